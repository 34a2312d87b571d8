"""`chaka corpus stats`, exports from snapshots, and the models that a snapshot knows of."""
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import run
from test_corpus import add_samples, corpus, good, large

SVG = "{http://www.w3.org/2000/svg}"
PLOTS = ["texts-by-source", "lengths", "growth", "length-ratios", "coverage", "analysis"]


def units_of_tmx(file):
    return sorted(ElementTree.tostring(unit).strip() for unit in ElementTree.parse(file).iter("tu"))


@pytest.mark.parametrize("name", ["all.tsv", "all.tmx", "all.jsonl", "all.csv", "all.po", "all.xlf", "all.tbx"])
def test_a_snapshot_exports_what_the_corpus_exports(tmp_path, name):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    good(data, "snapshot", "s")
    kind = ["--languages", "es,quy"]
    good(data, "export", str(tmp_path / name), *kind)
    fresh = tmp_path / "other"
    snapshot = tmp_path / f"snapshot-{name}"
    # Another data folder has no corpus, and none is made.
    good(fresh, "export", str(snapshot), "--from", str(data / "snapshots/s"), *kind)
    assert not fresh.exists()
    if name == "all.tmx":
        assert len(units_of_tmx(snapshot)) == 3
        assert units_of_tmx(snapshot) == units_of_tmx(tmp_path / name)
    else:
        # A snapshot has its units in the order of their identifiers.
        assert len(snapshot.read_text()) > 100
        assert sorted(re.findall(r"yaku|punchaw|Postaqa", snapshot.read_text())) == sorted(
            re.findall(r"yaku|punchaw|Postaqa", (tmp_path / name).read_text()))
        if name in ("all.tsv", "all.csv", "all.jsonl"):
            assert sorted(snapshot.read_text().splitlines()) == sorted((tmp_path / name).read_text().splitlines())


def test_splits_withdrawn_units_and_damage(tmp_path):
    data = tmp_path / "data"
    good(data, "import", str(large(tmp_path, 300)), "--source", "large", "--licence", "CC0-1.0")
    good(data, "snapshot", "s", "--dev", "0.1", "--test", "0.1")
    folder = data / "snapshots/s"
    counts = {}
    for split in ["train", "dev", "test", "all"]:
        file = tmp_path / f"{split}.jsonl"
        good(data, "export", str(file), "--from", str(folder), "--split", split)
        counts[split] = len(file.read_text().splitlines())
    assert counts["dev"] > 0 and counts["test"] > 0
    assert counts["train"] + counts["dev"] + counts["test"] == counts["all"]
    unit = json.loads((folder / "dev.jsonl").read_text().splitlines()[0])
    good(data, "withdraw", unit["id"])
    again = corpus(data, "export", str(tmp_path / "again.jsonl"), "--from", str(folder), "--split", "dev")
    assert again.returncode == 0 and "1 units withdrawn since then" in again.stderr
    assert len((tmp_path / "again.jsonl").read_text().splitlines()) == counts["dev"] - 1
    dev = folder / "dev.jsonl"
    dev.write_bytes(dev.read_bytes().replace(b"wasi", b"wasX", 1))
    damaged = corpus(data, "export", str(tmp_path / "none.tsv"), "--from", str(folder))
    assert damaged.returncode == 1 and "dev.jsonl" in damaged.stderr
    assert not (tmp_path / "none.tsv").exists()


@pytest.mark.parametrize("arguments", [
    ["--split", "dev"], ["--from", "x", "--where", "agua"], ["--from", "x", "--split", "half"],
])
def test_what_does_not_go_together_is_refused(tmp_path, arguments):
    result = corpus(tmp_path / "data", "export", str(tmp_path / "a.tsv"), *arguments)
    assert result.returncode == 64 and not (tmp_path / "a.tsv").exists()


def test_verify_names_the_models_trained_from_a_snapshot(tmp_path):
    data = tmp_path / "data"
    good(data, "import", str(large(tmp_path, 300)), "--source", "large", "--licence", "CC0-1.0")
    good(data, "snapshot", "s", "--dev", "0.1", "--test", "0.1")
    folder = data / "snapshots/s"
    snapshot = json.loads((folder / "manifest.json").read_text())
    manifests = []
    for name in ["one", "two"]:
        trained = run("model", "train", "--from", "es", "--to", "quy", "--snapshot", str(folder), "--out",
                      str(tmp_path / name), "--pieces", "200", "--rounds", "1", "--data-dir", str(data))
        assert trained.returncode == 0, trained.stderr
        manifests.append((tmp_path / name / "manifest.json").read_bytes())
    assert manifests[0] == manifests[1]
    manifest = json.loads(manifests[0])
    assert manifest["snapshots"] == [{"id": snapshot["id"], "name": "s"}]
    assert "was trained" not in good(data, "snapshot", "verify", str(folder))
    active = run("model", "activate", str(tmp_path / "one"), "--force", "--data-dir", str(data))
    assert active.returncode == 0, active.stderr
    assert f"model {manifest['id']} (es-quy, active) was trained" in good(data, "snapshot", "verify", str(folder))
    line = json.loads((folder / "train.jsonl").read_text().splitlines()[0])
    explained = run("translate", "--model", str(tmp_path / "one"), "--explain", line["variants"][0]["text"])
    assert explained.returncode == 0, explained.stderr
    learned = re.findall(r"large:([0-9a-f-]{36})", explained.stdout)
    units = {json.loads(unit)["id"] for unit in (folder / "train.jsonl").read_text().splitlines()}
    assert learned and set(learned) <= units
    good(data, "withdraw", line["id"])
    found = corpus(data, "snapshot", "verify", str(folder))
    assert found.returncode == 1
    assert f"retrain them from a new snapshot: {manifest['id']}" in found.stdout


