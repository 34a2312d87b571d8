"""Files that translate-toolkit writes are imported, and files that are exported are read by it."""
import json

import pytest

import toolkit_formats as toolkit
from conftest import run

# Own sentences: markup characters, a combining mark, an ejective, a line break.
UNITS = [
    ("Buenos días, señora.", "Allin punchaw, mamay.", "saludo"),
    ("Menos de <5> & \"más\"", "5 <manaraq> & \"aswan\"", ""),
    ("Pan", "Tʼanta", "con eyectiva"),
    ("a\u0301rbol", "sachʼa\u0308", ""),
]
WRITERS = {"tmx": toolkit.write_tmx, "xliff": toolkit.write_xliff, "xliff2": toolkit.write_xliff2}
READERS = {"tmx": toolkit.read_tmx, "xliff": toolkit.read_xliff, "xliff2": toolkit.read_xliff2}
ENDINGS = {"tmx": "tmx", "xliff": "xlf", "xliff2": "xlf", "tbx": "tbx"}


def stored(data):
    lines = run("corpus", "search", "--format", "jsonl", "--data-dir", str(data)).stdout.splitlines()
    return [json.loads(line) for line in lines]


def good(data, *arguments):
    result = run("corpus", *arguments, "--data-dir", str(data))
    assert result.returncode == 0, result.stderr
    return result


def texts(units):
    return [(source, target) for source, target, *_ in units]


@pytest.mark.parametrize("format", WRITERS)
def test_the_toolkits_files_are_imported(tmp_path, format):
    file = tmp_path / f"toolkit.{ENDINGS[format]}"
    WRITERS[format](str(file), UNITS)
    good(tmp_path / "data", "import", str(file), "--format", format, "--source", "toolkit", "--licence", "CC0-1.0")
    units = stored(tmp_path / "data")
    found = [tuple(next(v["text"] for v in unit["variants"] if v["language"] == l) for l in ["es", "quy"])
             for unit in units]
    assert found == texts(UNITS)


@pytest.mark.parametrize("format", READERS)
def test_the_toolkit_reads_what_is_exported(tmp_path, format):
    source = tmp_path / "units.jsonl"
    source.write_text("".join(
        json.dumps({"key": f"k{number}", "sourceLanguage": "es", "variants": [
            {"language": "es", "text": spanish}, {"language": "quy", "text": quechua}]}) + "\n"
        for number, (spanish, quechua, _) in enumerate(UNITS)))
    good(tmp_path / "data", "import", str(source), "--source", "s", "--licence", "CC0-1.0")
    file = tmp_path / f"ours.{ENDINGS[format]}"
    good(tmp_path / "data", "export", str(file), "--format", format, "--languages", "es,quy")
    assert texts(READERS[format](str(file))) == texts(UNITS)


def test_terms_go_both_ways(tmp_path):
    concepts = [(["posta", "puesto de salud"], ["hampina wasi"], "lugar de atención"), (["agua"], ["yaku"], "")]
    file = tmp_path / "toolkit.tbx"
    toolkit.write_tbx(str(file), concepts)
    good(tmp_path / "data", "import", str(file), "--source", "terms", "--licence", "CC0-1.0")
    ours = tmp_path / "ours.tbx"
    good(tmp_path / "data", "export", str(ours))
    assert [c[:2] for c in toolkit.read_tbx(str(ours))] == [c[:2] for c in concepts]
