"""`chaka corpus`: files in and out, history, withdrawal, backups, and an import that is killed."""
import gzip
import json
import random
import re
import signal
import subprocess

import pytest

from conftest import BINARY, environment, run

TSV = (
    "key\tes\tquy\tnote\r\n"
    "one\tBuenos días, señora.\tAllin punchaw, mamay.\tsaludo\r\n"
    "two\tLa posta está cerrada.\tPostaqa wichqasqam.\t\r\n"
    "three\tAgua limpia\tChuya yaku\t\r\n"
)


def corpus(data, *arguments, **options):
    return run("corpus", *arguments, "--data-dir", str(data), **options)


def good(data, *arguments):
    result = corpus(data, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def add_samples(data, folder):
    file = folder / "sample.tsv"
    file.write_text(TSV, newline="")
    return good(data, "import", str(file), "--source", "sample", "--licence", "CC BY 4.0", "--domain", "health")


def records(data, query=""):
    return [json.loads(line) for line in good(data, "search", query, "--format", "jsonl").splitlines()]


def identifier(data, query):
    found = re.findall(r"^[0-9a-f-]{36}", good(data, "search", query), re.MULTILINE)
    assert len(found) == 1
    return found[0]


def test_the_same_file_twice_adds_nothing(tmp_path):
    assert "3 records; 3 units added" in add_samples(tmp_path / "data", tmp_path)
    assert "imported before" in add_samples(tmp_path / "data", tmp_path)
    changed = tmp_path / "changed.tsv"
    changed.write_text(TSV.replace("Chuya yaku", "Chuya yakucha"), newline="")
    again = good(tmp_path / "data", "import", str(changed), "--source", "sample", "--licence", "CC BY 4.0",
                 "--domain", "health")
    assert "0 units added, 1 changed, 2 unchanged" in again


def test_bad_records_are_named_and_the_rest_is_kept(tmp_path):
    file = tmp_path / "bad.tsv"
    file.write_bytes(b"es\tquy\nuno\thuk\ndos\ntr\xc3\xa9s\tkimsa\ncu\xffatro\ttawa\n")
    result = corpus(tmp_path / "data", "import", str(file), "--source", "s", "--licence", "CC0-1.0")
    assert result.returncode == 0
    assert "2 units added" in result.stdout and "2 rejected" in result.stdout
    assert f"{file}:3:" in result.stderr and f"{file}:5:" in result.stderr
    strict = corpus(tmp_path / "other", "import", str(file), "--source", "s", "--licence", "CC0-1.0", "--strict")
    assert strict.returncode == 1 and f"{file}:3:" in strict.stderr


@pytest.mark.parametrize("name,format", [
    ("all.tmx", None), ("all.jsonl", None), ("all.tsv", None), ("all.csv", None), ("all.tmx.gz", None),
    ("all.xlf", "xliff"), ("all.xlf", "xliff2"), ("all.po", None), ("all.tbx", None),
])
def test_out_and_in_again_is_the_same(tmp_path, name, format):
    add_samples(tmp_path / "data", tmp_path)
    file = tmp_path / name
    kind = ["--format", format] if format else []
    good(tmp_path / "data", "export", str(file), "--languages", "es,quy", *kind)
    good(tmp_path / "copy", "import", str(file), "--source", "sample", "--licence", "unstated",
         "--languages", "es,quy", *kind)
    expected = records(tmp_path / "data")
    found = records(tmp_path / "copy")
    assert [unit["variants"][1]["text"] for unit in found] == [unit["variants"][1]["text"] for unit in expected]
    if name != "all.tbx":
        assert [unit["key"] for unit in found] == [unit["key"] for unit in expected]
        assert [unit["licence"] for unit in found] == ["CC BY 4.0"] * 3
        assert found[0]["note"] == "saludo"


def test_moses_files_in_two_languages(tmp_path):
    (tmp_path / "a.es").write_bytes("uno\ndos\n".encode("utf-16"))
    (tmp_path / "a.quy").write_bytes(gzip.compress("huk\niskay\n".encode()))
    good(tmp_path / "data", "import", str(tmp_path / "a.es"), str(tmp_path / "a.quy"), "--format", "moses",
         "--languages", "es,quy", "--source", "numbers", "--licence", "CC0-1.0")
    assert [[v["text"] for v in unit["variants"]] for unit in records(tmp_path / "data")] == [
        ["uno", "huk"], ["dos", "iskay"]]
    (tmp_path / "b.quy").write_text("huk\n")
    short = corpus(tmp_path / "data", "import", str(tmp_path / "a.es"), str(tmp_path / "b.quy"), "--format", "moses",
                   "--languages", "es,quy", "--source", "short", "--licence", "CC0-1.0")
    assert short.returncode == 1 and "different numbers of lines" in short.stderr


def test_search_ignores_accents_and_apostrophes_and_shows_context(tmp_path):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    good(data, "add", "--source", "hand", "--licence", "CC0-1.0", "--text", "ayr=Tʼantʼa alasiña", "--text", "es=Comprar pan")
    assert good(data, "search", "--count", "senora").strip() == "1"
    assert good(data, "search", "--count", "t'ant'a").strip() == "1"
    assert good(data, "search", "--count", "source:sample", "state:unreviewed").strip() == "3"
    assert good(data, "search", "--count", "/^Agua/").strip() == "1"
    assert "Chuya [yaku]" in good(data, "search", "--kwic", "yaku")
    wrong = corpus(data, "search", "colour:red")
    assert wrong.returncode == 1 and "colour" in wrong.stderr


def test_history_undo_and_conflict(tmp_path):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    unit = identifier(data, "agua")
    good(data, "edit", unit, "--variant", "quy", "--text", "Llimpu yaku", "--by", "rosa", "--why", "better word")
    good(data, "edit", unit, "--variant", "quy", "--state", "reviewed", "--by", "juan")
    shown = good(data, "show", unit)
    assert "quy/0 [reviewed]  Llimpu yaku" in shown and "rosa: changed quy/0  (better word)" in shown
    late = corpus(data, "edit", unit, "--domain", "water", "--revision", "1")
    assert late.returncode == 1 and "revision" in late.stderr
    good(data, "undo", unit, "--to", "1")
    assert "quy/0 [unreviewed]  Chuya yaku" in good(data, "show", unit)
    assert "rosa" in good(data, "log") and "rosa" not in good(data, "log", "--by", "juan")


def test_what_is_withdrawn_is_gone_and_stays_out(tmp_path):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    backup = tmp_path / "before.sqlite"
    assert run("backup", str(backup), "--data-dir", str(data)).returncode == 0
    unit = identifier(data, "yaku")
    assert "1 units withdrawn" in good(data, "withdraw", unit, "--why", "asked by the author")
    content = b"".join(file.read_bytes() for file in data.glob("chaka.sqlite*"))
    assert b"Chuya" not in content and b"chuya" not in content
    moved = tmp_path / "moved.tsv"
    moved.write_text(TSV.replace("three", "other"), newline="")
    again = good(data, "import", str(moved), "--source", "elsewhere", "--licence", "CC BY 4.0")
    assert "2 units added" in again and "1 withdrawn" in again
    refused = run("restore", str(backup), "--data-dir", str(data))
    assert refused.returncode == 1
    restored = run("restore", str(backup), "--force", "--data-dir", str(data))
    assert restored.returncode == 0 and "1 withdrawn again" in restored.stdout
    assert good(data, "search", "--count", "yaku").strip() == "0"
    assert good(data, "search", "--count").strip() == "2"


def large(folder, count):
    generator = random.Random(7)
    words = ["wasi", "yaku", "runa", "llaqta", "allin", "punchaw", "mayu", "urqu", "sara", "papa"]
    lines = [f"{' '.join(generator.choices(words, k=8))} es {i}\t{' '.join(generator.choices(words, k=8))} {i}"
             for i in range(count)]
    file = folder / "large.tsv"
    file.write_text("es\tquy\n" + "\n".join(lines) + "\n")
    return file


def test_snapshots_are_the_same_whatever_the_order(tmp_path):
    file = large(tmp_path, 1000)
    header, *lines = file.read_text().splitlines()
    turned = tmp_path / "turned.tsv"
    turned.write_text("\n".join([header, *reversed(lines)]) + "\n")
    folders = []
    for data, source in [("one", file), ("two", turned)]:
        good(tmp_path / data, "import", str(source), "--source", "large", "--licence", "CC BY 4.0")
        folder = tmp_path / f"{data}.snapshot"
        good(tmp_path / data, "snapshot", "s", "--out", str(folder), "--dev", "0.1", "--test", "0.1")
        folders.append(folder)
    first, second = [{f.name: f.read_bytes() for f in folder.iterdir()} for folder in folders]
    assert first == second
    manifest = json.loads(first["manifest.json"])
    sizes = {split["split"]: split["units"] for split in manifest["splits"]}
    assert sum(sizes.values()) + sum(c["count"] for c in manifest["quarantined"]) >= 1000
    assert 60 < sizes["dev"] < 140 and 60 < sizes["test"] < 140
    assert corpus(tmp_path / "one", "snapshot", "s", "--out", str(folders[0])).returncode == 1


def test_a_grown_corpus_moves_no_unit_and_a_withdrawn_one_is_found(tmp_path):
    data = tmp_path / "data"
    file = large(tmp_path, 400)
    arguments = ["--dev", "0.1", "--test", "0.1"]
    good(data, "import", str(file), "--source", "large", "--licence", "CC0-1.0")
    good(data, "snapshot", "before", *arguments)
    add_samples(data, tmp_path)
    good(data, "snapshot", "after", *arguments)
    before, after = data / "snapshots/before", data / "snapshots/after"
    difference = run("corpus", "snapshot", "diff", str(before), str(after))
    assert difference.returncode == 0
    assert sorted({line[0] for line in difference.stdout.splitlines()}) == ["+"]
    assert len(difference.stdout.splitlines()) == 3
    assert "whole" in good(data, "snapshot", "verify", str(before))
    unit = json.loads((before / "dev.jsonl").read_text().splitlines()[0])["id"]
    good(data, "withdraw", unit)
    found = corpus(data, "snapshot", "verify", str(before))
    assert found.returncode == 1 and unit in found.stdout
    train = before / "train.jsonl"
    train.write_bytes(train.read_bytes().replace(b"wasi", b"wasX", 1))
    damaged = corpus(data, "snapshot", "verify", str(before))
    assert damaged.returncode == 1 and "train.jsonl" in damaged.stderr


def test_a_model_is_trained_from_a_snapshot(tmp_path):
    data = tmp_path / "data"
    good(data, "import", str(large(tmp_path, 300)), "--source", "large", "--licence", "CC0-1.0")
    good(data, "snapshot", "s", "--dev", "0.1", "--test", "0.1")
    model = tmp_path / "model"
    trained = run("model", "train", "--from", "es", "--to", "quy", "--snapshot", str(data / "snapshots/s"), "--out",
                  str(model), "--pieces", "200", "--rounds", "1", "--data-dir", str(data))
    assert trained.returncode == 0, trained.stderr
    manifest = json.loads((model / "manifest.json").read_text())
    assert [c["name"] for c in manifest["corpora"]] == ["large"] and "dev.chrf++" in manifest["scores"]
    assert run("reproduce", str(model), "--data-dir", str(data)).returncode == 0


def test_a_killed_import_goes_on_and_ends_the_same(tmp_path):
    generator = random.Random(8)
    file = large(tmp_path, 30_000)
    arguments = ["corpus", "import", str(file), "--source", "large", "--licence", "CC0-1.0"]
    kills = 0
    for attempt in range(40):
        process = subprocess.Popen(
            [BINARY, *arguments, "--data-dir", str(tmp_path / "killed")], env=environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=generator.uniform(0.3, 1 + attempt / 2))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
    assert kills > 0 and process.returncode == 0
    assert run(*arguments, "--data-dir", str(tmp_path / "whole")).returncode == 0
    for data in ["killed", "whole"]:
        good(tmp_path / data, "export", str(tmp_path / f"{data}.jsonl"))
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert good(tmp_path / "killed", "search", "--count").strip() == "30000"
