"""Peruvian Sign Language gloss: the route and the command, who may ask, and what testers report."""
import concurrent.futures
import io
import json
import os
import re
import signal
import stat
import subprocess
import time
import xml.etree.ElementTree as ElementTree

import pytest
import yaml
from jsonschema import Draft202012Validator
from pympi import Elan

from conftest import ROOT, needs_apertium, run
from test_keys import data, key, serve  # noqa: F401  (fixtures)

pytestmark = needs_apertium

SHARE = ("--share-dir", str(ROOT))
TEXT = "¿Dónde está el hospital? No tengo DNI.\n\nMañana voy con Huamán a Chiclayo."
GLOSS = "DÓNDE HOSPITAL NO TENER DNI\n\nMAÑANA IR H-U-A-M-A-N CH-I-C-L-A-Y-O"


def post(server, path="/v1/gloss", headers=None, **fields):
    status, _, body = server.request(path, json.dumps(fields), headers=headers)
    return status, json.loads(body) if body else None


def gloss(*arguments, stdin="", **options):
    return run("gloss", *SHARE, *arguments, stdin=stdin, **options)


def sentences():
    """The hard and plain sentences that ship."""
    lines = (ROOT / "lexicons/readability/pairs.es.tsv").read_text().splitlines()
    return [text for line in lines if not line.startswith("#") for text in line.split("\t")[2:4]]


def words(line):
    """Spans of the words of a line in bytes."""
    return [
        (len(line[:match.start()].encode()), len(line[:match.end()].encode())) for match in re.finditer(r"\w+", line)]


def closed(node):
    """A schema in which every object says all of its fields."""
    if isinstance(node, dict):
        node = {name: closed(inner) for name, inner in node.items()}
        if "properties" in node:
            node.setdefault("additionalProperties", False)
    elif isinstance(node, list):
        node = [closed(inner) for inner in node]
    return node


def schema(server, name):
    document = yaml.safe_load(server.request("/openapi.yaml")[2])
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": closed(document["components"])})


@pytest.mark.parametrize("form", ["json", "text", "eaf", "vtt", "sigml"])
@pytest.mark.parametrize("text", [TEXT, "", "Hola.", "...", "El de la.", "ñandú 😀 Pérez-Quispe"])
def test_every_answer_is_as_described(server, form, text):
    status, answer = post(server, text=text, format=form)
    if form == "sigml" and status != 200:
        assert (status, answer["code"]) == (422, "gloss.without-notation")
        return
    assert status == 200
    assert list(schema(server, "GlossReply").iter_errors(answer)) == []
    assert answer["format"] == form and ("document" in answer) == (form in ("eaf", "vtt", "sigml"))
    assert answer["gloss"] == "\n".join(line["text"] for line in answer["analysis"]["lines"])
    assert answer["gloss"].count("\n") == text.count("\n")
    assert not answer["reviewed"]


def test_glosses_line_by_line_with_what_each_token_stands_for(server):
    status, answer = post(server, text=TEXT)
    assert (status, answer["gloss"]) == (200, GLOSS)
    first, empty, last = answer["analysis"]["lines"]
    assert empty == {"text": "", "tokens": [], "marks": [], "omissions": []}
    source = TEXT.encode()

    def cut(part):
        return source[part["start"]:part["end"]].decode()

    assert [cut(token) for token in first["tokens"]] == ["Dónde", "hospital", "No", "tengo", "DNI"]
    assert [(cut(word), word["rule"]) for word in first["omissions"]] == [
        ("está", "drop-be-state"), ("el", "drop-article")]
    assert [cut(token) for token in last["tokens"]] == ["Mañana", "voy", "Huamán", "Chiclayo"]
    name = last["tokens"][2]
    assert (name["realization"], name["letters"]) == ("fingerspelled", list("HUAMAN"))
    assert last["tokens"][3]["letters"] == ["CH", "I", "C", "L", "A", "Y", "O"]
    question, negation = first["marks"]
    assert (question["kind"], cut(question)) == ("wh-question", "Dónde está el hospital")
    assert (negation["kind"], cut(negation), negation["firstToken"], negation["lastToken"]) == (
        "negation", "No tengo", 2, 3)


