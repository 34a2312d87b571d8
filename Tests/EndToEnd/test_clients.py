"""Clients that leave before their answer is ready: what works for them stops, and nobody else notices."""
import json
import os
import re
import socket
import struct
import time

import pytest

from conftest import Server, needs_apertium
from made_up_quechua import expected
from test_services import Fake, gateway, translate

PATIENCE = 60


def until(condition):
    """Asks again and again; what does not come fails the test."""
    deadline = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < deadline, "it did not happen"
    return found


def ask(server, path, **body):
    """A connection on which a request has been sent."""
    text = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    connection.sendall(head.encode() + text)
    return connection


def answer(connection):
    """Status and body of the one answer that comes before the connection ends."""
    received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


def reset(connection):
    """Ends a connection with a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def left(server):
    return sum(
        int(count) for count in re.findall(r'^chaka_http_requests_total\{.*status="499"\} (\d+)', metrics(server), re.M))


def metrics(server):
    return server.request("/metrics")[2].decode()


@pytest.fixture
def fake():
    service = Fake()
    yield service
    service.process.kill()
    service.process.wait()


@pytest.fixture
def served(fake, tmp_path):
    entry = fake.entry("one", 0.6, "local-network").replace("timeout: 2s", "timeout: 60s")
    server = gateway(tmp_path, entry, "limits: {deadlineSeconds: 60}\n")
    yield server
    server.stop()


def stats(fake):
    return json.loads(fake.call("/_stats"))


def test_a_call_to_a_service_ends_when_the_client_closes_the_connection(fake, served):
    fake.call("/_mode", {"mode": "hang"})
    for count in range(1, 8):  # more than a breaker forgives
        connection = ask(served, "/v1/translate", text=f"La casa {count}.", source="es", target="quy")
        until(lambda: len(fake.texts()) == count)
        connection.close()
        until(lambda: stats(fake).get("disconnects", 0) >= count)
    until(lambda: left(served) == 7)
    assert 'status="failed"' not in metrics(served)
    # It was the clients' doing, so that the service is not left alone.
    fake.call("/_mode", {"mode": "ok"})
    status, reply = translate(served, "La señora vive aquí.")
    assert (status, reply["items"][0]["text"]) == (200, expected("La señora vive aquí."))
    assert "request failed" not in served.output()


def test_a_connection_that_is_reset_at_once_holds_no_place(fake, served):
    fake.call("/_mode", {"mode": "hang"})
    for count in range(30):
        reset(ask(served, "/v1/translate", text=f"La casa {count}.", source="es", target="quy"))
    until(lambda: left(served) == 30)
    fake.call("/_mode", {"mode": "ok"})
    status, reply = translate(served, "La señora vive aquí.")
    assert (status, reply["items"][0]["text"]) == (200, expected("La señora vive aquí."))
    assert not re.search(r'^chaka_http_requests_total\{.*status="5', metrics(served), re.M)


@pytest.mark.parametrize("leave", [socket.socket.close, reset])
@pytest.mark.parametrize("path", ["/v1/translate", "/v1/units"])
def test_a_body_that_ends_early_is_no_fault_of_the_gateway(served, path, leave):
    connection = socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE)
    connection.sendall(
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n".encode()
        + b'{"text": "La')
    until(lambda: re.search(r"^chaka_http_requests_in_flight 2$", metrics(served), re.M))
    leave(connection)
    until(lambda: left(served) == 1)
    assert "request failed" not in served.output()


def test_a_body_whose_chunks_cannot_be_told_apart_is_a_bad_request(served):
    connection = socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE)
    connection.sendall(
        b"POST /v1/translate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n")
    status, reply = answer(connection)
    assert (status, reply["code"]) == (400, "request.malformed-json")
    assert left(served) == 0


def test_who_waits_for_the_same_answer_still_gets_it(fake, served):
    fake.call("/_mode", {"mode": "hang"})
    question = {"text": "La señora vive aquí.", "source": "es", "target": "quy"}
    first = ask(served, "/v1/translate", **question)
    until(lambda: len(fake.texts()) == 1)
    second = ask(served, "/v1/translate", **question)
    until(lambda: re.search(r"^chaka_http_requests_in_flight 3$", metrics(served), re.M))
    first.close()
    until(lambda: len(fake.texts()) == 2)
    fake.call("/_mode", {"mode": "ok"})  # drops what hangs; the call is made again
    received = b""
    while not received.endswith(b"}"):
        received += second.recv(65536)
    assert received.startswith(b"HTTP/1.1 200 ") and expected(question["text"]).encode() in received


def test_a_client_that_has_said_all_and_listens_gets_a_quick_answer(served):
    translate(served, "La casa es de la señora.")  # what is slow the first time is done
    connection = ask(served, "/v1/translate", text="La señora vive aquí.", source="es", target="quy")
    connection.shutdown(socket.SHUT_WR)
    status, reply = answer(connection)
    assert (status, reply["items"][0]["text"]) == (200, expected("La señora vive aquí."))


def test_a_client_that_has_said_all_is_told_that_long_work_was_stopped(fake, served):
    fake.call("/_mode", {"mode": "hang"})
    connection = ask(served, "/v1/translate", text="La señora vive aquí.", source="es", target="quy")
    connection.shutdown(socket.SHUT_WR)
    status, reply = answer(connection)
    assert (status, reply["code"]) == (499, "request.client-left")
    until(lambda: stats(fake).get("disconnects", 0) >= 1)


def test_a_voice_ends_in_the_middle_of_a_long_text_when_the_connection_ends(tmp_path):
    place, program = tmp_path / "process", tmp_path / "voice"
    program.write_text(
        f"#!/bin/sh\nif grep -q Espere; then echo $$ > {place}.new; mv {place}.new {place}; exec sleep 600; fi\n"
        "exec head -c 32000 /dev/zero\n")
    program.chmod(0o755)
    (tmp_path / "chaka.yaml").write_text(json.dumps({
        "speech": {"engines": [{
            "id": "slow", "kind": "command", "command": [str(program)], "sampleRate": 16000,
            "voices": [{"name": "slow", "language": "es"}]}]},
        "limits": {"deadlineSeconds": 600}}))
    server = Server(tmp_path / "var", extra=("--config", str(tmp_path / "chaka.yaml")))
    try:
        text = "La casa es grande. " + "Espere un momento, por favor, que ya viene el turno de usted. " * 40
        connection = ask(server, "/v1/speech", text=text, language="es", voice="slow", format="wav")
        assert connection.recv(12) == b"HTTP/1.1 200"
        process = int(until(lambda: place.exists() and place.read_text()))
        reset(connection)
        until(lambda: not os.path.exists(f"/proc/{process}"))
    finally:
        server.stop()


@needs_apertium
def test_a_renderer_of_signs_ends_when_the_client_leaves(tmp_path):
    place, program = tmp_path / "process", tmp_path / "render"
    program.write_text(f"#!/bin/sh\necho $$ > {place}.new; mv {place}.new {place}\nexec sleep 600\n")
    program.chmod(0o755)
    (tmp_path / "chaka.yaml").write_text(json.dumps(
        {"gloss": {"renderers": [
            {"id": "slow", "kind": "command", "command": [str(program)], "media": ["pose"], "concurrency": 1}]},
         "limits": {"deadlineSeconds": 600}}))
    server = Server(tmp_path / "var", extra=("--config", str(tmp_path / "chaka.yaml")))
    try:
        for _ in range(2):  # the second one gets the only place
            connection = ask(server, "/v1/gloss", text="Hola.", format="pose", partial=True)
            process = int(until(lambda: place.exists() and place.read_text()))
            place.unlink()
            connection.close()
            until(lambda: not os.path.exists(f"/proc/{process}"))
    finally:
        server.stop()
