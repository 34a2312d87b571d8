"""Training, translating with a bundle, and what goes wrong, through the real program."""
import fcntl
import json
import pathlib
import re
import shutil
import signal
import subprocess

import pytest
from conftest import BINARY, Server, environment, needs_apertium
from conftest import run as run_command

NOUNS = {"casa": "wasi", "agua": "yaku", "perro": "allqu", "hijo": "churi", "camino": "ñan", "pueblo": "llaqta"}


def run(*arguments, stdin="", check=True):
    answer = run_command(*arguments, stdin=stdin)
    assert not check or answer.returncode == 0, answer.stderr
    return answer


def sentences(count):
    """Regular Spanish sentences and their Chanka: two nouns and a number each."""
    names = list(NOUNS)
    for number in range(count):
        first, second = names[number % 6], names[(number * 5 + number // 6) % 6]
        yield f"la {first} y el {second} {number}.", f"{NOUNS[first]}pas {NOUNS[second]}pas {number}."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    pairs = list(sentences(240))
    (folder / "a.es").write_text("".join(source + "\n" for source, _ in pairs))
    (folder / "a.quy").write_text("".join(target + "\n" for _, target in pairs))
    return folder


def train(corpus, out, *options, check=True):
    return run(
        "model", "train", "--from", "es", "--to", "quy", "--train", f"{corpus}/a.es:{corpus}/a.quy", "--pieces", "300",
        "--rounds", "2", "--out", str(out), *options, check=check)


@pytest.fixture(scope="module")
def bundle(corpus, tmp_path_factory):
    out = tmp_path_factory.mktemp("models") / "es-quy"
    train(corpus, out, "--reverse-out", str(out) + ".reverse")
    return out


def translate(bundle, text, *options, check=True):
    return run("translate", "--model", str(bundle), "--from", "es", "--to", "quy", *options, stdin=text, check=check)


def test_a_bundle_translates_lines_in_order_and_loses_no_number(bundle):
    lines = [f"el perro y la casa {number}." for number in (7, 31, 2024)]
    answer = translate(bundle, "".join(line + "\n" for line in lines)).stdout.splitlines()
    assert [line.rstrip(".").split()[-1] for line in answer] == ["7", "31", "2024"]
    assert all("wasi" in line.lower() for line in answer)


def test_each_line_is_an_object_in_json(bundle):
    plain = translate(bundle, "la casa 3.\n\nel perro 5.\n").stdout.splitlines()
    lines = translate(bundle, "la casa 3.\n\nel perro 5.\n", "--json").stdout.splitlines()
    objects = [json.loads(line) for line in lines]
    assert [item["text"] for item in objects] == plain and len(plain) == 3
    assert objects[0]["status"] == "translated"
    refused = translate(bundle, "la casa 3.\n", "--json", "--k", "3", check=False)
    assert refused.returncode != 0 and refused.stdout == "" and "--json" in refused.stderr


def test_every_phrase_is_explained_with_units_of_the_corpus(bundle):
    assert "a:" in translate(bundle, "la casa y el perro 5.\n", "--explain").stdout


def test_the_same_input_gives_the_same_bytes_whatever_the_threads(corpus, tmp_path):
    manifests = []
    for threads in ("1", "3"):
        train(corpus, tmp_path / threads, "--threads", threads)
        manifests.append(json.loads((tmp_path / threads / "manifest.json").read_text()))
    assert manifests[0]["files"] == manifests[1]["files"]
    assert manifests[0]["weights"] == manifests[1]["weights"]
    assert manifests[0]["id"] == manifests[1]["id"]


def test_a_bundle_is_reproduced_in_both_directions(bundle):
    run("reproduce", str(bundle))
    run("reproduce", str(bundle) + ".reverse")


def test_the_report_is_one_page_without_outer_resources(bundle):
    page = (bundle / "report.html").read_text()
    assert page.lower().startswith("<!doctype html>") and "src=" not in page and "<script" not in page


@pytest.mark.parametrize("damage,code", [
    (lambda data: data[: len(data) // 2], "bundle.truncated"),
    (lambda data: data[:-9] + bytes([data[-9] ^ 4]) + data[-8:], "bundle.corrupt"),
    (lambda data: b"", "bundle.truncated"),
])
def test_damaged_files_are_refused_by_name(bundle, tmp_path, damage, code):
    copy = tmp_path / "copy"
    shutil.copytree(bundle, copy)
    (copy / "phrases.bin").write_bytes(damage((copy / "phrases.bin").read_bytes()))
    answer = translate(copy, "la casa\n", check=False)
    assert answer.returncode == 1 and "phrases.bin" in answer.stderr


def test_an_unfinished_or_newer_bundle_is_refused(bundle, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(bundle, copy)
    (copy / "INCOMPLETE").touch()
    assert translate(copy, "la casa\n", check=False).returncode == 1
    (copy / "INCOMPLETE").unlink()
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"version": 99}))
    answer = translate(copy, "la casa\n", check=False)
    assert answer.returncode == 1 and "99" in answer.stderr


@pytest.mark.parametrize("source,target,needle", [
    ("a\nb\n", "c\n", "training.line-counts"),
    ("a\n\udcff\n".encode("utf8", "surrogateescape"), "c\nd\n", "training.invalid-utf8"),
    ("", "", "training.nothing-to-learn"),
    ("hola\nadiós\n", "hola\nadiós\n", "training.nothing-to-learn"),
])
def test_bad_corpora_end_in_an_error_that_names_them(tmp_path, source, target, needle):
    for name, text in (("b.es", source), ("b.quy", target)):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    answer = run(
        "model", "train", "--from", "es", "--to", "quy", "--train", f"{tmp_path}/b.es:{tmp_path}/b.quy", "--out",
        f"{tmp_path}/out", check=False)
    assert answer.returncode == 1 and needle in answer.stderr
    assert not (tmp_path / "out").exists()


def test_three_lines_long_lines_and_one_sided_lines_are_trained_from(tmp_path):
    (tmp_path / "c.es").write_text("la casa\n\n" + "palabra " * 5000 + "\nel agua\nel perro\n")
    (tmp_path / "c.quy").write_text("wasi\nyaku\nsimi\nyaku\nallqu\n")
    answer = run(
        "model", "train", "--from", "es", "--to", "quy", "--train", f"{tmp_path}/c.es:{tmp_path}/c.quy", "--out",
        f"{tmp_path}/out")
    assert "3 of 5" in answer.stdout or "3 de 5" in answer.stdout
    assert translate(tmp_path / "out", "la casa\n").stdout.strip().lower().startswith("wasi")


def test_an_existing_folder_and_a_busy_one_are_refused(corpus, bundle, tmp_path):
    assert "training.output-exists" in train(corpus, bundle, check=False).stderr
    partial = tmp_path / "out.partial"
    partial.mkdir()
    with open(partial / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "training.busy" in train(corpus, tmp_path / "out", check=False).stderr


def test_an_interrupted_training_goes_on_and_ends_in_the_same_bundle(corpus, bundle, tmp_path):
    out = tmp_path / "out"
    options = ["model", "train", "--from", "es", "--to", "quy", "--train", f"{corpus}/a.es:{corpus}/a.quy", "--pieces",
               "300", "--rounds", "2", "--out", str(out), "--reverse-out", str(out) + ".reverse"]
    process = subprocess.Popen([BINARY, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment())
    for line in process.stderr:
        if line.startswith("phrases"):
            process.send_signal(signal.SIGINT)
            break
    process.stderr.read()
    assert process.wait() in (0, 1)
    if process.returncode:
        assert not out.exists() and pathlib.Path(str(out) + ".partial").exists()
        run(*options)
    made, known = (json.loads((folder / "manifest.json").read_text()) for folder in (out, bundle))
    assert made["files"] == known["files"]


def can_mount():
    """A disk of our own, without being root."""
    return shutil.which("unshare") and subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="needs the right to mount a small disk in a namespace of its own")
@pytest.mark.parametrize("size", ["16k", "64k", "112k"])
def test_a_full_disk_ends_in_an_error_and_no_model(corpus, tmp_path, size):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = (
        f'mount -t tmpfs -o size={size} tmpfs {disk} && "{BINARY}" model train --from es --to quy '
        f"--train {corpus}/a.es:{corpus}/a.quy --pieces 300 --rounds 1 --out {disk}/model; code=$?; "
        f"test ! -e {disk}/model/manifest.json || echo MODEL; exit $code")
    answer = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], capture_output=True, text=True, env=environment(), timeout=120)
    assert answer.returncode == 1
    assert "No space left on device" in answer.stderr and "training.unwritable" in answer.stderr
    assert "MODEL" not in answer.stdout


@pytest.fixture(scope="module")
def served(bundle, tmp_path_factory):
    data = tmp_path_factory.mktemp("served") / "data"
    activated = run("model", "activate", str(bundle), "--data-dir", str(data))
    assert "better" in activated.stdout
    server = Server(data)
    yield server
    server.stop()


def ask(server, **body):
    status, _, answer = server.request("/v1/translate", json.dumps(body))
    assert status == 200, answer
    return json.loads(answer)["items"][0]


def test_the_server_explains_what_a_model_answered(served):
    answer = ask(served, text="el perro y la casa 7.", source="es", target="quy", explain=True)
    explanation = answer["segments"][0]["explanations"][0]
    assert explanation["source"] == "es" and explanation["target"] == "quy"
    assert sum(part["weighted"] for part in explanation["parts"]) == pytest.approx(explanation["score"], abs=0.01)
    learned = [unit for phrase in explanation["phrases"] for unit in phrase["learnedFrom"]]
    assert learned and all(re.fullmatch(r"[\w-]+:\d+", unit) for unit in learned)
    assert "explanations" not in ask(served, text="la casa 7.", source="es", target="quy")["segments"][0]


@needs_apertium
def test_english_reaches_quechua_through_spanish_and_says_so(served):
    answer = ask(served, text="The house and the water 12.", source="en", target="quy")
    segment = answer["segments"][0]
    assert [(leg["backend"], leg["source"], leg["target"]) for leg in segment["legs"]] == [
        ("apertium", "en", "es"), ("phrase", "es", "quy")]
    assert "wasi" in answer["text"].lower() and "12" in answer["text"]
    assert "pivot" in json.dumps(segment["quality"])
