"""The real program on a free port, with a data folder of its own."""
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = str(pathlib.Path(os.environ.get("CHAKA_BINARY", ROOT / ".build/debug/chaka")).resolve())
HAS_APERTIUM = pathlib.Path("/usr/share/apertium/modes/spa-eng.mode").exists()
needs_apertium = pytest.mark.skipif(not HAS_APERTIUM, reason="needs the Debian package apertium-eng-spa")


def free_port():
    """A port that nobody listens on, below those that the kernel hands out to others before a program listens."""
    for port in random.sample(range(10_000, 32_768), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass
    raise AssertionError("no free port")


def environment(language="C.UTF-8", variables=None):
    """What a process of ours is given: nothing of the configuration around the tests."""
    return {"PATH": os.environ["PATH"], "LC_ALL": language, **(variables or {})}


def run(*arguments, stdin="", language="C.UTF-8", cwd=None, variables=None):
    """One command to its end."""
    return subprocess.run(
        [BINARY, *arguments], input=stdin, capture_output=True, text=True, timeout=60, cwd=cwd,
        env=environment(language, variables))


class Server:
    def __init__(self, data, share=ROOT, port=None, extra=()):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = open(f"{data}.log", "w+")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(self.port), "--data-dir", str(data), "--share-dir", str(share), *extra],
            stdout=self.log, stderr=subprocess.STDOUT, env=environment())
        deadline = time.monotonic() + 60
        while True:
            try:
                if self.request("/readyz")[0] == 200:
                    return
            except OSError:
                pass
            assert self.process.poll() is None, self.output()
            assert time.monotonic() < deadline, "the server did not get ready"
            time.sleep(0.02)

    def request(self, path, body=None, method=None, headers=None):
        """Status, headers and body of one request; errors are answers too."""
        if isinstance(body, str):
            body = body.encode()
        request = urllib.request.Request(
            self.url + path, data=body, method=method or ("POST" if body is not None else "GET"),
            headers={"Content-Type": "application/json", **(headers or {})})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def output(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text()

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(timeout=30)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("gateway") / "var")
    yield server
    server.stop()


@pytest.fixture
def share(tmp_path):
    """A copy of the share folder that a test may spoil."""
    folder = tmp_path / "share"
    for name in ("lexicons", "corpora", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    return folder
