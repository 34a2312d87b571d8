"""Captions and braille: the commands, and the routes of a real gateway with the dictionary that ships."""
import json
import re

import pytest

from conftest import ROOT, run

SHARE = ("--share-dir", str(ROOT))
TIMES = re.compile(r"\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}")

# A clip of a health post: a sentence over two cues, a dialogue, markup, a cue that is read too fast, and a word nobody knows.
CLIP = """1
00:00:01,000 --> 00:00:03,500
<i>No pague a nadie.</i>

2
00:00:04,000 --> 00:00:05,500
Tengo dos

3
00:00:05,600 --> 00:00:07,000
hijos.

4
00:00:08,000 --> 00:00:09,000
El médico de la posta de salud atiende hoy en el hospital de la provincia.

5
00:00:12,000 --> 00:00:13,500
Xyzzyq blorptag.

"""


@pytest.fixture
def clip(tmp_path):
    path = tmp_path / "clip.srt"
    path.write_bytes(b"\xef\xbb\xbf" + CLIP.replace("\n", "\r\n").encode())
    return path


def cues(text):
    """Number, times and text of each cue of SubRip."""
    parts = [block.split("\n", 2) for block in text.strip().split("\n\n")]
    return [(number, times, words[0] if words else "") for number, times, *words in parts]


def test_checks_files_and_exits_with_1_for_findings(clip, tmp_path):
    result = run("captions", "check", str(clip), "--rules", "netflix")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert f"{clip}: cue 4: line-length 74, limit 42" in lines
    assert f"{clip}: cue 4: reading-speed 74, limit 17" in lines
    assert len(lines) == 2
    spanish = run("captions", "check", str(clip), language="es_PE.UTF-8").stdout
    assert f"{clip}: subtítulo 4: line-length 74, límite 42" in spanish
    found = json.loads(run("captions", "check", str(clip), "--format", "json").stdout)
    assert (found["file"], found["format"], found["cues"], found["warnings"]) == (str(clip), "srt", 5, [])
    assert [item["rule"] for item in found["findings"]] == ["reading-speed", "line-length"]
    sound = tmp_path / "sound.vtt"
    sound.write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nBuenos días.\n")
    assert run("captions", "check", str(sound)).returncode == 0
    assert run("captions", "check", "--rules", "nasa", str(sound)).returncode != 0


def test_names_file_and_line_and_looks_at_the_other_files(clip, tmp_path):
    broken = tmp_path / "broken.srt"
    broken.write_text("1\n00:00:01,000 --> 00:00:xx\nHola\n")
    latin = tmp_path / "latin.srt"
    latin.write_bytes("1\n00:00:01,000 --> 00:00:02,000\nniño\n".encode("latin-1"))
    result = run("captions", "check", str(broken), str(latin), str(tmp_path / "none.srt"), str(clip))
    assert result.returncode == 1
    assert f"{broken}:2: " in result.stderr and f"{latin}:3: the file is ISO 8859-1" in result.stderr
    assert "none.srt" in result.stderr and "cue 4" in result.stdout
    assert run("captions", "check", str(broken)).returncode == 1


def test_finds_numerals_that_a_translation_lost(tmp_path):
    source, target = tmp_path / "es.srt", tmp_path / "quy.srt"
    source.write_text("1\n00:00:01,000 --> 00:00:03,000\nPague 20 soles.\n")
    target.write_text("1\n00:00:01,000 --> 00:00:03,000\n30 solesta qullqita quy.\n")
    result = run("captions", "check", str(target), "--source", str(source))
    assert result.returncode == 1
    assert "number 0, limit 1 (20)" in result.stdout and "number 1, limit 0 (30)" in result.stdout


def test_fits_without_changing_a_word(clip, tmp_path):
    out = tmp_path / "fitted.vtt"
    result = run("captions", "fit", str(clip), "-o", str(out), *SHARE)
    assert result.returncode == 0, result.stderr
    text = out.read_text()
    assert text.startswith("WEBVTT")
    assert all(len(line) <= 42 or " --> " in line for line in text.splitlines())
    words = [line for line in text.splitlines() if line and " --> " not in line and not line.isdigit()]
    spoken = [line for line in CLIP.splitlines() if line and " --> " not in line and not line.isdigit()]
    assert " ".join(words[1:]).split() == " ".join(spoken).split()
    shown = run("captions", "fit", str(clip), "--merge", "--language", "es", *SHARE).stdout
    assert [text for _, _, text in cues(shown)][1] == "Tengo dos hijos."


