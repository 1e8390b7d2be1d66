"""The JSON of indicators and worklists: values in force, each with the place it stands at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Self

from bot.web.schemas import DocumentOut, LocatorOut, Record
from bot.worklist.board import FIELDS, Entry, Field
from bot.worklist.changes import Change
from bot.worklist.deadlines import Kind
from bot.worklist.places import place_url
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import Part, Task
from ingest.model import Action, FieldName, Indicator
from prompts import reply


class TableOut(Record):
    """An indicator table: what it is called in answers, and how many rows it has."""

    document: DocumentOut
    label: str
    year: int | None
    indicators: int
    default: bool

    @classmethod
    def from_table(cls, register: Register, table: TaskTable) -> Self:
        """The JSON of a table; the default one is what a bare number means."""
        return cls(
            document=DocumentOut.of(table.document),
            label=register.label(table.document),
            year=table.year,
            indicators=len(table.indicators),
            default=table is register.default,
        )


class EntryOut(Record):
    """One entry of a list, word for word, and where it stands."""

    text: str
    document: str
    locator: LocatorOut
    url: str

    @classmethod
    def from_entry(cls, entry: Entry) -> Self:
        """The JSON of an entry."""
        locator = entry.item.locator
        return cls(
            text=entry.item.text,
            document=entry.document,
            locator=LocatorOut.of(locator),
            url=place_url(entry.document, locator),
        )


class ChangeOut(Record):
    """A change that a later document makes, with the words that make it."""

    action: Action
    new: str
    old: str | None
    quote: str
    document: DocumentOut
    locator: LocatorOut
    url: str

    @classmethod
    def from_change(cls, change: Change) -> Self:
        """The JSON of a change."""
        amendment = change.amendment
        return cls(
            action=amendment.action,
            new=amendment.new,
            old=amendment.old,
            quote=amendment.quote,
            document=DocumentOut.of(change.source),
            locator=LocatorOut.of(amendment.locator),
            url=place_url(change.source.id, amendment.locator),
        )


class FieldOut(Record):
    """A field in force. ``original`` is what the cell says, ``value`` what counts today.

    ``original``, ``locator`` and ``url`` are null where only a later document sets the field.
    """

    label: str
    header: str = ""
    value: str
    original: str | None = None
    inherited: bool = False
    items: tuple[EntryOut, ...] = ()
    changes: tuple[ChangeOut, ...] = ()
    locator: LocatorOut | None = None
    url: str | None = None

    @classmethod
    def from_field(cls, field: Field, document: str) -> Self | None:
        """The JSON of a field; None where the table has no such column and nothing sets it."""
        slot = field.slot
        if slot is None and not field.changes:
            return None
        return cls(
            label=reply(f"labels.{field.name}"),
            header=slot.header if slot else "",
            value=field.value,
            original=slot.text if slot else None,
            inherited=bool(slot and slot.inherited),
            items=tuple(EntryOut.from_entry(entry) for entry in field.entries(document)),
            changes=tuple(ChangeOut.from_change(change) for change in field.changes),
            locator=LocatorOut.of(slot.locator) if slot else None,
            url=place_url(document, slot.locator) if slot else None,
        )


class IndicatorOut(Record):
    """One row of an indicator table with the changes in force applied."""

    id: str
    document: DocumentOut
    table: str
    number: str | None
    groups: tuple[str, ...]
    name: str
    locator: LocatorOut
    url: str
    fields: Mapping[FieldName, FieldOut | None]

    @classmethod
    def from_row(cls, register: Register, indicator: Indicator) -> Self:
        """The JSON of an indicator."""
        document = register.documents[indicator.document]
        fields = {
            name: FieldOut.from_field(register.board.field(indicator, name), document.id)
            for name in FIELDS
        }
        return cls(
            id=indicator.id,
            document=DocumentOut.of(document),
            table=register.label(document),
            number=indicator.number,
            groups=indicator.groups,
            name=indicator.name,
            locator=LocatorOut.of(indicator.locator),
            url=place_url(document.id, indicator.locator),
            fields=fields,
        )


class TaskOut(Record):
    """One indicator of a unit. ``named`` is the name in the table that makes it the unit's.

    ``kind`` says what the deadline is; ``day`` its last day and ``days`` how far off that is.
    """

    part: Part
    named: str
    kind: Kind
    day: date | None
    days: int | None
    indicator: IndicatorOut

    @classmethod
    def from_task(cls, register: Register, task: Task, today: date) -> Self:
        """The JSON of a task as of a day."""
        day = task.due.day
        return cls(
            part=task.part,
            named=task.named,
            kind=task.due.kind,
            day=day,
            days=(day - today).days if day else None,
            indicator=IndicatorOut.from_row(register, task.indicator),
        )


class WorklistOut(Record):
    """Everything that a unit leads or joins in a table, in table order.

    ``counts`` are by part: lead, joint, and general for what a name such as 各乡镇 covers. ``notice``
    says what is not known: whether anything has been handed in.
    """

    unit: str
    table: TableOut
    counts: Mapping[Part, int]
    nearest: TaskOut | None
    tasks: tuple[TaskOut, ...]
    notice: str


class IndicatorsOut(Record):
    """The indicators found, in table order or the likeliest first."""

    table: TableOut | None
    indicators: tuple[IndicatorOut, ...]


class TablesOut(Record):
    """The indicator tables, the one that a bare number means first."""

    tables: tuple[TableOut, ...]


class UnitsOut(Record):
    """The units that tables name."""

    units: tuple[str, ...]
