"""Which pages of a file have to be recognised, and what recognising them gives.

A page is recognised whole where it is a picture without text (or with a page number at most), where
its text is drawn as outlines, and where its text layer is nonsense. Pictures among text are read
too; where a layer of text lies over the picture somebody has recognised it before, and is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias

from ingest.errors import MissingDependency, UnreadableFile
from ingest.loaders.ocr.engine import Image
from ingest.loaders.ocr.figures import read_figure, worth_reading
from ingest.loaders.ocr.reading import recognise
from ingest.loaders.ocr.recognised import Recognised
from ingest.loaders.page.marks import Area, Glyph, PrintedPage, Ruling
from ingest.loaders.page.textlayer import makes_sense
from ingest.model import Remark

MOST_PAGES = 600
"""Pages of one file that are recognised; at three seconds each that is half an hour."""

_LEAST_TEXT = 30  # characters; a scan may carry a page number or the name of the program
_MOST_OF_THE_PAGE = 0.5
_LEAST_SHAPES = 40
_COVERED = 6  # characters of the text layer that lie over a picture

Progress: TypeAlias = Callable[[int, int], None]
_Way: TypeAlias = Literal["page", "pictures", "no"]


DPI = 200.0
"""How finely pages are drawn to be recognised."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture of a page; ``dpi`` in the page's own points, ``real_dpi`` on the paper scanned."""

    image: Image
    dpi: float
    real_dpi: float


class Drawer(Protocol):
    """Draws the pages of an opened file."""

    def draw(self, number: int) -> Drawing:
        """Page ``number``, from 1, as a reader sees it; raises ``UnreadableFile``."""
        ...


@dataclass(frozen=True, slots=True)
class Scans:
    """All pages with what was recognised in its place, the recognised ones, and remarks."""

    pages: tuple[PrintedPage, ...]
    recognised: tuple[Recognised, ...]
    remarks: tuple[Remark, ...]


def with_scans(
    pages: Sequence[PrintedPage],
    drawer: Callable[[], AbstractContextManager[Drawer]],
    progress: Progress | None,
) -> Scans:
    """Reads those of ``pages`` that have no text of their own; ``drawer`` opens the file they are of.

    Raises ``MissingDependency`` where no page has text and the recogniser is missing; where some
    have, the others get the remark ``not_recognised``. ``UnreadableFile`` as ``drawer`` does.
    """
    ways = _ways(pages)
    count = sum(way != "no" for way in ways)
    if not count:
        return Scans(tuple(pages), (), ())
    if count > MOST_PAGES:
        raise UnreadableFile(reason="too_many_pages")
    merged: list[PrintedPage] = []
    recognised: list[Recognised] = []
    remarks: list[Remark] = []
    missing: MissingDependency | None = None
    with drawer() as opened:
        for page, way in zip(pages, ways, strict=True):
            found: Recognised | None = None
            if way != "no" and missing is None:
                try:
                    found = _recognised(opened, page, way)
                except MissingDependency as error:
                    missing = error
            if way != "no" and missing is not None:
                remarks.append(Remark("not_recognised", None, (("page", page.number),)))
            if way == "page":
                page = found.page if found else replace(page, glyphs=(), rulings=())
            elif found is not None:
                page = _joined(page, found)
            merged.append(page)
            recognised += [found] if found is not None and found.confidence is not None else []
            if progress is not None:
                progress(page.number, len(pages))
    if missing is not None and not any(page.glyphs for page in merged):
        raise missing
    return Scans(tuple(merged), tuple(recognised), tuple(remarks))


def _ways(pages: Sequence[PrintedPage]) -> list[_Way]:
    """How each page is to be read."""
    nonsense = not makes_sense("".join(page.text for page in pages))
    return [_way(page, nonsense=nonsense) for page in pages]


def _way(page: PrintedPage, *, nonsense: bool) -> _Way:
    text = re.sub(r"\s", "", page.text)
    if text and (nonsense or not makes_sense(text)):
        return "page"
    if len(text) < _LEAST_TEXT:
        covered = sum(picture.size for picture in page.pictures)
        if covered >= _MOST_OF_THE_PAGE * page.width * page.height:
            return "page"
        if not text and (page.shapes >= _LEAST_SHAPES or page.pictures):
            return "page"
    return "pictures" if any(_telling(page)) else "no"


def _telling(page: PrintedPage) -> Iterator[Area]:
    """The pictures among text that may hold writing of their own."""
    for picture in page.pictures:
        wide, high = picture.x1 - picture.x0, picture.bottom - picture.top
        if not worth_reading(wide, high):
            continue
        over = sum(picture.holds((g.x0 + g.x1) / 2, g.middle) for g in page.glyphs)
        if over < _COVERED:
            yield picture


def _recognised(opened: Drawer, page: PrintedPage, way: _Way) -> Recognised | None:
    drawing = opened.draw(page.number)
    if way == "page":
        return recognise(drawing.image, drawing.real_dpi, page.number)
    found = [_read_picture(drawing, area, page.number) for area in _telling(page)]
    read = [one for one in found if one is not None]
    if not read:
        return None
    length = sum(len(one.page.glyphs) for one in read)
    return Recognised(
        PrintedPage(
            page.number,
            page.width,
            page.height,
            tuple(glyph for one in read for glyph in one.page.glyphs),
            tuple(ruling for one in read for ruling in one.page.rulings),
        ),
        sum((one.confidence or 0.0) * len(one.page.glyphs) for one in read) / length,
        tuple(line for one in read for line in one.unsure),
    )


def _read_picture(drawing: Drawing, area: Area, number: int) -> Recognised | None:
    """What is written on a picture, placed on its page; ``None`` for a photograph."""
    scale = drawing.dpi / 72
    left, top = max(0, int(area.x0 * scale)), max(0, int(area.top * scale))
    part = drawing.image[top : int(area.bottom * scale) + 1, left : int(area.x1 * scale) + 1]
    found = read_figure(part, drawing.dpi, number)
    if found is None:
        return None
    right, down = left / scale, top / scale
    glyphs = tuple(glyph.moved(right, down) for glyph in found.page.glyphs)
    rulings = tuple(ruling.moved(right, down) for ruling in found.page.rulings)
    return replace(found, page=replace(found.page, glyphs=glyphs, rulings=rulings))


def _joined(page: PrintedPage, found: Recognised) -> PrintedPage:
    glyphs: tuple[Glyph, ...] = page.glyphs + found.page.glyphs
    rulings: tuple[Ruling, ...] = page.rulings + found.page.rulings
    return replace(page, glyphs=glyphs, rulings=rulings)
