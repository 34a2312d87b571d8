"""`chaka corpus withdraw` by contributor, query and variant; the ledger; what a purge removes."""
import json
import re
import stat
import time

import pytest

from conftest import Server, run

TSV = (
    "key\tes\tquy\n"
    "one\tGracias\tAñay\n"
    "two\tLa posta está cerrada.\tPostaqa wichqasqam.\n"
    "three\tAgua limpia\tChuya yaku\n"
)


def corpus(data, *arguments):
    return run("corpus", *arguments, "--data-dir", str(data))


def good(data, *arguments):
    result = corpus(data, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture
def data(tmp_path):
    """Three units of Rosa from a file, and one of Juan."""
    data = tmp_path / "data"
    file = tmp_path / "rosa.tsv"
    file.write_text(TSV)
    good(data, "import", str(file), "--source", "rosa", "--licence", "CC BY 4.0", "--contributor", "Rosa Quispe")
    good(data, "add", "--source", "juan", "--licence", "CC0-1.0", "--text", "es=Gracias", "--text", "quy=Sulpayki",
         "--contributor", "Juan")
    return data


def count(data, *query):
    return int(good(data, "search", "--count", *query))


def identifier(data, query):
    found = re.findall(r"^[0-9a-f-]{36}", good(data, "search", query), re.MULTILINE)
    assert len(found) == 1
    return found[0]


def content(data):
    return b"".join(file.read_bytes() for file in data.iterdir() if file.is_file())


def test_a_contributor_is_counted_first_and_withdrawn_with_yes(data, tmp_path):
    asked = good(data, "withdraw", "--contributor", "Rosa Quispe")
    assert "3 units would be withdrawn" in asked and "--yes" in asked
    assert count(data) == 4
    done = good(data, "withdraw", "--contributor", "Rosa Quispe", "--yes", "--why", "her letter")
    assert "3 units withdrawn" in done
    assert count(data) == 1 and count(data, "gracias") == 1
    assert b"wichqasqam" not in content(data) and b"Rosa Quispe" not in content(data)
    other = tmp_path / "other.tsv"
    other.write_text(TSV + "four\tGracias\tPachi\n")
    again = good(data, "import", str(other), "--source", "elsewhere", "--licence", "CC BY 4.0")
    assert "1 units added" in again and "3 withdrawn" in again


def test_a_query_takes_one_variant_of_each_unit(data):
    done = good(data, "withdraw", "--where", "source:rosa state:unreviewed", "--variant", "quy", "--yes")
    assert "3 single texts" in done
    assert count(data) == 4 and count(data, "source:rosa lang:quy") == 0 and count(data, "source:rosa lang:es") == 3
    assert b"wichqasqam" not in content(data) and "cerrada".encode() in content(data)
    shown = good(data, "show", identifier(data, "cerrada"))
    assert "withdrawn quy/0" in shown


def test_one_variant_stays_out_of_its_unit_when_the_file_comes_again(data, tmp_path):
    unit = identifier(data, "limpia")
    good(data, "edit", unit, "--variant", "quy", "--text", "Llimpu yaku")
    good(data, "withdraw", unit, "--variant", "quy", "--why", "asked")
    again = tmp_path / "again.tsv"
    again.write_text(TSV.replace("cerrada", "abierta"))
    good(data, "import", str(again), "--source", "rosa", "--licence", "CC BY 4.0", "--contributor", "Rosa Quispe")
    assert count(data, "yaku") == 0 and count(data, "limpia") == 1 and count(data, "abierta") == 1
    assert b"Llimpu" not in content(data) and b"Chuya" not in content(data)


@pytest.mark.parametrize("arguments", [[], ["--where", " "], ["--contributor", ""], ["--variant", "quy"]])
def test_nothing_is_withdrawn_without_saying_what(data, arguments):
    assert corpus(data, "withdraw", *arguments, "--yes").returncode != 0
    assert count(data) == 4


def test_the_ledger_outlives_the_database(data, tmp_path):
    backup = tmp_path / "before.sqlite"
    assert run("backup", str(backup), "--data-dir", str(data)).returncode == 0
    good(data, "withdraw", identifier(data, "limpia"))
    good(data, "withdraw", identifier(data, "cerrada"), "--variant", "quy")
    lines = (data / "withdrawals.jsonl").read_text().splitlines()
    assert [json.loads(line).get("variant") for line in lines] == [None, "quy/0"]
    assert stat.S_IMODE((data / "withdrawals.secret").stat().st_mode) == 0o600
    for file in data.glob("chaka.sqlite*"):
        file.unlink()
    elsewhere = tmp_path / "elsewhere"
    for folder, options in [
        (elsewhere, ["--withdrawals", str(data / "withdrawals.jsonl")]), (data, []),
    ]:
        restored = run("restore", str(backup), "--data-dir", str(folder), *options)
        assert restored.returncode == 0, restored.stderr
        assert "1 withdrawn again, 1 single texts" in restored.stdout
        assert count(folder) == 3 and count(folder, "wichqasqam") == 0


def test_a_ledger_that_cannot_be_written_refuses_the_withdrawal(data):
    unit = identifier(data, "limpia")
    (data / "withdrawals.secret").mkdir()
    refused = corpus(data, "withdraw", unit)
    assert refused.returncode == 1 and "withdrawals.secret" in refused.stderr
    assert count(data, "limpia") == 1


def test_a_regular_expression_that_never_ends_is_given_up(data):
    good(data, "add", "--source", "long", "--licence", "CC0-1.0", "--text", f"es={'a' * 60}!")
    wrong = corpus(data, "search", "--count", "/(a+)+$/")
    assert wrong.returncode == 1 and "takes too long" in wrong.stderr
    server = Server(data)
    try:
        status, _, body = server.request("/v1/units?q=%2F(a%2B)%2B%24%2F")
        assert status == 422 and json.loads(body)["code"] == "unit.costly-query"
        status, _, body = server.request("/v1/units?q=%22%22")
        assert status == 200 and len(json.loads(body)["units"]) > 5
    finally:
        server.stop()


def test_a_purge_replaces_old_names_and_removes_downloads(data):
    good(data, "tag", identifier(data, "limpia"), "water", "--by", "Melchora")
    (data / "downloads").mkdir()
    (data / "downloads/set.tsv").write_text("12345")
    purged = run("purge", "--data-dir", str(data), "--actors-before", "2999-01-01", "--downloads")
    assert purged.returncode == 0, purged.stderr
    assert "5 bytes" in purged.stdout and not (data / "downloads").exists()
    assert b"Melchora" not in content(data) and "actor-" in good(data, "log")
    assert run("purge", "--data-dir", str(data), "--actors-before", "yesterday").returncode != 0


def test_a_running_server_forgets_what_is_withdrawn(data):
    added = good(
        data, "add", "--source", "oral", "--licence", "CC0-1.0", "--state", "approved", "--text",
        "es=El zorro azul canta.", "--text", "quy=Anqas atuq takin.")
    unit = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", added).group()
    server = Server(data)
    try:
        def answer():
            body = json.dumps({"text": "El zorro azul canta.", "source": "es", "target": "quy"})
            return json.loads(server.request("/v1/translate", body)[2])["items"][0]["text"]

        assert answer() == answer() == "Anqas atuq takin."
        good(data, "withdraw", unit)
        deadline = time.monotonic() + 10
        while answer() == "Anqas atuq takin.":
            assert time.monotonic() < deadline, "the server goes on answering"
            time.sleep(0.1)
    finally:
        server.stop()
