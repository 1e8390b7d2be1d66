"""For whom tasks are that no column assigns: a sheet, a title or a heading row names the unit.

A county that gives each unit a sheet of its own, or a block of rows below its name, has no column
for the unit. One name alone proves nothing, it may be who made the table: several do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.columns import Columns
from ingest.indicators.places import locator_of
from ingest.indicators.records import Record
from ingest.items.nouns import UNIT, is_unit
from ingest.model import Block, Heading, Item, Locator, Slot, Table
from ingest.numerals import CHINESE_NUMERAL

_MARK = rf"\s*(?:{CHINESE_NUMERAL}{{1,3}}[、.．]|[（(]{CHINESE_NUMERAL}{{1,3}}[）)]|\d{{1,2}}[、.．])?\s*"
_WORD = r"[^，。；：、,;:（(\s《》]"
_NAMED = re.compile(
    rf"{_MARK}(?P<unit>{_WORD}{{2,30}})\s*(?:[（(][^（()）]{{0,12}}[）)]|[：:])?\s*"
)
_TITLED = re.compile(
    rf"{_MARK}(?P<unit>{_WORD}{{2,30}})(?=(?:任务|职责|工作|责任|材料|清单|分工|指标|台账))"
)
_PLACE = re.compile(r"[县市区州旗]$")


def assigns(columns: Columns) -> bool:
    """Whether a table says itself who does what."""
    return bool(columns.lead or columns.joint or columns.ticked)


def owner_above(table: Table, blocks: Sequence[Block]) -> Slot | None:
    """The unit that the heading or title above a table, or its sheet, is called by."""
    sheet = table.locator.sheet
    for block in reversed(blocks[: table.locator.block - 1]):
        if isinstance(block, Table) or block.locator.sheet != sheet:
            break
        start, end = _unit_in(
            block.text, titled=not isinstance(block, Heading) or sheet is not None
        )
        if start < end:
            where = replace(block.locator, start=start + 1, end=end)
            return _slot(block.text[start:end], where)
        if isinstance(block, Heading):
            break
    if sheet and is_unit(sheet) and not _PLACE.search(sheet):
        return _slot(sheet, Locator(table.locator.block, table=table.locator.table, sheet=sheet))
    return None


def owner_in(record: Record) -> Slot | None:
    """The unit that the heading row above a record names."""
    if record.under is None:
        return None
    text = record.under.cell.text
    start, end = _unit_in(text, titled=False)
    if start == end:
        return None
    return _slot(text[start:end], locator_of(record.under, start + 1, end))


def _slot(unit: str, where: Locator) -> Slot:
    return Slot(unit, (Item(unit, where),), where)


def _unit_in(text: str, *, titled: bool) -> tuple[int, int]:
    """Where a text names its unit: the whole of a heading, the beginning of a title."""
    if (match := _NAMED.fullmatch(text)) and _is_owner(match["unit"]):
        return match.span("unit")
    if titled and (match := _TITLED.match(text)):
        first, last = match.span("unit")
        ends = (found for found in range(last, first + 1, -1) if _is_owner(text[first:found]))
        return first, next(ends, first)
    return 0, 0


def _is_owner(words: str) -> bool:
    return bool(len(words) >= 3 and UNIT.search(words) and not _PLACE.search(words))