def test_no_word_is_dropped_silently(server):
    texts = sentences()
    assert len(texts) == 60
    status, answer = post(server, text="\n".join(texts))
    assert status == 200
    lines = answer["analysis"]["lines"]
    assert len(lines) == len(texts)
    offset = 0
    missing = set()
    for text, line in zip(texts, lines):
        spans = [(part["start"] - offset, part["end"] - offset) for part in line["tokens"] + line["omissions"]]
        for start, end in words(text):
            assert any(low <= start and end <= high for low, high in spans), (text, text.encode()[start:end].decode())
        missing |= {token["gloss"] for token in line["tokens"] if token["realization"] == "missing"}
        offset += len(text.encode()) + 1
    assert answer["analysis"]["missing"] == sorted(missing)
    tokens = [token for line in lines for token in line["tokens"]]
    share = sum(token["realization"] != "missing" for token in tokens) / len(tokens)
    assert answer["analysis"]["coverage"] == pytest.approx(share)


def test_elan_opens_with_a_tier_for_each_kind(server, tmp_path):
    document = post(server, text=TEXT, format="eaf")[1]["document"]
    path = tmp_path / "gloss.eaf"
    path.write_text(document)
    tiers = Elan.Eaf(str(path))
    assert {"text", "gloss", "realization", "non-manual negation", "non-manual wh-question"} <= set(
        tiers.get_tier_names())
    glosses = sorted(tiers.get_annotation_data_for_tier("gloss"))
    assert " ".join(gloss for _, _, gloss, *_ in glosses) == GLOSS.replace("\n\n", " ")
    assert [text for _, _, text, *_ in sorted(tiers.get_annotation_data_for_tier("text"))] == TEXT.split("\n\n")
    for tier in tiers.get_tier_names():
        times = sorted((start, end) for start, end, *_ in tiers.get_annotation_data_for_tier(tier))
        assert all(start < end for start, end in times), tier
        assert all(before[1] <= after[0] for before, after in zip(times, times[1:])), tier
    assert gloss("--format", "eaf", stdin=TEXT).stdout == document


def test_captions_are_read_by_our_own_reader(server, tmp_path):
    document = post(server, text=TEXT, format="vtt")[1]["document"]
    assert document.startswith("WEBVTT\n\n") and "<c.negation>NO</c>" in document
    path = tmp_path / "gloss.vtt"
    path.write_text(document)
    found = json.loads(run("captions", "check", str(path), "--format", "json").stdout)
    assert (found["format"], found["cues"], found["warnings"]) == ("vtt", 2, [])
    assert gloss("--format", "vtt", stdin=TEXT).stdout == document


def test_sigml_names_the_signs_that_have_no_notation(server, share, tmp_path):
    status, answer = post(server, text="No tengo DNI.", format="sigml")
    assert (status, answer["code"], answer["pointer"]) == (422, "gloss.without-notation", "/format")
    assert all(name in answer["detail"] for name in ("NO", "TENER", "DNI"))
    refused = gloss("--format", "sigml", "No tengo DNI.")
    assert refused.returncode == 1 and refused.stdout == "" and "DNI, NO, TENER" in refused.stderr
    path = share / "lexicons/gloss/prl.tsv"
    columns = path.read_text().splitlines()
    place = next(index for index, line in enumerate(columns) if line.startswith("HOLA\t"))
    fields = columns[place].split("\t")
    fields[7:9] = ["", '<hns_sign gloss="HOLA"><hamnosys_manual/></hns_sign>']
    columns[place] = "\t".join(fields)
    path.write_text("\n".join(columns) + "\n")
    written = run("gloss", "--share-dir", str(share), "--format", "sigml", "Hola.")
    assert written.returncode == 0, written.stderr
    signs = ElementTree.parse(io.StringIO(written.stdout)).getroot()
    assert [(sign.tag, sign.get("gloss")) for sign in signs] == [("hns_sign", "HOLA")]


@pytest.mark.parametrize(
    "text, language, spanish, expected",
    [
        ("Alkaldiwan rimayta munani", "quy", "Quiero hablar con el alcalde", "QUERER HABLAR ALCALDE"),
        ("Janiw qullqi utjkiti", "ayr", "No hay plata", None),
        ("The school is closed today.", "en", "La escuela está cerrada hoy.", "ESCUELA CERRAR HOY"),
    ])
def test_other_languages_are_translated_first_and_that_is_told(server, text, language, spanish, expected):
    status, answer = post(server, text=text, language=language)
    assert status == 200
    made = answer["translation"]
    assert (made["from"], made["text"], made["machineTranslated"], made["status"]) == (
        language, spanish, True, "translated")
    assert expected is None or answer["gloss"] == expected
    for line in answer["analysis"]["lines"]:
        for token in line["tokens"]:
            assert spanish.encode()[token["start"]:token["end"]].decode() in spanish
    assert list(schema(server, "GlossReply").iter_errors(answer)) == []
    assert gloss("--language", language, text).stdout.strip() == answer["gloss"]
    assert "translation" not in post(server, text="Hola.", language="es-PE")[1]


