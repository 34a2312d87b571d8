"""Draws a pose as a video: its points and the lines between them, on white."""
from __future__ import annotations

import fractions
import io
from typing import Any

import av
import numpy

# Container, encoder and its options of each kind of video.
VIDEO = {
    "video/mp4": ("mp4", "libx264", {"crf": "26", "preset": "veryfast"}),
    "video/webm": ("webm", "libvpx-vp9", {"crf": "42", "b": "0", "deadline": "realtime", "cpu-used": "8"}),
}
VIDEO_WIDTH = 512


class NothingToDraw(Exception):
    """No point of the pose is seen, or one has no place."""


class Drawing:
    """Draws the points of a pose, and the lines between them, in the colours that the pose file names."""

    def __init__(self, pose: Any) -> None:
        header = pose.header
        self.data = numpy.ma.getdata(pose.body.data)[:, 0, :, :2]
        self.seen = numpy.asarray(pose.body.confidence)[:, 0] > 0
        if not self.seen.any() or not numpy.isfinite(self.data[self.seen]).all():
            raise NothingToDraw
        limbs, colours, start = [numpy.zeros((0, 2), int)], [], 0
        for part in header.components:
            palette = numpy.asarray(part.colors, dtype=numpy.uint8).reshape(-1, 3)
            if not len(palette):
                palette = numpy.zeros((1, 3), dtype=numpy.uint8)
            colours.append(palette[numpy.arange(len(part.points)) % len(palette)])
            limbs.append(numpy.asarray(part.limbs, dtype=int).reshape(-1, 2) + start)
            start += len(part.points)
        points = numpy.arange(start)
        # A point is a line to itself.
        self.limbs = numpy.concatenate([*limbs, numpy.stack([points, points], axis=1)])
        self.colours = numpy.concatenate(colours)[self.limbs[:, 1]]
        scale = VIDEO_WIDTH / max(header.dimensions.width, 1)
        self.data = self.data * scale
        # Encoders want even numbers; a head that lies about its size must not cost all memory.
        height = min(max(header.dimensions.height * scale, 64), 2 * VIDEO_WIDTH)
        self.size = (round(height / 2) * 2, VIDEO_WIDTH)

    def frame(self, index: int) -> Any:
        """One frame as an array (row, column, colour)."""
        height, width = self.size
        image = numpy.full((height, width, 3), 255, dtype=numpy.uint8)
        visible = self.seen[index][self.limbs].all(axis=1)
        ends = numpy.clip(self.data[index][self.limbs[visible]], -width, 2 * width)
        if not len(ends):
            return image
        # As many steps along each line as it is long, all lines in one go.
        steps = numpy.ceil(numpy.abs(ends[:, 1] - ends[:, 0]).max(axis=1)).astype(int) + 1
        line = numpy.repeat(numpy.arange(len(ends)), steps + 1)
        step = numpy.arange(len(line)) - numpy.repeat(numpy.cumsum(steps + 1) - steps - 1, steps + 1)
        share = (step / steps[line])[:, None]
        way = numpy.rint(ends[line, 0] + (ends[line, 1] - ends[line, 0]) * share).astype(int)
        colours = self.colours[visible][line]
        for right in (-1, 0, 1):
            for down in (-1, 0, 1):
                column, row = way[:, 0] + right, way[:, 1] + down
                inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
                image[row[inside], column[inside]] = colours[inside]
        return image


def video(pose: Any, media: str) -> bytes:
    """The pose as a video of its lines and points."""
    drawing = Drawing(pose)
    container_format, codec, options = VIDEO[media]
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container_format) as container:
        rate = fractions.Fraction(pose.body.fps).limit_denominator(1001)
        stream = container.add_stream(codec, rate=rate, options=options)
        stream.height, stream.width = drawing.size
        stream.pix_fmt = "yuv420p"
        for index in range(len(drawing.data)):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(drawing.frame(index), format="rgb24")))
        container.mux(stream.encode())
    return buffer.getvalue()
