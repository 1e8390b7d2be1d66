"""Lists of changes between two editions: counted, complete, each value cited to where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.difference_words import SHOWN, amended, entry_text, labels, number, shown
from bot.answering.draft import Draft, Source
from bot.answering.places import Places
from bot.worklist.comparing import counts_said
from bot.worklist.difference import UNITS, Difference, FieldChange, RowChange
from bot.worklist.register import Register
from ingest.model import FieldName, Indicator
from prompts import joined, reply


class DifferenceLists:
    """Writes lists of changed rows into a draft."""

    def __init__(self, register: Register, draft: Draft, found: Difference) -> None:
        self._register, self._draft, self._found = register, draft, found
        self._places = Places(register)
        self._tables = labels(register, found)

    def counts(self) -> None:
        """How many rows each edition has, and how many came, went, changed."""
        self._draft.say(counts_said(self._register, self._found))

    def added(self, rows: Sequence[RowChange], *, alone: bool) -> None:
        """The rows that only the newer edition has, each with its lead unit and deadline."""
        self._headed(("added", "added_none"), rows, alone=alone)
        for row in rows:
            assert row.after is not None
            self._whole(row.after, "item_added")

    def dropped(self, rows: Sequence[RowChange], *, alone: bool) -> None:
        """The rows that only the older edition has."""
        self._headed(("dropped", "dropped_none"), rows, alone=alone)
        for row in rows:
            assert row.before is not None
            self._whole(row.before, "item_dropped")

    def renamed(self, rows: Sequence[RowChange], *, alone: bool) -> None:
        """The rows that the editions name differently."""
        self._headed(("renamed", "renamed_none"), rows, alone=alone)
        for row in rows:
            assert row.before is not None
            assert row.after is not None
            said = {"old": row.before.name, "new": row.after.name}
            text = reply("difference.item_renamed", number=number(row.after), **said)
            self._draft.item(text, self._places.name(row.before), self._places.name(row.after))

    def _headed(self, keys: tuple[str, str], rows: Sequence[RowChange], *, alone: bool) -> None:
        """The line above a list that stands alone: how many there are, or that there is none."""
        some, none = keys
        if rows and alone:
            self._draft.say(reply(f"difference.{some}", count=len(rows), **self._tables))
        elif alone:
            self._draft.say(reply(f"difference.{none}", **self._tables))

    def _whole(self, row: Indicator, key: str) -> None:
        board = self._register.board
        lead, due = board.field(row, "lead"), board.field(row, "deadline")
        told = joined("；", (shown(field, row) for field in (lead, due) if field.value))
        text = reply(f"difference.{key}", number=number(row), name=row.name)
        sources = (*self._places.field(row, "lead"), *self._places.field(row, "deadline"))
        self._draft.item(text + (f"（{told}）" if told else ""), self._places.name(row), *sources)

    def field(self, name: FieldName, rows: Sequence[RowChange], unit: str = "") -> None:
        """All rows whose field of one name reads otherwise; a unit's new name is told once."""
        label = reply(f"labels.{name}")
        told = [row for row in rows if not _only_names(row, name)]
        whose = reply("answer.of_unit", unit=unit) if unit else ""
        tables = self._tables | {"new": whose + self._tables["new"]}
        key = "field" if told else "field_none"
        count = {"count": len(told)} if told else {}
        self._draft.say(reply(f"difference.{key}", label=label, **tables, **count))
        for row in told:
            changes = [change for change in row.fields if change.name == name]
            self._row_item(row, changes, alone=True)
        self._unit_names([row for row in rows if _only_names(row, name)])

    def changed(self, rows: Sequence[RowChange], unit: str = "") -> None:
        """The rows that read otherwise, a line each with all of its changes."""
        told = [row for row in rows if not all(change.only_names for change in row.fields)]
        if unit:
            key = "unit_changed" if told else "unit_changed_none"
            self._draft.say(
                reply(f"difference.{key}", unit=unit, **({"count": len(told)} if told else {}))
            )
        for row in told:
            self._row_item(row, [change for change in row.fields if not change.only_names])
        self._unit_names([row for row in rows if row not in told])

    def _row_item(
        self, row: RowChange, changes: Sequence[FieldChange], *, alone: bool = False
    ) -> None:
        """One row of a list with the changes that are short; a long one is named by its field."""
        assert row.before is not None
        assert row.after is not None
        sources = [self._places.name(row.after)]
        told = []
        for change in changes:
            told.append(self._told(row, change, alone=alone))
            sources += self._sources(row, change)
        text = reply("difference.item", number=number(row.after), name=row.after.name)
        self._draft.item(text + joined("；", told), *sources)

    def _sources(self, row: RowChange, change: FieldChange) -> list[Source]:
        assert row.before is not None
        assert row.after is not None
        if change.name == "evidence":
            old = [self._places.entry(row.before, entry) for entry in change.removed]
            return old + [self._places.entry(row.after, entry) for entry in change.added]
        sides = (row.before, row.after)
        return [source for side in sides for source in self._places.field(side, change.name)]

    def _told(self, row: RowChange, change: FieldChange, *, alone: bool) -> str:
        """One change in a line; a long one stands in a list only where no other field does."""
        assert row.before is not None
        assert row.after is not None
        label = "" if alone else reply(f"labels.{change.name}")
        if change.name == "evidence":
            return label + self._entries(change)
        old, new = shown(change.before, row.before), shown(change.after, row.after)
        if len(old + new) > SHOWN and not alone:
            return reply("difference.long", label=label)
        return label + reply("difference.short", old=old, new=new) + amended(change)

    def _entries(self, change: FieldChange) -> str:
        told = []
        for key, entries in (("entry_added", change.added), ("entry_removed", change.removed)):
            if entries:
                texts = joined(
                    "；",
                    (entry_text(e, self._found, self._register.documents) for e in entries),
                )
                told.append(reply(f"difference.{key}", text=texts))
        return joined("。", told)

    def _unit_names(self, rows: Sequence[RowChange]) -> None:
        """That a unit is merely called otherwise throughout, and in which rows."""
        if rows:
            names = "、".join(
                reply("difference.short", old=old, new=new)
                for old, new in self._found.unit_names.items()
            )
            numbers = "、".join(row.indicator.number or row.indicator.name for row in rows)
            said = {"names": names, "count": len(rows), "numbers": numbers}
            changes = [(row, c) for row in rows for c in row.fields if c.only_names]
            sources = [source for row, c in changes for source in self._sources(row, c)]
            self._draft.say(reply("difference.unit_names", **said), *sources)

    def note(self) -> None:
        """That what is called the former value stands in an edition that is no longer in force."""
        if self._found.before.document.status == "superseded":
            said = {"edition": self._tables["old"], "current": self._tables["new"]}
            self._draft.note("superseded", reply("notices.superseded_compared", **said))


def _only_names(row: RowChange, name: FieldName) -> bool:
    change = row.field(name) if name in UNITS else None
    return change is not None and change.only_names
