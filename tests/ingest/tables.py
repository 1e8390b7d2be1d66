"""Tables drawn by hand: ``<`` continues the cell to the left, ``^`` the cell above."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Cell, Locator, Table


def drawn(
    *rows: Sequence[str] | str, block: int = 1, table: int = 1, sheet: str | None = None,
    first_row: int = 1, caption: str = "", hidden: bool = False,
) -> Table:  # fmt: skip
    """The table that the rows draw; a row given as text has its cells parted by ``|``."""
    places = [
        [c.strip(" ") for c in row.split("|")] if isinstance(row, str) else list(row)
        for row in rows
    ]
    cells = []
    for r, row in enumerate(places):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                width = 1
                while c + width < len(row) and row[c + width] == "<":
                    width += 1
                height = 1
                while r + height < len(places) and places[r + height][c] == "^":
                    height += 1
                cells.append(Cell(text.replace("\\n", "\n"), r + 1, c + 1, height, width))
    where = Locator(block, table=table, sheet=sheet, row=first_row)
    return Table(tuple(cells), where, caption, hidden)
