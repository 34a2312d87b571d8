#!/usr/bin/env python3
"""Renders a gloss of Peruvian Sign Language from a lexicon folder: JSON on standard input, a file on standard output.

The folder is one of spoken-to-signed-translation: index.csv and pose files. Only rows of Spanish (es) and Peruvian
Sign Language (prl) count; no other sign language stands in. The program never leaves a token out: when the folder lacks
one it writes {"missing": [glosses], "letters": [hand letters]} and ends with status 3. Other failures end with status 1
or 2 and one line on standard error, which holds no text but names of files.

Signs are cut to their start and end, brought to one size and place where the points are of a known layout, and joined
by straight movements. A video shows the same points and the lines between them. Non-manual marks of the document are
not rendered: face and head show what the pose files show.
"""
from __future__ import annotations

import argparse
import csv
import dataclasses
import io
import json
import math
import os
import pathlib
import sys
import unicodedata
from typing import Any, BinaryIO, NoReturn

VERSION = 1
MAXIMUM_DOCUMENT = 16 << 20
MAXIMUM_FRAMES = 30_000
MAXIMUM_TIME = 1 << 53
MISSING_STATUS = 3
POSE = "application/pose"
VIDEO = ("video/mp4", "video/webm")
COLUMNS = {"path", "spoken_language", "signed_language", "start", "end", "words", "glosses"}
DIGRAPHS = ("CH", "LL", "RR")


def fail(message: str, status: int = 1) -> NoReturn:
    """Ends the program with one line for the operator."""
    # Names of files may have line breaks.
    print("chaka_sign_renderer:", " ".join(message.split()), file=sys.stderr, flush=True)
    sys.exit(status)


class Lacking(Exception):
    """The folder lacks signs."""

    def __init__(self, glosses: set[str], letters: set[str]) -> None:
        super().__init__("signs are lacking")
        self.glosses = glosses
        self.letters = letters

    def wire(self) -> bytes:
        return json.dumps(
            {"missing": sorted(self.glosses), "letters": sorted(self.letters)}, ensure_ascii=False).encode("utf-8")


@dataclasses.dataclass(frozen=True)
class Clip:
    """A part of a pose file; times in milliseconds, an end of 0 is that of the file."""

    path: pathlib.Path
    start: int
    end: int


def name_of(text: str) -> str:
    """A gloss as the index and the document are compared by."""
    return "_".join(unicodedata.normalize("NFC", text).upper().split())


def is_hand_letter(name: str) -> bool:
    return name in DIGRAPHS or len(name) == 1 and name.isalpha()


