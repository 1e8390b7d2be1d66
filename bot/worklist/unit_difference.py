"""What one unit has to do that it had not before, and what no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.worklist.difference import Difference, RowChange, difference
from bot.worklist.editions import editions_of
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import Part, Task, unit_worklist

Role = Literal["lead", "joint", "any"]
_PARTS: Mapping[Role, tuple[Part, ...]] = {
    "lead": ("lead",),
    "joint": ("joint", "general"),
    "any": ("lead", "joint", "general"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """One indicator whose part for the unit changed; ``before`` and ``after`` are its tasks."""

    row: RowChange
    before: Task | None
    after: Task | None


@dataclass(frozen=True, slots=True)
class UnitDifference:
    """A unit's tasks in two editions. ``called`` is what the older edition calls the unit.

    ``tasks`` are the ids of the indicators that are the unit's in the newer edition.
    """

    unit: str
    called: str
    gained: tuple[Moved, ...]
    lost: tuple[Moved, ...]
    other_part: tuple[Moved, ...]
    counts: tuple[int, int]
    tasks: frozenset[str]


def unit_difference(found: Difference, unit: str, role: Role = "any") -> UnitDifference:
    """What ``unit`` (full name, of either edition) gained and lost; ``role`` narrows it to one part."""
    newer = found.unit_names.get(unit, unit)
    older = next((old for old, new in found.unit_names.items() if new == newer), newer)
    parts = _PARTS[role]
    before = _tasks(found, older, parts, newest=False)
    after = _tasks(found, newer, parts, newest=True)
    gained, lost, other = [], [], []
    for row in found.rows:
        was = before.get(row.before.id) if row.before else None
        now = after.get(row.after.id) if row.after else None
        if was is None and now is not None:
            gained.append(Moved(row, was, now))
        elif was is not None and now is None:
            lost.append(Moved(row, was, now))
        elif was is not None and now is not None and was.part != now.part:
            other.append(Moved(row, was, now))
    counts = len(before), len(after)
    return UnitDifference(
        newer, older, tuple(gained), tuple(lost), tuple(other), counts, frozenset(after)
    )


def _tasks(
    found: Difference, unit: str, parts: tuple[Part, ...], *, newest: bool
) -> dict[str, Task]:
    table = found.after if newest else found.before
    tasks = unit_worklist(table.board, table, unit).tasks
    return {task.indicator.id: task for task in tasks if task.part in parts}


def called_in(register: Register, table: TaskTable, unit: str) -> str:
    """What a table calls a unit: its former name where the newest edition merely renamed it."""
    if unit in register.units_of(table).names:
        return unit
    newest = editions_of(register, table)[0]
    if newest is table:
        return unit
    names = difference(table, newest).unit_names
    return next((old for old, new in names.items() if new == unit), unit)
