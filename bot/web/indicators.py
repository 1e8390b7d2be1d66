"""Indicators, tables and units, straight from the records."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter

from bot.answering.numbers import numbers_asked
from bot.errors import BotError
from bot.web.access import Calling
from bot.web.indicator_schemas import IndicatorOut, IndicatorsOut, TableOut, TablesOut, UnitsOut
from bot.worklist.lookup import owed_by, table_asked
from bot.worklist.register import TaskTable
from bot.worklist.units import units_in
from ingest.model import Indicator
from ingest.numerals import normal_number

router = APIRouter()

MOST_FOUND = 20
ALIKE = 0.3
"""The least part of a search text that a row must account for."""


@router.get("/api/indicators", summary="查指标")
def indicators(
    caller: Calling,
    number: str | None = None,
    q: str | None = None,
    unit: str | None = None,
    edition: str | None = None,
    table: str | None = None,
) -> IndicatorsOut:
    """The indicators of one table that fit everything asked; the whole table when nothing is.

    ``table`` is a document id or words that name it, ``q`` a number, a name or part of one.
    """
    register = caller.view.register
    chosen = table_asked(register, table, edition)
    if chosen is None:
        return IndicatorsOut(table=None, indicators=())
    found: Iterable[Indicator] = chosen.indicators
    if q:
        found = searched(chosen, q)
    if number is not None:
        wanted = chosen.by_number.get(normal_number(number) or number.strip(), ())
        found = [indicator for indicator in found if indicator in wanted]
    if unit is not None:
        own = {task.indicator.id for task in owed_by(register, chosen, unit).tasks}
        found = [indicator for indicator in found if indicator.id in own]
    rows = tuple(IndicatorOut.from_row(register, indicator) for indicator in found)
    return IndicatorsOut(table=TableOut.from_table(register, chosen), indicators=rows)


def searched(table: TaskTable, text: str) -> list[Indicator]:
    """The rows that a text names by number or name, the likeliest first."""
    numbers, rest = numbers_asked(text)
    found = [row for number in numbers for row in table.by_number.get(number, ())]
    for match in table.rows.match({rest: 1.0}, MOST_FOUND):
        if (match.contained or match.told >= ALIKE) and match.indicator not in found:
            found.append(match.indicator)
    return found


@router.get("/api/indicators/{identity}", summary="一项指标")
def indicator(identity: str, caller: Calling) -> IndicatorOut:
    """One indicator with the changes in force."""
    register = caller.view.register
    for table in register.tables:
        for row in table.indicators:
            if row.id == identity:
                return IndicatorOut.from_row(register, row)
    raise BotError("unknown_indicator", id=identity)


@router.get("/api/tables", summary="指标表")
def tables(caller: Calling) -> TablesOut:
    """The indicator tables in all editions."""
    register = caller.view.register
    return TablesOut(tables=tuple(TableOut.from_table(register, t) for t in register.tables))


@router.get("/api/units", summary="单位名单")
def units(caller: Calling, table: str | None = None) -> UnitsOut:
    """The units that the tables of the library's own level name, or one table if it is given."""
    register = caller.view.register
    chosen = table_asked(register, table, None)
    if chosen is None:
        return UnitsOut(units=())
    level = chosen.document.level
    among = [chosen] if table else [t for t in register.tables if t.document.level == level]
    names = (
        name
        for each in among
        for row in each.indicators
        for slot in (row.lead, row.joint)
        for name in units_in(slot.text if slot else "")
    )
    known, directory = set(register.units.names), register.vocabulary.directory
    full = (directory.full(name) for name in names if not directory.is_collective(name))
    return UnitsOut(units=tuple(dict.fromkeys(name for name in full if name in known)))
