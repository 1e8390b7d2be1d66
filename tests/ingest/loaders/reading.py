"""Loaded blocks in a form that is short to compare."""

from __future__ import annotations

from ingest.model import Heading, Loaded, Paragraph, Table


def outline_of(loaded: Loaded) -> list[tuple[str, str]]:
    """``(kind, text)`` of each block: "h1" …, the role of a paragraph, "table" with its rows."""
    shown: list[tuple[str, str]] = []
    for block in loaded.blocks:
        if isinstance(block, Heading):
            shown.append((f"h{block.level}", block.text))
        elif isinstance(block, Paragraph):
            shown.append((block.role, block.text))
        else:
            shown.append(("table", "; ".join(cell.text for cell in block.cells)))
    return shown


def texts_of(loaded: Loaded) -> list[str]:
    """The text of each block that is no table."""
    return [block.text for block in loaded.blocks if not isinstance(block, Table)]


def cells_of(loaded: Loaded, table: int = 1) -> list[tuple[int, int, int, int, str]]:
    """``(row, column, rows, columns, text)`` of the cells of a table."""
    tables = [block for block in loaded.blocks if isinstance(block, Table)]
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in tables[table - 1].cells]
