"""What changed in one indicator: its numbers in both editions, then each field with both values."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.difference_words import SHOWN, amended, counted, entry_text, labels, shown
from bot.answering.draft import Draft
from bot.answering.places import Places
from bot.worklist.board import Entry, Field
from bot.worklist.difference import Difference, FieldChange, RowChange
from bot.worklist.register import Register
from ingest.model import FieldName, Indicator
from prompts import joined, reply


class RowForm:
    """Writes one row of a comparison into a draft, every value cited to where it stands."""

    def __init__(self, register: Register, draft: Draft, found: Difference) -> None:
        self._register, self._draft, self._found = register, draft, found
        self._places = Places(register)
        self._tables = labels(register, found)

    def write(self, row: RowChange, names: Sequence[FieldName], *, only_name: bool = False) -> None:
        """One indicator: its numbers and names in both editions, then every change, or some fields'."""
        sides = [self._places.name(side) for side in (row.before, row.after) if side]
        key = {"added": "row_added", "dropped": "row_dropped"}.get(row.kind, "row")
        if row.before and row.after and row.before.number == row.after.number:
            key = "row_numbered_alike"
        self._draft.say(reply(f"difference.{key}", **self._numbered(row), **self._tables), *sides)
        if row.before is None or row.after is None:
            return
        if row.renamed:
            self._draft.say(
                reply("difference.name", old=row.before.name, new=row.after.name), *sides
            )
        if only_name:
            if not row.renamed:
                self._draft.say(reply("difference.name_same"))
            return
        changes = [change for change in row.fields if not names or change.name in names]
        for change in changes:
            self._change(row, change)
        if not changes and not (row.renamed and not names):
            self._same(row, names)

    def _numbered(self, row: RowChange) -> dict[str, str]:
        told = {"name": row.indicator.name, "number": row.indicator.number or ""}
        if row.before is None or row.after is None or row.before.number == row.after.number:
            return told
        return told | {"old_number": row.before.number or ""}

    def _same(self, row: RowChange, names: Sequence[FieldName]) -> None:
        assert row.before is not None
        assert row.after is not None
        if not names:
            self._draft.say(reply("difference.row_same"))
            return
        for name in names:
            sources = (*self._places.field(row.before, name), *self._places.field(row.after, name))
            field = self._register.board.field(row.after, name)
            label = reply(f"labels.{name}")
            if field.slot is None:
                said = reply("answer.field_absent", table=self._tables["new"], label=label)
                self._draft.say(said)
            else:
                said = reply(
                    "difference.field_same", label=label, value=self._value(row.after, field)
                )
                self._draft.say(said, *sources)

    def _value(self, indicator: Indicator, field: Field) -> str:
        if field.name != "evidence":
            return shown(field, indicator)
        entries = field.entries(indicator.document)
        return joined("；", (entry.item.text for entry in entries)) or shown(field, indicator)

    def _entry(self, entry: Entry) -> str:
        return entry_text(entry, self._found, self._register.documents)

    def _change(self, row: RowChange, change: FieldChange) -> None:
        assert row.before is not None
        assert row.after is not None
        label = reply(f"labels.{change.name}")
        if change.name == "evidence":
            self._evidence(row.before, row.after, change, label)
            return
        old = self._places.field(row.before, change.name)
        new = self._places.field(row.after, change.name)
        values = {"old": shown(change.before, row.before), "new": shown(change.after, row.after)}
        if len("".join(values.values())) <= SHOWN:
            mark = reply("difference.only_names") if change.only_names else amended(change)
            said = reply("difference.change", label=label, **values) + mark
            self._draft.say(said, *old, *new)
        else:
            self._draft.say(reply("difference.was", label=label, value=values["old"]), *old)
            self._draft.say(reply("difference.is", label=label, value=values["new"]), *new)

    def _evidence(
        self, before: Indicator, after: Indicator, change: FieldChange, label: str
    ) -> None:
        """The entries that came and went, word for word, after the counts of both lists."""
        counts = {
            "old": counted(change.before, self._found.before.document),
            "new": counted(change.after, self._found.after.document),
        }
        cells = [*self._places.field(before, "evidence"), *self._places.field(after, "evidence")]
        self._draft.say(reply("difference.evidence", label=label, **counts), *cells)
        for entry in change.added:
            said = reply("difference.entry_added", text=self._entry(entry))
            self._draft.item(said, self._places.entry(after, entry))
        for entry in change.removed:
            said = reply("difference.entry_removed", text=entry.item.text)
            self._draft.item(said, self._places.entry(before, entry))
