"""Texts spoken over HTTP: formats, marks, voices, markup, limits, and what is refused."""
import http.client
import json
import re
import shutil
import socket
import subprocess
import time
import xml.sax.saxutils

import jsonschema
import pytest
import yaml

from conftest import ROOT, Server
from spoken import frames, needs_espeak, post, problem, seconds, speech, spoken
from test_keys import key

pytestmark = needs_espeak

TEXTS = {
    "es": "El puesto de salud atiende hoy. Traiga su DNI y S/ 20.",
    "quy": "Hampina wasiqa kunan punchaw kichasqam. Iskay runam suyachkan.",
    "quz": "Hampina wasiqa kunan p'unchaw kichasqan. T'antata q'ipiyta atiykichu?",
    "ayr": "Qullañ utax jichhüruw jist'aratäski. Ch'amampiw irnaqapxta.",
    "en": "The health post is open today. Bring your card 😀 and 20 soles.",
}
HEADS = {
    "wav": b"RIFF", "wav8k": b"RIFF", "mulaw": b"RIFF", "mp3": None, "opus": b"OggS", "flac": b"fLaC", "pcm": None}
TYPES = {
    "wav": "audio/wav", "wav8k": "audio/wav", "mulaw": "audio/wav", "mp3": "audio/mpeg", "opus": "audio/ogg",
    "flac": "audio/flac", "pcm": "audio/pcm"}


@pytest.mark.parametrize("form", HEADS)
def test_every_format_is_what_it_says(server, tmp_path, form):
    headers, audio = speech(server, text=TEXTS["es"], language="es", format=form)
    length = spoken(server, text=TEXTS["es"], language="es")["milliseconds"] / 1000
    assert headers["Content-Type"] == TYPES[form]
    assert int(headers["Content-Length"]) == len(audio)
    if HEADS[form]:
        assert audio.startswith(HEADS[form])
    path = tmp_path / ("speech." + {"wav8k": "wav", "mulaw": "wav"}.get(form, form))
    path.write_bytes(audio)
    if form == "pcm":
        assert len(audio) % 2 == 0 and abs(len(audio) / 48_000 - length) < 0.1
    elif form in ("wav", "wav8k"):
        channels, rate, count = frames(audio)
        assert (channels, rate) == (1, 8_000 if form == "wav8k" else 22_050)
        assert abs(count / rate - length) < 0.1
    elif form == "mulaw":
        assert audio[20:22] == b"\x07\x00" and audio[24:28] == (8_000).to_bytes(4, "little")
    elif form == "mp3":
        assert audio[:3] == b"ID3" or (audio[0] == 0xFF and audio[1] & 0xE0 == 0xE0)
    elif form == "opus":
        assert b"OpusHead" in audio[:64]
    if form not in ("opus", "pcm") and (measured := seconds(path)) is not None:
        assert abs(measured - length) < 0.15
    if form == "flac" and shutil.which("flac"):
        subprocess.run(["flac", "--test", "--silent", str(path)], check=True)
    if form == "opus" and shutil.which("opusinfo"):
        report = subprocess.run(["opusinfo", str(path)], capture_output=True, text=True).stdout
        assert "Channels: 1" in report and "WARNING" not in report and "ERROR" not in report
        minutes, rest = re.search(r"Playback length: (\d+)m:([\d.]+)s", report).groups()
        assert abs(int(minutes) * 60 + float(rest) - length) < 0.15


