"""Glyphs put together to lines, and lines joined to running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.loaders.page.marks import Glyph

_LATIN = re.compile(r"[!-~\u00c0-\u024f\ufb00-\ufb06]")
_CLOSING = frozenset("，。、；：！？）》」』】〉”’〕％%,.;:!?)")
_OPENING = frozenset("（《「『【〈“‘〔(")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of one line from left to right."""

    glyphs: tuple[Glyph, ...]
    text: str
    page: int
    size: float

    @property
    def x0(self) -> float:
        """Where its first glyph begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Where its last glyph ends."""
        return self.glyphs[-1].x1

    @property
    def top(self) -> float:
        """The top of its highest glyph."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        """The bottom of its lowest glyph."""
        return max(glyph.bottom for glyph in self.glyphs)

    @property
    def red(self) -> bool:
        """Whether it is printed in red."""
        return all(glyph.red for glyph in self.glyphs)


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that ``glyphs`` stand on, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        if rows and _on_row(glyph, rows[-1]):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (make_line(row, page) for row in rows)
    return [line for line in lines if line is not None]


def make_line(glyphs: Sequence[Glyph], page: int) -> Line | None:
    """A line of these glyphs without the blanks at its ends; None where there are only blanks."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.x0)
    while ordered and not ordered[0].text.strip():
        ordered.pop(0)
    while ordered and not ordered[-1].text.strip():
        ordered.pop()
    if not ordered:
        return None
    sizes = sorted(glyph.size for glyph in ordered if glyph.text.strip())
    return Line(tuple(ordered), _text(ordered), page, sizes[len(sizes) // 2])


def segments(line: Line) -> list[Line]:
    """The parts of a line that wide gaps separate."""
    parts: list[list[Glyph]] = [[]]
    for glyph in line.glyphs:
        if not glyph.text.strip():
            continue
        if parts[-1] and glyph.x0 - parts[-1][-1].x1 > 1.5 * line.size:
            parts.append([])
        parts[-1].append(glyph)
    made = (make_line(part, line.page) for part in parts)
    return [part for part in made if part is not None]


def join(before: str, after: str) -> str:
    """The text of two lines as one: no blank between Chinese, one between Latin words."""
    if not before or not after:
        return before + after
    last, first = before[-1], after[0]
    if last.isdigit() and first.isdigit():
        return before + after
    both_latin = _LATIN.match(last) and _LATIN.match(first)
    return f"{before} {after}" if both_latin and last not in "-/" else before + after


def first_word_width(line: Line) -> float:
    """The width of what would have had to fit on the line before: a character or a Latin word.

    Closing marks may not begin a line, opening ones not end it: they move with their neighbour,
    and programs that take “ and ” for one keep both neighbours.
    """
    width, before = 0.0, ""
    for glyph in line.glyphs:
        text = glyph.text
        if before and not (
            text in _CLOSING
            or before in _OPENING
            or "“" in (text, before)
            or (_LATIN.match(text) and _LATIN.match(before))
        ):
            break
        width, before = glyph.x1 - line.x0, text
    return min(width, 8 * line.size)


def _on_row(glyph: Glyph, row: Sequence[Glyph]) -> bool:
    last = max(row[-8:], key=lambda other: other.size)
    return abs(glyph.middle - last.middle) < 0.5 * max(min(glyph.size, last.size), last.size * 0.6)


def _text(glyphs: Sequence[Glyph]) -> str:
    text, end = "", glyphs[0].x0
    for glyph in glyphs:
        if not glyph.text.strip():
            text += "" if text.endswith((" ", "\u3000")) else glyph.text
            end = max(end, glyph.x1)
            continue
        gap = glyph.x0 - end
        if text and not text.endswith((" ", "\u3000")) and gap > _blank(text[-1], glyph):
            text += " "
        text += glyph.text
        end = glyph.x1
    return text.strip()


def _blank(before: str, glyph: Glyph) -> float:
    """The gap from which on there is a blank between two glyphs."""
    latin = bool(_LATIN.match(before)) and bool(_LATIN.match(glyph.text))
    letters = latin and bool(_LETTER.match(before) or _LETTER.match(glyph.text))
    return glyph.size * (0.12 if letters else 0.22 if latin else 0.9)
