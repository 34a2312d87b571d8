#!/usr/bin/env python3
"""A worker that misbehaves on order: usage: scripted_worker.py [START] [FILE]

START is how it behaves as a process; a segment that begins with ! is an order, every other is answered from WORDS.
"""
import json
import os
import signal
import sys

WORDS = {"casa": "wasi", "agua": "yaku"}
START = sys.argv[1] if len(sys.argv) > 1 else "ok"
HELLO = {"type": "hello", "protocol": 1, "engine": "scripted", "model": START, "novelty": [1],
         "directions": [{"sources": ["spa_Latn"], "targets": ["quy_Latn", "ayr_Latn"]}]}


def say(message):
    print(json.dumps(message), flush=True)


def hang():
    while True:
        signal.pause()


def obey(order, request):
    """Carries out an order; returns the result of its segment."""
    reply = {"type": "result", "id": request["id"], "results": []}
    if order == "die":
        os._exit(3)
    elif order == "hang":
        hang()
    elif order == "gate":
        # Opening a named pipe waits for who opens its other end.
        open(sys.argv[2]).read()
    elif order == "batch":
        return {"text": str(len(request["segments"]))}
    elif order == "pid":
        return {"text": str(os.getpid())}
    elif order == "environment":
        return {"text": " ".join(sorted(os.environ)) + " " + os.getcwd()}
    elif order == "protected":
        return {"text": json.dumps(request["segments"][0].get("protected"))}
    elif order == "request":
        return {"text": " ".join(sorted(request)), "score": 0.5, "alternatives": ["other"]}
    elif order == "silent":
        return None
    elif order == "text":
        print("a garbled line", flush=True)
        return None
    elif order == "cut":
        print('{"type":"result","id":%d,"results":[{"te' % request["id"], flush=True)
        return None
    elif order == "huge":
        print('{"type":"result","id":%d,"results":[{"text":"%s"}]}' % (request["id"], "x" * 300_000), flush=True)
        return None
    elif order == "count":
        say(reply)
        return None
    elif order == "stranger":
        say({**reply, "id": 4_000_000})
    elif order == "twice":
        say({**reply, "results": [{"text": "twice"}]})
    elif order == "void":
        return {}
    elif order == "error":
        say({"type": "result", "id": request["id"], "error": {"code": "internal", "message": "secret text"}})
        return None
    elif order == "refuse":
        return {"error": {"code": "too-long", "message": "secret text"}}
    elif order == "chatter":
        print("a citizen's secret text", file=sys.stderr, flush=True)
    return {"text": "done"}


def translate(request):
    results = []
    for segment in request["segments"]:
        text = segment["text"]
        if text.startswith("!"):
            results.append(obey(text[1:].split(" ")[0], request))
        elif text in WORDS:
            results.append({"text": WORDS[text]})
        else:
            results.append({"error": {"code": "no-answer", "message": "unknown"}})
    if None not in results:
        say({"type": "result", "id": request["id"], "results": results, "novelty": 1})


if START == "crash":
    sys.exit("the model is missing")
if START == "mute":
    hang()
if START == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if START == "version":
    HELLO["protocol"] = 2
if START == "directions":
    HELLO["directions"] = [{"sources": ["quy_Latn"], "targets": ["spa_Latn"]}]
if START == "licence":
    HELLO["non_commercial"] = True
if START == "once" and not os.path.exists(sys.argv[2]):
    open(sys.argv[2], "w").close()
    os._exit(1)
print("a library says hello", flush=True)
say(HELLO)
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "ping":
        if START == "deaf":
            hang()
        say({"type": "pong", "id": message["id"]})
    elif message["type"] == "translate":
        translate(message)
    elif message["type"] == "shutdown" and START != "stubborn":
        break
if START == "stubborn":
    hang()
