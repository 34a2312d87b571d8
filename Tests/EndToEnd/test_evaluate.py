"""`chaka evaluate` against sacrebleu, to the second decimal, line by line and as a whole."""
import json
import os
import pathlib
import random

import pytest
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

from conftest import ROOT, run

DATA = pathlib.Path(os.environ.get("CHAKA_SHARED_DATA", ROOT.parent / "shared/data")) / "dev"
SETS = {
    "es-quy": ("americasnlp/es-quy.es", "americasnlp/es-quy.quy"),
    "es-ay": ("americasnlp/es-ay.es", "americasnlp/es-ay.ay"),
    "spa-quy": ("flores/dev.spa", "flores/dev.quy"),
    "spa-ayr": ("flores/dev.spa", "flores/dev.ayr"),
}
TOLERANCE = 0.005

# Hypothesis and reference.
DEGENERATE = [
    ("", ""), ("", "a b"), ("a b", ""), ("a", "a"), ("a", "b"), (".", "."), ("...", "!?"), ("...", "..."),
    ("x\u0301", "x\u0301"), ("x\u0301", "x"), ("n\u0303", "\u00f1"), ("e\u0301\u0301 . ,", "\u00e9 .,"),
    ("👩‍👩‍👧‍👦 b", "👩‍👩‍👧‍👦"), ("🇧🇴 ✊🏽", "🇧🇴 ✊🏾"), ("a\u00a0b", "a b"), ("\u00a0", "\u3000"),
    ("a\u2028b c", "a b c"), ("a\u0085b", "a b"), ("a\u200bb", "a b"), ("a\x0bb\x0cc\x1cd", "a b c d"),
    ("x" * 5000, "x" * 4000), ("y" * 70000, "y" * 70000), ("a " * 300, "a " * 310), ("a", "b " * 120 + "a"),
    (" ".join(map(str, range(200))), " ".join(map(str, reversed(range(200))))), ("b " * 120 + "a", "a"),
    (" ".join("abcdefghij"[i % 10] for i in range(60)), " ".join("abcdefghij"[i * 3 % 10] for i in range(60))),
    ("manq' ch'a", "manqʼ chʼa"), ("3,14 1.000,5 5-6 7.", "3,14 1000.5 5-6 7 ."), ("2014.", "2014 ."),
    ("&quot;hola&quot; &amp;lt; <skipped>x", '"hola" &lt; x'), ("«¿Qué?» —dijo—", '"¿Que?" -dijo-'),
    ("½ ² Ⅻ ٣،٤ $5 €5 +1", "½ 2 XII ٣،٤ $ 5 €5 1"), ("İSTANBUL ΟΔΟΣ STRASSE", "i̇stanbul οδος straße"),
    ("ΑΣ ΑΣ. ΑΣ", "ας ασ. ας"), ("Ñandu ñ", "ñandu Ñ"), ("b c d e a", "a b c d e"), ("the the the", "the cat the"),
    ("(hola)", "(hola"), ("a  b\tc ", " a b c"), ("_a_ @b #c %d", "_a_ @ b # c % d"), ("क्षि", "क्षि क"),
]


def peers(tokenizer="13a", sentences=False):
    return {
        "chrF++": CHRF(word_order=2), "chrF": CHRF(), "BLEU": BLEU(tokenize=tokenizer, effective_order=sentences),
        "TER": TER()}


def write(path, lines):
    path.write_bytes("".join(line + "\n" for line in lines).encode())
    return str(path)


def read(name):
    if not (DATA / name).exists():
        pytest.skip(f"needs {DATA / name}; CHAKA_SHARED_DATA names the folder of corpora")
    return (DATA / name).read_bytes().decode().removesuffix("\n").split("\n")


def evaluated(folder, hypotheses, references, *arguments):
    files = ["--hypothesis", write(folder / "hypothesis", hypotheses)]
    for number, lines in enumerate(references):
        files += ["--reference", write(folder / f"reference{number}", lines)]
    result = run("evaluate", *files, "--format", "json", *arguments)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def unlike(folder, hypotheses, references, tokenizer="13a"):
    """What differs from sacrebleu, empty if nothing does."""
    found = evaluated(folder, hypotheses, references, "--sentence-level", "--tokenize", tokenizer)
    assert [score["metric"] for score in found["scores"]] == list(peers())
    assert found["lines"] == len(hypotheses)
    differences = []
    for score in found["scores"]:
        name = score["metric"]
        peer = peers(tokenizer)[name]
        expected = peer.corpus_score(hypotheses, references).score
        if abs(expected - score["score"]) >= TOLERANCE:
            differences.append((name, expected, score["score"]))
        assert score["signature"].rpartition("|")[0] == str(peer.get_signature()).rpartition("|")[0]
        peer = peers(tokenizer, sentences=True)[name]
        for number, (line, value) in enumerate(zip(hypotheses, score["sentences"], strict=True)):
            expected = peer.sentence_score(line, [lines[number] for lines in references]).score
            if abs(expected - value) >= TOLERANCE:
                differences.append((name, line[:80], references[0][number][:80], expected, value))
    return differences


@pytest.mark.parametrize("tokenizer", ["13a", "intl"])
@pytest.mark.parametrize("swapped", [False, True])
def test_degenerate_rows(tmp_path, tokenizer, swapped):
    sides = list(zip(*DEGENERATE))[:: -1 if swapped else 1]
    assert unlike(tmp_path, list(sides[0]), [list(sides[1])], tokenizer) == []


