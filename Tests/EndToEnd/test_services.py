"""Services on the network behind the running gateway: what they are sent, and what happens when they fail."""
import json
import re
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from conftest import ROOT, Server, run
from made_up_quechua import expected

SECRETS = ["45678912", "Quispe", "Juan", "juan@correo.pe", "987654321"]
PERSONAL = (
    "El señor Juan Quispe con DNI 45678912 vive en la casa. Su correo es juan@correo.pe y su teléfono 987654321.")


class Fake:
    """One made-up service, with its controls."""

    def __init__(self, kind="libretranslate"):
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "Tests/EndToEnd/fake_backends.py", "--kind", kind],
            stdout=subprocess.PIPE, text=True)
        self.port, self.control = (int(self.process.stdout.readline().split()[-1]) for _ in range(2))

    def call(self, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.control}{path}", data=json.dumps(body).encode() if body else None)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read().decode()

    def texts(self):
        """Bodies of the requests that carried texts; the others asked whether the service is up."""
        received = json.loads(self.call("/_received"))["received"]
        return [item["body"] for item in received if item["path"] == "/translate"]

    def entry(self, name, quality, locality="external"):
        return (
            f"    - {{id: {name}, kind: libretranslate, url: 'http://127.0.0.1:{self.port}', locality: {locality},"
            f" licence: CC0-1.0, timeout: 2s, directions: [{{from: es, to: quy, quality: {quality}, as: [es, qu]}}]}}\n")


@pytest.fixture
def fakes():
    made = [Fake(), Fake()]
    yield made
    for fake in made:
        fake.process.kill()
        fake.process.wait()


def gateway(folder, services, rest=""):
    configuration = folder / "chaka.yaml"
    configuration.write_text(
        rest + "backends:\n  memory: {enabled: false}\n  dictionary: {enabled: false}\n  services:\n" + services)
    return Server(folder / "var", extra=["--config", str(configuration)])


def translate(server, text, **fields):
    status, _, body = server.request("/v1/translate", json.dumps({"text": text, "source": "es", "target": "quy"} | fields))
    return status, json.loads(body)


def test_no_personal_data_leaves_and_all_of_it_comes_back(fakes, tmp_path):
    server = gateway(tmp_path, fakes[0].entry("one", 0.6), "routing: {external: allowed}\n")
    try:
        status, answer = translate(server, PERSONAL)
        assert status == 200
        assert all(secret in answer["items"][0]["text"] for secret in SECRETS)
        received = fakes[0].call("/_received")
        assert fakes[0].texts() and not [secret for secret in SECRETS if secret in received]
        output = server.output() + server.request("/metrics")[2].decode()
        assert not [secret for secret in SECRETS if secret in output]
    finally:
        server.stop()


def test_nothing_goes_outside_unless_gateway_and_request_allow_it(fakes, tmp_path):
    never, allowed = tmp_path / "never", tmp_path / "allowed"
    for folder in (never, allowed):
        folder.mkdir()
    server = gateway(never, fakes[0].entry("one", 0.6))
    try:
        status, answer = translate(server, "La casa.", policy={"external": "allowed"})
        assert (status, answer["code"]) == (403, "translation.forbidden-by-policy")
        status, _, body = server.request("/v1/explain", json.dumps({"source": "es", "target": "quy"}))
        assert {"backend": "one", "reason": "policy.external"} in json.loads(body)["excluded"]
    finally:
        server.stop()
    server = gateway(allowed, fakes[0].entry("one", 0.6), "routing: {external: allowed}\n")
    try:
        assert translate(server, "La casa.", policy={"external": "never"})[0] == 403
        assert fakes[0].texts() == []
        assert translate(server, "La casa.")[1]["items"][0]["text"] == expected("La casa.")
    finally:
        server.stop()


@pytest.mark.parametrize(
    "mode, reason", [
        ("500", "backend.unavailable"), ("garbage", "backend.malformed-reply"),
        ("wrong-language", "backend.rejected-answer"), ("429", "backend.rate-limited")])