@pytest.mark.parametrize(
    "fields, code, pointer",
    [
        ({}, "request.missing-field", "/text"),
        ({"text": 5}, "request.invalid-field", "/text"),
        ({"text": "Hola", "ssml": "<speak>Hola</speak>"}, "request.invalid-field", "/ssml"),
        ({"text": "Hola", "language": "es", "formt": "wav"}, "request.invalid-field", "/formt"),
        ({"text": "Hola", "language": "es", "format": "aac"}, "request.invalid-field", "/format"),
        ({"text": "Hola", "language": "es", "output": "pdf"}, "request.invalid-field", "/output"),
        ({"text": "Hola", "language": "es", "rate": 5}, "request.invalid-field", "/rate"),
        ({"text": "Hola", "language": "es", "rate": "slow"}, "request.invalid-field", "/rate"),
        ({"text": "Hola", "language": "es", "pitch": 0}, "request.invalid-field", "/pitch"),
        ({"text": "Hola", "language": "es", "volume": -1}, "request.invalid-field", "/volume"),
        ({"text": "Hola", "language": "es", "noStore": 1}, "request.invalid-field", "/noStore"),
        ({"text": "Hola", "language": "es", "offsetUnit": "word"}, "request.invalid-field", "/offsetUnit"),
        ({"text": "Hola", "language": "zz"}, "language.unknown", "/language"),
        ({"text": "Hola", "language": "not a tag"}, "language.malformed-tag", "/language"),
        ({"text": "OK"}, "translation.source-undetermined", "/language"),
        ({"text": "Hola", "language": "es", "voice": "nadie"}, "speech.unknown-voice", "/voice"),
    ])
def test_refuses_wrong_fields_by_place(server, fields, code, pointer):
    status, document = problem(server, fields)
    assert (status, document["code"], document["pointer"]) == (400, code, pointer)
    assert "Hola" not in json.dumps(document)


def test_the_voice_that_is_named_speaks(server):
    headers, american = speech(server, text="The door is open.", language="en", voice="en-us")
    assert headers["Chaka-Voices"] == 'en;voice="en-us";engine="espeak-ng"'
    headers, british = speech(server, text="The door is open.", language="en", voice="espeak-ng/en")
    assert headers["Chaka-Voices"] == 'en;voice="en";engine="espeak-ng"' and american != british
    # A voice that does not speak the language of a sentence leaves it to one that does.
    assert speech(server, text="La puerta.", language="es", voice="en-us")[0]["Chaka-Voices"].startswith('es;voice="es-')


BOMB = "<!DOCTYPE speak [<!ENTITY a 'aaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '&{chr(97 + n)};&{chr(97 + n)};'>" for n in range(20)) + "]><speak>&u;</speak>"


@pytest.mark.parametrize(
    "markup",
    [
        BOMB,
        "<!DOCTYPE speak SYSTEM 'file:///etc/passwd'><speak>Hola</speak>",
        "<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><speak>&x;</speak>",
        "<speak>&x;</speak>",
        "<speak>" + "<prosody>" * 40 + "Hola" + "</prosody>" * 40 + "</speak>",
        "<speak><audio src='http://127.0.0.1/a.wav'/></speak>",
        "<speak><voice name='x'>Hola</voice></speak>",
        "<speak><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></speak>",
        "<speak>Hola",
        "Hola",
        "<p>Hola</p>",
        "<speak>Hola</speak><speak>Hola</speak>",
        "<speak>&#0;</speak>",
        "<speak>\u0001</speak>",
        "<speak><break time='11s'/></speak>",
        "<speak><phoneme alphabet='ipa' ph='ola'>Hola</phoneme></speak>",
        "<speak><phoneme alphabet='x-espeak' ph=']] [[x'>Hola</phoneme></speak>",
        "<speak><say-as interpret-as='password'>Hola</say-as></speak>",
        "<speak xmlns='urn:other'>Hola</speak>",
        "",
    ])
def test_refuses_markup_that_is_hostile_or_not_spoken_here(server, markup):
    start = time.monotonic()
    status, document = problem(server, {"ssml": markup, "language": "es"})
    assert (status, document["code"], document["pointer"]) == (400, "speech.invalid-document", "/ssml")
    assert 0 <= document["offset"] <= len(markup.encode())
    assert "root:" not in json.dumps(document)
    assert time.monotonic() - start < 5


