"""The JSON of a comparison of two editions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from bot.web.indicator_schemas import EntryOut, TableOut
from bot.web.schemas import DocumentOut, Record
from bot.worklist.difference import Difference, FieldChange, Kind, RowChange
from bot.worklist.places import place_url
from bot.worklist.register import Register
from ingest.model import FieldName, Indicator
from prompts import reply


class SideOut(Record):
    """An indicator as one edition has it."""

    id: str
    number: str | None
    name: str
    url: str

    @classmethod
    def from_row(cls, indicator: Indicator) -> Self:
        """The JSON of one side."""
        url = place_url(indicator.document, indicator.locator)
        return cls(id=indicator.id, number=indicator.number, name=indicator.name, url=url)


class FieldChangeOut(Record):
    """A field that reads otherwise. ``added`` and ``removed`` are entries of an evidence list.

    ``only_unit_names``: nothing but a unit's name changed. ``notices`` made the newer value.
    """

    name: FieldName
    label: str
    before: str
    after: str
    added: tuple[EntryOut, ...]
    removed: tuple[EntryOut, ...]
    only_unit_names: bool
    notices: tuple[DocumentOut, ...]

    @classmethod
    def from_change(cls, change: FieldChange) -> Self:
        """The JSON of one field's change."""
        made = {c.source.id: c.source for c in change.after.changes}
        return cls(
            name=change.name,
            label=reply(f"labels.{change.name}"),
            before=change.before.value,
            after=change.after.value,
            added=tuple(EntryOut.from_entry(entry) for entry in change.added),
            removed=tuple(EntryOut.from_entry(entry) for entry in change.removed),
            only_unit_names=change.only_names,
            notices=tuple(DocumentOut.of(source) for source in made.values()),
        )


class RowChangeOut(Record):
    """An indicator that came, went, or reads otherwise."""

    kind: Kind
    renamed: bool
    before: SideOut | None
    after: SideOut | None
    fields: tuple[FieldChangeOut, ...]

    @classmethod
    def from_row(cls, row: RowChange) -> Self:
        """The JSON of one row."""
        return cls(
            kind=row.kind,
            renamed=row.renamed,
            before=SideOut.from_row(row.before) if row.before else None,
            after=SideOut.from_row(row.after) if row.after else None,
            fields=tuple(FieldChangeOut.from_change(change) for change in row.fields),
        )


class DifferenceOut(Record):
    """What changed between two editions of a table.

    ``counts`` are of all rows by kind; ``absent`` names columns that only one edition has.
    """

    work: str
    before: TableOut
    after: TableOut
    unit: str | None
    counts: Mapping[Kind, int]
    absent: tuple[FieldName, ...]
    unit_names: Mapping[str, str]
    changes: tuple[RowChangeOut, ...]

    @classmethod
    def from_difference(
        cls, register: Register, found: Difference, rows: tuple[RowChange, ...], unit: str | None
    ) -> Self:
        """The JSON of a comparison, of these rows."""
        kinds: tuple[Kind, ...] = ("added", "dropped", "changed", "same")
        return cls(
            work=found.after.document.work,
            before=TableOut.from_table(register, found.before),
            after=TableOut.from_table(register, found.after),
            unit=unit,
            counts={kind: len(found.of(kind)) for kind in kinds},
            absent=found.absent,
            unit_names=found.unit_names,
            changes=tuple(RowChangeOut.from_row(row) for row in rows),
        )
