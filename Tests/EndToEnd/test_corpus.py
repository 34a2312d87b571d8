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


def test_a_killed_import_goes_on_and_ends_the_same(tmp_path):
    generator = random.Random(7)
    words = ["wasi", "yaku", "runa", "llaqta", "allin", "punchaw", "mayu", "urqu", "sara", "papa"]
    lines = [f"texto {i}\t{' '.join(generator.choices(words, k=6))} {i}" for i in range(30_000)]
    file = tmp_path / "large.tsv"
    file.write_text("es\tquy\n" + "\n".join(lines) + "\n")
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
