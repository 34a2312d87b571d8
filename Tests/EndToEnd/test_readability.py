"""Easy reading: measures and findings over HTTP, and the command as people and CI call it."""
import json
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import BINARY, ROOT, environment, run
from test_gloss import post, schema

SHARE = ("--share-dir", str(ROOT))

# Twelve words, 23 syllables, 52 letters, three sentences, two words of more than six letters, counted by hand:
# el ni-ño co-me pan, la ni-ña be-be a-gua, los trá-mi-tes ter-mi-nan ma-ña-na.
EASY = "El niño come pan. La niña bebe agua. Los trámites terminan mañana."
MEASURES = {
    "words": 12, "sentences": 3, "wordsPerSentence": 4, "syllablesPerWord": 1.92, "lettersPerWord": 4.33,
    "perspicuity": 83.43,  # 206.835 - 62.3 * 23/12 - 12/3
    "level": "muy fácil",
    "fernandezHuerta": 87.76,  # 206.84 - 60 * 23/12 - 1.02 * 12/3
    "gutierrezPolini": 51.77,  # 95.2 - 9.7 * 52/12 - 0.35 * 12/3
    "lix": 20.67,  # 12/3 + 100 * 2/12
    "tooShort": True,
}
HARD = "¡Sí! Se requiere la presentación del documento a efectos de que el administrado firme."
LONG = "Los vecinos de la zona van a la posta de salud con sus hijos menores de cinco años. "


def readability(*arguments, stdin="", **options):
    return run("readability", *SHARE, *arguments, stdin=stdin, **options)


def findings(answer):
    return [finding for sentence in answer["sentences"] for finding in sentence["findings"]]


@pytest.fixture
def files(tmp_path):
    """An easy text and one that is long enough to be measured and hard."""
    easy, hard = tmp_path / "fácil & más.txt", tmp_path / "hard.txt"
    easy.write_text(EASY + "\n")
    hard.write_text("El documento se presentará.\n" + (HARD[5:] + "\n") * 12)
    return str(easy), str(hard)


@pytest.mark.parametrize("text", [EASY, HARD, "", "...", "😀", "123456789", "a\r\n\r\nb", LONG * 8, "Pague S/ 20.\n\n- uno\n- dos"])
def test_every_answer_is_as_described(server, text):
    status, answer = post(server, "/v1/readability", text=text)
    assert status == 200
    assert list(schema(server, "ReadabilityReply").iter_errors(answer)) == []
    assert ("measures" in answer) == any(character.isalpha() for character in text)


def test_measures_as_counted_by_hand(server):
    answer = post(server, "/v1/readability", text=EASY, language="es-PE")[1]
    assert (answer["language"], answer["measures"], answer["paragraphFindings"]) == ("es", MEASURES, [])
    assert [sentence["measures"]["words"] for sentence in answer["sentences"]] == [4, 4, 4]
    # 206.835 - 62.3 * 10/4 - 4
    assert answer["sentences"][2]["measures"]["perspicuity"] == pytest.approx(47.085, abs=0.006)
    found = json.loads(readability("--format", "json", stdin=EASY).stdout)
    assert (found["file"], found["words"], found["sentences"], found["level"], found["tooShort"]) == (
        "-", 12, 3, "muy fácil", True)
    for name in ("perspicuity", "fernandezHuerta", "gutierrezPolini", "lix"):
        assert found[name] == pytest.approx(MEASURES[name], abs=0.006)


@pytest.mark.parametrize(
    "unit, encode, decode",
    [
        (None, lambda text: text.encode(), lambda part: part.decode()),
        ("utf8", lambda text: text.encode(), lambda part: part.decode()),
        ("codepoint", lambda text: text, lambda part: part),
    ])
def test_ranges_cut_the_text_in_the_unit_asked_for(server, unit, encode, decode):
    text = "𝄞 Añadido. " + HARD
    fields = {"text": text, **({"offsetUnit": unit} if unit else {})}
    answer = post(server, "/v1/readability", **fields)[1]
    source = encode(text)

    def cut(part):
        return decode(source[part["range"]["start"]:part["range"]["end"]])

    assert [cut(sentence) for sentence in answer["sentences"]] == ["𝄞 Añadido.", "¡Sí!", HARD[5:]]
    parts = {(finding["rule"], cut(finding)): finding.get("replacement") for finding in findings(answer)}
    assert parts[("difficult-word", "requiere")] == "necesita"
    assert parts[("difficult-word", "a efectos de")] == "para"
    assert parts[("difficult-word", "administrado")] == "ciudadano"