def test_markup_is_spoken_as_it_says(server):
    markup = (
        '<?xml version="1.0"?><speak xml:lang="es"><p><s>Marque <say-as interpret-as="digits">106</say-as>.</s>'
        '<s>El <sub alias="Ministerio de Salud">MINSA</sub><break time="1500ms"/> atiende &amp; ayuda.</s></p>'
        '<mark name="fin"/><lang xml:lang="quz">Ñuqanchis.</lang></speak>')
    plain = spoken(server, ssml=markup.replace('<break time="1500ms"/>', ""), language="es")
    answer = spoken(server, ssml=markup, language="es")
    assert 1_200 < answer["milliseconds"] - plain["milliseconds"] < 1_800
    assert [voice["language"] for voice in answer["voices"]] == ["es", "quz"]
    values = [mark["value"] for mark in answer["marks"] if mark["type"] == "word"]
    assert values == ["Marque", "106", "El", "MINSA", "atiende", "&", "ayuda", "Ñuqanchis"]
    source = markup.encode()
    for mark in answer["marks"]:
        cut = source[mark["start"]:mark["end"]].decode()
        if mark["type"] == "ssml":
            assert mark["value"] == "fin" and source[mark["start"]:].startswith(b'<mark name="fin"')
        elif mark["type"] == "word":
            assert xml.sax.saxutils.unescape(cut) == mark["value"]


def test_rate_pitch_and_volume_change_what_is_heard(server):
    usual = spoken(server, text=TEXTS["quy"], language="quy")
    slow = spoken(server, text=TEXTS["quy"], language="quy", rate=0.6)
    assert 1.3 < slow["milliseconds"] / usual["milliseconds"] < 2
    for change in ({"pitch": 1.5}, {"volume": 0.2}):
        assert spoken(server, text=TEXTS["quy"], language="quy", **change)["audio"] != usual["audio"]


@pytest.mark.parametrize("unit", ["utf8", "utf16", "codepoint"])
@pytest.mark.parametrize("language", TEXTS)
def test_marks_rise_and_their_offsets_cut_the_source(server, language, unit):
    text = TEXTS[language]
    answer = spoken(server, text=text, language=language, offsetUnit=unit)
    headers, lines = speech(server, text=text, language=language, offsetUnit=unit, output="marks")
    assert headers["Content-Type"].startswith("application/x-ndjson")
    marks = [json.loads(line) for line in lines.splitlines()]
    assert [{**mark, "estimated": mark.get("estimated", False)} for mark in marks] == answer["marks"]
    times = [mark["time"] for mark in marks]
    assert times == sorted(times) and 0 <= times[0] and times[-1] < answer["milliseconds"]
    width = {"utf8": 1, "utf16": 2, "codepoint": 4}[unit]
    coded = text.encode({"utf8": "utf-8", "utf16": "utf-16-le", "codepoint": "utf-32-le"}[unit])
    for mark in marks:
        cut = coded[mark["start"] * width:mark["end"] * width]
        assert cut.decode({"utf8": "utf-8", "utf16": "utf-16-le", "codepoint": "utf-32-le"}[unit]) == mark["value"]
    sentences = [mark for mark in marks if mark["type"] == "sentence"]
    words = [mark for mark in marks if mark["type"] == "word"]
    assert len(sentences) == 2 and len(words) >= 6
    assert not any(mark.get("estimated") for mark in marks)
    for word in words:
        assert any(one["start"] <= word["start"] and word["end"] <= one["end"] for one in sentences)
    times = [mark["time"] for mark in words]
    assert len(set(times)) == len(times)


def cue_times(text, dot):
    cues = []
    for line in text.splitlines():
        if " --> " in line:
            cues.append([
                sum(float(part) * scale for part, scale in zip(time.replace(dot, ".").split(":"), (3600, 60, 1)))
                for time in line.split(" --> ")])
    return cues


@pytest.mark.parametrize("language", TEXTS)
def test_captions_follow_the_speech(server, language):
    length = spoken(server, text=TEXTS[language], language=language)["milliseconds"] / 1000
    headers, vtt = speech(server, text=TEXTS[language], language=language, output="vtt")
    assert headers["Content-Type"] == "text/vtt; charset=utf-8" and vtt.startswith(b"WEBVTT\n\n")
    headers, srt = speech(server, text=TEXTS[language], language=language, output="srt")
    assert headers["Content-Type"].startswith("application/x-subrip") and srt.startswith(b"1\n00:00:00,000 --> ")
    for cues in (cue_times(vtt.decode(), "."), cue_times(srt.decode(), ",")):
        assert cues and cues[-1][1] <= length + 0.01
        for (start, end), following in zip(cues, [cue[0] for cue in cues[1:]] + [length + 1]):
            assert start < end <= following
    assert f"<lang {language}>" in vtt.decode()
    joined = " ".join(line for line in srt.decode().splitlines() if line and not line.isdigit() and "-->" not in line)
    assert joined.split() == TEXTS[language].split()


