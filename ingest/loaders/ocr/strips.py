"""Lines of text cut out of a page: one strip for each line of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.loaders.ocr.engine import Image, Quad
from ingest.loaders.page.marks import Ruling

_SPECK = 0.004  # of a row of pixels; less ink than this is dirt
_AIR = 0.16  # of the height of what is printed, left above and below
_PAPER = 0.2  # of the same, put before and behind
_STACKED = 1.7  # a strip this much higher than wide holds characters below each other


def height_of(quad: Quad) -> float:
    """The thickness of a strip."""
    return float(np.hypot(*((quad[3] - quad[0] + quad[2] - quad[1]) / 2)))


def width_of(quad: Quad) -> float:
    """The length of a strip."""
    return float(np.hypot(*((quad[1] - quad[0] + quad[2] - quad[3]) / 2)))


def usual_height(quads: Sequence[Quad]) -> float:
    """The height of most lines (pixels), the long ones weighing more; 0 where there are none."""
    if not quads:
        return 0.0
    heights = np.asarray([min(height_of(quad), width_of(quad)) for quad in quads])
    lengths = np.asarray([max(height_of(quad), width_of(quad)) for quad in quads])
    order = np.argsort(heights)
    passed = np.cumsum(lengths[order])
    return float(heights[order[int(np.searchsorted(passed, passed[-1] / 2))]])


@dataclass(frozen=True, slots=True)
class Strip:
    """A line cut free: where it stands, and how high what is printed on it is (pixels)."""

    quad: Quad
    ink: float

    @property
    def stacked(self) -> bool:
        """Whether its characters stand below each other."""
        return height_of(self.quad) > _STACKED * width_of(self.quad)


def strip_of(quad: Quad, image: Image) -> Strip:
    """The strip of a line without what the lines above and below leave in it."""
    if height_of(quad) > _STACKED * width_of(quad):
        return Strip(quad, width_of(quad))
    whole = cut_out(image, quad)
    first, after = _ink_band(whole)
    height, ink = whole.shape[0], after - first
    above, below = max(0.0, first - _AIR * ink), min(float(height), after + _AIR * ink)
    left, right = (quad[3] - quad[0]) / height, (quad[2] - quad[1]) / height
    slim = [
        quad[0] + above * left,
        quad[1] + above * right,
        quad[1] + below * right,
        quad[0] + below * left,
    ]
    return Strip(np.asarray(slim, np.float32), float(ink))


def without_strokes(rulings: Sequence[Ruling], strips: Sequence[Strip]) -> list[Ruling]:
    """The rulings but for those that are strokes of large characters: they end where the line does."""
    return [ruling for ruling in rulings if not any(_within(ruling, s.quad) for s in strips)]


def _within(ruling: Ruling, quad: Quad) -> bool:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    if not (x0 <= ruling.x0 and ruling.x1 <= x1 and y0 <= ruling.top and ruling.bottom <= y1):
        return False
    return not ruling.horizontal or ruling.x1 - ruling.x0 < 1.2 * (y1 - y0)


def parted(strips: Sequence[Strip], down: Sequence[Ruling]) -> list[Strip]:
    """The strips, cut where a vertical line of a table (``down``) runs through them."""
    return [
        Strip(part, strip.ink)
        for strip in strips
        for part in ([strip.quad] if strip.stacked else _parted(strip.quad, down))
    ]


def _parted(quad: Quad, down: Sequence[Ruling]) -> Iterator[Quad]:
    left, right = quad[0][0], quad[1][0]
    top, bottom = quad[:, 1].min(), quad[:, 1].max()
    height = bottom - top
    cuts = sorted(
        float(ruling.x0)
        for ruling in down
        if left + 0.3 * height < ruling.x0 < right - 0.3 * height
        and min(ruling.bottom, bottom) - max(ruling.top, top) > 0.8 * height
    )
    rest = quad
    for x in cuts:
        share = (x - rest[0][0]) / max(rest[1][0] - rest[0][0], 1.0)
        if not 0.0 < share < 1.0:
            continue
        above = rest[0] + share * (rest[1] - rest[0])
        below = rest[3] + share * (rest[2] - rest[3])
        yield np.asarray([rest[0], above, below, rest[3]], np.float32)
        rest = np.asarray([above, rest[1], rest[2], below], np.float32)
    yield rest


def characters_of(strip: Strip, grey: Image) -> list[Quad]:
    """What is read at once: the strip, or each of its characters where they are stacked."""
    return (strip.stacked and _characters(strip.quad, grey)) or [strip.quad]


def _characters(quad: Quad, grey: Image) -> list[Quad]:
    x0, y0 = np.floor(quad.min(axis=0)).astype(int)
    x1, y1 = np.ceil(quad.max(axis=0)).astype(int)
    x0, y0 = max(int(x0), 0), max(int(y0), 0)
    part = grey[y0 : int(y1), x0 : int(x1)]
    if part.size == 0:
        return []
    limit, _ = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inked = np.concatenate([[0], ((part <= limit).sum(axis=1) > 0).astype(int), [0]])
    starts, ends = np.nonzero(np.diff(inked) == 1)[0], np.nonzero(np.diff(inked) == -1)[0]
    rows: list[list[int]] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        # 三 and 二 have gaps of their own: a character is about as high as the strip is wide.
        if rows and end - rows[-1][0] < 1.15 * part.shape[1]:
            rows[-1][1] = end
        else:
            rows.append([start, end])
    return [
        _box(x0, y0 + a - 2, int(x1), y0 + b + 2) for a, b in rows if b - a > 0.2 * part.shape[1]
    ]


def _box(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return np.asarray([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _ink_band(strip: Image) -> tuple[int, int]:
    """The first row (from 0) of what is printed on a strip and the row after its last."""
    grey = strip if strip.ndim == 2 else strip.min(axis=2)
    limit, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inked = np.nonzero((grey <= limit).mean(axis=1) > _SPECK)[0]
    height = strip.shape[0]
    if not len(inked):
        return 0, height
    groups = np.split(inked, np.nonzero(np.diff(inked) > max(1, height // 16))[0] + 1)
    inner = [g for g in groups if g[-1] >= 0.3 * height and g[0] <= 0.7 * height] or groups
    chosen = max(inner, key=len)
    return int(chosen[0]), int(chosen[-1]) + 1


def framed(strip: Image, ink: float) -> tuple[Image, float]:
    """The strip with paper at both ends, as the recogniser learnt it, and how wide (share) each is."""
    wide = max(1, round(_PAPER * ink))
    colours = np.percentile(strip.reshape(strip.shape[0] * strip.shape[1], -1), 80, axis=0)
    paper = [float(colour) for colour in colours]
    whole = cv2.copyMakeBorder(strip, 0, 0, wide, wide, cv2.BORDER_CONSTANT, value=paper)
    return np.asarray(whole, np.uint8), wide / whole.shape[1]


def cut_out(image: Image, quad: Quad) -> Image:
    """The strip, upright."""
    width, height = max(int(width_of(quad)), 1), max(int(height_of(quad)), 1)
    corners = np.asarray([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(quad, np.float32), corners)
    strip = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(strip, np.uint8)