def test_what_could_not_be_translated_is_no_gloss(server):
    status, answer = post(server, text="Xyzzyq blorptag", language="quy")
    assert status != 200 or answer["gloss"] == ""
    refused = gloss("--language", "quy", stdin="Alkaldiwan rimayta munani\nXyzzyq blorptag\n")
    assert refused.returncode == 1 and "2" in refused.stderr
    assert "X-Y-Z" not in refused.stdout


@pytest.mark.parametrize(
    "fields, pointer",
    [
        ({}, "/text"), ({"text": 5}, "/text"), ({"text": "a", "format": "png"}, "/format"),
        ({"text": "a", "language": "zz"}, "/language"), ({"text": "a", "colour": "red"}, "/colour"),
        ({"text": "a" * 10_001}, "/text"),
    ])
def test_refuses_what_it_cannot_answer(server, fields, pointer):
    status, answer = post(server, **fields)
    assert (status, answer.get("pointer")) == (400, pointer)


def test_a_long_line_of_signs_stays_within_the_deadline(server):
    start = time.monotonic()
    status, _ = post(server, text="¿" * 4_000, headers={"Chaka-Deadline": "1000"})
    assert status in (200, 504) and time.monotonic() - start < 5


def test_lines_end_as_windows_ends_them(server):
    answer = post(server, text="Hola.\r\nEl hospital.\r\n")[1]
    assert answer["gloss"] == "HOLA\nHOSPITAL\n"
    assert [token["start"] for line in answer["analysis"]["lines"] for token in line["tokens"]] == [0, 10]


@pytest.mark.parametrize("language, phrase, law", [("es", "no es un intérprete", "Ley"), ("en", "no interpreter", "Law")])
def test_every_answer_says_that_it_is_no_interpreter(server, tmp_path, language, phrase, law):
    notice = post(server, text="Hola.", headers={"Accept-Language": language})[1]["notice"]
    assert phrase in notice and law in notice and "29535" in notice
    said = gloss(
        "--set", "help.contact=intérpretes 0800-1", "Hola.", language="es_PE.UTF-8" if language == "es" else "C.UTF-8")
    assert said.stdout == "HOLA\n"
    assert phrase in said.stderr and said.stderr.rstrip().endswith("intérpretes 0800-1")


def test_the_notice_names_whom_to_ask(serve):
    answer = post(serve("--set", "help.contact=FENASEC, Lima"), text="Hola.")[1]
    assert answer["notice"].endswith("Pida un intérprete: FENASEC, Lima")


def test_nobody_is_offered_gloss_where_it_is_not_published(serve):
    server = serve("--set", "gloss.publish=never")
    for path, fields in (("/v1/gloss", {"text": "Hola."}), ("/v1/gloss/reports", {"gloss": "HOLA", "reason": "other"})):
        status, answer = post(server, path, **fields)
        assert (status, answer["code"]) == (403, "gloss.not-published")


def test_only_those_who_curate_or_review_are_testers(data, serve):
    keys = {
        role: key(data, role, "--role", "translate", *(("--role", role) if role != "translate" else ()))["key"]
        for role in ("translate", "curate", "review")}
    server = serve()
    assert post(server, text="Hola.")[0] == 401
    for role, made in keys.items():
        status, answer = post(server, text="Hola.", headers={"X-Api-Key": made})
        reported, _ = post(
            server, "/v1/gloss/reports", gloss="HOLA", reason="other", headers={"X-Api-Key": made})
        if role == "translate":
            assert (status, answer["code"], reported) == (403, "key.role-missing", 403)
        else:
            assert (status, answer["gloss"], reported) == (200, "HOLA", 204)


def test_everybody_is_offered_gloss_once_a_reviewer_is_named(data, serve, tmp_path):
    arguments = ("--share-dir", str(ROOT), "--data-dir", str(data))
    refused = run("serve", "--port", "0", *arguments, "--set", "gloss.publish=public")
    assert refused.returncode == 1 and "gloss.publish" in refused.stderr and "gloss.reviewer" in refused.stderr
    unknown = run("serve", "--port", "0", *arguments, "--set", "gloss.publish=all")
    assert unknown.returncode == 1 and "gloss.publish" in unknown.stderr
    made = key(data, "posta", "--role", "translate")["key"]
    reviewed = tmp_path / "reviewed.tsv"
    reviewed.write_text("HOLA\thola" + "\t" * 10 + "approved\n")
    server = serve(
        "--set", "gloss.publish=public", "--set", "gloss.reviewer=Rosa Quispe", "--set", f"gloss.lexicons={reviewed}")
    for text, is_reviewed in (("Hola.", True), ("Hola, doctor.", False)):
        status, answer = post(server, text=text, headers={"X-Api-Key": made})
        assert (status, answer["reviewed"]) == (200, is_reviewed)


