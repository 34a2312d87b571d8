"""Gloss as pose and video through the gateway: the shipped program, an HTTP service, and what neither may hide."""
import base64
import http.server
import json
import subprocess
import threading

import pytest
import yaml

from conftest import ROOT, needs_apertium, run
from test_gloss import post, schema
from test_keys import data  # noqa: F401  (fixture)
from test_sign_worker import PYTHON, RENDERER, TINY, has_library, made  # noqa: F401  (fixture)
from conftest import Server

pytestmark = needs_apertium
needs_poses = pytest.mark.skipif(
    not has_library(PYTHON), reason="needs pose-format in .venv-signs, which make worker-signs makes")


class Avatar:
    """A service of signs that answers what it is told to and keeps what it gets."""

    def __init__(self):
        self.answers, self.documents, self.keys = [], [], []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.documents.append(json.loads(body))
                outer.keys.append(self.headers.get("Authorization"))
                status, kind, answer = outer.answers.pop(0)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/render"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def avatar():
    service = Avatar()
    yield service
    service.server.shutdown()


@pytest.fixture
def configured(data, tmp_path):  # noqa: F811
    """Starts a gateway with renderers and lexicons."""
    servers = []

    def start(renderers, lexicons=(), **routing):
        path = tmp_path / "chaka.yaml"
        path.write_text(yaml.safe_dump(
            {"gloss": {"renderers": renderers, "lexicons": [str(item) for item in lexicons]}, "routing": routing or {
                "external": "never"}}))
        servers.append(Server(data, extra=("--config", str(path))))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.stop()


#: The least file that its boxes fill.
MP4 = b"\x00\x00\x00\x10ftypisom\x00\x00\x02\x00" + b"\x00\x00\x00\x0cmdatabcd"


def service(avatar, **fields):
    return {"id": "avatar", "kind": "http", "url": avatar.url, "media": ["mp4"], "locality": "local-network", **fields}


@needs_poses
def test_the_shipped_program_makes_pose_and_video(configured, made, tmp_path):  # noqa: F811
    command = [PYTHON, str(RENDERER), f"--lexicon={made}", "--media={media}"]
    server = configured(
        [{"id": "poses", "kind": "command", "command": command, "media": ["pose", "mp4", "webm"]}], [made])
    status, answer = post(server, text="Casa. Sol.", format="pose")
    assert status == 200, answer
    assert list(schema(server, "GlossReply").iter_errors(answer)) == []
    rendering = answer["rendering"]
    assert (rendering["renderer"], rendering["mediaType"], rendering["omitted"]) == ("poses", "application/pose", [])
    assert "no es un intérprete" in answer["notice"]
    pose = subprocess.run(
        [PYTHON, TINY, "read"], input=base64.b64decode(rendering["data"]), capture_output=True, check=True)
    assert json.loads(pose.stdout)["frames"] > 0
    video = base64.b64decode(post(server, text="Casa.", format="mp4")[1]["rendering"]["data"])
    assert video[4:8] == b"ftyp"
    status, answer = post(server, text="Casa. Hospital.", format="pose")
    assert (status, answer["code"], answer["pointer"]) == (422, "gloss.without-sign", "/format")
    assert "HOSPITAL" in answer["detail"] and "CASA" not in answer["detail"]
    answer = post(server, text="Casa. Hospital.", format="pose", partial=True)[1]
    assert answer["rendering"]["omitted"] == ["HOSPITAL"] and answer["gloss"] == "CASA HOSPITAL"
    # The command does the same and names what it left out.
    path = tmp_path / "casa.pose"
    made_by_command = run(
        "gloss", "--config", str(tmp_path / "chaka.yaml"), "--share-dir", str(ROOT), "--format", "pose", "--partial",
        "--output", str(path), "Casa. Hospital.")
    assert made_by_command.returncode == 0, made_by_command.stderr
    assert "poses" in made_by_command.stderr and "HOSPITAL" in made_by_command.stderr
    assert path.read_bytes() == base64.b64decode(answer["rendering"]["data"])
    refused = run(
        "gloss", "--config", str(tmp_path / "chaka.yaml"), "--share-dir", str(ROOT), "--format", "pose",
        "--output", str(tmp_path / "none.pose"), "Casa. Hospital.")
    assert refused.returncode == 1 and "HOSPITAL" in refused.stderr and not (tmp_path / "none.pose").exists()