def test_the_page_shows_what_is_heard_and_loads_nothing(server):
    headers, body = speech(server, text=TEXTS["ayr"] + " <script>alert(1)</script>", language="ayr", output="html")
    page = body.decode()
    assert headers["Content-Type"].startswith("text/html")
    assert "&lt;" in page and page.count("<script>") == page.count("</script>") == 1
    assert "data:audio/" in page and 'lang="ayr"' in page
    for outside in ("http://", "https://", 'src="//'):
        assert outside not in page


def test_equal_texts_give_equal_bytes(server):
    fields = {"text": TEXTS["quz"], "language": "quz"}
    first = speech(server, **fields)[1]
    assert speech(server, **fields)[1] == first
    assert speech(server, noStore=True, **fields)[1] == first
    assert spoken(server, **fields)["audio"] == first
    for form in ("mp3", "opus", "flac"):
        assert speech(server, format=form, **fields)[1] == speech(server, format=form, noStore=True, **fields)[1]


@pytest.mark.parametrize(
    "language, served, borrowed",
    [("es", "es", False), ("en", "en", False), ("qu", "quy", True), ("quz", "quz", True), ("ay", "ayr", True)])
def test_a_borrowed_voice_is_disclosed(server, language, served, borrowed):
    text = TEXTS.get(served)
    for fields in ({}, {"output": "marks"}, {"output": "vtt"}):
        headers, _ = speech(server, text=text, language=language, **fields)
        assert headers["Content-Language"] == served
        assert headers["Chaka-Voices"].startswith(f'{served};voice="')
        assert headers["Chaka-Voices"].endswith(";borrowed") == borrowed
    voice, = spoken(server, text=text, language=language)["voices"]
    assert (voice["language"], voice["borrowed"], voice["licence"]) == (served, borrowed, "GPL-3.0-or-later")


def test_voices_and_formats_are_listed(server):
    listed = json.loads(server.request("/v1/voices")[2])
    assert set(listed["formats"]) == set(HEADS)
    lent = {tag for voice in listed["voices"] for tag in voice["lentTo"]}
    assert {"quz", "ayr"} <= lent
    assert {"es", "qu", "en"} <= {voice["language"] for voice in listed["voices"]}


def test_the_voice_changes_with_the_language_of_the_text(server):
    text = (
        "La posta atiende a todos los vecinos de la comunidad. Wasiykikunapi llamkachkanku runakuna. "
        "The hospital is open every day of the week.")
    answer = spoken(server, text=text)
    assert [(voice["language"], voice["borrowed"]) for voice in answer["voices"]] == [
        ("es", False), ("quy", True), ("en", False)]
    headers, _ = speech(server, text=text)
    assert headers["Chaka-Voices"].count('voice="') == 3
    assert spoken(server, text=text, language="es")["voices"][0]["language"] == "es"


@pytest.mark.parametrize("text", ["", "   ", "?!", "...", "😀", "\u0000", "a" + "\u0301" * 500, "\u202eabc", "ʼ", "ch'"])
def test_answers_odd_text(server, text):
    for language in ("es", "quz", "ayr"):
        channels, rate, _ = frames(speech(server, text=text, language=language)[1])
        assert (channels, rate) == (1, 22_050)


LONG = " ".join(
    f"El vecino número {number} recibió la carta del municipio y debe presentarla en la ventanilla." for number in
    range(1, 61))


def stream(server, body):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", "/v1/speech", json.dumps(body), {"Content-Type": "application/json"})
    return connection, connection.getresponse()


