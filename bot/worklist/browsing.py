"""A whole table to look through: its rows narrowed by unit, deadline and evidence, in its own levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, TypeAlias, get_args

from bot.worklist.board import Entry, plain
from bot.worklist.deadlines import Due
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import Part, UnitWorklist, due_of
from ingest.model import Indicator

Term = Literal["soon", "past", "recurring", "standing", "unknown"]
TERMS: tuple[Term, ...] = get_args(Term)
SOON = 30
"""Days that are soon."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rows are looked for. ``term`` is a kind of deadline, ``by`` the last day of it; ``owed``
    is what a unit owes, ``evidence`` words that some entry must hold."""

    term: Term | None = None
    by: date | None = None
    owed: UnitWorklist | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with its deadline, what the unit has to do with it, and the entries asked for."""

    indicator: Indicator
    due: Due
    days: int | None
    part: Part | None = None
    named: str = ""
    held: tuple[Entry, ...] = ()


Level: TypeAlias = tuple[str, Sequence[tuple[str, Sequence[Row]]]]
"""A first-level indicator with its second-level ones, each with its rows."""


def rows_wanted(
    register: Register, among: Iterable[Indicator], wanted: Wanted, today: date
) -> Iterator[Row]:
    """Those of some rows that fit all that is wanted, in their order."""
    tasks = {task.indicator.id: task for task in wanted.owed.tasks} if wanted.owed else {}
    words = plain(wanted.evidence)
    for indicator in among:
        due = due_of(register.board, indicator)
        if (wanted.owed and indicator.id not in tasks) or not _fits(due, wanted, today):
            continue
        held = _held(register, indicator, words)
        if words and not held:
            continue
        task = tasks.get(indicator.id)
        yield Row(
            indicator,
            due,
            (due.day - today).days if due.day else None,
            task.part if task else None,
            task.named if task else "",
            held,
        )


def days_of(register: Register, table: TaskTable, today: date) -> list[tuple[date, int]]:
    """The days still to come on which something is due, each with how much is due until then."""
    days = sorted(
        due.day
        for due in (due_of(register.board, row) for row in table.indicators)
        if due.day and due.day >= today
    )
    return [(day, sum(other <= day for other in days)) for day in dict.fromkeys(days)]


def levels_of(rows: Iterable[Row]) -> list[Level]:
    """The rows under their first- and second-level indicators, in table order; "" where there is none."""

    def group(row: Row, level: int) -> str:
        groups = row.indicator.groups
        return groups[level] if len(groups) > level else ""

    return [
        (first, [(second, list(own)) for second, own in groupby(under, lambda row: group(row, 1))])
        for first, under in groupby(rows, lambda row: group(row, 0))
    ]


def _fits(due: Due, wanted: Wanted, today: date) -> bool:
    if wanted.by is not None:
        return due.day is not None and today <= due.day <= wanted.by
    match wanted.term:
        case None:
            return True
        case "soon":
            return due.day is not None and today <= due.day <= today + timedelta(days=SOON)
        case "past":
            return due.day is not None and due.day < today
        case kind:
            return due.kind == kind


def _held(register: Register, indicator: Indicator, words: str) -> tuple[Entry, ...]:
    """The entries of the evidence in force that hold the words."""
    if not words:
        return ()
    entries = register.board.field(indicator, "evidence").entries(indicator.document)
    return tuple(entry for entry in entries if words in plain(entry.item.text))