def test_a_service_gets_the_gloss_and_nothing_else(configured, avatar, tmp_path):
    keys = tmp_path / "avatar.key"
    keys.write_text("secret\n")
    media = tmp_path / "own.tsv"
    (tmp_path / "hola.mp4").write_bytes(MP4)
    media.write_text("HOLA\thola\t\t\t\t\thola.mp4 https://example.pe/hola.mp4\n")
    server = configured([service(avatar, keyFile=str(keys))], [media])
    avatar.answers = [(200, "video/mp4", MP4)]
    status, answer = post(server, text="Hola, tengo el DNI 40123456.", format="mp4")
    assert (status, base64.b64decode(answer["rendering"]["data"])) == (200, MP4)
    assert avatar.keys == ["Bearer secret"]
    [document] = avatar.documents
    assert (document["version"], document["language"], document["media"]) == (1, "prl", "video/mp4")
    tokens = document["lines"][0]["tokens"]
    assert [token["gloss"] for token in tokens] == answer["gloss"].split()
    assert tokens[0]["media"] == ["https://example.pe/hola.mp4"]
    assert "span" not in json.dumps(document) and str(tmp_path) not in json.dumps(document)


def test_what_a_service_lacks_is_told(configured, avatar):
    server = configured([service(avatar)])
    lacking = (422, "application/json", b'{"missing": ["HOSPITAL"]}')
    avatar.answers = [lacking]
    status, answer = post(server, text="Hola, hospital.", format="mp4")
    assert (status, answer["code"]) == (422, "gloss.without-sign") and "HOSPITAL" in answer["detail"]
    avatar.answers = [lacking, (200, "video/mp4", MP4)]
    status, answer = post(server, text="Hola, hospital.", format="mp4", partial=True)
    assert (status, answer["rendering"]["omitted"]) == (200, ["HOSPITAL"])
    assert [token["gloss"] for token in avatar.documents[-1]["lines"][0]["tokens"]] == ["HOLA"]


@pytest.mark.parametrize(
    "answer", [
        (500, "text/plain", b"secret reason"), (200, "video/mp4", b"<html>"), (200, "text/html", MP4),
        (200, "video/mp4", MP4[:-2]), (302, "video/mp4", MP4), (422, "application/json", b"{}"),
        (422, "application/json", b'{"missing": ["NADA"]}'),
    ])
def test_a_service_that_fails_is_a_failure_without_its_words(configured, avatar, answer):
    server = configured([service(avatar)])
    avatar.answers = [answer]
    status, problem = post(server, text="Hola.", format="mp4")
    assert (status, problem["code"]) == (503, "gloss.renderer-unavailable")
    assert "secret" not in json.dumps(problem)
    # What fails for a video does not take the gloss away.
    assert post(server, text="Hola.")[0] == 200


def test_what_takes_too_long_is_not_waited_for(configured):
    server = configured([{"id": "slow", "kind": "command", "command": ["/bin/sleep", "60"], "media": ["mp4"]}])
    status, answer = post(server, text="Hola.", format="mp4", headers={"Chaka-Deadline": "500"})
    assert (status, answer["code"]) == (504, "gloss.deadline-exceeded")


def test_external_renderers_wait_for_permission(configured, avatar):
    server = configured([service(avatar, locality="external")])
    status, answer = post(server, text="Hola.", format="mp4")
    assert (status, answer["code"], avatar.documents) == (503, "gloss.renderer-unavailable", [])
    assert "routing.external" in answer["detail"]


def test_external_renderers_are_asked_where_that_is_allowed(configured, avatar):
    server = configured([service(avatar, locality="external")], external="allowed")
    avatar.answers = [(200, "video/mp4", MP4)]
    assert post(server, text="Hola.", format="mp4")[0] == 200


def test_without_a_renderer_there_is_neither_pose_nor_video(server):
    for form in ("pose", "mp4", "webm"):
        status, answer = post(server, text="Hola.", format=form)
        assert (status, answer["code"], answer["pointer"]) == (503, "gloss.renderer-unavailable", "/format")
    assert post(server, text="Hola.", partial="yes")[1]["pointer"] == "/partial"


@pytest.mark.parametrize(
    "fields, key", [
        ({"kind": "gloss"}, "kind"), ({"id": None}, "id"), ({"url": None}, "url"), ({"url": "ftp://a"}, "url"),
        ({"media": []}, "media"), ({"media": ["gif"]}, "media"), ({"locality": None}, "locality"),
        ({"colour": "red"}, "colour"), ({"timeoutSeconds": 0}, "timeoutSeconds"), ({"concurrency": 0}, "concurrency"),
        ({"kind": "command", "url": None}, "command"), ({"keyFile": "/none"}, "keyFile"),
        ({"kind": "command", "command": ["/bin/cat"]}, "url"), ({"command": ["/bin/cat"]}, "command"),
    ])
def test_a_bad_entry_is_named(tmp_path, fields, key):
    entry = {
        "id": "a", "kind": "http", "url": "http://127.0.0.1:9", "media": ["mp4"], "locality": "local-network", **fields}
    path = tmp_path / "chaka.yaml"
    entry = {name: value for name, value in entry.items() if value is not None}
    path.write_text(yaml.safe_dump({"gloss": {"renderers": [entry]}}))
    refused = run("gloss", "--config", str(path), "--share-dir", str(ROOT), "Hola.")
    assert refused.returncode != 0 and refused.stdout == ""
    assert f"gloss.renderers[1].{key}" in refused.stderr
