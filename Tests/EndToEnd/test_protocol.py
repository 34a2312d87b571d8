"""What browsers, proxies and clients of LibreTranslate rely on, on a real connection."""
import json
import socket
import urllib.error

import pytest
import yaml
from libretranslatepy import LibreTranslateAPI

from conftest import Server


@pytest.mark.parametrize("path", ["/healthz", "/openapi.yaml", "/nada", "/v1/translate", "/translate"])
def test_a_kept_connection_survives_head(server, path):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        requests = f"HEAD {path} HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        connection.sendall(requests.encode())
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, rest = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 ")
    assert rest.startswith(b"HTTP/1.1 200 OK\r\n"), rest[:200]
    assert rest.endswith(b'{"status":"ok"}')


def test_listed_origins_may_read_errors_and_others_nothing(tmp_path):
    server = Server(tmp_path / "var", extra=("--set", "server.corsOrigins=https://www.gob.pe"))
    try:
        allowed = server.request("/nada", headers={"Origin": "https://www.gob.pe"})
        assert (allowed[0], allowed[1]["Access-Control-Allow-Origin"]) == (404, "https://www.gob.pe")
        refused = server.request("/healthz", headers={"Origin": "https://evil.example"})
        assert (refused[0], refused[1]["Access-Control-Allow-Origin"]) == (200, None)
        assert "Origin" in refused[1]["Vary"]
    finally:
        server.stop()


def test_every_described_get_answers_in_a_described_type(server):
    document = yaml.safe_load(server.request("/openapi.yaml")[2])
    paths = {path: item["get"] for path, item in document["paths"].items() if "get" in item}
    assert {"/v1/languages", "/readyz", "/frontend/settings"} <= paths.keys()
    for path, operation in paths.items():
        status, headers, _ = server.request(path)
        answer = operation["responses"][str(status)]
        if "$ref" in answer:
            answer = document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
        assert headers["Content-Type"].split(";")[0] in answer["content"], path


@pytest.mark.parametrize(
    "source, target, error",
    [
        ("zz", "es", "zz is not supported"),
        ("es", "quz", "Cusco-Collao Quechua (quz) is not available as a target language from Spanish (es)"),
        ("auto", "es", "Invalid request: the language of the text could not be detected, name the source"),
    ])
def test_failures_reach_a_client_of_libretranslate(server, source, target, error):
    with pytest.raises(urllib.error.HTTPError) as raised:
        LibreTranslateAPI(server.url).translate("12345", source, target)
    assert raised.value.code == 400
    assert json.loads(raised.value.read()) == {"error": error}


def test_a_client_of_libretranslate_learns_that_nothing_was_detected(server):
    assert LibreTranslateAPI(server.url).detect("12345") == [{"confidence": 0, "language": "und"}]
