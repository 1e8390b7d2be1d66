"""One page of a PDF reduced to glyphs and rulings, as a reader sees the page.

pdfplumber (on pdfminer.six) reads the page. pdfium is twenty times as fast, but on a machine that
lacks a font which the file does not embed it takes equal texts in different places for one, and
loses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfplumber.page import Page

from ingest.loaders.page.inks import is_red, is_white
from ingest.loaders.page.marks import (
    THIN,
    UNREADABLE,
    Area,
    Glyph,
    PrintedPage,
    Ruling,
    middle_line,
    sides,
    straight,
)
from ingest.loaders.page.turning import turn_of, upright
from ingest.loaders.pdf_clip import ClippedPage


def read_page(page: Page) -> PrintedPage:
    """The page turned so that most of its text is upright; slanted text (watermarks) left out."""
    page = ClippedPage(page)
    drawn = [
        (char, _glyph(char, clip))
        for char, clip in zip(page.chars, page.clips(), strict=True)
        if char["size"] > 1
    ]
    printed = PrintedPage(
        page.page_number,
        float(page.width),
        float(page.height),
        tuple(glyph for _, glyph in drawn),
        tuple(_rulings(page)),
        tuple(_area(picture) for picture in page.images),
        len(page.curves),
    )
    page.close()
    return upright(printed, (turn_of(*char["matrix"][:2]) for char, _ in drawn))


def _area(picture: Any) -> Area:
    return Area(*(float(picture[name]) for name in ("x0", "x1", "top", "bottom")))


def _glyph(char: Any, seen: Area | None) -> Glyph:
    x0, x1, top, bottom, size = (
        float(char[name]) for name in ("x0", "x1", "top", "bottom", "size")
    )
    red = is_red(char.get("non_stroking_color"))
    return Glyph(_character(char["text"]), x0, x1, top, bottom, size, red, seen)


def _character(text: str) -> str:
    """The character; pdfminer writes ``(cid:12)`` where the file does not say which it is."""
    return UNREADABLE if text.startswith("(cid:") or not text else text


def _rulings(page: Page) -> Iterator[Ruling]:
    for line in page.lines:
        if not is_white(line.get("stroking_color")):
            yield from straight(line["pts"])
    for rect in page.rects:
        x0, x1, top, bottom = rect["x0"], rect["x1"], rect["top"], rect["bottom"]
        if min(x1 - x0, bottom - top) <= THIN:
            if not is_white(rect.get("non_stroking_color" if rect["fill"] else "stroking_color")):
                yield middle_line(x0, x1, top, bottom)
        elif rect["stroke"] and not is_white(rect.get("stroking_color")):
            yield from sides(x0, x1, top, bottom)
    for curve in page.curves:
        if curve["stroke"] and not is_white(curve.get("stroking_color")):
            yield from straight(curve["pts"])
