"""Where something stands, as people say it: 任务分解表 G40, 第1页."""

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