def test_reports_are_kept_for_reviewers_and_for_nobody_else(data, serve):
    server = serve()
    before = int(time.time())
    reports = [
        {"gloss": "HOSPITAL", "sign": "prl:HOSPITAL", "reason": "regional", "comment": "En Arequipa\nes otra: «𝄞»."},
        {"gloss": "NO TENER", "reason": "wrong-order"},
    ]
    for report in reports:
        assert post(server, "/v1/gloss/reports", **report) == (204, None)
    path = data / "sign-reports.jsonl"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    listed = run("gloss", "--reports", *SHARE, "--data-dir", str(data))
    assert listed.returncode == 0, listed.stderr
    kept = [json.loads(line) for line in listed.stdout.splitlines()]
    assert all(before <= report.pop("time") <= time.time() for report in kept)
    assert kept == [reports[0], {**reports[1], "comment": ""}]
    refused = [
        ({}, "/gloss"), ({"gloss": "", "reason": "other"}, "/gloss"), ({"gloss": "A"}, "/reason"),
        ({"gloss": "A", "reason": "ugly"}, "/reason"), ({"gloss": 1, "reason": "other"}, "/gloss"),
        ({"gloss": "A", "reason": "other", "comment": "a" * 1_001}, "/comment"),
        ({"gloss": "A" * 1_001, "reason": "other"}, "/gloss"),
        ({"gloss": "A", "reason": "other", "who": "me"}, "/who"),
    ]
    for fields, pointer in refused:
        status, answer = post(server, "/v1/gloss/reports", **fields)
        assert (status, answer["pointer"]) == (400, pointer)
    assert len(path.read_text().splitlines()) == len(reports)


def test_says_what_to_install_where_the_analyser_is_missing(serve, tmp_path):
    missing = ("--set", f"backends.apertium.modesDirectory={tmp_path}/none")
    server = serve(*missing)
    status, answer = post(server, text="Hola.")
    assert (status, answer["code"]) == (503, "gloss.unavailable") and "apertium-eng-spa" in answer["detail"]
    refused = gloss(*missing, "Hola.")
    assert refused.returncode == 1 and refused.stdout == "" and "apertium-eng-spa" in refused.stderr


def test_many_may_ask_at_once_and_the_analyser_is_started_again(data, serve):
    server = serve()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: post(server, text=f"Tengo {number} hijos."), range(24)))
    assert [(status, answer["gloss"].split()[0]) for status, answer in answers] == [(200, "TENER")] * 24
    for number, (_, answer) in enumerate(answers):
        spans = [(token["start"], token["end"]) for token in answer["analysis"]["lines"][0]["tokens"]]
        assert (6, 6 + len(str(number))) in spans
    children = subprocess.run(
        ["pgrep", "-P", str(server.process.pid), "-f", "spa-eng.automorf"], capture_output=True, text=True).stdout.split()
    assert children
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    found = [post(server, text="Hola.") for _ in range(3)]
    assert (found[-1][0], found[-1][1]["gloss"]) == (200, "HOLA")


def test_no_report_is_lost_silently(data, serve):
    server = serve()
    path = data / "sign-reports.jsonl"
    path.mkdir()
    assert post(server, "/v1/gloss/reports", gloss="HOLA", reason="other")[0] == 503
    path.rmdir()
    full = 16 << 20
    path.write_bytes(b"\n" * (full - 10))
    status, answer = post(server, "/v1/gloss/reports", gloss="HOLA", reason="other")
    assert (status, answer["code"]) == (503, "gloss.unavailable") and path.stat().st_size == full - 10


def test_a_bad_line_of_the_data_is_named(share):
    path = share / "lexicons/gloss/rules.txt"
    path.write_text(path.read_text() + "\nrule: broken\ndo: dance 1\n")
    refused = run("gloss", "--share-dir", str(share), "Hola.")
    assert refused.returncode == 1 and re.search(r"rules\.txt:\d+: gloss\.malformed", refused.stderr)


def test_one_line_comes_out_for_each_that_goes_in():
    lines = ["Hola.", "", "   ", "¿?", "El hospital.", "", "x"]
    result = gloss(stdin="\n".join(lines) + "\n")
    assert result.returncode == 0 and len(result.stdout.splitlines()) == len(lines)
    found = [json.loads(line) for line in gloss("--format", "json", stdin="\n".join(lines) + "\n").stdout.splitlines()]
    assert [document["lines"][0]["text"] for document in found] == result.stdout.splitlines()
    assert gloss(stdin="").stdout == ""
