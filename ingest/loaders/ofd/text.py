"""Text objects of OFD (GB/T 33190-2016, 11) as placed glyphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain, islice, repeat

from lxml import etree

from ingest.loaders.ofd.fonts import Font, characters
from ingest.loaders.ofd.geometry import POINTS, Matrix, number, numbers
from ingest.loaders.ofd.package import children
from ingest.loaders.page.marks import Glyph
from ingest.loaders.page.turning import turn_of

_ASCENT, _DESCENT = 0.88, 0.12  # of the size; how Chinese fonts stand on their line
_APART = 0.5  # ems between characters from which on they are of two words
_WIDE_LETTERS = frozenset("mwMW@%—…")


def glyphs_of(
    element: etree._Element, place: Matrix, font: Font | None, *, red: bool
) -> Iterator[tuple[Glyph, int | None]]:
    """The glyphs of a TextObject and by how much they are turned (see ``turn_of``)."""
    size = number(element.get("Size"), 0.0)
    if size <= 0:
        return
    stretch = number(element.get("HScale"), 1.0)
    turn = turn_of(place.a, -place.b)
    start, x, y = 0, 0.0, 0.0
    for code in children(element, "TextCode"):
        text = code.text or ""
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        read = characters(text, element, start, font)
        start += len(text)
        for character, at_x, at_y, width in _placed(code, read, x, y, size, stretch):
            yield _glyph(character, place, (at_x, at_y, width, size), red=red), turn


def _placed(
    code: etree._Element, read: list[str], x: float, y: float, size: float, stretch: float
) -> Iterator[tuple[str, float, float, float]]:
    """Each character, where its line begins, and its width.

    The text says itself where blanks are: characters set apart reach up to the next one, unless
    they stand too far from it to be of one word.
    """
    across = _deltas(code.get("DeltaX"), len(read))
    down = _deltas(code.get("DeltaY"), len(read))
    downwards = any(down)
    for i, character in enumerate(read):
        natural = size * stretch * _width(character)
        step = _at(across, i, 0.0 if downwards else natural)
        yield character, x, y, step if 0 < step <= natural + _APART * size else natural
        x += step
        y += _at(down, i, 0.0)


def _at(steps: list[float], index: int, default: float) -> float:
    """A list that is too short goes on with its last step."""
    return steps[min(index, len(steps) - 1)] if steps else default


def _deltas(text: str | None, most: int) -> list[float]:
    """The steps between characters; ``g 3 5`` stands for 5 5 5 (no more than ``most`` are made)."""
    if not text:
        return []
    if "g" not in text:
        return numbers(text)[:most]
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count, value = next(words, ""), numbers(next(words, ""))
            times = min(int(count), most) if count.isascii() and count.isdigit() else 0
            steps += islice(chain.from_iterable(repeat(value[:1], times)), most)
        else:
            steps += numbers(word)
    return steps[:most]


def _width(character: str) -> float:
    """How wide a character is by its nature, in ems; fonts are not asked."""
    if unicodedata.east_asian_width(character) in "WFA" or character in _WIDE_LETTERS:
        return 1.0
    return 0.7 if character.isupper() else 0.55


def _glyph(
    character: str, place: Matrix, box: tuple[float, float, float, float], *, red: bool
) -> Glyph:
    x, y, width, size = box
    corners = [
        place.apply(at_x, at_y)
        for at_x in (x, x + width)
        for at_y in (y - _ASCENT * size, y + _DESCENT * size)
    ]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return Glyph(
        character,
        min(xs) * POINTS,
        max(xs) * POINTS,
        min(ys) * POINTS,
        max(ys) * POINTS,
        size * place.scale * POINTS,
        red,
    )