def test_the_next_backend_answers_and_the_reason_is_told(fakes, tmp_path, mode, reason):
    services = fakes[0].entry("one", 0.6, "local-network") + fakes[1].entry("two", 0.5, "local-network")
    server = gateway(tmp_path, services)
    try:
        fakes[0].call("/_mode", {"mode": mode})
        text = "La casa y el agua son del pueblo."
        status, answer = translate(server, text)
        segment = answer["items"][0]["segments"][0]
        assert (status, segment["text"], segment["legs"][0]["backend"]) == (200, expected(text), "two")
        assert reason in [attempt["outcome"] for attempt in segment["attempts"] if attempt["backend"] == "one"]
    finally:
        server.stop()


def test_who_must_wait_is_told_how_long(fakes, tmp_path):
    server = gateway(tmp_path, fakes[0].entry("one", 0.6, "local-network"))
    try:
        fakes[0].call("/_mode", {"mode": "500"})
        body = json.dumps({"text": "La casa.", "source": "es", "target": "quy", "noStore": True})
        for _ in range(30):
            status, fields, answer = server.request("/v1/translate", body)
            if status == 503:
                break
        assert (status, json.loads(answer)["code"]) == (503, "translation.backends-resting")
        assert int(fields["Retry-After"]) >= 1
    finally:
        server.stop()


def test_what_nobody_translates_well_says_why_and_whom_to_ask(fakes, tmp_path):
    server = gateway(tmp_path, fakes[0].entry("one", 0.6, "local-network"), "help: {contact: Ventanilla 3}\n")
    try:
        fakes[0].call("/_mode", {"mode": "wrong-language"})
        text = "La casa y el agua son del pueblo."
        status, answer = translate(server, text)
        segment = answer["items"][0]["segments"][0]
        assert (status, segment["status"], segment["text"]) == (200, "failed", text)
        assert segment["notice"]["reason"] == "backend.rejected-answer"
        assert segment["notice"]["contact"] == "Ventanilla 3"
    finally:
        server.stop()


def test_a_chat_model_sees_reviewed_units_and_terms_and_nobody_s_data(tmp_path):
    data = tmp_path / "var"
    for spanish, quechua, state, licence in [
        ("El agua del pozo está limpia.", "Pukyupa yakunqa chuyam.", "approved", "CC0-1.0"),
        ("El agua del río está limpia.", "Mayupa yakunqa chuyam.", "unreviewed", "CC0-1.0"),
        ("El agua del lago está limpia.", "Quchapa yakunqa chuyam.", "reviewed", "unstated"),
        ("El agua de Juan Quispe está limpia.", "Juan Quispepa yakunqa chuyam.", "reviewed", "CC0-1.0"),
        ("agua del caño", "caño yaku", "reviewed", "CC0-1.0"),
    ]:
        added = run("corpus", "add", "--data-dir", str(data), "--source", "s", "--licence", licence, "--state", state,
                    "--text", f"es={spanish}", "--text", f"quy={quechua}")
        assert added.returncode == 0, added.stderr
    fake = Fake("openai")
    entry = (
        f"    - {{id: model, kind: openai, url: 'http://127.0.0.1:{fake.port}', model: m, locality: external,"
        " licence: CC0-1.0, timeout: 5s, directions: [{from: es, to: quy, quality: 0.9}]}\n")
    server = gateway(tmp_path, entry, "routing: {external: allowed, lenient: true}\n")
    try:
        translate(server, "El agua del caño está limpia, dice Juan Quispe.")
        received = json.loads(fake.call("/_received"))["received"]
        bodies = [item["body"] for item in received if item["path"] == "/v1/chat/completions"]
        prompt = "".join(message["content"] for message in json.loads(bodies[0])["messages"])
        assert '{"source":"El agua del pozo está limpia.","target":"Pukyupa yakunqa chuyam."}' in prompt
        assert '{"source":"agua del caño","target":"caño yaku"}' in prompt
        assert not [word for word in ("río", "lago", "Quispe", "Juan") if word in prompt]
    finally:
        server.stop()
        fake.process.kill()
        fake.process.wait()


