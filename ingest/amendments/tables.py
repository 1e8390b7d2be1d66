"""Tables that set the old value beside the new one: 序号, 指标, 原完成时限, 调整后完成时限."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.amendments.fields import field_named
from ingest.amendments.value import Change
from ingest.grid import Grid, cell_name, header_path
from ingest.headers import path_scores
from ingest.model import Cell, FieldName, Locator
from ingest.numerals import normal_number, number_head

_OLD = re.compile(r"^原|调整前|修改前|变更前|原来|现行")
_NEW = re.compile(r"调整后|修改后|变更后|调整为|修改为|变更为|改为|现调整|^[现新](?!状)")


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A change that a row lists, for the indicator of that number, and the cell of the new value."""

    change: Change
    number: str
    quote: str
    locator: Locator


def changes_in_table(grid: Grid) -> Iterator[ChangedRow]:
    """The changes of a table that has both a column of old and a column of new values."""
    paths = {column: header_path(grid, column) for column in range(1, grid.columns + 1)}
    olds = [column for column, path in paths.items() if any(map(_OLD.search, path))]
    news = [column for column, path in paths.items() if any(map(_NEW.search, path))]
    for old, new in zip(olds, news, strict=False):
        field = field_named(" ".join((*paths[old], *paths[new]))) or field_named(grid.table.caption)
        if field is None or len(olds) != len(news):
            continue
        for row in range(grid.header.stop, grid.rows + 1):
            yield from _row(grid, row, (old, new), field, paths)


def _row(
    grid: Grid,
    row: int,
    columns: tuple[int, int],
    field: FieldName,
    paths: dict[int, tuple[str, ...]],
) -> Iterator[ChangedRow]:
    old, new = grid.cell(row, columns[0]), grid.cell(row, columns[1])
    if not new.text or new.text == old.text or new.row != row:
        return
    cells = [cell for cell in grid.row_cells(row) if cell.text]
    number = next((n for cell in cells if (n := _number(cell, paths))), None)
    if number is None:  # whose value it is, is not said
        return
    table = grid.table
    where = Locator(
        table.locator.block,
        start=1,
        end=len(new.text),
        page=table.locator.page,
        table=table.locator.table,
        sheet=table.locator.sheet,
        row=new.row + (table.locator.row or 1) - 1,
        cell=cell_name(table, new),
    )
    yield ChangedRow(
        Change("replace", field, new.text, old.text or None, 0), number, new.text, where
    )


def _number(cell: Cell, paths: dict[int, tuple[str, ...]]) -> str | None:
    """The indicator that a row is about: 指标37, 37.重大…; a plain 序号 numbers the changes only."""
    scored = path_scores(paths[cell.column])
    if "指标" in "".join(paths[cell.column]) or "name" in scored:
        head = number_head(cell.text)
        return normal_number(cell.text) or (head.number if head else None)
    return None
