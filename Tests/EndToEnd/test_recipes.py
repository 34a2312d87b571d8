"""`chaka corpus fetch`: licences, downloads that stop or differ, cleaning, and the way from a recipe to a model."""
import functools
import gzip
import hashlib
import http.server
import io
import json
import os
import pathlib
import tarfile
import threading
import zipfile

import pytest
from conftest import ROOT, run

SHARED = pathlib.Path(os.environ.get("CHAKA_SHARED_DATA", ROOT.parent / "shared/data"))
ES = "agua , clara .\nfuego\n\nLima\nfuego\n"
QUY = "chuya yaku .\nnina\nhuk\nLima\nnina\n"


def fetch(data, *arguments, **options):
    return run("corpus", "fetch", *arguments, "--data-dir", str(data), **options)


def good(data, *arguments, **options):
    result = fetch(data, *arguments, **options)
    assert result.returncode == 0, result.stderr
    return result.stdout


def count(data, query=""):
    return int(run("corpus", "search", "--count", query, "--data-dir", str(data)).stdout)


def recipe(folder, name="made", digest=True, **changes):
    """A recipe with two files of this machine."""
    (folder / "a.es").write_text(ES)
    (folder / "a.quy").write_text(QUY)
    sha = hashlib.sha256(ES.encode()).hexdigest()
    fields = {
        "licence": "{id: CC0-1.0, text: https://example.org/cc0}",
        "files": "\n".join([
            "", "  - name: a.es", f"    url: file://{folder}/a.es", *([f"    sha256: {sha}"] if digest else []),
            "  - {name: a.quy, path: a.quy}"]),
        "texts": "[{format: moses, files: [a.es, a.quy]}]",
        "cleaning": "[drop-empty, drop-copies, join-punctuation, drop-duplicates]",
        **changes,
    }
    path = folder / f"{name}.yaml"
    path.write_text(
        f"id: {name}\ntitle: Made up\ncredit: The village\ndomain: water\n"
        + "sides: [{language: es}, {language: quy, orthography: unstated}]\n"
        + "".join(f"{key}: {value}\n" for key, value in fields.items()))
    return str(path)


def test_every_recipe_that_ships_is_listed(tmp_path):
    lines = good(tmp_path / "data", "--list").splitlines()
    assert len(lines) == len(list((ROOT / "corpora/recipes").glob("*.yaml"))) >= 15
    assert any(line.startswith("es-quy-minedu\tes-quy\tunstated\tchecked") for line in lines)
    shown = good(tmp_path / "data", "es-ay-globalvoices", "--dry-run")
    assert "raw.githubusercontent.com" in shown and "misaligned" in shown
    assert not (tmp_path / "data").exists()


def test_a_set_is_cleaned_and_imported_once(tmp_path):
    data, path = tmp_path / "data", recipe(tmp_path)
    out = good(data, path, "--accept-licence", "CC0-1.0", "--by", "rosa")
    assert "2 records; 2 units added" in out
    for row in ("drop-empty\t0\t1", "drop-copies\t0\t1", "join-punctuation\t1\t0", "drop-duplicates\t0\t1"):
        assert row in out
    unit = json.loads(run("corpus", "search", "clara", "--format", "jsonl", "--data-dir", str(data)).stdout)
    texts = {variant["language"]: variant for variant in unit["variants"]}
    assert texts["es"]["text"] == "agua, clara." and texts["quy"]["text"] == "chuya yaku."
    assert unit["licence"] == "CC0-1.0" and unit["credit"] == "The village" and unit["domain"] == "water"
    assert texts["quy"]["orthography"] == "unstated"
    again = fetch(data, path)
    assert again.returncode == 0 and "imported before" in again.stdout and "from file:" not in again.stderr
    assert count(data) == 2


def test_a_licence_is_accepted_once_and_kept(tmp_path):
    data, path = tmp_path / "data", recipe(tmp_path)
    refused = fetch(data, path)
    assert refused.returncode == 1 and "--accept-licence CC0-1.0" in refused.stderr
    assert "https://example.org/cc0" in refused.stderr
    assert not (data / "downloads").exists()
    good(data, path, "--accept-licence", "made", "--by", "rosa")
    kept = [json.loads(line) for line in (data / "recipes/acceptances.jsonl").read_text().splitlines()]
    assert [(entry["by"], entry["licence"], entry["recipe"]) for entry in kept] == [("rosa", "CC0-1.0", "made")]
    assert kept[0]["statementDigest"] == hashlib.sha256(kept[0]["statement"].encode()).hexdigest()
    good(data, recipe(tmp_path, "other", texts="[{format: moses, files: [a.es, a.quy]}]"))
    changed = fetch(data, recipe(tmp_path, licence="{id: CC0-1.0, note: ask the village first}"))
    assert changed.returncode == 1 and "ask the village first" in changed.stderr


def test_a_partial_file_is_completed(tmp_path):
    data, path = tmp_path / "data", recipe(tmp_path)
    folder = data / "downloads/made"
    folder.mkdir(parents=True)
    (folder / "a.es.part").write_text(ES[:9])
    result = fetch(data, path, "--accept-licence", "CC0-1.0")
    assert result.returncode == 0 and "from byte 9" in result.stderr
    assert (folder / "a.es").read_text() == ES and not (folder / "a.es.part").exists()


def test_over_http(tmp_path):
    data, path = tmp_path / "data", recipe(tmp_path)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        text = pathlib.Path(path).read_text()
        pathlib.Path(path).write_text(
            text.replace(f"file://{tmp_path}", f"http://127.0.0.1:{server.server_port}"))
        folder = data / "downloads/made"
        folder.mkdir(parents=True)
        (folder / "a.es.part").write_text(ES[:9])  # this server knows no ranges: the file starts anew
        result = fetch(data, path, "--accept-licence", "CC0-1.0")
        server.shutdown()
    assert result.returncode == 0, result.stderr
    assert (folder / "a.es").read_text() == ES
    assert "imported before" in good(data, path, "--offline")


