"""The renderer of workers/signs on a lexicon folder made here, as a command."""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RENDERER = ROOT / "workers/signs/chaka_sign_renderer.py"
TINY = ROOT / "Tests/Workers/tiny_signs.py"


def has_library(python):
    return subprocess.run([python, "-c", "import pose_format"], capture_output=True, timeout=60).returncode == 0


OWN = ROOT / ".venv-signs/bin/python"
PYTHON = str(OWN) if OWN.exists() else sys.executable

pytestmark = pytest.mark.skipif(
    not has_library(PYTHON), reason="needs pose-format in .venv-signs, which scripts/worker-signs makes")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signs") / "lexicon"
    subprocess.run([PYTHON, TINY, "make", folder], check=True, timeout=120)
    return folder


@pytest.fixture
def lexicon(made, tmp_path):
    """A folder that a test may spoil."""
    return shutil.copytree(made, tmp_path / "lexicon")


def sign(gloss):
    return {"gloss": gloss, "realization": "sign", "sign": f"prl:{gloss}", "lemma": gloss.lower(), "media": []}


def spelled(*letters):
    return {"gloss": "-".join(letters), "realization": "fingerspelled", "letters": list(letters), "media": []}


def document(*lines, **fields):
    return {
        "version": 1, "language": "prl", "spokenLanguage": "es", "media": "application/pose",
        "lines": [{"tokens": list(tokens), "marks": []} for tokens in lines], **fields}


def render(lexicon, request, *options, python=(PYTHON,), **process):
    """Exit status, standard output and standard error."""
    data = request if isinstance(request, bytes) else json.dumps(request).encode()
    result = subprocess.run(
        [*python, RENDERER, "--lexicon", lexicon, *options], input=data, capture_output=True, timeout=120, **process)
    return result.returncode, result.stdout, result.stderr.decode()


def shown(lexicon, *lines, options=()):
    """What the pose of a document shows."""
    status, output, errors = render(lexicon, document(*lines), *options)
    assert (status, errors) == (0, "")
    result = subprocess.run([PYTHON, TINY, "read"], input=output, capture_output=True, check=True, timeout=120)
    return json.loads(result.stdout)


def test_one_sign_is_its_frames(made):
    pose = shown(made, [sign("CASA")])
    assert (pose["frames"], pose["fps"], pose["seen"]) == (10, 25, 1)
    assert pose["points"] == ["LEFT_SHOULDER", "RIGHT_SHOULDER", "RIGHT_WRIST"]
    assert pose["heights"][0] == pytest.approx(-0.5, abs=0.002)


def test_signs_stand_in_order_joined_by_straight_movements(made):
    heights = shown(made, [sign("CASA"), sign("SOL")])["heights"]
    # 10 frames, 0.2 s at 25 frames a second, 10 frames.
    assert len(heights) == 25
    assert heights[0] == pytest.approx(-0.5, abs=0.002)
    assert heights[9:16] == pytest.approx([-0.49 + step * 0.99 / 6 for step in range(7)], abs=0.002)
    assert heights[15] == pytest.approx(0.5, abs=0.002)
    back = shown(made, [sign("SOL"), sign("CASA")])["heights"]
    assert (back[0], back[15]) == pytest.approx((0.5, -0.5), abs=0.002)


def test_signers_are_brought_to_one_size_and_rate(made):
    pose = shown(made, [sign("CASA"), sign("SOL"), sign("LA_LUNA")])
    assert len(pose["shoulders"]) == 1
    # The moon has 20 frames of a fiftieth of a second.
    assert (pose["frames"], pose["fps"], pose["width"]) == (40, 25, 512)
    assert pose["heights"][30] == pytest.approx(1, abs=0.002)


def test_lines_are_apart_by_a_pause(made):
    assert shown(made, [sign("CASA")], [], [sign("SOL")])["frames"] == 10 + 15 + 10
    options = ("--pause", "0.2", "--gap", "0.4")
    assert shown(made, [sign("CASA"), sign("CASA")], [sign("SOL")], options=options)["frames"] == 10 + 10 + 10 + 5 + 10