def test_answers_outlive_a_restart_until_they_are_purged(fakes, tmp_path):
    def start():
        return gateway(
            tmp_path, fakes[0].entry("one", 0.6, "local-network"), "cache: {file: true, hours: 1}\n")

    file = tmp_path / "var/answers.cache"
    for expected_calls in (1, 1):
        server = start()
        try:
            assert translate(server, "El agua es del pueblo.")[0] == 200
            assert len(fakes[0].texts()) == expected_calls
        finally:
            server.stop()
    assert "El agua es del pueblo." in file.read_text() and file.stat().st_mode & 0o777 == 0o600
    server = start()
    try:
        assert run("purge", "--data-dir", str(tmp_path / "var")).returncode == 0
        deadline = time.monotonic() + 10
        while not file.exists() or "agua" in file.read_text():
            assert time.monotonic() < deadline, "the answers stay"
            time.sleep(0.05)
        assert translate(server, "El agua es del pueblo.")[0] == 200 and len(fakes[0].texts()) == 2
    finally:
        server.stop()
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "chaka.yaml").write_text("cache: {file: true}\n")
    refused = run("config", "show", cwd=bare)
    refused_start = run("serve", "--port", "0", cwd=bare)
    assert refused_start.returncode != 0 and "cache.hours" in refused_start.stderr + refused.stderr


def test_a_hundred_equal_requests_make_one_call(fakes, tmp_path):
    server = gateway(tmp_path, fakes[0].entry("one", 0.6, "local-network"))
    try:
        fakes[0].call("/_mode", {"mode": "slow", "seconds": 1})
        answers = []
        threads = [
            threading.Thread(target=lambda: answers.append(translate(server, "El agua es del pueblo.")))
            for _ in range(100)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {(status, answer["items"][0]["text"]) for status, answer in answers} == {
            (200, expected("El agua es del pueblo."))}
        assert len(answers) == 100 and len(fakes[0].texts()) == 1
        assert translate(server, "El agua es del pueblo.", noStore=True)[0] == 200 and len(fakes[0].texts()) == 2
    finally:
        server.stop()


@pytest.mark.parametrize(
    "entry, place", [
        ("{id: a, kind: nothing, url: 'http://x', locality: external, licence: x, directions: []}", "services[a].kind"),
        ("{id: a, kind: libretranslate, url: 'http://127.0.0.1:1', adress: x, directions: []}",
         "backends.services[a].adress"),
        ("{id: phrase, kind: chaka, url: 'http://127.0.0.1:1', locality: external, licence: x, directions: []}",
         "backends[phrase].id"),
        ("{kind: libretranslate}", "backends.services[1].id")])
def test_a_wrong_entry_stops_the_start_with_its_place(tmp_path, entry, place):
    configuration = tmp_path / "chaka.yaml"
    configuration.write_text(f"backends:\n  services:\n    - {entry}\n")
    result = run(
        "explain", "--from", "es", "--to", "quy", "--config", str(configuration), "--data-dir", str(tmp_path / "var"),
        "--share-dir", str(ROOT))
    assert result.returncode == 1 and place in result.stderr, result.stderr


@pytest.mark.parametrize("page", ["backends.md", "backends-chat.md"])
def test_the_entries_of_the_documentation_make_backends(tmp_path, page):
    key = tmp_path / "key"
    key.write_text("abc:fx")
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / page).read_text(), re.DOTALL)
    entries = [block for block in blocks if re.search(r"^ *- id:", block, re.MULTILINE)]
    assert entries
    for block in entries:
        lines = re.sub(r"keyFile: \S+", f"keyFile: {key}", block).splitlines()
        start = next(place for place, line in enumerate(lines) if line.strip().startswith("- id:"))
        configuration = tmp_path / "chaka.yaml"
        configuration.write_text("backends:\n  services:\n" + "\n".join(lines[start:]) + "\n")
        result = run(
            "explain", "--from", "es", "--to", "quy", "--config", str(configuration), "--data-dir",
            str(tmp_path / "var"), "--share-dir", str(ROOT))
        assert result.returncode == 0, block + result.stderr
