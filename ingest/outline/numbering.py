"""Counting blocks anew after they were split, joined or dealt out to several documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.model import Block, Table


def renumber(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with ``block``, ``paragraph`` and ``table`` counted from 1.

    Page, sheet and row stay as the file has them.
    """
    result: list[Block] = []
    paragraphs = tables = 0
    for at, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            tables += 1
            where = replace(block.locator, block=at, paragraph=None, table=tables)
        else:
            paragraphs += 1
            where = replace(block.locator, block=at, paragraph=paragraphs)
        result.append(replace(block, locator=where))
    return tuple(result)