@pytest.mark.parametrize("form", ["wav", "mp3", "opus"])
def test_long_texts_arrive_sentence_by_sentence(server, form):
    body = {"text": LONG, "language": "es", "format": form, "noStore": True}
    start = time.monotonic()
    connection, answer = stream(server, body)
    assert answer.status == 200 and answer.getheader("Transfer-Encoding") == "chunked"
    assert answer.getheader("Content-Length") is None and answer.getheader("Chaka-Voices").startswith("es;")
    first = answer.read1(4_096)
    early = time.monotonic() - start
    rest = answer.read()
    whole = time.monotonic() - start
    connection.close()
    assert first and early < whole / 2, (early, whole)
    assert len(rest) > 10 * len(first)


def test_a_stream_that_fails_is_cut_off_and_not_ended(tmp_path):
    server = Server(tmp_path / "var", extra=("--set", "speech.seconds=30"))
    try:
        for form in ("wav", "mp3", "opus", "flac"):
            connection, answer = stream(server, {"text": LONG, "language": "es", "format": form})
            with pytest.raises(http.client.IncompleteRead):
                answer.read()
            connection.close()
    finally:
        server.stop()


def test_a_streamed_file_holds_the_same_samples(server):
    connection, answer = stream(server, {"text": LONG, "language": "es"})
    streamed = answer.read()
    connection.close()
    whole = spoken(server, text=LONG, language="es")
    samples = whole["audio"][-2 * frames(whole["audio"])[2]:]
    # The length in the head of a stream cannot be known; all else is the same.
    assert streamed == streamed[:len(streamed) - len(samples)] + samples and len(streamed) - len(samples) < 100
    assert streamed[:4] + streamed[8:16] == b"RIFFWAVEfmt "


def test_a_caller_that_goes_away_stops_the_work(server):
    for form in ("wav", "mp3"):
        for _ in range(8):
            body = json.dumps({"text": LONG, "language": "es", "format": form, "noStore": True}).encode()
            with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
                connection.sendall(
                    b"POST /v1/speech HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                    + str(len(body)).encode() + b"\r\n\r\n" + body)
                assert connection.recv(512).startswith(b"HTTP/1.1 200")
    start = time.monotonic()
    assert speech(server, text="Hola.", language="es", noStore=True)[1].startswith(b"RIFF")
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "settings, fields, code, limit, pointer",
    [
        ("speech.characters=200", {"text": "casa " * 60}, "speech.too-large", 200, "/text"),
        # What counts is what is said: a number is longer than its digits.
        ("speech.characters=200", {"text": "777 " * 20}, "speech.too-large", 200, "/text"),
        ("speech.seconds=4", {"text": "Una casa grande. " * 12}, "speech.too-large", 4, "/text"),
        (None, {"text": "Sí. " * 1_100}, "speech.too-large", 1_000, "/text"),
        (None, {"ssml": "<speak>" + " " * 262_144 + "</speak>"}, "speech.too-large", 262_144, "/ssml"),
        (None, {"text": "a" * 1_100_000}, "request.body-too-large", 1_048_576, None),
    ])
def test_limits(tmp_path, server, settings, fields, code, limit, pointer):
    limited = Server(tmp_path / "var", extra=("--set", settings)) if settings else server
    try:
        status, document = problem(limited, {"language": "es", **fields})
        assert (status, document["code"], document["limit"], document.get("pointer")) == (413, code, limit, pointer)
        assert speech(limited, text="Hola.", language="es")[1].startswith(b"RIFF")
    finally:
        if limited is not server:
            limited.stop()


def test_the_deadline_of_a_request_is_kept(server):
    status, document = problem(
        server, {"text": LONG, "language": "es", "output": "json", "noStore": True}, headers={"Chaka-Deadline": "1"})
    assert (status, document["code"]) == (504, "speech.deadline-exceeded")