def test_degenerate_rows_with_several_references(tmp_path):
    hypotheses, references = map(list, zip(*DEGENERATE))
    assert unlike(tmp_path, hypotheses, [references, references[1:] + references[:1], [""] * len(references)]) == []


@pytest.mark.parametrize("name", SETS)
def test_source_as_translation(tmp_path, name):
    source, target = map(read, SETS[name])
    assert unlike(tmp_path, source, [target]) == []


@pytest.mark.parametrize("name", SETS)
def test_shuffled_lines(tmp_path, name):
    target = read(SETS[name][1])
    assert unlike(tmp_path, random.Random(1).sample(target, len(target)), [target], "intl") == []


def test_the_other_language_and_several_references(tmp_path):
    quechua, aymara, spanish = (read(f"flores/dev.{tag}") for tag in ("quy", "ayr", "spa"))
    assert unlike(tmp_path, aymara, [quechua, spanish], "intl") == []


@pytest.mark.parametrize("name", SETS)
def test_words_out_of_place(tmp_path, name):
    """Runs of words are moved, doubled and dropped, which is what TER searches for."""
    target = read(SETS[name][1])
    chance = random.Random(2)
    moved = []
    for line in target:
        words = line.split()
        for _ in range(1 + len(words) // 6):
            start = chance.randrange(len(words))
            run_of_words = words[start: start + chance.randint(1, 6)]
            if chance.random() < 0.8:
                del words[start: start + len(run_of_words)]
            place = chance.randint(0, len(words))
            words[place:place] = run_of_words[chance.random() < 0.2:]
        moved.append(" ".join(words))
    assert unlike(tmp_path, moved, [target]) == []


def test_significance_is_near_that_of_sacrebleu(tmp_path, monkeypatch):
    """Other random numbers, so that p-values differ a little; intervals too."""
    target, spanish = read("flores/dev.quy"), read("flores/dev.spa")
    chance = random.Random(3)
    system = [line if chance.random() < 0.1 else other for line, other in zip(target, spanish)]
    baseline = [line if chance.random() < 0.1 else other for line, other in zip(target, spanish)]
    baseline_file = write(tmp_path / "baseline", baseline)
    found = evaluated(tmp_path, system, [target], "--baseline", baseline_file, "--metric", "chrf", "--metric", "bleu")
    for kind, key in [("bs", "bootstrapP"), ("ar", "randomizationP")]:
        _, results = PairedTest(
            [("baseline", baseline), ("system", system)], {"chrF": CHRF(), "BLEU": BLEU()}, [target], test_type=kind,
            n_samples=2000)()
        for score, name in zip(found["scores"], ["chrF2", "BLEU"]):
            expected = results[name][1]
            assert score[key] == pytest.approx(expected.p_value, abs=0.05)
            if kind == "bs":
                assert score["confidence"] == pytest.approx([expected.mean, expected.ci], abs=0.35)
                assert score["baselineConfidence"] == pytest.approx(
                    [results[name][0].mean, results[name][0].ci], abs=0.35)


def test_lines_and_length_ratio(tmp_path):
    """CR LF, U+2028, a lacking last end; 4 characters by 5, 4 tokens by 5."""
    (tmp_path / "a").write_bytes("a b\r\nc\u2028d".encode())
    (tmp_path / "b").write_bytes("a b\nc\u2028d e\n".encode())
    result = run(
        "evaluate", "--hypothesis", str(tmp_path / "a"), "--reference", str(tmp_path / "b"), "--metric", "ter")
    assert result.stdout.splitlines() == [
        "TER\t20.00\tnrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:chaka-1",
        "length ratio: 0.800 in characters, 0.800 in tokens; 2 lines"]


def test_the_seed_decides(tmp_path):
    hypothesis = [f"line {number} {number % 3}" for number in range(50)]
    reference = [f"line {number} {number % 4}" for number in range(50)]
    baseline = ("--baseline", write(tmp_path / "other", [f"row {number} {number % 4}" for number in range(50)]))
    outcomes = [
        json.dumps(evaluated(tmp_path, hypothesis, [reference], *baseline, "--trials", "200", "--seed", seed))
        for seed in ("1", "1", "2")]
    assert outcomes[0] == outcomes[1] != outcomes[2]


@pytest.mark.parametrize(
    "content, message",
    [
        (b"a\nb\nc\n", "{good} has 2 lines and {bad} has 3"), (b"", "{bad}: empty"),
        (b"a\n\xff\n", "{bad}:2: not UTF-8"), (None, "cannot read {bad} (does it exist, and is it UTF-8?)"),
    ])
def test_says_what_is_wrong_with_a_file(tmp_path, content, message):
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_bytes(b"a\nb\n")
    if content is not None:
        bad.write_bytes(content)
    result = run("evaluate", "--hypothesis", str(good), "--reference", str(bad))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"chaka: {message.format(good=good, bad=bad)}\n"


@pytest.mark.parametrize(
    "arguments", [["--metric", "rouge"], ["--tokenize", "zh"], ["--format", "xml"], ["--trials", "0"], []])
def test_refuses_wrong_arguments(tmp_path, arguments):
    path = write(tmp_path / "a", ["a"])
    files = ["--hypothesis", path] + (["--reference", path] if arguments else [])
    assert run("evaluate", *files, *arguments).returncode == 64
