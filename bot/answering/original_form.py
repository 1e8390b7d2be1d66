"""Answers about a value before it was changed: by a notice, else by the edition in force."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.difference_words import shown
from bot.answering.draft import Draft, Source
from bot.answering.indicator_form import say_title
from bot.answering.places import Places
from bot.worklist.board import Field
from bot.worklist.changes import Change
from bot.worklist.difference import difference
from bot.worklist.editions import editions_of
from bot.worklist.register import Register
from ingest.model import FieldName, Indicator
from prompts import reply

_CHANGEABLE: tuple[FieldName, ...] = ("evidence", "lead", "joint", "deadline", "score")


class OriginalForm:
    """Writes former values into a draft, each beside the value in force and what made it."""

    def __init__(self, register: Register, draft: Draft) -> None:
        self._register, self._draft = register, draft
        self._places = Places(register)

    def row(self, indicator: Indicator, names: Sequence[FieldName]) -> None:
        """An indicator's fields before notices changed them; those that none changed say so."""
        say_title(self._register, self._draft, indicator)
        board = self._register.board
        fields = [board.field(indicator, name) for name in names or _CHANGEABLE]
        changed = [field for field in fields if field.changes]
        for field in changed if not names else fields:
            if field.name == "evidence" and field.changes:
                self._list(indicator, field)
            elif field.changes:
                self._value(indicator, field)
            else:
                self._unchanged(indicator, field)
        if not names and not changed:
            self._draft.say(reply("original.none"))

    def _list(self, indicator: Indicator, field: Field) -> None:
        """The list as the cell has it, then what each notice did to it."""
        slot = field.slot
        own = [item for item in slot.items if item.text] if slot else []
        cell = [self._places.cell(indicator, slot)] if slot else []
        self._draft.say(reply("original.list", count=len(own)), *cell)
        document = self._register.documents[indicator.document]
        for item in own:
            self._draft.item(item.text, Source(document, item.locator, item.text, indicator.groups))
        for change in field.changes:
            self._said(change)

    def _value(self, indicator: Indicator, field: Field) -> None:
        change = field.replacement
        if change is None or field.slot is None:
            for each in field.changes:
                self._said(each)
            return
        label, source = reply(f"labels.{field.name}"), f"《{change.source.title}》"
        old = field.slot.text.replace("\n", "；") or reply("difference.blank")
        said = {"label": label, "old": old, "new": field.value, "source": source}
        self._draft.say(reply("original.value", **said), *self._places.field(indicator, field.name))

    def _said(self, change: Change) -> None:
        """What a notice does, in its own words."""
        amendment = change.amendment
        source = Source(change.source, amendment.locator, amendment.quote)
        title = f"《{change.source.title}》"
        self._draft.say(reply("answer.row_quote", source=title, quote=amendment.quote), source)

    def _unchanged(self, indicator: Indicator, field: Field) -> None:
        """No notice changed it: the value, and what the edition before says if it is another."""
        label = reply(f"labels.{field.name}")
        value = shown(field, indicator)
        said = reply("original.unchanged", label=label, value=value)
        self._draft.say(said, *self._places.field(indicator, field.name))
        table = self._register.table(indicator.document)
        older = editions_of(self._register, table)[1:] if table else ()
        if not table or not older:
            return
        row = difference(older[0], table).by_row[indicator.id]
        change = row.field(field.name)
        if row.before and change:
            edition = self._register.label(older[0].document)
            before = shown(change.before, row.before)
            said = reply("original.edition", edition=edition, value=before)
            self._draft.say(said, *self._places.field(row.before, field.name))

    def days(self, changes: Sequence[Change]) -> None:
        """The days that notices moved, each with the document that had set it."""
        for change in changes:
            amendment = change.amendment
            said = {
                "target": f"《{amendment.target_title}》" if amendment.target_title else "",
                "old": amendment.old or "",
                "new": amendment.new,
                "source": f"《{change.source.title}》",
            }
            source = Source(change.source, amendment.locator, amendment.quote)
            self._draft.say(reply("original.day", **said), source)
