"""Locators of cells and of stretches of their text."""

from __future__ import annotations

from ingest.grid import cell_name
from ingest.indicators.records import Place
from ingest.model import Locator


def locator_of(place: Place, start: int | None = None, end: int | None = None) -> Locator:
    """Where a cell stands or, with ``start`` and ``end`` (1-based, inclusive), a part of its text.

    The row is that of the cell's top left corner, counted in the sheet or table.
    """
    table, cell = place.grid.table, place.grid.origin(place.cell)
    return Locator(
        block=table.locator.block,
        start=start,
        end=end,
        page=table.locator.page,
        table=table.locator.table,
        sheet=table.locator.sheet,
        row=cell.row + (table.locator.row or 1) - 1,
        cell=cell_name(table, cell),
    )