def test_ranges_in_the_unit_of_javascript_and_java(server):
    text = "𝄞 Añadido. " + HARD
    answer = post(server, "/v1/readability", text=text, offsetUnit="utf16")[1]
    source = text.encode("utf-16-le")
    words = [
        source[2 * finding["range"]["start"]:2 * finding["range"]["end"]].decode("utf-16-le")
        for finding in findings(answer)]
    assert {"requiere", "a efectos de", "administrado"} <= set(words)


def test_a_long_sentence_may_be_split_where_it_says(server):
    text = "Sí. " + LONG[:-2] + " porque allí los atiende el médico, y después vuelven juntos a sus casas con la medicina."
    answer = post(server, "/v1/readability", text=text)[1]
    found = next(finding for finding in findings(answer) if finding["rule"] == "long-sentence")
    start, end = found["range"]["start"], found["range"]["end"]
    assert found["severity"] == "warning" and start == len("Sí. ".encode()) and end == len(text.encode())
    assert start < found["splitAt"] < end
    before, after = text.encode()[:found["splitAt"]].decode(), text.encode()[found["splitAt"]:].decode()
    assert not (before[-1].isalpha() and after[0].isalpha())


def test_explains_in_spanish_and_english(server):
    said = {}
    for language in ("es", "en"):
        answer = post(server, "/v1/readability", text=HARD, headers={"Accept-Language": language})[1]
        said[language] = findings(answer)
    assert [item["rule"] for item in said["es"]] == [item["rule"] for item in said["en"]] != []
    for spanish, english in zip(said["es"], said["en"]):
        assert spanish["explanation"] != english["explanation"] and spanish["suggestion"] != english["suggestion"]
        assert spanish.get("replacement") == english.get("replacement")
    assert "En vez de «requiere»" in said["es"][1]["suggestion"]
    assert "Instead of «requiere»" in said["en"][1]["suggestion"]


@pytest.mark.parametrize(
    "fields, pointer",
    [
        ({"text": "Wasiykipi", "language": "quy"}, "/language"), ({"text": "Hello.", "language": "en"}, "/language"),
        ({"text": "a", "language": "zz"}, "/language"), ({}, "/text"), ({"text": 5}, "/text"),
        ({"text": "a", "offsetUnit": "word"}, "/offsetUnit"), ({"text": "a", "target": "es"}, "/target"),
        ({"text": "a" * 10_001}, "/text"),
    ])
def test_refuses_what_it_cannot_measure(server, fields, pointer):
    status, answer = post(server, "/v1/readability", **fields)
    assert (status, answer["pointer"]) == (400, pointer)


def test_reports_lines_and_stays_silent_about_limits_that_were_not_given(files):
    result = readability(*files)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{files[0]}: perspicuity 83.4, muy fácil") and "short text" in lines[0]
    assert lines[1].startswith(f"{files[1]}: perspicuity ") and "short text" not in lines[1]
    assert f"{files[1]}:2: difficult-word: " in result.stdout and f"{files[1]}:13: difficult-word: " in result.stdout
    spanish = readability(files[1], language="es_PE.UTF-8").stdout
    assert "perspicuidad" in spanish and "En vez de «requiere» use «necesita»" in spanish


def test_json_has_an_object_a_file_with_spans_in_bytes(files):
    objects = [json.loads(line) for line in readability("--format", "json", *files).stdout.splitlines()]
    assert [found["file"] for found in objects] == list(files)
    assert objects[0]["findings"] == []
    text = open(files[1], "rb").read()
    words = {text[item["start"]:item["end"]].decode() for item in objects[1]["findings"]}
    assert {"requiere", "a efectos de", "administrado"} <= words


@pytest.mark.parametrize(
    "arguments, easy, hard",
    [
        (("--max-words", "4"), 0, 1), (("--max-words", "3"), 1, 1), (("--max-words", "25"), 0, 0),
        (("--max-warnings", "0"), 0, 1), (("--max-warnings", "20"), 0, 0),
        (("--min-perspicuity", "80"), 0, 1), (("--min-perspicuity", "1"), 0, 0),
    ])
def test_exits_with_1_below_a_limit_in_every_form(files, arguments, easy, hard):
    for form in ("text", "json", "junit"):
        for file, expected in zip(files, (easy, hard)):
            result = readability("--format", form, *arguments, file)
            assert result.returncode == expected, (form, file, result.stdout)
            if form == "junit":
                suite = ElementTree.fromstring(result.stdout.encode()).find("testsuite")
                assert (int(suite.get("failures")) > 0) == bool(expected)
        assert readability("--format", form, *arguments, *files).returncode == max(easy, hard)


