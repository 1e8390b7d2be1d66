"""The lines and tables of all pages as one sequence of blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ingest.loaders.numbering import UNNUMBERED
from ingest.loaders.page.cells import PrintedTable
from ingest.loaders.page.columns import columns_of
from ingest.loaders.page.lines import Line
from ingest.loaders.page.over_pages import continues, joined
from ingest.loaders.page.paragraphs import (
    Frame,
    Printed,
    body_size,
    frame_of,
    paragraphs_of,
)
from ingest.model import Block, Cell, Locator, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of a page that stand in no table, its tables, and how wide and high it is."""

    lines: Sequence[Line]
    tables: Sequence[PrintedTable]
    width: float
    height: float


Flow: TypeAlias = tuple[Sequence[Line], Frame]

_CONTINUED = re.compile(r"[（(]?(?:续\s*表?|接\s*上\s*[页表])[）)]?\s*[\d.]*")
_NUMBERED_CAPTION = re.compile(r"(?:附?表|附件)\s*[\d一二三四五六七八九十]")
_LONGEST_CAPTION = 60
_LINES_BEFORE = 3


def sequence(pages: Sequence[Content]) -> list[Block]:
    """The blocks in reading order, not numbered yet."""
    blocks: list[Block] = []
    pending: list[Flow] = []
    printed: list[Printed] = []

    def flush() -> None:
        printed[:] = paragraphs_of(pending)
        blocks.extend(_paragraph(paragraph) for paragraph in printed)
        pending.clear()

    for part in _parts(pages):
        if isinstance(part, PrintedTable):
            flush()
            blocks.append(_table(part, _caption(printed, part.page)))
        else:
            pending.append(part)
    flush()
    return blocks


def _parts(pages: Sequence[Content]) -> list[Flow | PrintedTable]:
    """Columns of lines and tables in reading order, tables over pages joined."""
    size = body_size(line for page in pages for line in page.lines)
    usual = _usual_frame(pages, size)
    parts: list[Flow | PrintedTable] = []
    over: set[str] = set()  # what stands above the table that may go on
    for page in pages:
        rest = list(page.lines)
        for i, table in enumerate(page.tables):
            above = [line for line in rest if line.top < table.top]
            rest = [line for line in rest if line.top >= table.top]
            before = parts[-1] if parts else None
            if (
                i == 0
                and isinstance(before, PrintedTable)
                and continues(before, table)
                and all(_bare(line) in over or _CONTINUED.fullmatch(line.text) for line in above)
            ):
                parts[-1] = joined(before, table)
                continue
            over = {_bare(line) for line in above}
            parts += _flows(above, size, usual, page.width)
            parts.append(table)
        parts += _flows(rest, size, usual, page.width)
    return parts


def _bare(line: Line) -> str:
    """What a line says, to know it again on another page."""
    return re.sub(r"\s", "", line.text)


def _usual_frame(pages: Sequence[Content], size: float) -> Frame | None:
    """The margins of the page with the most lines."""
    fullest = max(pages, key=lambda page: len(page.lines), default=None)
    if fullest is None or not fullest.lines:
        return None
    return frame_of(fullest.lines, size, width=fullest.width)


def _flows(
    lines: Sequence[Line], size: float, usual: Frame | None, width: float
) -> list[Flow | PrintedTable]:
    columns = columns_of(lines)
    width = width if len(columns) == 1 else 0.0
    return [(column, frame_of(column, size, width=width, usual=usual)) for column in columns]


def _paragraph(printed: Printed) -> Paragraph:
    where = Locator(UNNUMBERED.block, page=printed.page)
    return Paragraph(printed.text, where, printed.role)


def _table(printed: PrintedTable, caption: str) -> Table:
    ordered = sorted(printed.cells, key=lambda cell: (cell.row, cell.column))
    cells = tuple(Cell(c.text, c.row, c.column, c.rows, c.columns) for c in ordered)
    return Table(cells, Locator(UNNUMBERED.block, page=printed.page, row=1), caption)


def _caption(above: Sequence[Printed], page: int) -> str:
    """The centred, larger or numbered line close above a table."""
    for i, printed in enumerate(reversed(above[-_LINES_BEFORE:])):
        # Only the last line of the page before can have been left behind by its table.
        if printed.page < page - (i == 0) or len(printed.text) > _LONGEST_CAPTION:
            return ""
        if printed.role == "title" or printed.centred or _NUMBERED_CAPTION.match(printed.text):
            return printed.text
    return ""