def test_statistics_as_json_and_coverage_of_a_file(tmp_path):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    good(data, "add", "--source", "hand", "--licence", "CC0-1.0", "--text", "quy=Yaku wasiykita", "--text", "es=Agua")
    file = tmp_path / "page.txt"
    file.write_text("Chuya yaku, chuya wayra.\n")
    document = json.loads(good(
        data, "stats", "--format", "json", "--coverage-of", str(file), "--language", "quy"))
    statistics = document["statistics"]
    assert statistics["units"] == 4 and statistics["unitsBySource"] == {"hand": 1, "sample": 3}
    quechua = statistics["texts"][1]
    # Allin punchaw mamay / Postaqa wichqasqam / Chuya yaku / Yaku wasiykita
    assert (quechua["variety"], quechua["variants"], quechua["tokens"], quechua["types"]) == ("quy", 4, 9, 8)
    assert quechua["lengths"][2] == 3 and quechua["lengths"][3] == 1
    assert quechua["growth"][-1] == {"tokens": 9, "types": 8}
    assert quechua["analysis"]["tokens"] == 9 and quechua["analysis"]["knownTokens"] >= 5
    hand = [s for s in statistics["sources"] if s["source"] == "hand" and s["variety"] == "quy"][0]
    assert (hand["tokens"], hand["coveredTokens"]) == (2, 1)
    (pair,) = statistics["pairs"]
    # Buenos días señora / La posta está cerrada / Agua limpia / Agua
    assert (pair["source"], pair["target"], pair["pairs"]) == ("es", "quy", 4)
    assert (pair["sourceTokens"], pair["targetTokens"]) == (10, 9)
    assert [place for place, count in enumerate(pair["ratios"]) if count] == [5, 10, 20]
    coverage = document["coverage"]
    assert (coverage["tokens"], coverage["knownTokens"]) == (4, 3)
    assert (coverage["types"], coverage["knownTypes"]) == (3, 2)
    assert coverage["unknownWords"] == [{"count": 1, "word": "wayra"}]
    text = good(data, "stats", "--coverage-of", str(file), "--language", "quy")
    assert "knows 75.0 % of 4 tokens and 66.7 % of 3 types" in text and "1\twayra" in text
    assert corpus(data, "stats", "--coverage-of", str(file)).returncode == 64


def test_plots_are_svg_with_text_and_png_where_it_can_be_drawn(tmp_path):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    for folder in ["first", "second"]:
        good(data, "stats", "--plots", str(tmp_path / folder))
    converter = shutil.which("rsvg-convert")
    for name in PLOTS:
        file = tmp_path / "first" / f"{name}.svg"
        assert file.read_bytes() == (tmp_path / "second" / f"{name}.svg").read_bytes()
        root = ElementTree.parse(file).getroot()
        assert root.tag == SVG + "svg" and root.find(SVG + "title").text and root.find(SVG + "desc").text
        assert not list(root.iter(SVG + "script"))
        if converter:
            assert (tmp_path / "first" / f"{name}.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    labels = [text.text for text in ElementTree.parse(tmp_path / "first/texts-by-source.svg").iter(SVG + "text")]
    assert {"sample es", "sample quy", "3", "texts"} <= set(labels)
    labels = [text.text for text in ElementTree.parse(tmp_path / "first/growth.svg").iter(SVG + "text")]
    assert "quy: 7 words, 7 different" in labels and "different words" in labels


def test_without_the_converter_the_command_says_how_to_get_it(tmp_path):
    data = tmp_path / "data"
    add_samples(data, tmp_path)
    result = corpus(data, "stats", "--plots", str(tmp_path / "plots"), variables={"PATH": "/nowhere"})
    assert result.returncode == 0, result.stderr
    assert "librsvg2-bin" in result.stderr
    assert sorted(file.name for file in (tmp_path / "plots").iterdir()) == sorted(f"{name}.svg" for name in PLOTS)


def test_an_empty_corpus_has_statistics(tmp_path):
    assert "units: 0" in good(tmp_path / "data", "stats")
    good(tmp_path / "data", "stats", "--plots", str(tmp_path / "plots"))
    assert list((tmp_path / "plots").iterdir()) == []
