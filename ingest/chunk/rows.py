"""One passage for each row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.grid import Grid, cell_name, header_path, header_rows
from ingest.headers import tidy
from ingest.layouts import usual
from ingest.model import Cell, Piece, Table

_COUNT = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）]?")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in one row, and the row's text with merged cells filled down."""

    pieces: tuple[Piece, ...]
    index_text: str


def rows(table: Table) -> Iterator[Row]:
    """The rows of ``table`` that have a text, top to bottom; header rows are in the labels.

    What stands in the header rows and is no column header (the table's own title, 单位：万元)
    makes rows without labels. ``index_text`` begins with the table's caption and its sheet.
    """
    grid = usual(table)
    heads = header_rows(grid)
    if not any(cell.text for cell in grid.table.cells if cell.row > heads):
        heads = 0  # a blank form: its headers are all there is
    paths = {c: header_path(grid, c) if heads else () for c in range(1, grid.columns + 1)}
    named = {word for path in paths.values() for word in path}
    cells: dict[int, list[Cell]] = {}
    for cell in grid.table.cells:
        if cell.text and not (cell.row <= heads and _is_label(cell.text, named)):
            cells.setdefault(cell.row, []).append(cell)
    for row in sorted(cells):
        labels = {c: "" if row <= heads else " / ".join(path) for c, path in paths.items()}
        pieces = tuple(_piece(grid, cell, labels[cell.column]) for cell in cells[row])
        yield Row(pieces, _index_text(table, grid, row, labels))


def _is_label(text: str, named: set[str]) -> bool:
    """Whether a cell of the header rows is a column header, or counts the columns (1, 2, 3)."""
    return tidy(text) in named or bool(_COUNT.fullmatch(text))


def _piece(grid: Grid, cell: Cell, label: str) -> Piece:
    table, own = grid.table, grid.origin(cell)
    first = table.locator.row or 1
    where = replace(
        table.locator,
        row=first + own.row - 1,
        cell=cell_name(table, own),
        start=1,
        end=len(cell.text),
    )
    return Piece(cell.text, where, label)


def _index_text(table: Table, grid: Grid, row: int, labels: dict[int, str]) -> str:
    lines = [part for part in (table.caption, table.locator.sheet) if part]
    seen: set[tuple[int, int]] = set()
    for column in range(1, grid.columns + 1):
        cell = grid.cell(row, column)
        if (cell.row, cell.column) in seen or not cell.text:
            continue
        seen.add((cell.row, cell.column))
        label = labels[cell.column]
        lines.append(f"{label}：{cell.text}" if label else cell.text)
    return "\n".join(dict.fromkeys(lines))
