"""Recordings that are written down, translated and spoken, and engines that an operator lists."""
import base64
import http.server
import io
import json
import pathlib
import shutil
import threading
import wave

import pytest
import yaml

from conftest import ROOT, Server, run
from spoken import ESPEAK, frames, needs_espeak, post, problem, recording, speech

pytestmark = needs_espeak

POCKETSPHINX = shutil.which("pocketsphinx_continuous")
MODEL = pathlib.Path("/usr/share/pocketsphinx/model/en-us/en-us")
SENTENCE = "No pague a nadie."
ANSWER = "Ama pimanpas pagaychu."


class Scripted(http.server.ThreadingHTTPServer):
    """OpenAI's two speech paths: it hears one sentence in everything, and says everything as a second of one tone."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), ScriptedHandler)
        self.requests, self.heard, self.status = [], SENTENCE, 200
        self.url = f"http://127.0.0.1:{self.server_port}/v1"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class ScriptedHandler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.path, dict(self.headers), body))
        if self.server.status != 200:
            answer, kind = b'{"error": {"message": "secret reason"}}', "application/json"
        elif self.path == "/v1/audio/transcriptions":
            answer, kind = json.dumps({"text": self.server.heard}).encode(), "application/json"
        else:
            answer, kind = tone(), "audio/wav"
        self.send_response(self.server.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def tone():
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(b"".join((8_000 if n // 40 % 2 else -8_000).to_bytes(2, "little", signed=True)
                                  for n in range(16_000)))
    return held.getvalue()


@pytest.fixture
def scripted():
    server = Scripted()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def serve(tmp_path):
    servers = []

    def start(configuration, *extra):
        path = tmp_path / "chaka.yaml"
        path.write_text(yaml.safe_dump(configuration))
        servers.append(Server(tmp_path / "var", extra=("--config", str(path), *extra)))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def recognizer(scripted, **fields):
    return {"id": "ears", "kind": "openai", "url": scripted.url, "locality": "local-network", "model": "whisper-1",
            "languages": {"es": "es", "en": "en"}, **fields}


def engine(scripted, **fields):
    return {"id": "mouth", "kind": "openai", "url": scripted.url, "locality": "local-network",
            "voices": [{"name": "andes", "language": "es", "licence": "CC0-1.0"}], **fields}


def pipeline(server, audio=None, **fields):
    if audio is not None:
        fields["audio"] = base64.b64encode(audio).decode()
    status, _, body = post(server, "/v1/speech-translate", {"source": "es", "target": "quy", **fields})
    return status, json.loads(body)


def steps(answer):
    return [(step["step"], step["status"]) for step in answer["steps"]]


DONE = [("recognition", "done"), ("translation", "done"), ("speech", "done")]


@pytest.mark.parametrize("form", ["wav", "mp3"])
def test_a_recording_is_heard_translated_and_spoken(serve, scripted, tmp_path, form):
    if form == "mp3" and not shutil.which("sox"):
        pytest.skip("needs the Debian packages sox and libsox-fmt-mp3")
    server = serve({"speech": {"recognizers": [recognizer(scripted)]}})
    made = recording(SENTENCE, tmp_path / "voice.wav", voice="es-419", form=form)
    status, answer = pipeline(server, made)
    assert status == 200 and steps(answer) == DONE, answer
    assert (answer["transcript"], answer["translation"], answer["target"]) == (SENTENCE, ANSWER, "quy")
    assert answer["machineTranslated"] and answer["translationStatus"] == "translated"
    assert [step["engine"] for step in answer["steps"]][::2] == ["ears", "espeak-ng"]
    assert [(voice["language"], voice["borrowed"]) for voice in answer["voices"]] == [("quy", True)]
    audio = base64.b64decode(answer["audio"])
    assert answer["mediaType"] == "audio/wav" and audio == speech(server, text=ANSWER, language="quy")[1]
    (path, headers, body), = scripted.requests
    assert path == "/v1/audio/transcriptions" and headers["Content-Type"].startswith("multipart/form-data")
    assert b'name="language"\r\n\r\nes\r\n' in body and b"whisper-1" in body
    start = body.index(b"RIFF")
    channels, rate, count = frames(body[start:body.rindex(b"\r\n--")])
    assert (channels, rate) == (1, 16_000) and count / rate > 0.8


def test_what_was_finished_is_kept_when_a_later_step_fails(serve, scripted, tmp_path):
    server = serve({"speech": {"recognizers": [recognizer(scripted)]}})
    made = recording(SENTENCE, tmp_path / "voice.wav", voice="es-419")
    status, answer = pipeline(server, made, target="quz")
    assert status == 200 and steps(answer) == [("recognition", "done"), ("translation", "failed")]
    assert answer["transcript"] == SENTENCE and "translation" not in answer
    assert answer["steps"][-1]["error"]["code"] == "translation.no-route"
    status, answer = pipeline(server, made, voice="nadie")
    assert status == 200 and steps(answer) == [*DONE[:2], ("speech", "failed")]
    assert (answer["transcript"], answer["translation"]) == (SENTENCE, ANSWER) and "audio" not in answer
    assert answer["steps"][-1]["error"]["code"] == "speech.unknown-voice"
    # What is there already need not be heard again.
    heard = len(scripted.requests)
    status, answer = pipeline(server, transcript=answer["transcript"])
    assert status == 200 and steps(answer) == [("recognition", "given"), *DONE[1:]]
    assert len(scripted.requests) == heard


def test_a_recognizer_that_fails_fails_the_request_without_its_reason(serve, scripted, tmp_path):
    server = serve({"speech": {"recognizers": [recognizer(scripted)]}})
    made = recording(SENTENCE, tmp_path / "voice.wav", voice="es-419")
    scripted.status = 500
    status, answer = pipeline(server, made)
    assert (status, answer["code"]) == (502, "speech.engine-failed")
    assert "secret reason" not in json.dumps(answer)


@pytest.mark.parametrize(
    "fields, code, pointer",
    [
        ({}, "request.missing-field", "/audio"),
        ({"audio": "no base64!"}, "request.invalid-field", "/audio"),
        ({"audio": base64.b64encode(b"no audio at all, only text").decode()}, "speech.invalid-document", "/audio"),
        ({"audio": base64.b64encode(b"RIFF\xff\xff\xff\xffWAVEfmt ").decode()}, "speech.invalid-document", "/audio"),
        ({"audio": "UklGRg==", "recognizer": "nadie"}, "speech.unknown-voice", None),
        ({"audio": "UklGRg==", "source": "quz"}, "speech.no-voice", None),
        ({"transcript": "Hola.", "source": "zz"}, "language.unknown", "/source"),
        ({"transcript": "Hola.", "target": None}, "request.missing-field", "/target"),
        ({"transcript": "Hola.", "format": "aac"}, "request.invalid-field", "/format"),
        ({"transcript": "Hola.", "colour": "red"}, "request.invalid-field", "/colour"),
    ])
def test_refuses_what_is_no_recording(serve, scripted, fields, code, pointer):
    server = serve({"speech": {"recognizers": [recognizer(scripted)]}})
    status, document = problem(server, {"source": "es", "target": "quy", **fields}, "/v1/speech-translate")
    assert (status, document["code"]) == (400, code)
    assert pointer is None or document["pointer"] == pointer
    assert scripted.requests == []


def test_a_recording_has_a_largest_size(serve, scripted, tmp_path):
    server = serve({"speech": {"recordingBytes": 10_000, "recognizers": [recognizer(scripted)]}})
    made = recording(SENTENCE, tmp_path / "voice.wav", voice="es-419")
    assert len(made) > 10_000
    status, answer = pipeline(server, made)
    assert (status, answer["code"]) == (413, "speech.too-large") and answer["limit"] == 10_000


GRAMMAR = """#JSGF V1.0;
grammar office;
public <sentence> = [please] <verb> the <thing> [<when>];
<verb> = open | close | show me | send me | pay | read | repeat;
<thing> = door | office | bill | letter | form | market | hospital | school;
<when> = today | tomorrow morning | on monday | now | next week;
"""


@pytest.mark.skipif(
    not POCKETSPHINX or not MODEL.exists(), reason="needs the Debian packages pocketsphinx and pocketsphinx-en-us")
def test_a_real_recognizer_understands_what_is_said(serve, tmp_path):
    grammar = tmp_path / "office.jsgf"
    grammar.write_text(GRAMMAR)
    server = serve({"speech": {"recognizers": [{
        "id": "pocketsphinx", "kind": "command", "languages": {"en": "en-us"},
        "command": [POCKETSPHINX, "-infile", "{file}", "-jsgf", str(grammar)]}]}})
    wrong = words = 0
    for text in (
            "please show me the hospital", "read the letter tomorrow morning", "open the market tomorrow morning",
            "close the school next week"):
        # The voice `en` of the gateway itself: what it says, the recognizer hears.
        audio = speech(server, text=text + ".", language="en", voice="en")[1]
        status, answer = pipeline(server, audio, source="en", target="es")
        assert status == 200 and answer["steps"][0] == {
            "step": "recognition", "status": "done", "engine": "pocketsphinx"}
        heard = answer["transcript"].split()
        words += len(text.split())
        wrong += abs(len(heard) - len(text.split())) + sum(a != b for a, b in zip(heard, text.split()))
    assert words == 20 and wrong <= 5
    listed = json.loads(server.request("/v1/voices")[2])
    assert listed["recognizers"] == [{"name": "pocketsphinx", "languages": ["en"]}]


def test_a_listed_service_speaks_before_the_gateways_own_engine(serve, scripted, tmp_path):
    secret = tmp_path / "speech.key"
    secret.write_text("sk-loro\n")
    server = serve({"speech": {"engines": [engine(scripted, keyFile=str(secret), model="voz")]}})
    headers, audio = speech(server, text="La casa. La puerta.", language="es", rate=1.5)
    assert headers["Chaka-Voices"] == 'es;voice="andes";engine="mouth"'
    assert abs(frames(audio)[2] / frames(audio)[1] - 2) < 0.7
    assert len(scripted.requests) == 2
    for path, found, body in scripted.requests:
        fields = json.loads(body)
        assert path == "/v1/audio/speech" and found["Authorization"] == "Bearer sk-loro"
        assert (fields["model"], fields["voice"], fields["speed"]) == ("voz", "andes", 1.5)
    # What the service does not speak, and what it fails at, is spoken here.
    assert speech(server, text="Wasi.", language="quy")[0]["Chaka-Voices"].endswith('engine="espeak-ng";borrowed')
    scripted.status = 503
    status, found, body = post(server, "/v1/speech", {"text": "El pueblo.", "language": "es", "output": "json"})
    assert status == 200 and json.loads(body)["voices"][0]["engine"] == "espeak-ng"
    assert "sk-loro" not in server.output() and "sk-loro" not in server.request("/v1/voices")[2].decode()


def test_marks_of_an_engine_without_times_are_estimates(serve, scripted):
    server = serve({"speech": {"engines": [engine(scripted)]}})
    lines = speech(server, text="La casa grande.", language="es", output="marks")[1].splitlines()
    marks = [json.loads(line) for line in lines]
    words = [mark for mark in marks if mark["type"] == "word"]
    assert [word["value"] for word in words] == ["La", "casa", "grande"]
    assert [word["time"] for word in words] == sorted(word["time"] for word in words)
    assert all(word["estimated"] for word in words[1:])


def test_a_program_speaks(serve):
    server = serve({"speech": {"engines": [{
        "id": "program", "kind": "command", "command": [ESPEAK, "--stdout", "-v", "{voice}", "-s", "{wordsPerMinute}"],
        "voices": [{"name": "es", "language": "es", "licence": "GPL-3.0-or-later"}]}]}})
    headers, audio = speech(server, text="El puesto de salud atiende hoy.", language="es")
    assert headers["Chaka-Voices"] == 'es;voice="es";engine="program"'
    usual = frames(audio)
    slow = frames(speech(server, text="El puesto de salud atiende hoy.", language="es", rate=0.5)[1])
    assert usual[:2] == (1, 22_050) and slow[2] > 1.4 * usual[2]


def test_a_program_that_fails_leaves_the_sentence_to_the_next_engine(serve):
    server = serve({"speech": {"engines": [{
        "id": "broken", "kind": "command", "command": ["/bin/false"],
        "voices": [{"name": "es", "language": "es"}]}]}})
    status, _, body = post(server, "/v1/speech", {"text": "La casa.", "language": "es", "output": "json"})
    assert status == 200 and json.loads(body)["voices"][0]["engine"] == "espeak-ng"


def test_what_is_external_is_used_only_where_that_is_allowed(serve, scripted, tmp_path):
    listed = {"engines": [engine(scripted, locality="external")],
              "recognizers": [recognizer(scripted, locality="external")]}
    server = serve({"speech": listed})
    assert "mouth" not in server.request("/v1/voices")[2].decode()
    assert speech(server, text="La casa.", language="es")[0]["Chaka-Voices"].endswith('engine="espeak-ng"')
    status, answer = pipeline(server, recording(SENTENCE, tmp_path / "voice.wav", voice="es-419"))
    assert (status, answer["code"]) == (400, "speech.no-voice")
    assert scripted.requests == []
    server.stop()
    server = serve({"speech": listed, "routing": {"external": "allowed"}})
    assert speech(server, text="La casa.", language="es")[0]["Chaka-Voices"].endswith('engine="mouth"')
    assert [request[0] for request in scripted.requests] == ["/v1/audio/speech"]


@pytest.mark.parametrize(
    "listed, change, place",
    [
        ("engines", {"kind": "festival"}, "speech.engines[1].kind"),
        ("engines", {"kind": None}, "speech.engines[1].kind"),
        ("engines", {"id": None}, "speech.engines[1].id"),
        ("engines", {"id": "espeak-ng"}, "speech.engines[1].id"),
        ("engines", {"url": None}, "speech.engines[1].url"),
        ("engines", {"url": "ftp://a"}, "speech.engines[1].url"),
        ("engines", {"locality": None}, "speech.engines[1].locality"),
        ("engines", {"locality": "near"}, "speech.engines[1].locality"),
        ("engines", {"voices": []}, "speech.engines[1].voices"),
        ("engines", {"voices": [{"name": "a", "language": "zz"}]}, "speech.engines[1].voices[1].language"),
        ("engines", {"voices": [{"language": "es"}]}, "speech.engines[1].voices[1].name"),
        ("engines", {"timeoutSeconds": 0}, "speech.engines[1].timeoutSeconds"),
        ("engines", {"sampleRate": 5}, "speech.engines[1].sampleRate"),
        ("engines", {"keyFile": "/nowhere/key"}, "speech.engines[1].keyFile"),
        ("engines", {"kind": "command", "command": []}, "speech.engines[1].command"),
        ("engines", {"colour": "red"}, "speech.engines[1].colour"),
        ("recognizers", {"kind": "piper"}, "speech.recognizers[1].kind"),
        ("recognizers", {"languages": {}}, "speech.recognizers[1].languages"),
        ("recognizers", {"languages": {"zz": "zz"}}, "speech.recognizers[1].languages"),
        ("recognizers", {"voices": []}, "speech.recognizers[1].voices"),
    ])
def test_what_is_wrong_in_an_entry_stops_the_start_with_its_place(tmp_path, listed, change, place):
    class Nowhere:
        url = "http://127.0.0.1:9/v1"

    entry = (engine if listed == "engines" else recognizer)(Nowhere, **change)
    entry = {name: value for name, value in entry.items() if value is not None}
    path = tmp_path / "chaka.yaml"
    path.write_text(yaml.safe_dump({"speech": {listed: [entry]}}))
    result = run("serve", "--port", "1", "--config", str(path), "--data-dir", str(tmp_path / "var"), "--share-dir",
                 str(ROOT))
    assert result.returncode != 0 and place in result.stderr, result.stderr
