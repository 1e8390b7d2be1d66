"""One page of a PDF reduced to glyphs and rulings, as a reader sees the page.

pdfplumber (on pdfminer.six) reads the page. pdfium is twenty times as fast, but on a machine that
lacks a font which the file does not embed it takes equal texts in different places for one, and
loses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

from ingest.loaders.page.marks import (
    UNREADABLE,
    Area,
    Glyph,
    PrintedPage,
    Ruling,
    middle_line,
    once,
    sides,
    straight,
)

_THIN = 3.0  # a rectangle thinner than this is a line


def read_page(page: Page) -> PrintedPage:
    """The page turned so that most of its text is upright; slanted text (watermarks) left out."""
    straight = [char for char in page.chars if _turn(char) is not None and char["size"] > 1]
    turns = [_turn(char) for char in straight if char["text"].strip()]
    turn = max(set(turns), key=turns.count) if turns else 0
    width, height = float(page.width), float(page.height)
    box = _Turned(turn or 0, width, height)
    glyphs = (
        Glyph(_character(char["text"]), *box.place(char), float(char["size"]), _is_red(char))
        for char in straight
        if _turn(char) == turn
    )
    rulings = (Ruling(*box.turned(r.x0, r.x1, r.top, r.bottom)) for r in _rulings(page))
    if turn in (90, 270):
        width, height = height, width
    return PrintedPage(
        page.page_number,
        width,
        height,
        tuple(once(glyph for glyph in glyphs if -5 < glyph.x0 < width + 5)),
        tuple(rulings),
        tuple(Area(*box.place(picture)) for picture in page.images),
        len(page.curves),
    )


@dataclass(frozen=True, slots=True)
class _Turned:
    """How the page must be turned to be read."""

    turn: int
    width: float
    height: float

    def place(self, thing: Any) -> tuple[float, float, float, float]:
        """x0, x1, top, bottom of a pdfplumber object on the turned page."""
        x0, x1 = float(thing["x0"]), float(thing["x1"])
        return self.turned(x0, x1, float(thing["top"]), float(thing["bottom"]))

    def turned(
        self, x0: float, x1: float, top: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """The same four of a box on the page as the file has it."""
        match self.turn:
            case 90:
                return self.height - bottom, self.height - top, x0, x1
            case 270:
                return top, bottom, self.width - x1, self.width - x0
            case 180:
                return self.width - x1, self.width - x0, self.height - bottom, self.height - top
        return x0, x1, top, bottom


def _turn(char: Any) -> int | None:
    """By how much the text runs upwards (degrees, counter-clockwise); None where it is slanted."""
    a, b = char["matrix"][0], char["matrix"][1]
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= 0.05 * abs(b):
        return 90 if b > 0 else 270
    return None


def _character(text: str) -> str:
    """The character; pdfminer writes ``(cid:12)`` where the file does not say which it is."""
    return UNREADABLE if text.startswith("(cid:") or not text else text


def _is_red(char: Any) -> bool:
    color = char.get("non_stroking_color")
    if not isinstance(color, tuple | list):
        return False
    if len(color) == 3:
        red, green, blue = color
        return bool(red > 0.6 and green < 0.4 and blue < 0.4)
    if len(color) == 4:
        cyan, magenta, yellow, black = color
        return bool(cyan < 0.4 and magenta > 0.6 and yellow > 0.6 and black < 0.4)
    return False


def _rulings(page: Page) -> Iterator[Ruling]:
    for line in page.lines:
        if not _is_white(line.get("stroking_color")):
            yield from straight(line["pts"])
    for rect in page.rects:
        x0, x1, top, bottom = rect["x0"], rect["x1"], rect["top"], rect["bottom"]
        if min(x1 - x0, bottom - top) <= _THIN:
            if not _is_white(rect.get("non_stroking_color" if rect["fill"] else "stroking_color")):
                yield middle_line(x0, x1, top, bottom)
        elif rect["stroke"] and not _is_white(rect.get("stroking_color")):
            yield from sides(x0, x1, top, bottom)
    for curve in page.curves:
        if curve["stroke"] and not _is_white(curve.get("stroking_color")):
            yield from straight(curve["pts"])


def _is_white(color: Any) -> bool:
    parts = color if isinstance(color, tuple | list) else (color,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    return all(part == 0 for part in parts) if len(parts) == 4 else all(part >= 1 for part in parts)
