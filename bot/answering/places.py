"""Where what is said of an indicator stands: its cells, and the notices that changed them."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.draft import Source
from bot.worklist.board import Entry, plain
from bot.worklist.register import Register
from ingest.model import FieldName, Indicator, Slot


class Places:
    """Finds the sources of a row's values."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def name(self, indicator: Indicator) -> Source:
        """The cell with the name."""
        document = self._register.documents[indicator.document]
        return Source(
            document, indicator.locator, indicator.name, indicator.groups, _row(indicator)
        )

    def cell(self, indicator: Indicator, slot: Slot) -> Source:
        """A field's cell; for 同上 the cell that it refers to, where the words really stand."""
        locator = slot.locator
        if slot.inherited and slot.items:
            locator = replace(slot.items[0].locator, start=None, end=None)
        document = self._register.documents[indicator.document]
        context = (*_row(indicator), slot.header)
        return Source(document, locator, slot.text, indicator.groups, context)

    def field(self, indicator: Indicator, name: FieldName) -> tuple[Source, ...]:
        """Where the value in force stands: the notice that set it last, then its cell if filled."""
        field = self._register.board.field(indicator, name)
        change = field.replacement
        found = []
        if change:
            amendment = change.amendment
            found.append(
                Source(change.source, amendment.locator, amendment.quote, context=_row(indicator))
            )
        if field.slot and field.slot.text:
            found.append(self.cell(indicator, field.slot))
        return tuple(found)

    def entry(self, indicator: Indicator, entry: Entry) -> Source:
        """One entry of a list in its cell; one that a notice added, in the notice."""
        document = self._register.documents[entry.document]
        return Source(document, entry.item.locator, entry.quote, indicator.groups, _row(indicator))

    def evidence(self, indicator: Indicator, words: str) -> tuple[Source, ...]:
        """The entries of the evidence in force that hold the words; empty when none does."""
        entries = self._register.board.field(indicator, "evidence").entries(indicator.document)
        wanted = plain(words)
        return tuple(self.entry(indicator, e) for e in entries if wanted in plain(e.item.text))


def _row(indicator: Indicator) -> tuple[str, ...]:
    """What names the row that a cell stands in."""
    return (indicator.number, indicator.name) if indicator.number else (indicator.name,)