def test_a_key_is_needed_where_there_are_keys(tmp_path):
    made = key(tmp_path / "var", "posta")["key"]
    server = Server(tmp_path / "var")
    try:
        for path, fields in (
                ("/v1/speech", {"text": "Hola", "language": "es"}),
                ("/v1/audio/speech", {"model": "tts-1", "input": "Hola", "voice": "es"}),
                ("/v1/speech-translate", {"transcript": "No pague a nadie.", "source": "es", "target": "quy"})):
            assert post(server, path, fields)[0] == 401
            assert post(server, path, fields, {"Authorization": f"Bearer {made}"})[0] == 200
        assert server.request("/v1/voices")[0] == 200
    finally:
        server.stop()


def test_what_is_spoken_counts_for_the_quota_of_a_key(tmp_path):
    made = key(tmp_path / "var", "posta", "--daily", "40", "--rate", "1000")["key"]
    server = Server(tmp_path / "var")
    try:
        fields, headers = {"text": "Hola, buenas tardes.", "language": "es"}, {"Authorization": f"Bearer {made}"}
        assert [post(server, "/v1/speech", fields, headers)[0] for _ in range(3)] == [200, 200, 429]
        fields = {"model": "tts-1", "input": "Hola", "voice": "es"}
        assert post(server, "/v1/audio/speech", fields, headers)[0] == 429
    finally:
        server.stop()


def test_nothing_of_a_text_is_kept_on_disk_or_logged(tmp_path):
    server = Server(tmp_path / "var")
    try:
        speech(server, text="Zorzalito quiere zanahorias.", language="es")
        problem(server, {"ssml": "<speak>Zorzalito", "language": "es"})
    finally:
        server.stop()
    assert "orzalito" not in server.output()
    for path in (tmp_path / "var").rglob("*"):
        assert not path.is_file() or b"orzalito" not in path.read_bytes(), path


def test_seconds_of_audio_are_counted(server):
    speech(server, text=TEXTS["ayr"], language="ayr")
    metrics = server.request("/metrics")[2].decode()
    assert 'chaka_speech_audio_seconds_total{language="ayr",engine="espeak-ng"}' in metrics


def document(name):
    """A schema of openapi.yaml that knows the others."""
    return {**yaml.safe_load((ROOT / "docs/openapi.yaml").read_text()), "$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    "path, fields, name",
    [
        ("/v1/speech", {"text": TEXTS["ayr"], "language": "ayr", "output": "json"}, "SpeechReply"),
        ("/v1/speech", {"text": "", "language": "es", "output": "json"}, "SpeechReply"),
        ("/v1/speech", {"text": "Hola", "language": "es", "voice": "nadie"}, "Problem"),
        ("/v1/voices", None, "VoicesReply"),
        ("/v1/speech-translate", {"transcript": "No pague a nadie.", "source": "es", "target": "quy"},
         "SpeechTranslateReply"),
        ("/v1/speech-translate", {"transcript": "No pague a nadie.", "source": "es", "target": "quz"},
         "SpeechTranslateReply"),
    ])
def test_answers_are_as_described(server, path, fields, name):
    body = server.request(path)[2] if fields is None else post(server, path, fields)[2]
    jsonschema.Draft202012Validator(document(name)).validate(json.loads(body))


@pytest.mark.parametrize(
    "path, fields, name",
    [
        ("/v1/speech", {
            "text": "Hola.", "language": "es", "voice": "es-419", "format": "flac", "rate": 1.5, "pitch": 1.1,
            "volume": 0.5, "output": "json", "offsetUnit": "utf16", "noStore": True}, "SpeechRequest"),
        ("/v1/speech", {"ssml": "<speak>Hola.</speak>", "language": "es", "text": None}, "SpeechRequest"),
        ("/v1/audio/speech", {
            "model": "tts-1", "input": "Hola.", "voice": "es", "instructions": "", "response_format": "wav", "speed": 2,
            "stream_format": "audio"}, "OpenAISpeechRequest"),
        ("/v1/speech-translate", {
            "transcript": "No pague a nadie.", "source": "es", "target": "quy", "voice": "qu", "format": "mp3",
            "noStore": True, "recognizer": None}, "SpeechTranslateRequest"),
    ])
def test_requests_as_described_are_taken(server, path, fields, name):
    jsonschema.Draft202012Validator(document(name)).validate(fields)
    assert post(server, path, fields)[0] == 200
