"""Where the characters of recognised lines stand and how large they are set.

The recogniser says roughly where each character is; sizes it does not tell. Chinese characters are
as wide as they are high, so their distance is the size of the line; where too few follow each other
its length tells, and where there are none the height of what is printed. Sizes that are nearly equal
are made equal: they differ by error of measurement only, and paragraphs are told apart by size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.loaders.ocr.engine import Quad, Reading
from ingest.loaders.ocr.strips import width_of
from ingest.loaders.page.marks import Glyph

_LEAST_RUN = 3  # characters in a row whose distance is worth measuring
_ALIKE = 0.12  # sizes that differ by less are one
_NARROW = 0.5  # ems
_AIR = 0.85  # ems of paper between two characters that are a blank
_OPENING = frozenset("（《「『【〈“‘〔")
_CLOSING = frozenset("，。、；：！？）》」』】〉”’〕")


@dataclass(frozen=True, slots=True)
class Written:
    """A line that was read, and the strip it stands on (pixels of the straight page).

    ``ink`` is how high what is printed on it is.
    """

    quad: Quad
    reading: Reading
    ink: float
    red: bool = False


def glyphs_of(lines: Sequence[Written], scale: float) -> list[Glyph]:
    """The characters of all lines of a page; ``scale`` is points for each pixel."""
    sizes = _sizes(lines)
    return [
        glyph.scaled(scale)
        for line, size in zip(lines, sizes, strict=True)
        for glyph in _placed(line, size)
    ]


def stacked(characters: Sequence[Reading]) -> Reading:
    """Characters that stand below each other as one line, which is how they are read."""
    text = "".join(reading.text.strip() for reading in characters)
    centres = tuple((at + 0.5) / max(len(text), 1) for at in range(len(text)))
    total = sum(reading.confidence for reading in characters)
    return Reading(text, centres, total / max(len(characters), 1))


def is_wide(character: str) -> bool:
    """Whether it takes the place of a Chinese character."""
    return unicodedata.east_asian_width(character) in "WFA"


def _sizes(lines: Sequence[Written]) -> list[float]:
    """The size of each line in pixels; characters set below each other share the width of one."""
    measured = [_pitch(line) or _share(line) for line in lines]
    ratios = [m / line.ink for m, line in zip(measured, lines, strict=True) if m and line.ink]
    ratio = float(np.median(ratios)) if ratios else 1.05
    sizes = [m or ratio * line.ink for m, line in zip(measured, lines, strict=True)]
    weights = [len(line.reading.text) for line in lines]
    return _evened(sizes, weights)


def _pitch(line: Written) -> float:
    """The distance of its Chinese characters; 0 where too few follow each other."""
    runs: list[list[float]] = [[]]
    for character, centre in zip(line.reading.text, line.reading.centres, strict=True):
        if is_wide(character) and character not in _OPENING and character not in _CLOSING:
            runs[-1].append(centre)
        elif runs[-1]:
            runs.append([])
    long = [run for run in runs if len(run) >= _LEAST_RUN]
    steps = sum(len(run) - 1 for run in long)
    if not steps:
        return 0.0
    return sum(run[-1] - run[0] for run in long) * width_of(line.quad) / steps


def _share(line: Written) -> float:
    """The length of a line shared out to its characters; 0 where none is Chinese."""
    text = "".join(line.reading.text.split())
    wide = sum(is_wide(character) for character in text)
    if not wide or line.reading.text != text:
        return 0.0
    bare = text[0] in _OPENING, text[-1] in _CLOSING  # half of them is paper beyond the strip
    return width_of(line.quad) / (wide + _NARROW * (len(text) - wide) - 0.5 * sum(bare))


def _evened(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes that are alike made equal, the commonest first."""
    left = set(range(len(sizes)))
    evened = list(sizes)
    while left:
        order = sorted(left, key=lambda i: sizes[i])
        passed = np.cumsum([max(weights[i], 1) for i in order])
        middle = sizes[order[int(np.searchsorted(passed, passed[-1] / 2))]]
        group = {i for i in left if abs(sizes[i] - middle) <= _ALIKE * middle}
        for i in group:
            evened[i] = middle
        left -= group
    return evened


def _placed(line: Written, size: float) -> list[Glyph]:
    """The glyphs of a line in pixels, those that touch in print touching."""
    text = line.reading.text
    x0, x1 = float(line.quad[[0, 3], 0].mean()), float(line.quad[[1, 2], 0].mean())
    slope = line.quad[[1, 2], 1].mean() - line.quad[[0, 3], 1].mean()
    middle = float(line.quad[[0, 3], 1].mean())
    glyphs: list[Glyph] = []
    for character, centre in zip(text, line.reading.centres, strict=True):
        half = size * (1.0 if is_wide(character) else _NARROW) / 2
        x, y = x0 + centre * (x1 - x0), middle + centre * slope
        glyphs.append(
            Glyph(character, x - half, x + half, y - size / 2, y + size / 2, size, line.red)
        )
    glyphs = _closed_up([glyph for glyph in glyphs if glyph.text.strip()], _blanks(text), size)
    if glyphs:
        # The strip ends with the ink; brackets and stops have paper on their other side.
        start = x0 - (0.4 * size if text[0] in _OPENING else 0.0)
        end = x1 + (0.5 * size if text[-1] in _CLOSING else 0.0)
        glyphs[0] = replace(glyphs[0], x0=min(start, glyphs[0].x1 - 1))
        glyphs[-1] = replace(glyphs[-1], x1=max(end, glyphs[-1].x0 + 1))
    return glyphs


def _blanks(text: str) -> set[int]:
    """After which of the characters (blanks not counted, from 0) there is a blank."""
    found: set[int] = set()
    count = 0
    for character in text:
        if character.isspace():
            found.add(count - 1)
        else:
            count += 1
    return found


def _closed_up(glyphs: Sequence[Glyph], blanks: set[int], size: float) -> list[Glyph]:
    """Neighbours made to touch, unless there is a blank or the space of one between them."""
    closed = list(glyphs)
    for i in range(len(glyphs) - 1):
        one, other = closed[i], closed[i + 1]
        latin = not is_wide(one.text) and not is_wide(other.text)
        gap = other.x0 - one.x1
        if latin and i in blanks:
            middle = (one.x1 + other.x0) / 2
            closed[i] = replace(one, x1=min(one.x1, middle - 0.15 * size))
            closed[i + 1] = replace(other, x0=max(other.x0, middle + 0.15 * size))
        elif latin or gap < _AIR * size:
            middle = (one.x1 + other.x0) / 2
            closed[i] = replace(one, x1=middle)
            closed[i + 1] = replace(other, x0=middle)
    return closed