def test_another_file_than_expected_is_put_aside(tmp_path):
    data, path = tmp_path / "data", recipe(tmp_path)
    folder = data / "downloads/made"
    folder.mkdir(parents=True)
    (folder / "a.es.part").write_text("X" * 9)
    result = fetch(data, path, "--accept-licence", "CC0-1.0")
    found = hashlib.sha256(("X" * 9 + ES[9:]).encode()).hexdigest()
    assert result.returncode == 1
    for part in (f"file://{tmp_path}/a.es", hashlib.sha256(ES.encode()).hexdigest(), found, "a.es.bad"):
        assert part in result.stderr
    assert (folder / "a.es.bad").exists() and not (folder / "a.es").exists()
    assert "2 units added" in good(data, path)


def test_without_a_digest_the_first_download_is_what_later_ones_must_be(tmp_path):
    data, path = tmp_path / "data", recipe(tmp_path, digest=False)
    first = fetch(data, path, "--accept-licence", "CC0-1.0")
    assert first.returncode == 0 and "first download" in first.stderr
    (data / "downloads/made/a.es").unlink()
    (tmp_path / "a.es").write_text(ES + "tierra\n")
    changed = fetch(data, path)
    assert changed.returncode == 1 and "changed since it was first fetched" in changed.stderr


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_members_of_archives(tmp_path, kind):
    packed = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("set/a.es", ES)
            archive.writestr("../a.quy", QUY)
        members = "[set/a.es, ../a.quy]"
    else:
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for name, text in (("./set/a.es", ES), ("./set/a.quy", QUY)):
                entry = tarfile.TarInfo(name)
                entry.size = len(text.encode())
                archive.addfile(entry, io.BytesIO(text.encode()))
        packed = io.BytesIO(gzip.compress(packed.getvalue()))
        members = "[set/a.es, set/a.quy]"
    (tmp_path / f"set.{kind}").write_bytes(packed.getvalue())
    path = recipe(tmp_path, files=f"[{{name: set.{kind}, path: set.{kind}, members: {members}}}]")
    assert "2 units added" in good(tmp_path / "data", path, "--accept-licence", "CC0-1.0")
    assert not (tmp_path / "data/downloads/a.quy").exists()


@pytest.mark.parametrize("changes, message", [
    ({"cleaning": "[drop-all]"}, "made.yaml:13: no cleaning step drop-all"),
    ({"colour": "red"}, "unknown key colour"),
    ({"unavailable": "the publisher forbids it"}, "the publisher forbids it"),
    ({"files": "[{name: a.es, url: 'gopher://a/b'}, {name: a.quy, path: a.quy}]"}, "gopher://a/b"),
    ({"files": "[{name: a.es, path: nowhere}, {name: a.quy, path: a.quy}]"}, "nowhere"),
])
def test_what_is_wrong_is_named(tmp_path, changes, message):
    result = fetch(tmp_path / "data", recipe(tmp_path, **changes), "--accept-licence", "CC0-1.0")
    assert result.returncode == 1 and message in result.stderr, result.stderr


def test_offline_and_unknown_recipes(tmp_path):
    result = fetch(tmp_path / "data", "es-quy-minedu", "--offline", "--accept-licence", "unstated")
    assert result.returncode == 1 and "--offline" in result.stderr
    unknown = fetch(tmp_path / "data", "no-such-set")
    assert unknown.returncode == 1 and "no-such-set" in unknown.stderr


def test_a_recipe_that_ships_may_not_name_files_of_the_machine(tmp_path, share):
    recipe(tmp_path)
    (share / "corpora/recipes/made.yaml").write_text((tmp_path / "made.yaml").read_text())
    result = fetch(tmp_path / "data", "made", "--accept-licence", "CC0-1.0", "--share-dir", str(share))
    assert result.returncode == 1 and "of this machine" in result.stderr


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"needs {SHARED}; CHAKA_SHARED_DATA names the folder of corpora")
def test_from_recipes_to_a_model(tmp_path):
    """The way of the README, with the digests of the recipes that ship and the files of this machine."""
    data = tmp_path / "data"
    for name, source, files in (
        ("es-quy-minedu", "train/es-quy", ("dict.es", "dict.quy")),
        ("es-quz-squoia-dw", "train/es-quz", ("dw.es", "dw.quz")),
    ):
        text = (ROOT / f"corpora/recipes/{name}.yaml").read_text()
        lines = iter(files)
        own = "".join(
            f"    url: file://{SHARED}/{source}/{next(lines)}\n" if line.startswith("    url: https") else line
            for line in text.splitlines(keepends=True))
        (tmp_path / f"{name}.yaml").write_text(own)
        out = good(data, str(tmp_path / f"{name}.yaml"), "--accept-licence", name)
        assert "records" in out and " 0 rejected" in out
    assert count(data, "lang:quy") > 8_000
    assert 800 < count(data, "lang:quz") < 856
    run("corpus", "snapshot", "small", "--where", "source:es-quy-minedu", "--data-dir", str(data))
    trained = run(
        "model", "train", "--from", "es", "--to", "quy", "--snapshot", str(data / "snapshots/small"), "--pieces", "2000",
        "--rounds", "1", "--out", str(tmp_path / "model"))
    assert trained.returncode == 0, trained.stderr
    answer = run("translate", "--model", str(tmp_path / "model"), "--from", "es", "--to", "quy", stdin="agua\n")
    assert "yaku" in answer.stdout.lower()