def test_hand_letters_and_digits_are_looked_up_one_by_one(made):
    heights = shown(made, [spelled("CH", "A", "Ñ", "5")])["heights"]
    assert [heights[start] for start in (0, 10, 20, 30)] == pytest.approx([-0.75, -1, 0.75, 0.25], abs=0.002)


def test_decomposed_letters_are_the_same(made):
    assert shown(made, [spelled("N\u0303")])["heights"][0] == pytest.approx(0.75, abs=0.002)


def test_a_row_may_name_a_part_of_a_file(made):
    # From 80 to 200 ms at 25 frames a second: frames 2, 3 and 4.
    assert shown(made, [sign("CASA_CORTA")])["frames"] == 3


@pytest.mark.parametrize("media, codec, start", [
    ("video/mp4", "h264", b"\0\0\0\x20ftyp"), ("video/webm", "vp9", b"\x1a\x45\xdf\xa3"),
])
def test_a_video_shows_the_lines_of_the_poses(made, media, codec, start):
    status, output, _ = render(made, document([sign("CASA"), sign("SOL")], media=media), "--media", media)
    assert status == 0 and output.startswith(start)
    result = subprocess.run([PYTHON, TINY, "watch"], input=output, capture_output=True, check=True, timeout=120)
    seen = json.loads(result.stdout)
    assert (seen["codec"], seen["frames"], seen["fps"], seen["size"]) == (codec, 25, 25, [512, 512])
    # Shoulders at row 256, 205 wide: the wrist goes from half of that below to half above; lines are 3 wide.
    assert (seen["tops"][0], seen["bottoms"][0]) == pytest.approx((256, 358), abs=4)
    assert (seen["tops"][24], seen["bottoms"][24]) == pytest.approx((154, 256), abs=4)


@pytest.mark.parametrize("media", ["video/mp4", "video/webm"])
def test_a_video_lacks_what_a_pose_lacks(made, media):
    status, output, _ = render(made, document([sign("CASA"), sign("NADA")], media=media), "--media", media)
    assert (status, json.loads(output)) == (3, {"missing": ["NADA"], "letters": []})


def test_the_same_document_gives_the_same_bytes(made):
    request = document([sign("CASA"), spelled("A", "CH")])
    assert render(made, request) == render(made, request)


@pytest.mark.parametrize("tokens, missing, letters", [
    ([sign("CASA"), sign("NADA"), sign("SOL"), sign("NADA")], ["NADA"], []),
    ([spelled("A", "B"), spelled("LL", "A"), sign("X_Y")], ["A-B", "LL-A", "X_Y"], ["B", "LL"]),
    ([{"gloss": "SOL", "realization": "missing", "media": []}], ["SOL"], []),
    ([spelled()], [""], []),
    # A hand letter is no sign, a sign no hand letter; another language and a video do not stand in.
    ([sign("A"), spelled("SOL")], ["A", "SOL"], ["SOL"]),
    ([sign("AGUA"), sign("FUEGO")], ["AGUA", "FUEGO"], []),
])
def test_what_the_folder_lacks_is_named_and_nothing_rendered(made, tokens, missing, letters):
    status, output, errors = render(made, document(tokens))
    assert (status, errors) == (3, "")
    assert json.loads(output) == {"missing": missing, "letters": letters}


@pytest.mark.parametrize("request_", [
    b"", b"[]", b"{", document([sign("CASA")], version=2), document([sign("CASA")], language="ase"),
    document([sign("CASA")], media="video/mp4"), document(), document([], []), document([{"gloss": "CASA"}]),
    document([{**sign("CASA"), "gloss": 5}]), document([{**spelled("A"), "letters": None}]),
    document([sign("\ud800")]), pytest.param(b"[" * 200_000, id="deep"),
])
def test_what_is_no_document_is_refused(made, request_):
    status, output, errors = render(made, request_)
    assert (status, output) == (2, b"")
    assert errors.startswith("chaka_sign_renderer: ") and errors.count("\n") == 1


