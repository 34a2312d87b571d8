"""`chaka evaluate` against sacrebleu, by the file and by the line."""
import json
import os
import pathlib
import random

import pytest
import sacrebleu
from conftest import ROOT, run

SHARED = pathlib.Path(os.environ.get("CHAKA_SHARED_DATA", ROOT / ".." / "shared" / "data"))
DEGENERATE = [
    ("", ""), ("a", ""), ("", "a"), ("ñ", "n"), ("a\u0301e\u0301", "áé"), ("👩‍👩‍👧 x", "👩‍👩‍👧 y"), ("...", "."),
    ("a\u00a0b", "a b"), ("x\u2028y", "x y"), ("w" * 3000, "w" * 2999), ("Hola, mundo.", "hola, Mundo ."),
    ("1,000.5 - 3-4", "1,000.5 – 3-4"), ("«hola» $5 ", "«hola» $5"), ("a b c d", "d c b a"),
    ("&quot;x&quot; &amp; <skipped>", '"x" & y'), ("utjituwa, janiw", "janiw utjituwa ,"),
]


def lines(path):
    if not path.exists():
        pytest.skip(f"needs {path.name} of the shared data")
    return path.read_text().split("\n")[:-1]


def texts(case):
    if case == "degenerate":
        return [hypothesis for hypothesis, _ in DEGENERATE], [reference for _, reference in DEGENERATE]
    references = lines(SHARED / "dev/americasnlp/es-ay.ay")[:300]
    if case == "source":
        return lines(SHARED / "dev/americasnlp/es-ay.es")[:300], references
    return random.Random(3).sample(references, len(references)), references


@pytest.mark.parametrize("tokenizer", ["13a", "intl"])
@pytest.mark.parametrize("case", ["degenerate", "source", "shuffled"])
def test_scores_are_those_of_sacrebleu(case, tokenizer, tmp_path):
    hypotheses, references = texts(case)
    (tmp_path / "h").write_text("\n".join(hypotheses) + "\n")
    (tmp_path / "r").write_text("\n".join(references) + "\n")
    answer = run(
        "evaluate", "--hypothesis", f"{tmp_path}/h", "--reference", f"{tmp_path}/r", "--format", "json",
        "--sentence-level", "--tokenize", tokenizer)
    assert answer.returncode == 0, answer.stderr
    peers = {
        "chrF": sacrebleu.CHRF(), "chrF++": sacrebleu.CHRF(word_order=2), "TER": sacrebleu.TER(),
        "BLEU": sacrebleu.BLEU(tokenize=tokenizer)}
    scores = json.loads(answer.stdout)["scores"]
    assert [score["metric"] for score in scores] == ["chrF", "chrF++", "BLEU", "TER"]
    for score in scores:
        peer = peers[score["metric"]]
        wanted = peer.corpus_score(hypotheses, [references])
        assert score["score"] == pytest.approx(wanted.score, abs=0.005)
        signature = str(peer.get_signature())
        assert score["signature"].rsplit("|", 1)[0] == signature.rsplit("|", 1)[0]
        if score["metric"] == "BLEU":
            peer = sacrebleu.BLEU(tokenize=tokenizer, effective_order=True)
        for number, (hypothesis, reference) in enumerate(zip(hypotheses, references)):
            wanted = peer.sentence_score(hypothesis, [reference]).score
            assert score["sentences"][number] == pytest.approx(wanted, abs=0.005), (score["metric"], number)


def test_a_baseline_is_tested_and_lengths_must_agree(tmp_path):
    (tmp_path / "r").write_text("".join(f"wasi {n} hatun kachkan\n" for n in range(60)))
    (tmp_path / "h").write_text("".join(f"wasi {n} hatun kachkan\n" if n % 2 else "wasi\n" for n in range(60)))
    (tmp_path / "b").write_text("yaku\n" * 60)
    options = ["evaluate", "--hypothesis", f"{tmp_path}/h", "--reference", f"{tmp_path}/r", "--metric", "chrf++"]
    score = json.loads(run(*options, "--baseline", f"{tmp_path}/b", "--format", "json").stdout)["scores"][0]
    assert score["difference"] > 10 and score["bootstrapP"] < 0.01 and score["randomizationP"] < 0.01
    assert score["interval"][0] > 0
    (tmp_path / "b").write_text("yaku\n" * 59)
    answer = run(*options, "--baseline", f"{tmp_path}/b")
    assert answer.returncode == 1 and "60" in answer.stderr and "59" in answer.stderr
