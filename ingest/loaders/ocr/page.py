"""One picture of a page read as a page of a PDF: its glyphs, its rulings, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ingest.loaders.ocr.engine import Image, Quad, Reading, find_lines, read_lines, upside_down
from ingest.loaders.ocr.mending import mended
from ingest.loaders.ocr.placed import Laid
from ingest.loaders.ocr.recognised import Recognised
from ingest.loaders.ocr.ruled import rulings_of
from ingest.loaders.ocr.seals import red_ink, without_seals
from ingest.loaders.ocr.straight import is_lying, turn_of
from ingest.loaders.ocr.strips import (
    Strip,
    characters_of,
    cut_out,
    framed,
    parted,
    strip_of,
    usual_height,
    width_of,
    without_strokes,
)
from ingest.loaders.ocr.typeset import Written, glyphs_of, stacked
from ingest.loaders.page.marks import PrintedPage, Ruling
from ingest.loaders.page.rulings import ruled_tables

_SIDE = 1280  # pixels of the longer side that lines are looked for on
_LARGER_SIDE = 1800  # the same where the writing turns out to be small
_SMALL = 18.0  # pixels
_LEAST_CONFIDENCE = 0.5  # what is less sure is no writing, mostly
_UNSURE = 0.8
_MEASURED = 12  # lines
_LARGEST_SIGN = 0.6  # inches
_RED = 0.6  # of the ink of a line that is printed in red


def recognise(image: Image, dpi: float, number: int = 1) -> Recognised:
    """Reads the picture of page ``number``: see ``reading``, through which others come here."""
    image = without_seals(image, dpi)
    image, quads, quarters = _upright(image, _found(image))
    turn = turn_of(quads, image.shape[1], image.shape[0])
    image = turn.picture(image)
    strips = [strip_of(turn.straight(quad), image) for quad in quads]
    rulings = _rulings(image, dpi, strips)
    lines = _read(image, parted(strips, _of_tables(rulings, dpi)), dpi)
    scale = 72.0 / dpi
    page = PrintedPage(
        number,
        image.shape[1] * scale,
        image.shape[0] * scale,
        tuple(glyphs_of(lines, scale)),
        tuple(ruling.scaled(scale) for ruling in rulings),
    )
    readings = [line.reading for line in lines]
    unsure = tuple((r.text, r.confidence) for r in readings if r.confidence < _UNSURE)
    laid = Laid(quarters, turn)
    return Recognised(page, _confidence(readings), unsure, laid.lines(lines), laid.ratio)


def _found(image: Image) -> list[Quad]:
    """Lines are looked for on a small picture, and again on a larger one if they are low."""
    longer = max(image.shape[:2])
    quads: list[Quad] = []
    for side in (_SIDE, _LARGER_SIDE):
        scale = min(1.0, side / longer)
        small = image
        if scale < 1.0:
            reduced = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            small = np.asarray(reduced, np.uint8)
        found = find_lines(small)
        quads = [quad / np.float32(scale) for quad in found]
        if scale == 1.0 or not found or usual_height(found) >= _SMALL:
            break
    return quads


def _upright(image: Image, quads: list[Quad]) -> tuple[Image, list[Quad], int]:
    """The picture turned by quarters until its lines run from left to right, and by how many."""
    quarters = 0
    if is_lying(quads):
        quarters = 1
        image = np.ascontiguousarray(np.rot90(image))
        quads = _found(image)
    longest = sorted(quads, key=width_of, reverse=True)[:6]
    if upside_down([cut_out(image, quad) for quad in longest]):
        image = np.ascontiguousarray(np.rot90(image, 2))
        corner = np.asarray([image.shape[1], image.shape[0]], np.float32)
        quads = [(corner - quad)[[2, 3, 0, 1]] for quad in quads]
        quarters += 2
    return image, quads, quarters


def _rulings(image: Image, dpi: float, strips: Sequence[Strip]) -> list[Ruling]:
    if not strips:
        return []
    longest = sorted(strips, key=lambda strip: width_of(strip.quad), reverse=True)[:_MEASURED]
    character = float(np.median([strip.ink for strip in longest]))
    return without_strokes(rulings_of(_grey(image), dpi, character), strips)


def _of_tables(rulings: Sequence[Ruling], dpi: float) -> list[Ruling]:
    """The vertical lines that part the columns of tables."""
    scale = 72.0 / dpi
    tables = ruled_tables([ruling.scaled(scale) for ruling in rulings])
    return [
        ruling
        for ruling in rulings
        if not ruling.horizontal
        and any(
            t.holds(ruling.x0 * scale, (ruling.top + ruling.bottom) / 2 * scale) for t in tables
        )
    ]


def _read(image: Image, strips: Sequence[Strip], dpi: float) -> list[Written]:
    grey = _grey(image)
    parts = [characters_of(strip, grey) for strip in strips]
    readings = iter(_readings(image, strips, parts))
    lines: list[Written] = []
    for strip, own in zip(strips, parts, strict=True):
        found = [next(readings) for _ in own]
        reading = found[0] if len(own) == 1 else stacked(found)
        if reading.confidence < _LEAST_CONFIDENCE or not reading.text.strip():
            continue
        # A box of colour is a ■ to the recogniser; ticks and dashes have the size of writing.
        sign = not any(character.isalnum() for character in reading.text)
        if not (sign and strip.ink > _LARGEST_SIGN * dpi):
            red = _is_red(cut_out(image, strip.quad))
            lines.append(Written(strip.quad, mended(reading), strip.ink, red))
    return lines


def _readings(
    image: Image, strips: Sequence[Strip], parts: Sequence[Sequence[Quad]]
) -> list[Reading]:
    """What stands on all parts of all strips, in their order."""
    pictures, margins = [], []
    for strip, own in zip(strips, parts, strict=True):
        for part in own:
            picture, margin = framed(cut_out(image, part), strip.ink)
            pictures.append(picture)
            margins.append(margin)
    return [r.within(margin) for r, margin in zip(read_lines(pictures), margins, strict=True)]


def _is_red(crop: Image) -> bool:
    if crop.ndim == 2:
        return False
    grey = crop.min(axis=2)
    limit, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ink = grey <= limit
    return bool(red_ink(crop)[ink].mean() > _RED) if ink.any() else False


def _grey(image: Image) -> Image:
    return (
        image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    )


def _confidence(readings: Sequence[Reading]) -> float | None:
    length = sum(len(reading.text) for reading in readings)
    if not length:
        return None
    return sum(reading.confidence * len(reading.text) for reading in readings) / length
