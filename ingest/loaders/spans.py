"""Rows of cells that span others, put onto one grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.model import Cell

_MOST_COLUMNS = 200
_MOST_CELLS = 1_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as its row writes it. ``column`` (1-based) where the format says it, else the next
    free one; ``rows`` 0 means down to the end."""

    text: str
    rows: int = 1
    columns: int = 1
    column: int | None = None


def place(rows: Sequence[Sequence[Span]]) -> list[Cell]:
    """The cells of ``rows`` on a full grid: spans kept inside it, gaps filled with empty cells.

    A cell that would cover one already there is cut short. Columns in which no cell begins (left by
    spans that every row shares) are taken out, so that columns are those a reader counts.
    """
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, spans in enumerate(rows, start=1):
        column = 1
        for span in spans:
            column = max(column, span.column or 1)
            while (row, column) in taken:
                column += 1
            if column > _MOST_COLUMNS:
                break
            cell = _fit(span, row, column, len(rows), taken)
            taken.update(_covered(cell))
            cells.append(cell)
            column += cell.columns
    return _without_empty_columns(_filled(cells, taken, len(rows)))


def _fit(span: Span, row: int, column: int, last: int, taken: set[tuple[int, int]]) -> Cell:
    rows = min(span.rows if span.rows > 0 else last, last - row + 1)
    columns = min(max(span.columns, 1), _MOST_COLUMNS - column + 1)
    free = 1
    while free < columns and (row, column + free) not in taken:
        free += 1
    return Cell(span.text, row, column, rows, free)


def _covered(cell: Cell) -> Iterable[tuple[int, int]]:
    return (
        (row, column)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    )


def _filled(cells: list[Cell], taken: set[tuple[int, int]], rows: int) -> list[Cell]:
    width = max((column for _, column in taken), default=0)
    if rows * width > _MOST_CELLS:
        return cells
    return cells + [
        Cell("", row, column)
        for row in range(1, rows + 1)
        for column in range(1, width + 1)
        if (row, column) not in taken
    ]


def _without_empty_columns(cells: list[Cell]) -> list[Cell]:
    starts = sorted({cell.column for cell in cells})
    place_of = {column: index for index, column in enumerate(starts, start=1)}
    kept = (
        replace(
            cell,
            column=place_of[cell.column],
            columns=sum(cell.column <= start < cell.column + cell.columns for start in starts),
        )
        for cell in cells
    )
    return sorted(kept, key=lambda cell: (cell.row, cell.column))
