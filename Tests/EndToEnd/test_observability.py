"""What those who watch a gateway rely on: metrics, log, identifiers, the status page, and a quiet end."""
import json
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

import pytest

from conftest import ROOT, Server
from outline import Outline

PROMTOOL = shutil.which("promtool") or str(ROOT / ".tools/promtool")
needs_promtool = pytest.mark.skipif(
    not pathlib.Path(PROMTOOL).exists(), reason="needs promtool of the Debian package prometheus")

SENTENCE = "Mi vecina Zorobabela padece de escorbuto."
TRACE = "0af7651916cd43dd8448eb211c80319c"
# A client of its own, so that its address cannot be there for another reason.
CLIENT = "127.0.0.9"


def ask(server, head, body=b""):
    """Status, header fields in small letters and body of one request that is written by hand."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60, source_address=(CLIENT, 0)) as connection:
        lines = [*head, "Host: localhost", "Connection: close"]
        if body:
            lines += [f"Content-Length: {len(body)}", "Content-Type: application/json"]
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    top, _, rest = received.partition(b"\r\n\r\n")
    status, *fields = top.decode().split("\r\n")
    return int(status.split()[1]), {name.lower(): value for name, value in (f.split(": ", 1) for f in fields)}, rest


def series(server):
    """Every series of /metrics with its value."""
    lines = server.request("/metrics")[2].decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


def growth(before, after, name, **labels):
    """By how much the series of a family that have these labels grew."""
    def total(values):
        return sum(
            value for key, value in values.items()
            if key.split("{")[0] == name and all(f'{label}="{text}"' in key for label, text in labels.items()))
    return total(after) - total(before)


def label_values(values, name, label):
    return {match[1] for key in values if key.startswith(name + "{") and (match := re.search(f'{label}="([^"]*)"', key))}


def translate(server, text=SENTENCE):
    body = json.dumps({"text": text, "source": "es", "target": "quy"}).encode()
    return ask(server, ["POST /v1/translate HTTP/1.1"], body)


@needs_promtool
def test_promtool_accepts_the_metrics(server):
    assert translate(server)[0] == 200
    checked = subprocess.run(
        [PROMTOOL, "check", "metrics"], input=server.request("/metrics")[2], capture_output=True, timeout=60)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, b"")


@needs_promtool
def test_promtool_accepts_the_alert_rules():
    checked = subprocess.run(
        [PROMTOOL, "check", "rules", str(ROOT / "deploy/alerts.yml")], capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_alert_rules_and_metrics_are_those_of_the_documentation(server):
    documented = set(re.findall(r"^\| `((?:chaka|process)_\w+)` \|", (ROOT / "docs/operations.md").read_text(), re.M))
    used = set(re.findall(r"\b(?:chaka|process)_\w+", (ROOT / "deploy/alerts.yml").read_text()))
    assert {re.sub("_(bucket|sum|count)$", "", name) for name in used} <= documented
    served = set(re.findall(r"^# TYPE (\w+)", server.request("/metrics")[2].decode(), re.M))
    assert {"chaka_http_requests_total", "process_open_fds"} <= served <= documented


def test_counters_grow_by_what_was_asked(server):
    before = series(server)
    for _ in range(3):
        assert translate(server, "No pague a nadie. Tengo dos hijos.")[0] == 200
    assert ask(server, ["POST /v1/translate HTTP/1.1"], b"{")[0] == 400
    after = series(server)
    requests = "chaka_http_requests_total"
    assert growth(before, after, requests, route="/v1/translate", method="POST", status="200") == 3
    assert growth(before, after, requests, route="/v1/translate", method="POST", status="400") == 1
    assert growth(before, after, "chaka_http_request_duration_seconds_count", route="/v1/translate") == 4
    assert growth(before, after, "chaka_translation_segments_total", source="es", target="quy") == 6
    assert growth(before, after, "chaka_translation_characters_total", source="es", target="quy") == 3 * 34
    assert after["chaka_http_requests_in_flight"] == 1


def test_the_gauges_tell_of_each_backend_and_of_the_process(server):
    values = series(server)
    backends = {backend["id"] for backend in json.loads(server.request("/v1/backends")[2])["backends"]}
    assert label_values(values, "chaka_backend_healthy", "backend") == backends
    assert label_values(values, "chaka_backend_breaker_state", "backend") == backends
    started = time.time() - values["process_start_time_seconds"]
    assert 0 <= started < 3600, "the start of the process"


def test_labels_are_bounded(server):
    before = series(server)
    # What no HTTP parser takes as a method never becomes a request.
    methods = ("PROPFIND", "PURGE", "MKCOL", "LOCK")
    for number in range(20):
        assert ask(server, [f"GET /zorobabela-{number} HTTP/1.1"])[0] == 404
        assert ask(server, [f"{methods[number % 4]} /v1/translate HTTP/1.1"])[0] == 405
        assert ask(server, [f"GET /v1/units/zorobabela-{number} HTTP/1.1"])[0] in (400, 404)
    after = series(server)
    requests = "chaka_http_requests_total"
    assert growth(before, after, requests, route="unknown", method="GET", status="404") == 20
    assert growth(before, after, requests, route="/v1/translate", method="other", status="405") == 20
    assert growth(before, after, requests, route="/v1/units/{id}", method="GET") == 20
    described = set(re.findall(r"^  (/\S*):$", server.request("/openapi.yaml")[2].decode(), re.M))
    assert label_values(after, requests, "route") <= described | {"unknown"}
    assert label_values(after, requests, "method") <= {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT", "other"}


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """A server that logs all it ever logs."""
    settings = ("server.logFormat=json", "server.accessLog=true", "server.logLevel=debug")
    server = Server(
        tmp_path_factory.mktemp("watched") / "var", extra=[part for value in settings for part in ("--set", value)])
    yield server
    if server.process.poll() is None:
        server.stop()


def log(server):
    """The events of the log; what is not JSON is the greeting on standard output."""
    lines = server.output().splitlines()
    greeting = [line for line in lines if not line.startswith("{")]
    assert len(greeting) <= 3, greeting
    return [json.loads(line) for line in lines if line.startswith("{")]


def test_no_text_path_key_or_address_is_in_metrics_or_log(watched):
    encoded = "Zorobabela%20padece"
    secret = "zorobabela-key-5f2c"
    for head, body in [
        (["POST /v1/translate HTTP/1.1"], json.dumps({"text": SENTENCE, "target": "quy"}).encode()),
        (["POST /v1/translate HTTP/1.1"], f'{{"text": "{SENTENCE}'.encode()),
        (["POST /v1/translate HTTP/1.1"], json.dumps({"Zorobabela": SENTENCE}).encode()),
        (["POST /v1/translate HTTP/1.1"], json.dumps({"text": "a", "target": "Zorobabela"}).encode()),
        (["POST /v1/identify HTTP/1.1"], json.dumps({"text": SENTENCE}).encode()),
        (["POST /translate HTTP/1.1"], json.dumps({"q": SENTENCE, "source": "es", "target": "qu"}).encode()),
        ([f"POST /translate?q={encoded}&source=es&target=qu HTTP/1.1"], b"{}"),
        ([f"GET /v1/units?match={encoded} HTTP/1.1"], b""),
        ([f"GET /v1/units/{encoded} HTTP/1.1"], b""),
        ([f"GET /{encoded} HTTP/1.1"], b""),
        ([f"GET /status?lang={encoded} HTTP/1.1"], b""),
        (["ZOROBABELA /healthz HTTP/1.1"], b""),
        ([
            "GET /healthz HTTP/1.1", "User-Agent: Zorobabela/1", "X-Forwarded-For: 203.0.113.77",
            f"Authorization: Bearer {secret}", "X-Request-Id: Zorobabela padece", "traceparent: Zorobabela",
            "Cookie: zorobabela=1"], b""),
        (["GET /healthz Zorobabela/1.1"], b""),
    ]:
        ask(watched, head, body)
    numbers = watched.request("/metrics")[2].decode().lower()
    written = watched.output().lower()
    assert len(log(watched)) > 10
    for word in ("zorobabela", "padece", "escorbuto", CLIENT, "203.0.113.77", secret):
        assert word not in numbers, word
        assert word not in written, [line for line in written.splitlines() if word in line]


def test_every_line_of_the_log_is_an_event_with_its_request(watched):
    assert ask(watched, ["GET /healthz HTTP/1.1", "X-Request-Id: log-1"])[0] == 200
    assert ask(watched, ["GET /nada HTTP/1.1", "X-Request-Id: log-2"])[0] == 404
    events = log(watched)
    for event in events:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["time"]), event
        assert event["level"] in ("debug", "info", "warning", "error") and event["message"], event
    requests = [event for event in events if event["message"] == "request"]
    assert all(event["request.id"] and re.fullmatch("[0-9a-f]{32}", event["trace.id"]) for event in requests)
    [found] = [event for event in requests if event["request.id"] == "log-2"]
    assert (found["http.route"], found["http.method"], found["http.status"]) == ("unknown", "GET", 404)
    assert found["duration.seconds"] >= 0


@pytest.mark.parametrize("given", ["a", "Case-7_x.y", "0" * 64])
def test_the_identifier_of_a_client_comes_back(watched, given):
    for path in ("/healthz", "/nada"):
        assert ask(watched, [f"GET {path} HTTP/1.1", f"X-Request-Id: {given}"])[1]["x-request-id"] == given


@pytest.mark.parametrize("given", [None, "", "a b", "0" * 65, '"}{', "ñ", "../x"])
def test_another_identifier_is_replaced(watched, given):
    head = ["GET /healthz HTTP/1.1"] + ([] if given is None else [f"X-Request-Id: {given}"])
    first, second = (ask(watched, head)[1]["x-request-id"] for _ in range(2))
    assert re.fullmatch("[0-9a-f]{16}", first) and re.fullmatch("[0-9a-f]{16}", second)
    assert first != second


@pytest.mark.parametrize(
    "given, continues",
    [
        (f"00-{TRACE}-b7ad6b7169203331-01", True), (f"00-{TRACE}-b7ad6b7169203331-00", True), (None, False),
        (f"00-{TRACE}-0000000000000000-01", False), ("00-" + "0" * 32 + "-b7ad6b7169203331-01", False),
        (f"ff-{TRACE}-b7ad6b7169203331-01", False), (f"00-{TRACE.upper()}-b7ad6b7169203331-01", False),
    ])
def test_a_trace_goes_on(watched, request, given, continues):
    identifier = f"trace-{abs(hash(request.node.name))}"
    head = ["GET /healthz HTTP/1.1", f"X-Request-Id: {identifier}"] + ([f"traceparent: {given}"] if given else [])
    assert ask(watched, head)[0] == 200
    [event] = [event for event in log(watched) if event.get("request.id") == identifier]
    assert (event["trace.id"] == TRACE) == continues
    assert re.fullmatch("[0-9a-f]{32}", event["trace.id"]) and set(event["trace.id"]) != {"0"}


def test_readiness_tells_of_each_backend(tmp_path, server):
    status, _, body = server.request("/readyz")
    backends = json.loads(body)["backends"]
    assert (status, backends["dictionary"]) == (200, {"status": "ready"})
    sick = Server(tmp_path / "var", extra=("--set", "backends.apertium.modesDirectory=/missing"))
    try:
        body = json.loads(sick.request("/readyz")[2])
        assert body["backends"]["apertium"]["status"] == "unhealthy"
        assert "/missing" in body["backends"]["apertium"]["remedy"]
        page = sick.request("/status?lang=en")[2].decode()
        assert "not working" in page and "/missing" in page
    finally:
        sick.stop()


@pytest.mark.parametrize(
    "query, accepted, language, words",
    [
        ("", "en-GB, es;q=0.5", "en", ["Status of Chaka", "ready", "Spanish to "]),
        ("", "qu, en;q=0.5", "es", ["Estado de Chaka", "listo", "de Español a "]),
        ("", "fr", "es", ["Estado de Chaka"]), ("?lang=en", "es", "en", ["Status of Chaka"]),
        ("?lang=es", "en", "es", ["Estado de Chaka"]), ("?lang=<script>", "en", "en", ["Status of Chaka"]),
    ])
def test_the_status_page_is_plain_and_accessible(server, query, accepted, language, words):
    status, headers, body = server.request("/status" + query, headers={"Accept-Language": accepted})
    assert (status, headers["Content-Type"], headers["Content-Language"]) == (200, "text/html; charset=utf-8", language)
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    page = Outline(body.decode())
    text = "".join(page.text).lower()
    assert all(word.lower() in text for word in words), text
    assert page.all("html") == [{"lang": language}]
    assert len(page.all("h1")) == len(page.all("caption")) == len(page.all("main")) == len(page.all("title")) == 1
    assert {cell.get("scope") for cell in page.all("th")} == {"col", "row"}
    assert not page.all("script") and not page.all("img") and not page.all("form") and not page.all("iframe")
    assert all("src" not in attributes and not any(name.startswith("on") for name in attributes)
               for _, attributes in page.elements)


def refuses(port):
    """Whether a new connection is refused."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
    except ConnectionError:
        return True
    return False


def begin(server, body):
    """A connection on which a request runs that lacks the second half of its body."""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    head = (
        "POST /v1/translate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n")
    connection.sendall(head.encode() + body[: len(body) // 2])
    deadline = time.monotonic() + 30
    # The request for the metrics is under way itself.
    while series(server)["chaka_http_requests_in_flight"] < 2:
        assert time.monotonic() < deadline
    return connection


def test_a_request_under_way_is_answered_after_the_signal_to_stop(tmp_path):
    server = Server(tmp_path / "var")
    body = json.dumps({"text": "No pague a nadie.", "source": "es", "target": "quy"}).encode()
    idle = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    with idle, begin(server, body) as connection:
        server.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 30
        while not refuses(server.port):
            assert time.monotonic() < deadline
        assert server.process.poll() is None, "it waits for the request"
        connection.sendall(body[len(body) // 2:])
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200 ") and "Ama pimanpas pagaychu.".encode() in answer
    assert server.process.wait(timeout=30) == 0, server.output()


def test_a_request_that_never_ends_does_not_hold_the_process(tmp_path):
    server = Server(tmp_path / "var", extra=("--set", "limits.deadlineSeconds=1"))
    with begin(server, b"{}"):
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=30) == 0, server.output()
