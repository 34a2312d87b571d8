"""The fake services do what the drills rely on."""
import concurrent.futures
import http.client
import json
import pathlib
import re
import subprocess
import sys

import pytest

from conftest import run
from fake_backends import MODES, expected, wrong_language

SCRIPT = pathlib.Path(__file__).with_name("fake_backends.py")
TEXTS = ["La señora tiene 2 hijos.", "Pague S/ 1,234.50 a {P1} hoy", "¿Usted vive en el distrito?"]


class Fake:
    def __init__(self, kind):
        self.kind = kind
        self.process = subprocess.Popen(
            [sys.executable, str(SCRIPT), "--kind", kind], stdout=subprocess.PIPE, text=True)
        self.port, self.control = int(self.process.stdout.readline()), int(self.process.stdout.readline())

    def send(self, method, path, value=None, port=None, timeout=10):
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=timeout)
        try:
            body = None if value is None else json.dumps(value)
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def mode(self, mode, **options):
        assert self.send("POST", "/_mode", {"mode": mode, **options}, self.control)[0] == 200

    def stats(self):
        return json.loads(self.send("GET", "/_stats", port=self.control)[2])

    def translate(self, texts, timeout=10):
        path, body, read = CALLS[self.kind](texts)
        status, headers, reply = self.send("POST", path, body, timeout=timeout)
        return read(json.loads(reply)) if status == 200 else (status, headers.get("Retry-After"))


def _chat(texts):
    segments = json.dumps({"segments": [{"id": n, "text": text} for n, text in enumerate(texts, 1)]})
    body = {"model": "m", "messages": [{"role": "user", "content": f"Translate:\n{segments}\n"}]}
    return "/v1/chat/completions", body, lambda reply: [
        part["text"] for part in json.loads(reply["choices"][0]["message"]["content"])["translations"]]


CALLS = {
    "libretranslate": lambda texts: (
        "/translate", {"q": texts, "source": "es", "target": "qu"}, lambda reply: reply["translatedText"]),
    "deepl": lambda texts: (
        "/v2/translate", {"text": texts, "target_lang": "QU"},
        lambda reply: [part["text"] for part in reply["translations"]]),
    "chaka": lambda texts: (
        "/v1/translate", {"items": texts, "source": "es", "target": "quy"},
        lambda reply: [item["text"] for item in reply["items"]]),
    "openai": _chat,
}


@pytest.fixture
def fake():
    fake = Fake("libretranslate")
    yield fake
    fake.process.terminate()
    fake.process.wait(timeout=10)


@pytest.mark.parametrize("kind", CALLS)
def test_each_kind_answers_by_the_rule(kind):
    fake = Fake(kind)
    try:
        assert fake.translate(TEXTS) == [expected(text) for text in TEXTS]
        received = json.loads(fake.send("GET", "/_received")[2])["received"]
        assert len(received) == 1 and "distrito" in received[0]["body"]
    finally:
        fake.process.terminate()
        fake.process.wait(timeout=10)


def test_the_rule_keeps_numbers_and_placeholders():
    for text in TEXTS + ["Escriba a ana@example.org, DNI 12345678, en https://www.gob.pe/dni.", "{P1}", "…"]:
        for part in re.findall(r"\{\w+\}|\d[\d,.]*\d|\d|\S+@\S+\w|https\S+\w", text):
            assert part in expected(text), text
    assert expected("Tengo <x>Pensión 65</x> &amp; agua", markup=True).endswith("<x>Pensión 65</x> &amp; yaku")


def test_the_gateway_takes_the_made_up_text_for_quechua_and_the_wrong_one_for_english():
    spanish = [
        "La señora vive en el distrito y trabaja en el hospital.",
        "Lleve su documento de identidad a la oficina municipal antes del 30 de junio.",
        "Los ciudadanos pueden solicitar información pública ante cualquier entidad del Estado.",
        "El registro civil atiende de lunes a viernes, de 8:00 a 16:30 horas.",
    ]
    for render, language in ((expected, "quy"), (wrong_language, "en")):
        lines = run("identify", stdin="".join(render(text) + "\n" for text in spanish)).stdout.splitlines()
        assert [line.split("\t")[0] for line in lines] == [language] * len(spanish), lines


def test_faults_come_and_go(fake):
    for mode in sorted(MODES.keys() - {"ok", "hang", "drip", "huge", "refusal", "chatter", "slow"}):
        fake.mode(mode)
        try:
            answer = fake.translate(TEXTS)
        except (OSError, http.client.HTTPException, ValueError) as error:
            answer = error
        assert answer != [expected(text) for text in TEXTS], mode
        if mode == "die-mid-batch":
            assert isinstance(answer, http.client.IncompleteRead)
            with pytest.raises(ConnectionRefusedError):
                fake.translate(TEXTS)
        fake.mode("ok")
        assert fake.translate(TEXTS) == [expected(text) for text in TEXTS], mode


@pytest.mark.parametrize("mode", ["hang", "drip", "slow"])
def test_late_answers_are_late_and_clients_that_leave_are_counted(fake, mode):
    fake.mode(mode, seconds=30)
    with pytest.raises(TimeoutError):
        fake.translate(TEXTS, timeout=0.2)
    while (stats := fake.stats())["active"]:
        pass
    assert stats["disconnects"] == 1


def test_serves_hundreds_at_once(fake):
    fake.mode("slow", seconds=0.5)
    with concurrent.futures.ThreadPoolExecutor(200) as pool:
        answers = list(pool.map(lambda number: fake.translate([f"casa {number}"], timeout=60), range(200)))
    assert answers == [[f"wasi {number}"] for number in range(200)]
    assert fake.stats()["requests"] == 200


def test_death_leaves_nobody_waiting(fake):
    fake.mode("die-mid-batch")

    def attempt(_):
        try:
            return fake.translate(["casa"], timeout=30)
        except (OSError, http.client.HTTPException) as error:
            return error

    with concurrent.futures.ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(attempt, range(300)))
    assert not any(isinstance(answer, (list, TimeoutError)) for answer in answers)
    fake.mode("ok")
    assert fake.translate(["casa"]) == ["wasi"]
