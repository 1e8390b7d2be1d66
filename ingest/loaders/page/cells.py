"""The cells of a ruled table and their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.loaders.page.lines import Line, first_word_width, join, lines_of
from ingest.loaders.page.marks import Glyph
from ingest.loaders.page.rulings import Region, Ruled

# How an entry of a list in a cell begins; it stays on a line of its own.
_ENTRY = re.compile(
    r"[①-⑳❶-❿■□●◆★·•]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．](?!\d)"
)
_PADDING = 6.0  # points between the border of a cell and its text, on each side


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell, 1-based, with the lines that stand in it and how wide it is."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]
    width: float
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _text(self.lines, self.width))

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.row + self.rows - 1


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of one page, or of several once joined."""

    page: int
    xs: tuple[float, ...]
    cells: tuple[PrintedCell, ...]
    top: float
    bottom: float
    open: frozenset[int] = frozenset()
    """The first columns of the cells that have no line below, at the end of the page: see ``Region``."""

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(cell.last_row for cell in self.cells)


def print_table(ruled: Ruled, glyphs: Sequence[Glyph], page: int) -> PrintedTable | None:
    """The table with the text of its cells; None where nothing stands in it."""
    places = {
        (row, column): region
        for region in ruled.regions
        for row in range(region.row, region.row + region.rows)
        for column in range(region.column, region.column + region.columns)
    }
    inside: dict[Region, list[Glyph]] = {}
    for glyph in glyphs:
        x, y = glyph.place
        row, column = _index(ruled.ys, y), _index(ruled.xs, x)
        inside.setdefault(places[(row, column)], []).append(glyph)
    cells = tuple(
        PrintedCell(
            region.row,
            region.column,
            region.rows,
            region.columns,
            tuple(lines_of(inside.get(region, ()), page)),
            ruled.xs[region.column - 1 + region.columns] - ruled.xs[region.column - 1],
        )
        for region in ruled.regions
    )
    if not any(cell.text for cell in cells):
        return None
    reaching = frozenset(region.column for region in ruled.regions if region.open)
    return PrintedTable(page, ruled.xs, cells, ruled.ys[0], ruled.ys[-1], reaching)


def _index(borders: Sequence[float], value: float) -> int:
    for index in range(1, len(borders) - 1):
        if value < borders[index]:
            return index
    return len(borders) - 1


def runs_on(line: Line, after: Line, width: float) -> bool:
    """Whether ``line`` has no room for what ``after`` begins with, in a cell of that width."""
    room = width - 2 * _PADDING - (line.x1 - line.x0)
    return room <= first_word_width(after) + 0.2 * after.size


def _text(lines: Sequence[Line], width: float) -> str:
    """The lines as one text; a line that had room for more was ended on purpose."""
    text = ""
    prose = any(mark in line.text for line in lines for mark in "，。")
    for i, line in enumerate(lines):
        if i == 0:
            text = line.text
            continue
        before = lines[i - 1]
        ended = not runs_on(before, line, width)
        if (
            ended
            or _ENTRY.match(line.text)
            or (not prose and _begins_alike(lines[0], before, line))
        ):
            text += "\n" + line.text
        else:
            head, _, last = text.rpartition("\n")
            text = f"{head}\n{join(last, line.text)}" if head else join(last, line.text)
    return text


def _begins_alike(first: Line, before: Line, line: Line) -> bool:
    """Whether lines that fill the cell are entries all the same: names that begin alike."""
    return line.text[:2] == first.text[:2] and before.text[-1] not in "、，,（(和及与"
