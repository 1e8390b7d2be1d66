"""Indicators, tables and what units owe, straight from the records."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from fastapi import APIRouter

from bot.answering.numbers import numbers_asked
from bot.errors import BotError
from bot.web.indicator_schemas import (
    IndicatorOut,
    IndicatorsOut,
    TableOut,
    TablesOut,
    TaskOut,
    UnitsOut,
    WorklistOut,
)
from bot.web.service import Serving
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import Part, UnitWorklist, unit_worklist
from bot.worklist.units import is_general, units_in
from ingest.model import Indicator
from ingest.numerals import normal_number

router = APIRouter()

MOST_FOUND = 20
ALIKE = 0.3
"""The least part of a search text that a row must account for."""


@router.get("/api/indicators", summary="查指标")
def indicators(
    service: Serving,
    number: str | None = None,
    q: str | None = None,
    unit: str | None = None,
    edition: str | None = None,
    table: str | None = None,
) -> IndicatorsOut:
    """The indicators of one table that fit everything asked; the whole table when nothing is.

    ``table`` is a document id or words that name it, ``q`` a number, a name or part of one.
    """
    register = service.view().register
    chosen = _table(register, table, edition)
    if chosen is None:
        return IndicatorsOut(table=None, indicators=())
    found: Iterable[Indicator] = chosen.indicators
    if q:
        found = _search(chosen, q)
    if number is not None:
        wanted = chosen.by_number.get(normal_number(number) or number.strip(), ())
        found = [indicator for indicator in found if indicator in wanted]
    if unit is not None:
        own = {task.indicator.id for task in _owed(register, chosen, unit).tasks}
        found = [indicator for indicator in found if indicator.id in own]
    rows = tuple(IndicatorOut.from_row(register, indicator) for indicator in found)
    return IndicatorsOut(table=TableOut.from_table(register, chosen), indicators=rows)


def _search(table: TaskTable, text: str) -> list[Indicator]:
    """The rows that a text names by number or name, the likeliest first."""
    numbers, rest = numbers_asked(text)
    found = [row for number in numbers for row in table.by_number.get(number, ())]
    for match in table.rows.match({rest: 1.0}, MOST_FOUND):
        if (match.contained or match.told >= ALIKE) and match.indicator not in found:
            found.append(match.indicator)
    return found


@router.get("/api/indicators/{identity}", summary="一项指标")
def indicator(identity: str, service: Serving) -> IndicatorOut:
    """One indicator with the changes in force."""
    register = service.view().register
    for table in register.tables:
        for row in table.indicators:
            if row.id == identity:
                return IndicatorOut.from_row(register, row)
    raise BotError("unknown_indicator", id=identity)


@router.get("/api/tables", summary="指标表")
def tables(service: Serving) -> TablesOut:
    """The indicator tables in all editions."""
    register = service.view().register
    return TablesOut(tables=tuple(TableOut.from_table(register, t) for t in register.tables))


@router.get("/api/units", summary="单位名单")
def units(service: Serving, table: str | None = None) -> UnitsOut:
    """The units that the tables of the library's own level name, or one table if it is given."""
    register = service.view().register
    chosen = _table(register, table, None)
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
    known = set(register.units.names)
    return UnitsOut(
        units=tuple(dict.fromkeys(n for n in names if n in known and not is_general(n)))
    )


@router.get("/api/units/{name}/worklist", summary="一个单位的任务清单")
def worklist(
    name: str, service: Serving, edition: str | None = None, table: str | None = None
) -> WorklistOut:
    """Everything that a unit leads or joins; ``name`` may be what people call it."""
    register = service.view().register
    chosen = _table(register, table, edition)
    if chosen is None:
        raise BotError("unknown_unit", unit=name)
    owed = _owed(register, chosen, name)
    today = service.app.clock().astimezone(ZoneInfo(service.app.settings.timezone)).date()
    nearest = owed.nearest(today)
    return WorklistOut(
        unit=owed.unit,
        table=TableOut.from_table(register, chosen),
        counts=_counts(owed),
        nearest=TaskOut.from_task(register, nearest, today) if nearest else None,
        tasks=tuple(TaskOut.from_task(register, task, today) for task in owed.tasks),
    )


def _counts(owed: UnitWorklist) -> dict[Part, int]:
    parts: tuple[Part, ...] = ("lead", "joint", "general")
    return {part: len(owed.of(part)) for part in parts}


def _table(register: Register, table: str | None, edition: str | None) -> TaskTable | None:
    """The table asked for, the default one when none is; raises BotError ``unknown_table``."""
    words = " ".join(word for word in (table, edition) if word)
    if not words:
        return register.default
    labelled = (t for t in register.tables if register.label(t.document) == table)
    found = register.table(table or "") or next(labelled, None) or register.named_in(words)
    if found is None:
        raise BotError("unknown_table", table=words)
    return found


def _owed(register: Register, table: TaskTable, name: str) -> UnitWorklist:
    """What a unit owes in a table. A short name means the only unit so called that the table names.

    Raises BotError ``unknown_unit`` or ``ambiguous_unit``.
    """
    names = register.units.resolve(name)
    if not names:
        raise BotError("unknown_unit", unit=name)
    lists = [unit_worklist(register.board, table, each) for each in names]
    named = [owed for owed in lists if owed.of("lead") or owed.of("joint")] or lists
    if len(named) > 1:
        raise BotError("ambiguous_unit", unit=name, candidates="、".join(o.unit for o in named))
    return named[0]