class Lexicon:
    """Signs and hand letters of a folder, by gloss; of several rows the one with the smallest priority counts."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder.resolve()
        self.signs: dict[str, Clip] = {}
        self.letters: dict[str, Clip] = {}
        for row in sorted(self._rows(), key=lambda row: row[0]):
            _, name, clip = row
            (self.letters if is_hand_letter(name) else self.signs).setdefault(name, clip)

    def _rows(self) -> list[tuple[int, str, Clip]]:
        file = self.folder / "index.csv"
        rows = []
        try:
            with open(file, encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream, strict=True)
                absent = COLUMNS - set(reader.fieldnames or ())
                if absent:
                    fail(f"index.csv:1: no column {min(absent)}", 2)
                for row in reader:
                    place = f"index.csv:{reader.line_num}"
                    if row.get("spoken_language") != "es" or row.get("signed_language") != "prl":
                        continue
                    name = name_of(row.get("glosses") or row.get("words") or "")
                    # A video cannot be joined to poses; its sign is lacking like any other.
                    if name and (row.get("path") or "").endswith(".pose"):
                        rows.append((self._number(row, "priority", place), name, self._clip(row, place)))
        except (OSError, UnicodeDecodeError) as error:
            fail(f"index.csv cannot be read: {type(error).__name__}", 2)
        except csv.Error as error:
            fail(f"index.csv: {error}", 2)
        return rows

    @staticmethod
    def _number(row: dict[str, str], name: str, place: str) -> int:
        try:
            return int(row.get(name) or 0)
        except ValueError:
            fail(f"{place}: {name} is no number", 2)

    def _clip(self, row: dict[str, str], place: str) -> Clip:
        try:
            path = (self.folder / row["path"]).resolve()
        except (OSError, RuntimeError, ValueError) as error:
            fail(f"{place}: a path that cannot be followed: {type(error).__name__}", 2)
        if not path.is_relative_to(self.folder):
            fail(f"{place}: a path outside the folder", 2)
        start, end = self._number(row, "start", place), self._number(row, "end", place)
        if not 0 <= start < MAXIMUM_TIME or not 0 <= end < MAXIMUM_TIME or 0 < end <= start:
            fail(f"{place}: start and end are milliseconds, with an end after the start or 0", 2)
        return Clip(path, start, end)

    def _hand(self, letter: str) -> Clip | None:
        # Digits are numbers, which are signs.
        return (self.signs if letter.isdigit() else self.letters).get(letter)

    def clips(self, lines: list[dict[str, Any]]) -> list[list[Clip]]:
        """Clips of each line in order; raises Lacking with everything that the folder lacks."""
        lacking, letters, clips = set(), set(), []
        for line in lines:
            clips.append([])
            for token in line["tokens"]:
                if token["realization"] == "fingerspelled":
                    spelled = [name_of(letter) for letter in token["letters"]]
                    found = [self._hand(letter) for letter in spelled]
                    absent = {letter for letter, clip in zip(spelled, found) if clip is None}
                    letters |= absent
                    if absent or not found:
                        lacking.add(token["gloss"])
                else:
                    found = [self.signs.get(name_of(token["gloss"])) if token["realization"] == "sign" else None]
                    if found[0] is None:
                        lacking.add(token["gloss"])
                clips[-1] += found
        if lacking:
            raise Lacking(lacking, letters)
        return clips


def document_of(data: bytes, media: str) -> list[dict[str, Any]]:
    """The lines of the document, checked."""
    try:
        document = json.loads(data)
        if document["version"] != VERSION or document["language"] != "prl":
            fail("the document is of another version or language", 2)
        if document["media"] != media:
            fail(f"the document asks for another medium than {media}", 2)
        lines = document["lines"]
        for line in lines:
            for token in line["tokens"]:
                is_spelled = token["realization"] == "fingerspelled"
                texts = [token["gloss"], token["realization"], *(token["letters"] if is_spelled else [])]
                if not all(isinstance(text, str) for text in texts):
                    raise TypeError
                # Half a surrogate pair is JSON but no text, and could not be named as lacking.
                "".join(texts).encode("utf-8")
        if not any(line["tokens"] for line in lines):
            fail("the document has no token", 2)
        return lines
    except (ValueError, KeyError, TypeError, RecursionError):
        fail("standard input is no document of a gloss", 2)


class Signing:
    """Frames of one signer, joined as they come: data (frame, point, dimension), confidence (frame, point)."""

    def __init__(self, gap: float, pause: float) -> None:
        self.gap, self.pause = gap, pause
        self.header: Any = None
        self.rate = 0.0
        self.frames: list[Any] = []
        self.confidence: list[Any] = []
        self.count = 0
        self._known: dict[Clip, tuple[Any, Any]] = {}

    def read(self, clip: Clip) -> tuple[Any, Any]:
        """Data and confidence of a clip at the rate of the first one."""
        import numpy
        from pose_format import Pose

        if clip in self._known:
            return self._known[clip]
        name = clip.path.name
        try:
            pose = Pose.read(clip.path.read_bytes())
        except OSError as error:
            fail(f"{name}: {type(error).__name__}")
        except Exception as error:  # The library has no error of its own for what is no pose file.
            fail(f"{name} is no pose file: {type(error).__name__}")
        body = pose.body
        if not 0 < body.fps < 1_000 or body.data.shape[1] < 1:
            fail(f"{name} has no person or no rate of frames")
        layout = [(part.name, part.format, tuple(part.points)) for part in pose.header.components]
        if self.header is None:
            self.header, self.rate, self._layout = pose.header, float(body.fps), layout
        elif layout != self._layout:
            fail(f"{name} has other points than the pose files before it")
        if not normalize(pose):
            fail(f"{name} shows both shoulders in no frame")
        first = math.floor(clip.start * body.fps / 1000)
        last = min(math.ceil(clip.end * body.fps / 1000), len(body.data)) if clip.end else len(body.data)
        if first >= last:
            fail(f"{name} has no frame between {clip.start} and {clip.end} ms")
        # Nearest frames: a point that is not seen in one of two frames has no value between them.
        count = max(1, round((last - first) * self.rate / body.fps))
        # Before the frames take memory: a slow file after a fast one may have millions.
        if count > MAXIMUM_FRAMES - self.count:
            fail(f"more than {MAXIMUM_FRAMES} frames")
        chosen = first + (numpy.arange(count) * (last - first) // count)
        data = numpy.ma.getdata(body.data)[chosen, 0].astype(numpy.float32)
        confidence = numpy.asarray(body.confidence)[chosen, 0].astype(numpy.float32)
        self._known[clip] = (data, confidence)
        return self._known[clip]

    def add(self, clip: Clip, is_first_of_line: bool) -> None:
        """Appends a clip after a straight movement from where the last one ended."""
        import numpy

        data, confidence = self.read(clip)
        if self.frames:
            count = max(1, round((self.pause if is_first_of_line else self.gap) * self.rate))
            share = numpy.arange(1, count + 1, dtype=numpy.float32) / (count + 1)
            before, after = self.frames[-1][-1], data[0]
            self._append(
                before + (after - before) * share[:, None, None],
                # Only what is seen at both ends is seen on the way.
                numpy.repeat(numpy.minimum(self.confidence[-1][-1], confidence[0])[None], count, axis=0))
        self._append(data, confidence)

    def _append(self, data: Any, confidence: Any) -> None:
        self.count += len(data)
        if self.count > MAXIMUM_FRAMES:
            fail(f"more than {MAXIMUM_FRAMES} frames")
        self.frames.append(data)
        self.confidence.append(confidence)

    def pose(self) -> Any:
        """All frames as one pose."""
        import numpy
        from pose_format import Pose
        from pose_format.numpy import NumPyPoseBody
        from pose_format.utils.generic import normalize_pose_size

        data = numpy.concatenate(self.frames)[:, None]
        confidence = numpy.concatenate(self.confidence)[:, None]
        pose = Pose(self.header, NumPyPoseBody(self.rate, data, confidence))
        if is_known(pose):
            normalize_pose_size(pose)
        return pose


def is_known(pose: Any) -> bool:
    """Whether the library knows where the shoulders are."""
    from pose_format.utils.generic import pose_normalization_info

    try:
        pose_normalization_info(pose.header)
        return True
    except (ValueError, NotImplementedError):
        return False


def normalize(pose: Any) -> bool:
    """Brings the shoulders to one width and place, so that signs of several signers fit together.

    Poses of a layout without known shoulders stay as they are; False is one that should show them and does not.
    """
    import numpy
    from pose_format.utils.generic import pose_normalization_info

    if not is_known(pose):
        return True
    info = pose_normalization_info(pose.header)
    shoulders = numpy.asarray(pose.body.confidence)[:, 0, [info.p1, info.p2]]
    if not (shoulders > 0).all(axis=1).any():
        return False
    pose.normalize(info)
    return True


def rendered(lexicon: Lexicon, lines: list[dict[str, Any]], gap: float, pause: float) -> Any:
    """The pose of a document."""
    signing = Signing(gap, pause)
    for clips in lexicon.clips(lines):
        for index, clip in enumerate(clips):
            signing.add(clip, index == 0)
    return signing.pose()


def parse(arguments: list[str]) -> argparse.Namespace:
    def seconds(text: str) -> float:
        value = float(text)
        if not 0 <= value <= 5:
            raise ValueError
        return value

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lexicon", required=True, type=pathlib.Path, help="folder with index.csv and pose files")
    parser.add_argument("--media", default=POSE, choices=[POSE, *VIDEO], help="what is wanted")
    parser.add_argument("--gap", default=0.2, type=seconds, help="seconds from one sign to the next")
    parser.add_argument("--pause", default=0.6, type=seconds, help="seconds from one line to the next")
    return parser.parse_args(arguments)


def answer_of(options: argparse.Namespace, data: bytes) -> bytes:
    """The file that is asked for; raises Lacking."""
    pose = rendered(Lexicon(options.lexicon), document_of(data, options.media), options.gap, options.pause)
    if options.media == POSE:
        buffer = io.BytesIO()
        pose.write(buffer)
        return buffer.getvalue()
    # The folder of the program may be one that nothing should be written to.
    sys.dont_write_bytecode = True
    from skeleton_video import NothingToDraw, video

    try:
        return video(pose, options.media)
    except NothingToDraw:
        fail("the pose has no points to draw")


def main() -> None:
    options = parse(sys.argv[1:])
    # What a library prints must not get into the file.
    output: BinaryIO = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    data = sys.stdin.buffer.read(MAXIMUM_DOCUMENT + 1)
    if len(data) > MAXIMUM_DOCUMENT:
        fail("the document is too long", 2)
    status = 0
    try:
        answer = answer_of(options, data)
    except Lacking as lacking:
        answer, status = lacking.wire(), MISSING_STATUS
    except ImportError as error:
        fail(f"{error.name or 'a library'} is missing: run scripts/worker-signs")
    except Exception as error:  # Errors of NumPy and PyAV; their traces would be many lines.
        fail(f"the signs cannot be rendered: {type(error).__name__}")
    try:
        with output:
            output.write(answer)
    except BrokenPipeError:
        # Nobody reads any more.
        status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
