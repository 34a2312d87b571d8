"""Translation services that are none: one process speaks like one service and fails the way a test asks for.

    python3 fake_backends.py --kind libretranslate|openai|deepl|chaka [--port 0] [--control-port 0]

prints the port of the service and, on a second line, the port of its controls. Both ports take the controls; only the
second one does while the service is dead.

    POST   /_mode      {"mode": "slow", "seconds": 0.5}   see MODES; `requests` sets a number after which it is ok again
    GET    /_stats     counts since the start or the last DELETE
    DELETE /_stats
    GET    /_received  {"received": [{"path", "authorization", "body"}]}, the newest --keep of them
    DELETE /_received
"""

import argparse
import asyncio
import collections
import json
import socket
import struct
import sys
import urllib.parse

from made_up_quechua import expected, wrong_language

__all__ = ["MODES", "expected", "wrong_language"]

MODES = {
    "ok": "translates by the rule of made_up_quechua",
    "hang": "reads the request and never answers",
    "reset": "reads the request and resets the connection",
    "drip": "sends the answer byte by byte, `seconds` (0.05) apart",
    "slow": "answers after `seconds` (1)",
    "500": "answers 500",
    "503": "answers 503 with Retry-After",
    "429": "answers 429 with Retry-After",
    "wrong-language": "answers in English",
    "wrong-count": "leaves the last translation out",
    "untranslated": "answers the source",
    "die-mid-batch": "breaks off the next answer in its middle, drops all connections and refuses new ones until ok",
    "garbage": "answers 200 with a page of a proxy",
    "huge": "answers 200 with 64 MiB of blanks",
    "refusal": "a chat model that will not translate",
    "chatter": "a chat model that talks around its answer",
}
PROBES = {"libretranslate": "/languages", "openai": "/v1/models", "deepl": "/v2/usage", "chaka": "/readyz"}
PATHS = {
    "libretranslate": "/translate", "openai": "/v1/chat/completions", "deepl": "/v2/translate",
    "chaka": "/v1/translate"}
MOST_BODY = 16 << 20


class Gone(Exception):
    """The connection was dropped on purpose."""


