"""Indicator systems without headers: their levels by how cells are merged."""

from __future__ import annotations

from ingest.columns import Columns, starts
from ingest.grid import Grid


def levels_by_merging(grid: Grid) -> Columns | None:
    """The levels of an indicator system without headers: columns that divide what is left of them.

    ``None`` unless the first column is merged over several rows and each next one begins more often.
    """
    begun = [starts(grid, column) for column in range(1, grid.columns + 1)]
    if grid.header or len(begun) < 2 or begun[0] * 2 > begun[-1] or sorted(begun) != begun:
        return None
    levels = tuple(range(1, grid.columns))
    return Columns(groups=levels, name=grid.columns, levels=grid.columns)
