"""What changed between two editions of a table, row by row; pure values, nothing is looked up.

Both tables are taken as they stand in force, so that what a notice changed counts for the edition
that it changes. Every row of both tables stands in exactly one ``RowChange``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.worklist.board import FIELDS, Entry, Field, plain
from bot.worklist.pairing import paired
from bot.worklist.register import TaskTable
from bot.worklist.units import units_in
from ingest.model import FieldName, Indicator

Kind = Literal["added", "dropped", "changed", "same"]
UNITS: tuple[FieldName, ...] = ("lead", "joint")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that reads otherwise. ``added`` and ``removed`` are entries of an evidence list."""

    name: FieldName
    before: Field
    after: Field
    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    only_names: bool = False
    """Whether nothing changed but the names of units that the whole new edition calls otherwise."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One indicator in both editions, or in one of them. ``fields`` are those that read otherwise."""

    before: Indicator | None
    after: Indicator | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def kind(self) -> Kind:
        """Added, dropped, changed in name or in a field, or the same; a new number is no change."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "dropped"
        return "changed" if self.renamed or self.fields else "same"

    @property
    def renamed(self) -> bool:
        """Whether the two editions name the indicator differently."""
        if self.before is None or self.after is None:
            return False
        return plain(self.before.name) != plain(self.after.name)

    @property
    def indicator(self) -> Indicator:
        """The row of the newer edition, else of the older one."""
        found = self.after or self.before
        assert found is not None
        return found

    def field(self, name: FieldName) -> FieldChange | None:
        """The change of one field, if it changed."""
        return next((f for f in self.fields if f.name == name), None)


@dataclass(frozen=True)
class Difference:
    """Two editions of a table, ``before`` the older one.

    ``rows`` are in the order of the newer table, each dropped row after the one that it followed.
    ``absent`` are the columns that only one of the tables has, which are not compared.
    ``unit_names`` are the units that the newer table calls otherwise throughout: old name -> new.
    """

    before: TaskTable
    after: TaskTable
    rows: tuple[RowChange, ...]
    absent: tuple[FieldName, ...]
    unit_names: Mapping[str, str]

    def of(self, *kinds: Kind) -> tuple[RowChange, ...]:
        """The rows of these kinds, in order."""
        return tuple(row for row in self.rows if row.kind in kinds)

    def changing(self, name: FieldName) -> tuple[RowChange, ...]:
        """The rows whose field of this name reads otherwise, in order."""
        return tuple(row for row in self.rows if row.field(name))

    @cached_property
    def by_row(self) -> Mapping[str, RowChange]:
        """The change of each row of either table, by the indicator's id."""
        sides = ((side, row) for row in self.rows for side in (row.before, row.after))
        return {side.id: row for side, row in sides if side is not None}


def difference(before: TaskTable, after: TaskTable) -> Difference:
    """Compare two editions; comparing them the other way round gives the mirror image."""
    pairs = paired(before.indicators, after.indicators)
    names = _renamed_units(pairs)
    absent = tuple(n for n in FIELDS if _has(before.indicators, n) != _has(after.indicators, n))
    compared = [name for name in FIELDS if name not in absent]
    matched = {new.id: old for old, new in pairs}
    rows = [
        RowChange(old, new, tuple(_fields(before, after, old, new, compared, names)) if old else ())
        for new in after.indicators
        for old in [matched.get(new.id)]
    ]
    return Difference(before, after, _with_dropped(rows, before.indicators), absent, names)


def _has(indicators: Sequence[Indicator], name: FieldName) -> bool:
    return any(getattr(indicator, name) is not None for indicator in indicators)


def _with_dropped(rows: list[RowChange], before: Sequence[Indicator]) -> tuple[RowChange, ...]:
    """The rows with those that only the older table has, each after the row that it followed."""
    kept = {row.before.id for row in rows if row.before}
    following: dict[str | None, list[RowChange]] = {}
    last: str | None = None
    for indicator in before:
        if indicator.id in kept:
            last = indicator.id
        else:
            following.setdefault(last, []).append(RowChange(indicator, None))
    found = following.get(None, [])[:]
    for row in rows:
        found.append(row)
        found += following.get(row.before.id, []) if row.before else []
    return tuple(found)


def _fields(
    before: TaskTable,
    after: TaskTable,
    old: Indicator,
    new: Indicator,
    names: Sequence[FieldName],
    unit_names: Mapping[str, str],
) -> Iterator[FieldChange]:
    for name in names:
        was, now = before.board.field(old, name), after.board.field(new, name)
        if name == "evidence":
            removed, added = _entries_apart(was.entries(old.document), now.entries(new.document))
            if removed or added:
                yield FieldChange(name, was, now, added, removed)
        elif name in UNITS:
            units = Counter(units_in(was.value)), Counter(units_in(now.value))
            if units[0] != units[1]:
                called = Counter(unit_names.get(unit, unit) for unit in units_in(was.value))
                yield FieldChange(name, was, now, only_names=called == units[1])
        elif _said(was, old) != _said(now, new):
            yield FieldChange(name, was, now)


def _said(field: Field, indicator: Indicator) -> str:
    """A value for comparing; the requirement without the name that it may begin with."""
    said = plain(field.value)
    return said.removeprefix(plain(indicator.name)) if field.name == "requirement" else said


def _entries_apart(
    before: Sequence[Entry], after: Sequence[Entry]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries that stand in one list only; their order tells nothing."""

    def missing(entries: Sequence[Entry], others: Sequence[Entry]) -> tuple[Entry, ...]:
        left = Counter(plain(entry.item.text) for entry in others)
        found = []
        for entry in entries:
            key = plain(entry.item.text)
            if left[key]:
                left[key] -= 1
            else:
                found.append(entry)
        return tuple(found)

    return missing(before, after), missing(after, before)


def _renamed_units(pairs: Sequence[tuple[Indicator, Indicator]]) -> dict[str, str]:
    """The units that stand under another name wherever they stood, and nowhere under the old one.

    One old name must answer to one new name in every cell that holds either.
    """
    partners: dict[str, set[str]] = {}
    reverse: dict[str, set[str]] = {}
    cells = [
        (units_in(old_slot.text), units_in(new_slot.text))
        for old, new in pairs
        for name in UNITS
        if (old_slot := getattr(old, name)) and (new_slot := getattr(new, name))
    ]
    old_names = {unit for was, _ in cells for unit in was}
    new_names = {unit for _, now in cells for unit in now}
    for was, now in cells:
        gone = [unit for unit in was if unit not in new_names]
        come = [unit for unit in now if unit not in old_names]
        for one, other in zip(gone, come, strict=False) if len(gone) == len(come) else ():
            partners.setdefault(one, set()).add(other)
            reverse.setdefault(other, set()).add(one)
        if len(gone) != len(come):
            for one in gone:
                partners.setdefault(one, set()).add("")
            for other in come:
                reverse.setdefault(other, set()).add("")
    return {
        old: new
        for old, others in partners.items()
        if len(others) == 1 and (new := next(iter(others))) and reverse[new] == {old}
    }
