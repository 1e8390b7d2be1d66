"""A block of rows of a sheet as a table: every cell once, merged ranges with their extent."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.loaders.numbering import UNNUMBERED
from ingest.loaders.xlsx_sheet import Sheet, Shown, Span
from ingest.model import Cell, Locator, Table

# Over this many columns only those that show something are kept: a stray cell in column XFD
# would otherwise make thousands of empty ones in each row.
_MAX_COLUMNS = 500


def build_table(sheet: Sheet, first: int, last: int, caption: str) -> Table:
    """The rows ``first`` to ``last`` of ``sheet``. ``Cell.row`` counts from 1 at ``first``,
    ``Cell.column`` is the column of the sheet (A is 1), wherever the table begins."""
    shown = {
        (cell.span.row, cell.span.column): cell
        for row in range(first, last + 1)
        for cell in sheet.rows.get(row, [])
    }
    left = min(column for _, column in shown)
    right = max(cell.span.last_column for cell in shown.values())
    columns = list(range(left, right + 1))
    if len(columns) > _MAX_COLUMNS:
        columns = sorted({column for _, column in shown})
    spans = {
        place: span
        for place, span in sheet.spans.items()
        if place in shown or (first <= span.row <= last and left <= span.column <= right)
    }
    cells = tuple(_cells(shown, spans, range(first, last + 1), columns))
    where = Locator(UNNUMBERED.block, sheet=sheet.name, row=first)
    return Table(cells, where, caption, sheet.hidden)


def _cells(
    shown: dict[tuple[int, int], Shown],
    spans: dict[tuple[int, int], Span],
    rows: range,
    columns: list[int],
) -> Iterator[Cell]:
    covered: set[tuple[int, int]] = set()
    for row in rows:
        for column in columns:
            if (row, column) in covered:
                continue
            span = spans.get((row, column))
            last_row = min(span.last_row, rows[-1]) if span else row
            last_column = min(span.last_column, columns[-1]) if span else column
            if span:
                # Files from other programs may have ranges that overlap: the first one stands.
                covered.update(
                    (r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)
                )
            cell = shown.get((row, column))
            yield Cell(
                cell.text if cell else "",
                row - rows[0] + 1,
                column,
                last_row - row + 1,
                last_column - column + 1,
            )
