"""The text of the cells of a ruled table, and tables that go on over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.loaders.page.lines import Line, first_word_width, join, lines_of
from ingest.loaders.page.marks import Glyph
from ingest.loaders.page.rulings import Region, Ruled
from ingest.model import Cell

# How an entry of a list in a cell begins; it stays on a line of its own.
_ENTRY = re.compile(
    r"[①-⑳❶-❿■□●◆★·•]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．](?!\d)"
)
_PADDING = 6.0  # points between the border of a cell and its text, on each side
_SAME_COLUMN = 6.0  # columns of two pages whose borders are this near are the same
_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of one page, or of several once joined."""

    page: int
    xs: tuple[float, ...]
    cells: tuple[Cell, ...]
    top: float
    bottom: float

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows - 1 for cell in self.cells)


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
        row = _index(ruled.ys, glyph.middle)
        column = _index(ruled.xs, (glyph.x0 + glyph.x1) / 2)
        inside.setdefault(places[(row, column)], []).append(glyph)
    cells = tuple(
        Cell(
            _cell_text(
                lines_of(inside.get(region, ()), page),
                ruled.xs[region.column - 1 + region.columns] - ruled.xs[region.column - 1],
            ),
            region.row,
            region.column,
            region.rows,
            region.columns,
        )
        for region in ruled.regions
    )
    if not any(cell.text for cell in cells):
        return None
    return PrintedTable(page, ruled.xs, cells, ruled.ys[0], ruled.ys[-1])


def continues(before: PrintedTable, after: PrintedTable) -> bool:
    """Whether a table at the top of a page goes on with the columns of the one before it."""
    return len(before.xs) == len(after.xs) and all(
        abs((x - before.xs[0]) - (y - after.xs[0])) <= _SAME_COLUMN
        for x, y in zip(before.xs, after.xs, strict=True)
    )


def joined(before: PrintedTable, after: PrintedTable) -> PrintedTable:
    """Both as one table: a repeated header left out, rows and cells cut by the page mended."""
    cells = _without_header(before, after)
    if not cells:
        return before
    offset = before.rows - (1 if _row_is_cut(before, cells) else 0)
    moved = [replace(cell, row=cell.row + offset) for cell in cells]
    kept = list(before.cells)
    for cell in moved:
        above = _reaching(kept, cell, before.rows)
        if cell.row == before.rows and above is not None:
            # The rest of a row that the page break cut.
            text = join(above.text, cell.text) if cell.text else above.text
            rows = max(above.row + above.rows, cell.row + cell.rows) - above.row
            kept[kept.index(above)] = replace(above, text=text, rows=rows)
        elif above is not None and not cell.text and _is_group(above, cell):
            kept[kept.index(above)] = replace(above, rows=cell.row + cell.rows - above.row)
        else:
            kept.append(cell)
    kept.sort(key=lambda cell: (cell.row, cell.column))
    return replace(before, cells=tuple(kept))


def _index(borders: Sequence[float], value: float) -> int:
    for index in range(1, len(borders) - 1):
        if value < borders[index]:
            return index
    return len(borders) - 1


def _cell_text(lines: Sequence[Line], width: float) -> str:
    """The lines as one text; a line that had room for more was ended on purpose."""
    text = ""
    for i, line in enumerate(lines):
        if i == 0:
            text = line.text
            continue
        before = lines[i - 1]
        room = width - 2 * _PADDING - (before.x1 - before.x0)
        ended = room > first_word_width(line) + 0.2 * line.size
        if ended or _ENTRY.match(line.text) or _begins_alike(lines[0], before, line):
            text += "\n" + line.text
        else:
            head, _, last = text.rpartition("\n")
            text = f"{head}\n{join(last, line.text)}" if head else join(last, line.text)
    return text


def _begins_alike(first: Line, before: Line, line: Line) -> bool:
    """Whether lines that fill the cell are entries all the same: names that begin alike."""
    return line.text[:2] == first.text[:2] and before.text[-1] not in "、，,（(和及与"


def _without_header(before: PrintedTable, after: PrintedTable) -> list[Cell]:
    """The cells of ``after`` below the header that it repeats."""
    for count in range(min(_HEADER_ROWS, before.rows, after.rows), 0, -1):
        header = _top(before, count)
        if header and header == _top(after, count):
            return [replace(cell, row=cell.row - count) for cell in after.cells if cell.row > count]
    return list(after.cells)


def _top(table: PrintedTable, count: int) -> list[tuple[str, int, int, int]]:
    """The first rows, for comparison; empty where a merged cell reaches below them."""
    cells = [cell for cell in table.cells if cell.row <= count]
    if any(cell.row + cell.rows - 1 > count for cell in cells):
        return []
    return [(cell.text.replace("\n", ""), cell.row, cell.column, cell.columns) for cell in cells]


def _row_is_cut(before: PrintedTable, cells: Sequence[Cell]) -> bool:
    """Whether the first row goes on with the last one of the page before: it has no number of its
    own though the column has one in the rows above."""
    first = {cell.column: cell for cell in cells if cell.row == 1}
    last = [cell for cell in before.cells if cell.row + cell.rows - 1 == before.rows]
    numbered = [cell for cell in last if re.fullmatch(r"[\d.（）()]{1,6}", cell.text)]
    if not numbered:
        return False
    same = first.get(numbered[0].column)
    return same is not None and not same.text and any(cell.text for cell in first.values())


def _reaching(cells: Sequence[Cell], cell: Cell, last_row: int) -> Cell | None:
    """The cell of the page before that ends above ``cell`` in the same columns."""
    for above in cells:
        if (above.column, above.columns) == (cell.column, cell.columns) and (
            above.row + above.rows - 1 == last_row and cell.row in (last_row, last_row + 1)
        ):
            return above
    return None


def _is_group(above: Cell, cell: Cell) -> bool:
    """Whether an empty cell at the top of a page is the rest of a merged one."""
    return bool(above.text) and (above.rows > 1 or cell.rows > 1)
