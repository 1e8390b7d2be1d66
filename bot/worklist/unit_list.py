"""What one unit owes: the indicators it leads and joins, and what is due when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.worklist.board import Board
from bot.worklist.deadlines import Due, read_deadline
from bot.worklist.directory import Directory
from bot.worklist.register import TaskTable
from bot.worklist.units import units_in
from ingest.model import FieldName, Indicator, Slot

Part = Literal["lead", "joint", "general"]


@dataclass(frozen=True, slots=True)
class Task:
    """One indicator of a unit. ``part`` is general when only a name such as 各乡镇（街道） covers it.

    ``named`` is the name in the cell that makes it the unit's; ``slot`` is that cell.
    """

    indicator: Indicator
    part: Part
    named: str
    slot: Slot
    due: Due


@dataclass(frozen=True, slots=True)
class UnitWorklist:
    """All tasks of one unit in one table, in table order."""

    unit: str
    table: TaskTable
    tasks: tuple[Task, ...]

    def of(self, part: Part) -> tuple[Task, ...]:
        """The tasks in which the unit has this part."""
        return tuple(task for task in self.tasks if task.part == part)

    def nearest(self, today: date) -> Task | None:
        """The task that is due next, today included."""
        dated = [t for t in self.tasks if t.due.day and t.due.day >= today]
        return min(dated, key=lambda t: t.due.day or today, default=None)


def due_of(board: Board, indicator: Indicator) -> Due:
    """When an indicator is due, amendments included."""
    return read_deadline(board.field(indicator, "deadline").value, board.year(indicator))


def _named(
    slot: Slot | None, value: str, unit: str, directory: Directory
) -> tuple[str, bool] | None:
    """The name in a unit cell that means ``unit``, and whether it does so only in general."""
    if slot is None:
        return None
    names = units_in(value)
    for name in names:
        if unit in (name, directory.full(name)):
            return name, False
    covering = (n for n in names if directory.is_collective(n) and directory.covers(n, unit))
    return next(((name, True) for name in covering), None)


def unit_worklist(board: Board, table: TaskTable, unit: str) -> UnitWorklist:
    """Everything that a unit leads or joins in a table; ``unit`` is a full name."""
    tasks = []
    for indicator in table.indicators:
        found: list[tuple[Part, str, Slot]] = []
        for name in ("lead", "joint"):
            field = board.field(indicator, _field(name))
            hit = _named(field.slot, field.value, unit, table.directory)
            if hit and field.slot:
                found.append(("general" if hit[1] else _part(name), hit[0], field.slot))
        if found:
            # Named outright beats covered by a general name; leading beats joining.
            part, named, slot = min(found, key=lambda f: ("lead", "joint", "general").index(f[0]))
            tasks.append(Task(indicator, part, named, slot, due_of(board, indicator)))
    return UnitWorklist(unit, table, tuple(tasks))


def _field(name: str) -> FieldName:
    return "lead" if name == "lead" else "joint"


def _part(name: str) -> Part:
    return "lead" if name == "lead" else "joint"