@pytest.mark.parametrize("kind, reason", [
    ("points", "other points"), ("rate", "no rate of frames"), ("shoulders", "shows both shoulders in no frame"),
    ("bytes", "is no pose file"),
])
def test_a_bad_pose_file_is_a_failure_and_not_a_sign_that_lacks(lexicon, kind, reason):
    subprocess.run([PYTHON, TINY, "spoil", lexicon, "1", kind], check=True, timeout=120)
    status, output, errors = render(lexicon, document([sign("CASA"), sign("SOL")]))
    assert (status, output) == (1, b"")
    assert reason in errors and "1.pose" in errors and errors.count("\n") == 1


@pytest.mark.parametrize("media", ["video/mp4", "video/webm"])
def test_what_cannot_be_drawn_is_one_line(lexicon, media):
    subprocess.run([PYTHON, TINY, "spoil", lexicon, "1", "limbs"], check=True, timeout=120)
    status, output, errors = render(lexicon, document([sign("SOL")], media=media), "--media", media)
    assert (status, output) == (1, b"")
    assert errors == "chaka_sign_renderer: the signs cannot be rendered: IndexError\n"


def test_a_library_that_is_missing_is_named(made):
    # Without the packages of the environment.
    status, output, errors = render(made, document([sign("CASA")]), python=(PYTHON, "-S", "-E"))
    assert (status, output) == (1, b"")
    assert errors == "chaka_sign_renderer: numpy is missing: run scripts/worker-signs\n"


def test_frames_are_counted_before_they_take_memory(lexicon):
    for number, kind in (("0", "fast"), ("1", "slow")):
        subprocess.run([PYTHON, TINY, "spoil", lexicon, number, kind], check=True, timeout=120)
    # Five frames of 100000 s at 999 frames a second would be tens of gigabytes.
    status, output, errors = render(
        lexicon, document([sign("CASA"), sign("SOL")]), env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30)))
    assert (status, output, errors) == (1, b"", "chaka_sign_renderer: more than 30000 frames\n")


def test_points_of_an_unknown_layout_are_joined_as_they_are(lexicon):
    for number in ("0", "1"):
        subprocess.run([PYTHON, TINY, "spoil", lexicon, number, "layout"], check=True, timeout=120)
    pose = shown(lexicon, [sign("CASA"), sign("SOL")])
    assert (pose["frames"], pose["width"], pose["shoulders"][0], pose["shoulders"][-1]) == (25, 640, 50, 100)
    # The moon has points of a layout that is known.
    status, _, errors = render(lexicon, document([sign("CASA"), sign("LA_LUNA")]))
    assert status == 1 and "other points" in errors


@pytest.mark.parametrize("row, reason", [
    ("../out.pose,es,prl,0,0,a b,a b,0", "outside"), ("/etc/out.pose,es,prl,0,0,a b,a b,0", "outside"),
    ("a.pose,es,prl,0,x,a b,a b,0", "end is no number"),
    ("a.pose,es,prl,-80,0,a b,a b,0", "milliseconds"), ("a.pose,es,prl,0,-1,a b,a b,0", "milliseconds"),
    ("a.pose,es,prl,80,80,a b,a b,0", "milliseconds"), ("a.pose,es,prl,80,40,a b,a b,0", "milliseconds"),
    (f"a.pose,es,prl,{9 ** 400},0,a b,a b,0", "milliseconds"), ("a\0.pose,es,prl,0,0,a b,a b,0", "index.csv"),
    ('"a.pose,es,prl,0,0,a b,a b,0', "index.csv"),
])
def test_a_bad_index_is_refused(lexicon, row, reason):
    with open(lexicon / "index.csv", "a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    status, output, errors = render(lexicon, document([sign("CASA")]))
    assert (status, output) == (2, b"")
    assert reason in errors and errors.count("\n") == 1


def test_a_folder_without_an_index_or_a_column_is_refused(lexicon, tmp_path):
    assert render(tmp_path, document([sign("CASA")]))[0] == 2
    (lexicon / "index.csv").write_text("path,words\n")
    status, _, errors = render(lexicon, document([sign("CASA")]))
    assert status == 2 and "no column" in errors
