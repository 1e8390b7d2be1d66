"""Where something stands: as people say it (任务分解表 G40, 第1页), and as an address to open."""

from __future__ import annotations

from ingest.model import Locator
from prompts import reply


def place_said(locator: Locator) -> str:
    """The cell of a sheet or table, else the page, else the paragraph; "" when none is known."""
    if locator.cell:
        table = reply("places.table", number=locator.table) if locator.table else ""
        return f"{locator.sheet or table} {locator.cell}".strip()
    if locator.page:
        return reply("places.page", number=locator.page)
    return reply("places.paragraph", number=locator.paragraph) if locator.paragraph else ""


def place_url(document: str, locator: Locator) -> str:
    """The page of a document at a place, its very words marked where the locator has them.

    The fragment is the id of the block, row or cell there; ``at`` says which words of it.
    """
    anchor = anchor_of(locator)
    marked = f"?at={anchor}:{locator.start}-{locator.end}" if locator.start and locator.end else ""
    return f"/documents/{document}{marked}#block-{anchor}"


def anchor_of(locator: Locator) -> str:
    """What names a place in addresses: 3 for a block, 3-E40 for a cell, 3-row-40 for a row."""
    if locator.cell:
        return f"{locator.block}-{locator.cell}"
    if locator.row and locator.table:
        return f"{locator.block}-row-{locator.row}"
    return str(locator.block)
