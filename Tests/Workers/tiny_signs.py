#!/usr/bin/env python3
"""Poses made here, for tests of a renderer of signs.

usage: tiny_signs.py make FOLDER            a lexicon folder with the signs below
       tiny_signs.py read < file            what a pose file shows, as JSON
       tiny_signs.py watch < file           what a video shows, as JSON
       tiny_signs.py spoil FOLDER NUMBER KIND  makes a pose file of it bad: points, rate, shoulders, bytes, limbs;
                                               of an unknown layout: layout; or of an odd rate: fast, slow

Every sign holds the right wrist at a height of its own, in a body whose shoulders have the width and place that the
table says, so that signs can be told apart after they were brought to one size.
"""
import csv
import json
import pathlib
import sys

import numpy
from pose_format import Pose
from pose_format.numpy import NumPyPoseBody
from pose_format.pose_header import PoseHeader, PoseHeaderComponent, PoseHeaderDimensions

POINTS = ["LEFT_SHOULDER", "RIGHT_SHOULDER", "RIGHT_WRIST"]
LIMBS = [(0, 1), (1, 2)]
# Frames a second of spoiled files.
RATES = {"rate": 0, "fast": 999, "slow": 0.00001}
# Gloss: height of the wrist over the shoulders in shoulder widths, shoulder width, frames a second, frames.
SIGNS = {
    "casa": (-0.5, 100, 25, 10), "sol": (0.5, 50, 25, 10), "la luna": (1.0, 100, 50, 20), "5": (0.25, 100, 25, 4),
    "A": (-1.0, 100, 25, 5), "CH": (-0.75, 100, 25, 5), "Ñ": (0.75, 100, 25, 5),
}


def pose_of(height, width, rate, frames, points=POINTS, layout="POSE_LANDMARKS"):
    """A body that stands still but for its wrist, which rises a little."""
    component = PoseHeaderComponent(layout, points, LIMBS, [(255, 0, 0)], "XYZC")
    header = PoseHeader(0.2, PoseHeaderDimensions(640, 480, 1), [component])
    data = numpy.zeros((frames, 1, len(points), 3), dtype=numpy.float32)
    data[:, 0, 0] = (200 + width / 2, 200, 0)
    data[:, 0, 1] = (200 - width / 2, 200, 0)
    data[:, 0, 2, 0] = 200
    data[:, 0, 2, 1] = 200 - width * (height + numpy.linspace(0, 0.01, frames))
    return Pose(header, NumPyPoseBody(rate, data, numpy.ones((frames, 1, len(points)), dtype=numpy.float32)))


def write(pose, path):
    with open(path, "wb") as stream:
        pose.write(stream)


def make(folder):
    (folder / "prl").mkdir(parents=True)
    with open(folder / "index.csv", "w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(
            ["path", "spoken_language", "signed_language", "start", "end", "words", "glosses", "priority"])
        for number, (gloss, values) in enumerate(SIGNS.items()):
            write(pose_of(*values), folder / f"prl/{number}.pose")
            rows.writerow([f"prl/{number}.pose", "es", "prl", 0, 0, gloss.lower(), gloss, 1])
        # What must not be taken: another language, a later priority, and a video.
        rows.writerow(["prl/0.pose", "en", "ase", 0, 0, "agua", "AGUA", 0])
        rows.writerow(["prl/0.pose", "es", "prl", 0, 0, "sol", "sol", 2])
        (folder / "prl/0.mp4").touch()
        rows.writerow(["prl/0.mp4", "es", "prl", 0, 0, "fuego", "FUEGO", 0])
        # A part of a file, and a word with a line break.
        rows.writerow(["prl/0.pose", "es", "prl", 80, 200, "casa\ncorta", "casa corta", 0])


def read():
    pose = Pose.read(sys.stdin.buffer.read())
    data, confidence = numpy.ma.getdata(pose.body.data)[:, 0], pose.body.confidence[:, 0]
    width = numpy.abs(data[:, 0, 0] - data[:, 1, 0])
    heights = (data[:, 0, 1] - data[:, 2, 1]) / width
    print(json.dumps({
        "frames": len(data), "fps": pose.body.fps, "points": list(pose.header.components[0].points),
        "width": pose.header.dimensions.width, "heights": [round(float(height), 3) for height in heights],
        "shoulders": sorted({round(float(value), 1) for value in width}), "seen": float(confidence.min())}))


def watch():
    import av

    with av.open(sys.stdin.buffer) as container:
        stream = container.streams.video[0]
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
        # Rows with a pixel that is clearly red.
        rows = [numpy.flatnonzero((frame[..., 1] < 100).any(axis=1)) for frame in frames]
        print(json.dumps({
            "codec": stream.codec.name, "frames": len(frames), "fps": float(stream.average_rate),
            "size": frames[0].shape[:2], "tops": [int(row.min()) for row in rows],
            "bottoms": [int(row.max()) for row in rows]}))


def spoil(folder, number, kind):
    path = next(folder.glob(f"prl/{number}.pose"))
    if kind == "bytes":
        path.write_bytes(path.read_bytes()[:50])
        return
    if kind == "layout":
        write(pose_of(*list(SIGNS.values())[int(number)], layout="OTHER_POINTS"), path)
        return
    pose = pose_of(0, 100, 25, 5, points=["LEFT_SHOULDER", "RIGHT_SHOULDER", "NOSE"] if kind == "points" else POINTS)
    if kind in RATES:
        pose.body.fps = RATES[kind]
    if kind == "limbs":
        pose.header.components[0].limbs = [(0, 99)]
    if kind == "shoulders":
        pose.body.confidence[:, :, 0] = 0
    write(pose, path)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]))
    elif sys.argv[1] in ("read", "watch"):
        {"read": read, "watch": watch}[sys.argv[1]]()
    else:
        spoil(pathlib.Path(sys.argv[2]), *sys.argv[3:])