def test_translates_files_with_the_dictionary_that_ships(clip, tmp_path):
    out = tmp_path / "clip.quy.srt"
    options = ("--data-dir", str(tmp_path / "var"), *SHARE)
    result = run("captions", "translate", str(clip), "--from", "es", "--to", "quy", "-o", str(out), *options)
    translated, source = cues(out.read_text()), cues(CLIP)
    assert [times for _, times, _ in translated] == [times for _, times, _ in source]
    assert translated[0][2] == "<i>Ama pimanpas pagaychu.</i>"
    assert all(TIMES.fullmatch(times) for _, times, _ in translated)
    # What has no translation stands as it was, and says so.
    assert translated[4][2] == "Xyzzyq blorptag."
    assert result.returncode == 1
    assert "Kayqa makinapa tikrasqanmi" in result.stderr
    assert re.search(r"left as they were: (.*, )?5$", result.stderr, re.MULTILINE), result.stderr
    assert run("captions", "translate", str(clip), "--to", "quz", *options).stderr.count("quz") == 1


def test_the_gateway_translates_checks_and_fits(server):
    fields = {"captions": CLIP, "source": "es", "target": "qu", "fit": True}
    status, headers, body = server.request("/v1/captions", json.dumps(fields), headers={"Accept-Language": "en"})
    answer = json.loads(body)
    assert (status, answer["format"], headers["Content-Language"]) == (200, "srt", "quy")
    assert answer["target"] == {"asked": "qu", "served": "quy", "how": "macrolanguage-default"}
    assert "<i>Ama pimanpas pagaychu.</i>" in answer["captions"]
    assert answer["machineTranslated"] and answer["disclosure"].startswith("Kayqa makinapa")
    assert 5 in answer["untranslated"] and "Xyzzyq blorptag." in answer["captions"]
    assert all(len(line) <= 42 for line in answer["captions"].splitlines())
    status, _, body = server.request("/v1/captions", json.dumps({"captions": "1\n00:00:01,000 --> x\nHola\n"}))
    problem = json.loads(body)
    assert (status, problem["code"], problem["line"]) == (400, "caption.malformed", 2)


def test_braille_goes_there_and_back(tmp_path):
    text = "La posta atiende a 250 personas\nmañana 15"
    written = run("braille", "--language", "es", *SHARE, stdin=text)
    assert written.returncode == 0, written.stderr
    assert all("\u2800" <= cell <= "\u28ff" or cell == "\n" for cell in written.stdout)
    assert written.stdout.splitlines()[1] == "⠍⠁⠻⠁⠝⠁⠀⠼⠁⠑"
    back = run("braille", "--language", "es", "--back", *SHARE, stdin=written.stdout)
    assert back.stdout == text + "\n"


def test_braille_tells_what_it_leaves_out_and_what_is_unreviewed():
    result = run("braille", *SHARE, "Hola 😀")
    assert (result.returncode, result.stdout) == (1, "⠨⠓⠕⠇⠁⠀\n")
    assert "😀" in result.stderr
    aymara = run("braille", "--language", "ay", *SHARE, "t’anta")
    assert (aymara.returncode, aymara.stdout) == (0, "⠞⠈⠁⠝⠞⠁\n")
    assert "ayr-g1" in aymara.stderr and "reviewed" in aymara.stderr
    assert run("braille", "--language", "es", "--grade", "2", *SHARE, "Hola").returncode == 1


def test_braille_for_an_embosser(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("hola amigo\n" * 30)
    options = ("--brf", "--columns", "30", "--rows", "25", "--page-numbers", *SHARE)
    first, second = run("braille", "--file", str(path), *options).stdout.split("\f")
    # The reading of a terminal makes one line end of CR LF.
    lines = first.splitlines()
    assert (len(lines), lines[0], lines[24]) == (25, "HOLA AMIGO", " " * 28 + "#A")
    assert len(second.splitlines()) == 25


def test_the_gateway_writes_braille(server):
    status, _, body = server.request(
        "/v1/braille", json.dumps({"text": "mañana 15 漢", "language": "es", "offsetUnit": "codepoint"}))
    answer = json.loads(body)
    assert (status, answer["braille"], answer["table"]) == (200, "⠍⠁⠻⠁⠝⠁⠀⠼⠁⠑⠀", "es-g1")
    assert answer["unknown"] == [{"offset": 10, "character": "漢"}]
    status, _, body = server.request("/v1/braille", json.dumps({"text": "a", "language": "es", "grade": 2}))
    assert (status, json.loads(body)["code"]) == (400, "braille.no-table")
