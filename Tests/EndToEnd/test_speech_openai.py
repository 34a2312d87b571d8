"""OpenAI's own client speaks through the gateway."""
import base64
import json

import openai
import pytest

from conftest import Server
from spoken import frames, needs_espeak, post, speech
from test_keys import key

pytestmark = needs_espeak

TEXT = "Hampina wasiqa kunan p'unchaw kichasqan."


@pytest.fixture
def client(server):
    with openai.OpenAI(base_url=server.url + "/v1", api_key="none", max_retries=0) as client:
        yield client


@pytest.mark.parametrize("form", ["mp3", "opus", "flac", "wav", "pcm"])
def test_the_client_gets_the_same_audio_in_every_format(server, client, form):
    answer = client.audio.speech.create(model="tts-1", voice="quz", input=TEXT, response_format=form)
    assert answer.content == speech(server, text=TEXT, language="quz", format=form)[1]


def test_the_usual_format_is_mp3_and_the_voice_is_disclosed(server, client):
    raw = client.audio.speech.with_raw_response.create(model="gpt-4o-mini-tts", voice="ayr", input="Jach'a uta.")
    assert raw.headers["Content-Type"] == "audio/mpeg"
    assert raw.headers["Chaka-Voices"] == 'ayr;voice="qu";engine="espeak-ng";borrowed'
    assert raw.content == speech(server, text="Jach'a uta.", language="ayr", format="mp3")[1]


@pytest.mark.parametrize(
    "voice, text, served",
    [
        ("alloy", "El puesto de salud atiende a los vecinos.", "es"),
        ("nova", "The hospital is open every day of the week.", "en"),
        ("es-419", "El puesto de salud atiende a los vecinos.", "es"),
        ("espeak-ng/en-us", "The hospital is open.", "en"),
        ("qu", "Wasiykipi llamkachkanku.", "quy"),
        ({"id": "ayr"}, "Jach'a uta.", "ayr"),
    ])
def test_a_voice_is_a_tag_a_voice_of_ours_or_a_name_of_theirs(client, voice, text, served):
    raw = client.audio.speech.with_raw_response.create(model="any", voice=voice, input=text, response_format="wav")
    assert raw.headers["Content-Language"] == served


def test_speed_changes_the_length(client):
    lengths = []
    for speed in (0.5, 1, 2):
        audio = client.audio.speech.create(
            model="any", voice="es", input="La casa es grande.", response_format="wav", speed=speed).content
        lengths.append(frames(audio)[2])
    assert lengths[0] > 1.5 * lengths[1] > 2.25 * lengths[2]


def test_a_streamed_answer_can_be_written_to_a_file(server, client, tmp_path):
    text = "El vecino presenta la carta en la ventanilla del municipio. " * 30
    with client.audio.speech.with_streaming_response.create(
            model="any", voice="es", input=text, response_format="flac") as answer:
        answer.stream_to_file(tmp_path / "speech.flac")
    assert (tmp_path / "speech.flac").read_bytes().startswith(b"fLaC")


@pytest.mark.parametrize(
    "fields, parameter, code",
    [
        ({"voice": "nadie"}, "voice", "speech.unknown-voice"),
        ({"response_format": "aac"}, "response_format", "speech.unavailable-format"),
        ({"speed": 9}, "speed", "request.invalid-field"),
        ({"instructions": "Whisper."}, "instructions", "request.invalid-field"),
        ({"extra_body": {"colour": "red"}}, "colour", "request.invalid-field"),
        ({"extra_body": {"stream_format": "video"}}, "stream_format", "request.invalid-field"),
    ])
def test_errors_are_those_that_the_client_reads(client, fields, parameter, code):
    with pytest.raises(openai.BadRequestError) as caught:
        client.audio.speech.create(**{"model": "any", "voice": "es", "input": "Hola.", **fields})
    assert (caught.value.param, caught.value.code, caught.value.type) == (parameter, code, "invalid_request_error")
    assert parameter in caught.value.message


def test_an_identification_that_fails_is_an_error_too(client):
    with pytest.raises(openai.BadRequestError) as caught:
        client.audio.speech.create(model="any", voice="alloy", input="OK")
    assert caught.value.code == "translation.source-undetermined"


@pytest.mark.parametrize("missing", ["input", "voice"])
def test_missing_fields(server, missing):
    fields = {"model": "any", "input": "Hola.", "voice": "es"}
    del fields[missing]
    status, _, body = post(server, "/v1/audio/speech", fields)
    error = json.loads(body)["error"]
    assert (status, error["param"], error["code"]) == (400, missing, "request.missing-field")


def test_events_carry_a_sentence_each_and_add_up_to_the_file(server, client):
    text = "Hampina wasi. Yachay wasi. Llaqta wasi."
    raw = client.audio.speech.with_raw_response.create(
        model="any", voice="quy", input=text, response_format="pcm", stream_format="sse")
    assert raw.headers["Content-Type"].startswith("text/event-stream")
    events = [json.loads(line.removeprefix("data: ")) for line in raw.content.decode().split("\n\n") if line]
    *deltas, done = events
    assert {event["type"] for event in deltas} == {"speech.audio.delta"} and len(deltas) >= 3
    assert done["type"] == "speech.audio.done"
    usage = done["usage"]
    assert usage["input_tokens"] == len(text)
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
    audio = b"".join(base64.b64decode(event["audio"]) for event in deltas)
    assert audio == speech(server, text=text, language="quy", format="pcm")[1]


def test_a_key_that_is_wrong_is_an_error_of_authentication(tmp_path):
    made = key(tmp_path / "var", "posta")["key"]
    server = Server(tmp_path / "var")
    try:
        for secret in (made, "chaka_wrong"):
            with openai.OpenAI(base_url=server.url + "/v1", api_key=secret, max_retries=0) as client:
                if secret == made:
                    assert client.audio.speech.create(model="any", voice="es", input="Hola.").content
                    continue
                with pytest.raises(openai.AuthenticationError):
                    client.audio.speech.create(model="any", voice="es", input="Hola.")
    finally:
        server.stop()
