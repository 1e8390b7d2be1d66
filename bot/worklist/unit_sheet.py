"""A unit's worklist ready to be written: each task with its evidence, nearest deadline first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from bot.worklist.board import Entry, Field
from bot.worklist.places import place_said
from bot.worklist.register import Register
from bot.worklist.unit_list import Part, Task, UnitWorklist
from ingest.model import Indicator
from prompts import reply

Section = Literal["upcoming", "past", "recurring", "standing", "unstated"]
SECTIONS: tuple[Section, ...] = get_args(Section)
PARTS: tuple[Part, ...] = get_args(Part)
"""In the order in which a reader needs them; what has no date never stands among what has one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing to hand in, word for word, and where that is said.

    ``source`` is the title of the notice that adds it, "" for what stands in the table.
    """

    text: str
    place: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """The notice that set a deadline anew, and what it was before ("" where nothing was set)."""

    source: str
    old: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One task of a unit. ``deadline`` is in force as the table or a notice words it.

    ``key`` stays the same when the table is read anew. ``named`` is the name in the table that means
    the unit.
    """

    key: str
    number: str | None
    name: str
    part: Part
    named: str
    lead: str
    joint: str
    deadline: str
    changed: Changed | None
    day: date | None
    section: Section
    evidence: tuple[Evidence, ...]
    place: str

    @property
    def label(self) -> str:
        """What the task is called in short: its number, or its name where it has none."""
        return reply("worklist.number", number=self.number) if self.number else self.name


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """All tasks of one unit in one table, by section, the nearest deadline first."""

    unit: str
    table: str
    title: str
    made_on: date
    year: int
    duties: tuple[Duty, ...]

    def of(self, section: Section) -> tuple[Duty, ...]:
        """The tasks of one section, in order."""
        return tuple(duty for duty in self.duties if duty.section == section)

    def count(self, part: Part) -> int:
        """In how many tasks the unit has this part."""
        return sum(duty.part == part for duty in self.duties)

    @property
    def nearest(self) -> Duty | None:
        """The task that is due next, today included."""
        return next(iter(self.of("upcoming")), None)


def unit_sheet(register: Register, worklist: UnitWorklist, today: date) -> UnitSheet:
    """Everything that a unit has to do as of a day; of one deadline, what it leads comes first."""
    document = worklist.table.document
    duties = [_duty(register, task, today) for task in worklist.tasks]
    said = list(dict.fromkeys(duty.deadline for duty in duties))
    ordered = sorted(
        duties,
        key=lambda d: (
            SECTIONS.index(d.section), d.day or date.max, said.index(d.deadline), PARTS.index(d.part)
        ),
    )  # fmt: skip
    year = worklist.table.year or today.year
    return UnitSheet(
        worklist.unit, register.label(document), document.title, today, year, tuple(ordered)
    )


def _duty(register: Register, task: Task, today: date) -> Duty:
    row, board = task.indicator, register.board
    deadline = board.field(row, "deadline")
    entries = board.field(row, "evidence").entries(row.document)
    work = register.documents[row.document].work
    return Duty(
        key="|".join((work, row.number or "", row.name)),
        number=row.number,
        name=row.name,
        part=task.part,
        named=task.named,
        lead=_line(board.field(row, "lead").value),
        joint=_line(board.field(row, "joint").value),
        deadline=_line(deadline.value),
        changed=_changed(deadline),
        day=task.due.day,
        section=section_of(task, today),
        evidence=tuple(_evidence(register, row, entry) for entry in entries),
        place=place_said(row.locator),
    )


def section_of(task: Task, today: date) -> Section:
    """Where a task stands in a sheet as of a day."""
    if task.due.day:
        return "upcoming" if task.due.day >= today else "past"
    kinds: dict[str, Section] = {"recurring": "recurring", "standing": "standing"}
    return kinds.get(task.due.kind, "unstated")


def _changed(field: Field) -> Changed | None:
    change = field.replacement
    if change is None:
        return None
    old = field.slot.text if field.slot else (change.amendment.old or "")
    return Changed(change.source.title, _line(old))


def _evidence(register: Register, row: Indicator, entry: Entry) -> Evidence:
    place = place_said(entry.item.locator)
    added = entry.document != row.document
    return Evidence(
        entry.item.text, place, register.documents[entry.document].title if added else ""
    )


def _line(text: str) -> str:
    """A cell's text in one line."""
    return "、".join(part.strip() for part in text.splitlines() if part.strip())
