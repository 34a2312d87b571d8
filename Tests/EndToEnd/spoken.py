"""What the tests of speech share: asking for it, and looking into audio."""
import base64
import io
import json
import pathlib
import shutil
import subprocess
import wave

import pytest

from conftest import BINARY

ESPEAK = shutil.which("espeak-ng")
needs_espeak = pytest.mark.skipif(
    not ESPEAK or not (pathlib.Path(BINARY).parent / "chaka-espeak").exists(),
    reason="needs the Debian package espeak-ng, and chaka-espeak beside chaka")


def post(server, path, fields, headers=None):
    """Status, headers and body of one request with a JSON body."""
    body = fields if isinstance(fields, bytes) else json.dumps(fields)
    return server.request(path, body, headers=headers)


def speech(server, headers=None, **fields):
    """Speech that has to succeed: headers and body."""
    status, found, body = post(server, "/v1/speech", fields, headers)
    assert status == 200, body
    return found, body


def spoken(server, **fields):
    """Speech as JSON, its audio as bytes."""
    answer = json.loads(speech(server, output="json", **fields)[1])
    answer["audio"] = base64.b64decode(answer["audio"])
    return answer


def problem(server, fields, path="/v1/speech", headers=None):
    """Status and problem document of a request that has to fail."""
    status, found, body = post(server, path, fields, headers)
    assert found["Content-Type"].startswith("application/problem+json"), (status, body[:200])
    return status, json.loads(body)


def frames(audio):
    """Channels, samples a second and number of samples of a WAVE file."""
    with wave.open(io.BytesIO(audio)) as file:
        return file.getnchannels(), file.getframerate(), file.getnframes()


def seconds(path):
    """The length that sox reads from a file, or None without sox."""
    if not shutil.which("soxi"):
        return None
    return float(subprocess.run(["soxi", "-D", str(path)], capture_output=True, text=True, check=True).stdout)


def recording(text, path, voice="en", form="wav"):
    """A recording of a text, made without the gateway."""
    made = subprocess.run([ESPEAK, "-v", voice, "--stdout", text], capture_output=True, check=True).stdout
    path.write_bytes(made)
    if form == "wav":
        return made
    other = path.with_suffix("." + form)
    subprocess.run(["sox", str(path), str(other)], check=True, capture_output=True)
    return other.read_bytes()