def test_junit_names_file_and_line_of_each_sentence(files):
    result = readability("--format", "junit", "--min-perspicuity", "80", "--max-warnings", "0", files[1])
    suite = ElementTree.fromstring(result.stdout.encode()).find("testsuite")
    cases = suite.findall("testcase")
    assert suite.get("name") == files[1] and int(suite.get("tests")) == len(cases) == 14
    assert [int(case.get("line")) for case in cases] == [1, *range(1, 14)]
    failed = [case for case in cases if case.find("failure") is not None]
    assert int(suite.get("failures")) == len(failed) == 13
    assert "perspicuity" in failed[0].find("failure").get("message")
    assert "requiere" in failed[1].find("failure").text
    named = readability("--format", "junit", files[0]).stdout
    assert ElementTree.fromstring(named.encode()).find("testsuite").get("name") == files[0]


def test_junit_of_several_files_is_one_document(files):
    suites = ElementTree.fromstring(readability("--format", "junit", *files).stdout.encode())
    assert [suite.get("name") for suite in suites] == list(files)


def test_a_text_too_short_to_be_measured_fails_no_measure():
    result = readability("--format", "junit", "--min-perspicuity", "100", stdin=EASY)
    suite = ElementTree.fromstring(result.stdout.encode()).find("testsuite")
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    assert result.returncode == 0


def test_names_a_file_that_cannot_be_read_and_looks_at_the_others(files, tmp_path):
    latin = tmp_path / "latin.txt"
    latin.write_bytes("La casa.\nEl niño.\n".encode("latin-1"))
    result = readability(str(tmp_path / "none.txt"), str(latin), files[0])
    assert result.returncode == 1
    assert "none.txt" in result.stderr and f"{latin}:2" in result.stderr and f"{files[0]}: perspicuity" in result.stdout
    document = readability("--format", "junit", str(latin), files[0])
    suites = ElementTree.fromstring(document.stdout.encode())
    assert document.returncode == 1 and [suite.get("name") for suite in suites] == [files[0], str(latin)]
    assert f"{latin}:2" in suites[1].find("testcase/error").get("message") and suites[1].get("errors") == "1"


@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_survives_hostile_input(form):
    for text in ("", "\n\n\n", "\0\u0001", "<b>&\"'</b>", "((((", "«" * 5_000, "a\u0301" * 5_000, "que no " * 5_000):
        result = readability("--format", form, stdin=text)
        assert result.returncode == 0, (text[:20], result.stderr)
        if form == "json":
            assert json.loads(result.stdout)["file"] == "-"
        if form == "junit":
            ElementTree.fromstring(result.stdout.encode())


@pytest.mark.parametrize("body", [b"\xff", b"El ni\xf1o.", b"\xed\xa0\x80", b"\xf0\x9f\x98"])
def test_refuses_what_is_not_utf8(body):
    result = subprocess.run(
        [BINARY, "readability", *SHARE], input=body, capture_output=True, timeout=60, env=environment())
    assert result.returncode == 1 and result.stdout == b"" and b"UTF-8" in result.stderr


def test_reads_300_kilobytes(server):
    text = (LONG * 4 + "\n\n") * (300_000 // (4 * len(LONG)))
    found = json.loads(readability("--format", "json", stdin=text).stdout)
    assert found["words"] == len(text.split()) and found["sentences"] == text.count(".")
    status, answer = post(server, "/v1/readability", text=text)
    assert (status, answer["code"], answer["limit"]) == (400, "translation.text-too-long", 10_000)


def test_says_which_file_of_the_data_is_wrong(share, tmp_path):
    path = share / "lexicons/readability/plain-words.es.tsv"
    path.write_text(path.read_text() + "only-one-column\n")
    result = run("readability", "--share-dir", str(share), stdin=EASY)
    assert result.returncode == 1 and result.stdout == "" and "plain-words.es.tsv" in result.stderr


def test_plain_versions_translate_better_by_what_the_gateway_says_of_itself():
    result = subprocess.run(
        [str(ROOT / "scripts/readability-gain"), "--program", BINARY, "--share-dir", str(ROOT)], capture_output=True,
        text=True, timeout=300, env=environment())
    assert result.returncode == 0, result.stderr
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in result.stdout.splitlines()[2:]]
    assert [(row[0], row[2]) for row in rows] == [
        (f"es > {target}", measure) for target in ("quy", "ayr")
        for measure in ("quality", "unknown words", "sentences translated")]
    for _, by, measure, hard, plain, better, equal, worse, chance in rows:
        assert by == "dictionary" and int(better) + int(equal) + int(worse) == 30
        if measure == "quality":
            assert float(plain) > float(hard) and float(chance) < 0.01
