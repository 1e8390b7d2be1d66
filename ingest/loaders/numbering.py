"""Numbering the blocks of a file whose loader places them itself (sheets, pages)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.model import Block, Locator, Table

UNNUMBERED = Locator(block=0)


def number(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with ``block``, ``paragraph`` and ``table`` counted from 1 in this order.

    Other coordinates of their locators (page, sheet, row, cell) are kept.
    """
    numbered: list[Block] = []
    paragraphs = tables = 0
    for block in blocks:
        position = len(numbered) + 1
        if isinstance(block, Table):
            tables += 1
            where = replace(block.locator, block=position, paragraph=None, table=tables)
        else:
            paragraphs += 1
            where = replace(block.locator, block=position, paragraph=paragraphs, table=None)
        numbered.append(replace(block, locator=where))
    return tuple(numbered)
