"""Tables that go on over pages: their parts put together, rows and cells that were cut mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.loaders.page.cells import PrintedCell, PrintedTable, runs_on

_SAME_COLUMN = 6.0  # columns of two pages whose borders are this near are the same
_HEADER_ROWS = 4
_LEAST_RUNNING_ON = 2  # columns whose text fills its last line: one may by chance


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
        if above is not None and _is_one(before, above, cell):
            rows = max(above.last_row, cell.last_row) + 1 - above.row
            lines = (*above.lines, *cell.lines[_again(above, cell) :])
            kept[kept.index(above)] = replace(above, lines=lines, rows=rows)
        else:
            kept.append(cell)
    kept.sort(key=lambda cell: (cell.row, cell.column))
    return replace(before, cells=tuple(kept), open=after.open)


def _without_header(before: PrintedTable, after: PrintedTable) -> list[PrintedCell]:
    """The cells of ``after`` below the header that it repeats."""
    for count in range(min(_HEADER_ROWS, before.rows, after.rows), 0, -1):
        header = _top(before, count)
        if header and header == _top(after, count):
            return [replace(cell, row=cell.row - count) for cell in after.cells if cell.row > count]
    return list(after.cells)


def _top(table: PrintedTable, count: int) -> list[tuple[str, int, int, int]]:
    """The first rows, for comparison; empty where a merged cell reaches below them."""
    cells = [cell for cell in table.cells if cell.row <= count]
    if any(cell.last_row > count for cell in cells):
        return []
    return [(cell.text.replace("\n", ""), cell.row, cell.column, cell.columns) for cell in cells]


def _row_is_cut(before: PrintedTable, cells: Sequence[PrintedCell]) -> bool:
    """Whether the first row goes on with the last one of the page before.

    It has no number of its own though the column has one in the rows above; in a table without
    numbers, it lacks what no row above lacks, or what the row above says does not end there.
    """
    first = {cell.column: cell for cell in cells if cell.row == 1}
    last = [c for c in before.cells if c.last_row == before.rows and c.column in first]
    numbered = [cell for cell in last if re.fullmatch(r"[\d.（）()]{1,6}", cell.text)]
    if not any(cell.text for cell in first.values()):
        return False
    if numbered:
        return not first[numbered[0].column].text
    if any(first[cell.column].text and not cell.text for cell in last):
        return False
    if any(not first[cell.column].text and _is_never_blank(before, cell) for cell in last):
        return True
    said = [(cell, first[cell.column]) for cell in last if first[cell.column].text]
    running = sum(_runs_on(cell, below) for cell, below in said)
    return running >= _LEAST_RUNNING_ON or any(_is_unfinished(before, cell) for cell, _ in said)


def _runs_on(cell: PrintedCell, below: PrintedCell) -> bool:
    full = runs_on(cell.lines[-1], below.lines[0], cell.width)
    return full and not _is_stopped(cell.text)


def _is_never_blank(table: PrintedTable, last: PrintedCell) -> bool:
    """Whether each row of the table, more than its header, has a text of its own in a column."""
    column = [cell for cell in table.cells if cell.column == last.column]
    return len(column) > 2 and all(cell.text and cell.rows == 1 for cell in column)


def _is_unfinished(table: PrintedTable, last: PrintedCell) -> bool:
    """Whether a cell does not end as all above it do: with a full stop."""
    above = [cell.text for cell in table.cells if cell.column == last.column and cell.text][:-1]
    if above and not _is_stopped(above[0]):  # a header
        above = above[1:]
    return bool(above) and all(map(_is_stopped, above)) and not _is_stopped(last.text)


def _is_stopped(text: str) -> bool:
    return text.endswith(("。", "；", ";"))


def _reaching(cells: Sequence[PrintedCell], cell: PrintedCell, last_row: int) -> PrintedCell | None:
    """The cell of the page before that ends above ``cell`` in the same columns."""
    for above in cells:
        if (above.column, above.columns) == (cell.column, cell.columns) and (
            above.last_row == last_row and cell.row in (last_row, last_row + 1)
        ):
            return above
    return None


def _is_one(before: PrintedTable, above: PrintedCell, cell: PrintedCell) -> bool:
    """Whether two cells, one at the end of a page and one at the top of the next, are one."""
    if cell.row == before.rows or above.column in before.open:
        return True
    # Where cells that go on are told by the line they lack, one that has it is at its end.
    merged = above.rows > 1 or cell.rows > 1
    return not before.open and bool(above.text) and not cell.text and merged


def _again(above: PrintedCell, below: PrintedCell) -> int:
    """How many lines at the top of a page are those at the end of the one before: a text that is
    cut in the middle of a line is printed on both."""
    ends, begins = [line.text for line in above.lines], [line.text for line in below.lines]
    counts = range(min(len(ends), len(begins)), 0, -1)
    return next((n for n in counts if ends[-n:] == begins[:n]), 0)
