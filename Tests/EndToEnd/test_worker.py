"""The worker of workers/ct2 with real CTranslate2 models, made here and known by heart, over its protocol."""
import json
import pathlib
import signal
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-ct2/bin/python"
WORKER = ROOT / "workers/ct2/chaka_ct2_worker.py"
TO_QUECHUA = {"source": "spa_Latn", "target": "quy_Latn"}

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="needs .venv-ct2, which make worker-ct2 makes")


class Worker:
    def __init__(self, model, *options):
        self.process = subprocess.Popen(
            [PYTHON, WORKER, "--model", model, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)

    def say(self, *messages):
        for message in messages:
            line = message if isinstance(message, bytes) else json.dumps(message).encode()
            self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def hear(self):
        return json.loads(self.process.stdout.readline())

    def translate(self, *texts, **fields):
        """Texts, or codes of errors, of one request."""
        request = {"type": "translate", "id": 1, **TO_QUECHUA, "segments": [{"text": text} for text in texts], **fields}
        self.say(request)
        reply = self.hear()
        assert (reply["type"], reply["id"]) == ("result", 1)
        if "error" in reply:
            return reply["error"]["code"]
        return [result["error"]["code"] if "error" in result else result["text"] for result in reply["results"]]

    def end(self):
        """What the worker still says once its input is closed, and its exit status."""
        output, errors = self.process.communicate(timeout=60)
        return output, errors.decode(), self.process.returncode


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    for kind in ("nllb", "opus", "marian"):
        subprocess.run([PYTHON, ROOT / "Tests/Workers/tiny_model.py", kind, folder / kind], check=True, timeout=120)
    return folder


@pytest.fixture
def start(models):
    started = []

    def start(kind="nllb", *options):
        if kind != "nllb":
            options = ("--sources", "es", "--targets", "quy", *options)
        worker = Worker(models / kind, "--kind", kind, *options)
        started.append(worker)
        worker.hello = worker.hear()
        return worker

    yield start
    for worker in started:
        worker.process.kill()
        worker.process.communicate()


def test_says_what_it_is(start):
    hello = start().hello
    assert hello.pop("engine").startswith("ctranslate2 ")
    languages = ["spa_Latn", "quy_Latn", "ayr_Latn"]
    assert hello == {
        "type": "hello", "protocol": 1, "model": "nllb", "licence": "CC-BY-NC-4.0", "non_commercial": True,
        "directions": [{"sources": languages, "targets": languages}]}


@pytest.mark.parametrize("compute_type", ["int8", "float32"])
@pytest.mark.parametrize("kind", ["nllb", "opus", "marian"])
def test_translates_with_every_kind_of_model(start, kind, compute_type):
    worker = start(kind, "--compute-type", compute_type)
    fields = {} if kind == "nllb" else {"source": "es", "target": "quy"}
    assert worker.translate("casa agua", "agua", "El camino de la casa", **fields) == [
        "wasi yaku", "yaku", "El ñan de la wasi"]


def test_keeps_order_over_batches_sorted_by_length(start):
    worker = start("nllb", "--max-batch", "3", "--beam", "1")
    counts = [7, 1, 5, 2, 9, 1, 4, 8, 3, 6]
    assert worker.translate(*(" ".join(["agua"] * count) for count in counts)) == [
        " ".join(["yaku"] * count) for count in counts]


def test_is_deterministic_and_scores_lie_between_0_and_1(start):
    request = {"type": "translate", "id": 5, **TO_QUECHUA, "segments": [{"text": "casa"}, {"text": "agua"}]}
    worker = start()
    worker.say(request, request)
    first, second = worker.hear(), worker.hear()
    assert first == second
    assert [0 < result["score"] <= 1 for result in first["results"]] == [True, True]
    assert "alternatives" not in first["results"][0]


def test_gives_alternatives_without_marks_of_the_model(start):
    worker = start()
    worker.say({"type": "translate", "id": 5, **TO_QUECHUA, "segments": [{"text": "casa"}], "alternatives": 2})
    result = worker.hear()["results"][0]
    assert result["text"] == "wasi"
    assert len(result["alternatives"]) == 2
    assert not any(mark in text for text in result["alternatives"] for mark in ("_Latn", "</s>"))


@pytest.mark.parametrize("fields, code", [
    ({"source": "quz_Latn"}, "unknown-direction"),
    ({"target": "casa"}, "unknown-direction"),
    ({"target": "spa_Latn"}, "unknown-direction"),
    ({"source": None}, "malformed-request"),
    ({"segments": "casa"}, "malformed-request"),
    ({"segments": [{"txt": "casa"}]}, "malformed-request"),
    ({"deadline_ms": "soon"}, "malformed-request"),
    ({"alternatives": -1}, "malformed-request"),
])
def test_refuses_a_request_with_a_code_and_goes_on(start, fields, code):
    worker = start()
    assert worker.translate("casa", **fields) == code
    assert worker.translate("casa", unknown_field=1) == ["wasi"]


def test_refuses_a_segment_by_itself(start):
    worker = start("nllb", "--max-tokens", "8")
    assert worker.translate("casa", " ", "agua " * 9, "agua") == ["wasi", "refused-input", "too-long", "yaku"]
    assert worker.translate() == []


def test_does_not_begin_after_the_deadline(start):
    assert start().translate("casa", "agua", deadline_ms=0) == ["deadline-exceeded"] * 2


def test_survives_garbage_and_counts_it_without_repeating_it(start):
    worker = start()
    worker.say(
        b"secret garbage", b"\xff\xfe", b"[1]", b'{"type":"novelty","id":1}', b'{"type":"translate"}',
        b"x" * 2_000_000, {"type": "ping", "id": 9})
    assert worker.hear() == {"type": "pong", "id": 9}
    assert worker.translate("casa") == ["wasi"]
    output, errors, status = worker.end()
    assert (output, status) == (b"", 0)
    assert errors.count("\n") == 4 and "secret" not in errors


def test_answers_what_it_was_given_before_it_ends(start):
    worker = start()
    worker.say({"type": "translate", "id": 1, **TO_QUECHUA, "segments": [{"text": "casa"}]}, {"type": "shutdown"})
    output, _, status = worker.end()
    assert json.loads(output)["results"][0]["text"] == "wasi"
    assert status == 0


def test_ends_at_the_end_of_its_input_and_at_sigterm(start):
    assert start().end()[2] == 0
    worker = start()
    worker.process.send_signal(signal.SIGTERM)
    assert worker.process.wait(timeout=60) == -signal.SIGTERM


@pytest.mark.parametrize("spoil, message", [
    (lambda folder: (folder / "model.bin").unlink(), "has no model.bin"),
    (lambda folder: (folder / "model.bin").write_bytes(b"no model"), "cannot be loaded"),
    (lambda folder: (folder / "sentencepiece.bpe.model").unlink(), "is missing; copy the SentencePiece model"),
    (lambda folder: (folder / "shared_vocabulary.json").unlink(), "vocabulary"),
])
def test_a_model_that_is_not_whole_is_named_in_one_line(models, tmp_path, spoil, message):
    for file in (models / "nllb").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    spoil(tmp_path)
    output, errors, status = Worker(tmp_path, "--kind", "nllb").end()
    assert (output, status) == (b"", 2)
    assert message in errors.splitlines()[-1]
