"""The surroundings of a citation: the whole row with its headers, or the paragraphs beside it."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter

from bot.errors import BotError
from bot.web.access import Calling
from bot.web.schemas import Record
from ingest.grid import Grid, cell_name, header_path
from ingest.model import Block, Heading, Table

router = APIRouter()

BESIDE = 1
"""Paragraphs shown before and behind the one that is cited."""


class PlaceCellOut(Record):
    """A cell of the row: its A1 name, the header above it, its text."""

    cell: str
    label: str
    text: str


class PlaceTextOut(Record):
    """A heading or paragraph with the number of its block."""

    block: int
    heading: bool
    text: str


class PlaceOut(Record):
    """Either ``cells`` of a table's row, or ``texts``; offsets of locators count in their texts."""

    cells: tuple[PlaceCellOut, ...] = ()
    texts: tuple[PlaceTextOut, ...] = ()


@router.get("/api/documents/{identity}/place", summary="引文的上下文")
def place(identity: str, block: int, caller: Calling, row: int | None = None) -> PlaceOut:
    """What stands around a locator's ``block``; of a table the ``row``, of a text its neighbours."""
    blocks = caller.service.app.catalog.blocks(identity, caller.everything)
    at = next((n for n, one in enumerate(blocks) if one.locator.block == block), None)
    if at is None:
        raise BotError("unknown_place", block=block)
    found = blocks[at]
    if isinstance(found, Table):
        return PlaceOut(cells=_row(found, row) if row else ())
    return PlaceOut(texts=_beside(blocks, at))


def _row(table: Table, row: int) -> tuple[PlaceCellOut, ...]:
    grid = Grid(table)
    own = row - (table.locator.row or 1) + 1
    if not 1 <= own <= grid.rows:
        raise BotError("unknown_place", block=table.locator.block)
    return tuple(
        PlaceCellOut(
            cell=cell_name(table, cell),
            label="　".join(header_path(grid, cell.column)),
            text=cell.text,
        )
        for cell in grid.row_cells(own)
    )


def _beside(blocks: Sequence[Block], at: int) -> tuple[PlaceTextOut, ...]:
    """The paragraph with those next to it, no table and nothing beyond a heading below it."""
    first = last = at
    while first > 0 and at - first < BESIDE and not isinstance(blocks[first - 1], Table):
        first -= 1
    while (
        last + 1 < len(blocks)
        and last - at < BESIDE
        and not isinstance(blocks[last + 1], Heading | Table)
    ):
        last += 1
    return tuple(
        PlaceTextOut(block=one.locator.block, heading=isinstance(one, Heading), text=one.text)
        for one in blocks[first : last + 1]
        if not isinstance(one, Table)
    )
