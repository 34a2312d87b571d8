"""The gateway over real HTTP: what clients send, and what they should not."""
import json
import os
import pathlib
import signal

import pytest
import yaml
from libretranslatepy import LibreTranslateAPI
from openapi_spec_validator import validate

from conftest import Server, needs_apertium


def translate(server, **fields):
    status, headers, body = server.request("/v1/translate", json.dumps(fields))
    return status, headers, json.loads(body)


@pytest.mark.parametrize(
    "text, source, target, served, expected",
    [
        ("No pague a nadie.", "es", "qu", "quy", "Ama pimanpas pagaychu."),
        ("Tengo dos hijos.", "es", "ay", "ayr", "Paya yuqaja utjituwa."),
        ("Wasiykipi llamkachkanku", "quy", "es", "es", "Están trabajando en tu casa"),
        ("Jan punk jist’antamti", "ay", "es", "es", "No cierre la puerta"),
        ("Jan punk jist'antamti", None, "es", "es", "No cierre la puerta"),
    ])
def test_translates_between_spanish_and_the_andean_languages(server, text, source, target, served, expected):
    status, headers, body = translate(server, text=text, source=source, target=target)
    item = body["items"][0]
    assert (status, item["text"], item["target"]["served"]) == (200, expected, served)
    assert item["machineTranslated"] and item["disclosure"]
    assert headers["Content-Language"] == served


@needs_apertium
def test_goes_by_pivot_from_english_and_says_so(server):
    _, _, body = translate(server, text="The doctor is in the hospital.", source="en", target="ay")
    segment = body["items"][0]["segments"][0]
    assert [leg["backend"] for leg in segment["legs"]] == ["apertium", "dictionary"]
    assert "pivot" in segment["quality"]["reasons"]


def test_keeps_placeholders_addresses_and_numbers(server):
    _, _, body = translate(server, text="Pague S/ 20 con {nombre} en https://www.gob.pe/dni.", source="es", target="quy")
    for part in ("20", "{nombre}", "https://www.gob.pe/dni"):
        assert part in body["items"][0]["text"]


@pytest.mark.parametrize(
    "body, status, code, limit",
    [
        (b"x" * 10_000_000, 413, "request.body-too-large", 1048576),
        (b'{"text": "\xff\xfe", "target": "qu"}', 400, "request.malformed-json", None),
        (b'{"text": "\\ud800", "target": "qu"}', 400, "request.malformed-json", None),
        (json.dumps({"items": ["a"] * 1000, "target": "qu"}).encode(), 400, "request.too-many-items", 128),
        (json.dumps({"text": "a" * 50_000, "source": "es", "target": "qu"}).encode(), 400, "translation.text-too-long", 10_000),
        (b'{"text": "hola", "target": "zz"}', 400, "language.unknown", None),
        (b'{"text": "hola", "source": "es", "target": "quz"}', 400, "translation.no-route", None),
        (b'{"text": "OK", "target": "qu"}', 400, "translation.source-undetermined", None),
    ])
def test_refuses_bad_requests_with_a_code(server, body, status, code, limit):
    found, headers, answer = server.request("/v1/translate", body)
    problem = json.loads(answer)
    assert (found, problem["code"], problem.get("limit")) == (status, code, limit)
    assert headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize(
    "text", ["", "   ", "\u0000", "n\u0303u", "a" + "\u0301" * 1000, "\u202eabc", "😀👩‍🚀", "12345"])
def test_answers_odd_text(server, text):
    status, _, body = translate(server, text=text, source="es", target="quy")
    assert status == 200
    assert body["items"][0]["status"] in ("copied", "translated", "abstained")


def test_same_source_and_target_is_left_alone(server):
    _, _, body = translate(server, text="Hola.", source="es", target="es")
    item = body["items"][0]
    assert (item["status"], item["text"], item["machineTranslated"]) == ("copied", "Hola.", False)


@pytest.mark.parametrize("tag", ["quz", "quy", "ayr"])
def test_varieties_survive(server, tag):
    status, _, body = server.request("/v1/segment", json.dumps({"text": "Wasi.", "language": tag}))
    assert (status, json.loads(body)["language"]) == (200, tag)


def test_an_unmodified_client_of_libretranslate_works(server):
    client = LibreTranslateAPI(server.url + "/")
    assert client.translate("No pague a nadie.", "es", "quy") == "Ama pimanpas pagaychu."
    assert client.detect("¿Dónde está el puesto de salud de la comunidad?")[0]["language"] == "es"
    assert {"es", "en", "qu", "quy", "ay", "ayr"} <= {language["code"] for language in client.languages()}