class Service:
    def __init__(self, kind, host, keep):
        self.kind, self.host = kind, host
        self.mode, self.seconds, self.left = "ok", None, None
        self.counts = collections.Counter()
        self.received = collections.deque(maxlen=keep)
        self.connections = set()
        self.active = 0
        self.listener = None
        self.tasks = set()
        self.port = 0
        self.changed = asyncio.Event()

    # Listening and dying.

    def listen(self, port):
        self.listener = socket.create_server((self.host, port), backlog=1024)
        self.listener.setblocking(False)
        self.port = self.listener.getsockname()[1]
        asyncio.get_running_loop().add_reader(self.listener, self.accept, self.listener)

    def accept(self, listener):
        # asyncio's own server forgets connections that arrive while it closes, and a cancelled `sock_accept` holds
        # the one it has taken: its client would wait for ever.
        try:
            connection, _ = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        task = asyncio.create_task(self.welcome(connection))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def welcome(self, connection):
        connection.setblocking(False)
        await self.serve(*await asyncio.open_connection(sock=connection, limit=1 << 20))

    def die(self):
        self.counts["deaths"] += 1
        if self.listener:
            asyncio.get_running_loop().remove_reader(self.listener)
            self.listener.close()
            self.listener = None
        for writer in list(self.connections):
            drop(writer)

    def set_mode(self, mode, seconds=None, requests=None):
        if mode not in MODES:
            raise ValueError(f"no mode {mode}")
        self.mode, self.seconds, self.left = mode, seconds, requests
        # Requests that hang in the old mode are dropped.
        self.changed.set()
        self.changed = asyncio.Event()
        if self.listener is None and mode != "die-mid-batch":
            self.listen(self.port)

    def next_mode(self):
        mode = self.mode
        if self.left is not None:
            self.left -= 1
            if self.left <= 0:
                self.mode, self.left = "ok", None
        return mode

    # Connections.

    async def serve(self, reader, writer, controls_only=False):
        if not controls_only:
            if self.listener is None:
                drop(writer)
                return
            self.connections.add(writer)
            self.counts["connections"] += 1
        try:
            while request := await read_request(reader):
                if not await self.answer(*request, reader, writer, controls_only):
                    break
        except (Gone, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass
        finally:
            self.connections.discard(writer)
            writer.close()

    async def answer(self, method, path, headers, body, reader, writer, controls_only):
        if path.startswith("/_"):
            status, reply = await self.control(method, path, body)
            await send(writer, status, reply)
            return True
        if controls_only:
            await send(writer, 404, {"error": "only controls here"})
            return True
        mode = self.next_mode()
        self.counts["requests"] += 1
        self.counts["mode." + mode] += 1
        text = body.decode("utf-8", "replace")
        self.received.append({"path": path, "authorization": headers.get("authorization"), "body": text})
        self.active += 1
        self.counts["most_at_once"] = max(self.counts["most_at_once"], self.active)
        try:
            await self.act(mode, method, path, headers, text, reader, writer)
        finally:
            self.active -= 1
        self.counts["answered"] += 1
        return headers.get("connection", "").lower() != "close"

    async def wait(self, work, reader):
        """Waits unless the client goes away first."""
        work, gone = asyncio.ensure_future(work), asyncio.ensure_future(reader.read(1))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                self.counts["disconnects"] += 1
                raise Gone
        finally:
            work.cancel()
            gone.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)

    async def act(self, mode, method, path, headers, text, reader, writer):
        if mode == "hang":
            await self.wait(self.changed.wait(), reader)
            drop(writer)
            raise Gone
        if mode == "reset":
            drop(writer)
            raise Gone
        if mode == "slow":
            await self.wait(asyncio.sleep(1 if self.seconds is None else self.seconds), reader)
        if mode in ("500", "503", "429"):
            limited = mode != "500"
            await send(
                writer, int(mode), self.failure(int(mode)), extra={"Retry-After": "1"} if limited else {})
            return
        if mode == "garbage":
            await send(writer, 200, b"<html><body>Bad gateway\xff</body></html>", kind="text/html")
            return
        if mode == "huge":
            await send(writer, 200, b" " * (64 << 20))
            return
        status, reply = self.reply(mode, method, path, headers, text)
        if mode == "die-mid-batch":
            body = json.dumps(reply).encode()
            writer.write(frame(status, body)[: -len(body) // 2])
            await writer.drain()
            # A reset would throw away what was written.
            self.connections.discard(writer)
            self.die()
            raise Gone
        if mode == "drip":
            for byte in frame(status, json.dumps(reply).encode()):
                writer.write(bytes([byte]))
                await writer.drain()
                await self.wait(asyncio.sleep(0.05 if self.seconds is None else self.seconds), reader)
            return
        await send(writer, status, reply)

    # Controls.

    async def control(self, method, path, body):
        if (method, path) == ("POST", "/_mode"):
            try:
                wanted = json.loads(body)
                self.set_mode(str(wanted["mode"]), wanted.get("seconds"), wanted.get("requests"))
            except (ValueError, KeyError, TypeError) as error:
                return 400, {"error": str(error), "modes": MODES}
            return 200, {"mode": self.mode}
        if path == "/_stats":
            if method == "DELETE":
                self.counts.clear()
            state = {"kind": self.kind, "mode": self.mode, "alive": self.listener is not None}
            return 200, state | {"active": self.active, "open": len(self.connections)} | dict(self.counts)
        if path == "/_received":
            received = list(self.received)
            if method == "DELETE":
                self.received.clear()
            return 200, {"received": received}
        return 404, {"error": "no such control"}

    # What each service says.

    def failure(self, status):
        message = {500: "Internal Server Error", 503: "Loading model", 429: "Too many requests"}[status]
        return {
            "libretranslate": {"error": message},
            "openai": {"error": {"message": message, "type": "server_error", "param": None, "code": status}},
            "deepl": {"message": message},
            "chaka": {"type": "about:blank", "title": message, "status": status, "code": "fake.failure"},
        }[self.kind]

    def reply(self, mode, method, path, headers, text):
        path = path.split("?")[0]
        if method == "GET" and path == PROBES[self.kind]:
            return 200, {
                "libretranslate": [
                    {"code": "es", "name": "Spanish", "targets": ["quy"]},
                    {"code": "quy", "name": "Quechua", "targets": []}],
                "openai": {"object": "list", "data": [{"id": "fake", "object": "model"}]},
                "deepl": {"character_count": 0, "character_limit": 500_000},
                "chaka": {"status": "ready"},
            }[self.kind]
        if method != "POST" or path != PATHS[self.kind]:
            return 404, self.failure(500)
        try:
            return 200, getattr(self, self.kind)(parse(text, headers), mode)
        except (ValueError, KeyError, TypeError) as error:
            return 400, {"error": f"bad request: {error!r}"}

    def translated(self, texts, mode, markup=False):
        self.counts["texts"] += len(texts)
        if mode == "wrong-language":
            return [wrong_language(text) for text in texts]
        if mode == "untranslated":
            return list(texts)
        made = [expected(text, markup) for text in texts]
        return made[:-1] if mode == "wrong-count" else made

    def libretranslate(self, body, mode):
        many = isinstance(body["q"], list)
        made = self.translated(body["q"] if many else [body["q"]], mode, body.get("format") == "html")
        return {"translatedText": made if many else "".join(made)}

    def deepl(self, body, mode):
        made = self.translated(body["text"], mode, bool(body.get("tag_handling")))
        return {"translations": [{"detected_source_language": "ES", "text": text} for text in made]}

    def chaka(self, body, mode):
        texts = body["items"] if "items" in body else [body["text"]]
        texts = [text if isinstance(text, str) else text["text"] for text in texts]
        target = body["target"]
        return {"items": [{
            "status": "translated", "text": text, "source": {"asked": "es", "identified": [], "used": "es"},
            "target": {"asked": target, "served": target, "how": "exact"},
            "quality": {"score": 0.6, "reasons": []}, "machineTranslated": True, "disclosure": "Fake.",
            "segments": [{
                "status": "translated", "sourceText": source, "text": text, "source": "es",
                "legs": [{"backend": "fake", "source": "es", "target": target}],
                "quality": {"score": 0.6, "reasons": []}, "unknownWords": [], "attempts": []}],
            "edits": [], "milliseconds": 1.0,
        } for source, text in zip(texts, self.translated(texts, mode))]}

    def openai(self, body, mode):
        segments = chat_segments(body["messages"])
        made = self.translated([segment["text"] for segment in segments], mode)
        content = json.dumps(
            {"translations": [{"id": s["id"], "text": text} for s, text in zip(segments, made)]}, ensure_ascii=False)
        if mode == "refusal":
            content = "I'm sorry, but I can't help with translating this text."
        if mode == "chatter":
            content = f"Sure! Here is the translation:\n\n```json\n{content}\n```\n\nLet me know if you need more."
        return {
            "id": "chatcmpl-fake", "object": "chat.completion", "created": 1, "model": body["model"],
            "choices": [{
                "index": 0, "finish_reason": "stop", "logprobs": None,
                "message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}


def chat_segments(messages):
    """The segments of a prompt: the last line of the last message of the user that is an object of segments."""
    content = [message["content"] for message in messages if message["role"] == "user"][-1]
    for line in reversed(content.splitlines()):
        if line.startswith('{"segments":'):
            return json.loads(line)["segments"]
    raise ValueError("no segments in the prompt")


def parse(text, headers):
    if "x-www-form-urlencoded" in headers.get("content-type", ""):
        form = urllib.parse.parse_qs(text)
        return {name: values if name == "text" else values[0] for name, values in form.items()}
    return json.loads(text)


async def read_request(reader):
    """Method, path, header fields and body; nothing at the end of the connection."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ")
    fields = (line.partition(":") for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in fields}
    if "chunked" in headers.get("transfer-encoding", ""):
        body = b""
        while size := int((await reader.readline()).split(b";")[0], 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readline()
    else:
        length = int(headers.get("content-length", 0))
        if length > MOST_BODY:
            raise ValueError("too large")
        body = await reader.readexactly(length)
    return method, path, headers, body


def frame(status, body, kind="application/json", extra=None):
    fields = {"Content-Type": kind, "Content-Length": len(body), **(extra or {})}
    head = f"HTTP/1.1 {status} Fake\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + body


async def send(writer, status, reply, kind="application/json", extra=None):
    body = reply if isinstance(reply, bytes) else json.dumps(reply, ensure_ascii=False).encode()
    writer.write(frame(status, body, kind, extra))
    await writer.drain()


def drop(writer):
    """Closes a connection with a reset."""
    raw = writer.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def main():
    parser = argparse.ArgumentParser(description="A fake translation service.")
    parser.add_argument("--kind", choices=sorted(PATHS), required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--control-port", type=int, default=0)
    parser.add_argument("--keep", type=int, default=20_000, help="bodies to keep for /_received")
    options = parser.parse_args()
    service = Service(options.kind, options.host, options.keep)
    service.listen(options.port)

    async def controls(reader, writer):
        await service.serve(reader, writer, controls_only=True)

    server = await asyncio.start_server(controls, options.host, options.control_port)
    print(service.port, server.sockets[0].getsockname()[1], sep="\n", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit(0)