def test_a_unit_is_added_reviewed_and_answers(server):
    texts = [{"variety": "es", "text": "Sople el fuego despacio."}, {"variety": "quy", "text": "Ninata allillamanta pukuy."}]
    fields = {"source": "aldea", "key": "1", "domain": "home", "licence": "CC-BY-4.0", "actor": "rosa", "variants": texts}
    status, headers, _ = server.request("/v1/units", json.dumps(fields))
    assert (status, headers["ETag"]) == (201, '"1"')
    path = headers["Location"]
    judged = [{"variety": text["variety"], "state": "reviewed"} for text in texts]
    change = json.dumps({"actor": "rosa", "reason": "two speakers", "variants": judged})
    statuses = [
        server.request(path, change, method="PATCH", headers={"If-Match": '"1"'})[0] for _ in range(2)]
    assert statuses == [200, 412]
    item = translate(server, text="sople el fuego despacio.", source="es", target="quy")[2]["items"][0]
    assert (item["text"], item["machineTranslated"]) == ("Ninata allillamanta pukuy.", False)
    history = json.loads(server.request(path + "/history")[2])["revisions"]
    assert [revision["actor"] for revision in history] == ["api:rosa"] * 3
    assert "fuego" not in server.output() and "Ninata" not in server.output()


def test_no_page_of_another_site_writes_units(server):
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
        status, _, answer = server.request("/v1/units", b"{}", headers=headers)
        assert (status, json.loads(answer)["code"]) == (403, "unit.read-only")


def test_the_description_is_valid_and_true(server):
    document = yaml.safe_load(server.request("/openapi.yaml")[2])
    validate(document)
    for path, operations in document["paths"].items():
        for method in operations.keys() & {"get", "post", "patch"}:
            status, _, answer = server.request(path, b"{}" if method != "get" else None, method=method.upper())
            # A path with an identifier exists where that identifier does not.
            absent = any(code in answer for code in (b"unit.not-found", b"gloss.no-video"))
            assert status not in (404, 405) or absent, (method, path)


def test_a_malformed_lexicon_line_is_named_and_the_rest_loads(share, tmp_path):
    path = share / "lexicons/civic.tsv"
    lines = path.read_text().splitlines()
    lines.insert(20, "only\tthree\tfields")
    path.write_text("\n".join(lines) + "\n")
    server = Server(tmp_path / "var", share=share)
    try:
        assert "civic.tsv:21" in server.output()
        assert translate(server, text="No pague a nadie.", source="es", target="quy")[2]["items"][0]["status"] == "translated"
    finally:
        server.stop()


def test_reviewed_units_answer_and_unreviewed_ones_do_not(share, tmp_path, server):
    text = "No entre al río."
    assert "unitID" not in translate(server, text=text, source="es", target="quy")[2]["items"][0]["segments"][0]
    path = share / "corpora/civic/units.tsv"
    path.write_text(path.read_text().replace("# review: unreviewed", "# review: reviewed"))
    reviewed = Server(tmp_path / "var", share=share)
    try:
        item = translate(reviewed, text=text.upper(), source="es", target="quy")[2]["items"][0]
        assert item["text"] == "Ama mayuman yaykuychu." and not item["machineTranslated"]
        assert item["segments"][0]["legs"][0]["backend"] == "memory"
    finally:
        reviewed.stop()


def test_a_killed_server_starts_again_on_the_same_folder(tmp_path):
    for _ in range(2):
        server = Server(tmp_path / "var")
        assert translate(server, text="Hola.", source="es", target="es")[0] == 200
        server.stop(signal.SIGKILL)
    server = Server(tmp_path / "var")
    server.stop()
    assert server.process.returncode == 0


@needs_apertium
def test_a_killed_apertium_stage_costs_at_most_its_request(server):
    def stages():
        found = []
        for folder in pathlib.Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
                except OSError:
                    continue
                if parent == str(server.process.pid):
                    found.append(int(folder.name))
        return found

    assert translate(server, text="The house is red.", source="en", target="es")[0] == 200
    for victim in stages()[:6]:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            pass
        assert translate(server, text="The house is red.", source="en", target="es")[0] == 200
    item = translate(server, text="The house is red.", source="en", target="es")[2]["items"][0]
    assert (item["status"], item["text"]) == ("translated", "La casa es roja.")


def test_no_text_is_logged(server):
    secret = "Rumitaqachkaniraqmi"
    translate(server, text=secret, source="quy", target="es")
    server.request("/v1/translate", json.dumps({"text": secret, "target": secret}))
    assert secret not in server.output()
