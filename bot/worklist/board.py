"""Indicators as they stand today: the table's row with the changes that later notices made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from bot.worklist.changes import Change, moved
from bot.worklist.deadlines import days_named, read_deadline
from ingest.model import Amendment, Aspect, Document, FieldName, Indicator, Item, Slot

FIELDS: tuple[FieldName, ...] = get_args(FieldName)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a field's list, the document it stands in and the words to quote for it."""

    item: Item
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an indicator in force. ``slot`` is ``None`` where the table has no such column."""

    name: FieldName
    slot: Slot | None
    changes: tuple[Change, ...] = ()
    year: int = 0
    """The year in which days without one fall."""

    @property
    def replacement(self) -> Change | None:
        """The latest change that replaces the whole value, if any."""
        whole = [c for c in self.changes if c.amendment.action == "replace"]
        return whole[-1] if whole else None

    @property
    def value(self) -> str:
        """The value in force: what the replacements make of it in turn, else what the cell says."""
        said = self.slot.text if self.slot else ""
        for change in self.changes:
            if change.amendment.action == "replace":
                new = change.amendment.new
                said = moved(said, new, self.year) if self.name == "deadline" else new
        return said

    def entries(self, document: str) -> tuple[Entry, ...]:
        """The items in force: the cell's own, less those removed, those replaced in their places,
        then those added."""
        removed = {plain(c.amendment.new) for c in self.changes if c.amendment.action == "remove"}
        replaced = {
            plain(c.amendment.old): c
            for c in self.changes
            if c.amendment.action == "replace" and c.amendment.old
        }
        own = [item for item in (self.slot.items if self.slot else ()) if item.text]
        kept = [
            _made_by(replaced[key]) if key in replaced else Entry(item, document, item.text)
            for item in own
            if (key := plain(item.text)) not in removed
        ]
        added = [_made_by(c) for c in self.changes if c.amendment.action == "add"]
        return (*kept, *added)


def _made_by(change: Change) -> Entry:
    """The entry that a notice writes, quoted with the words that make it."""
    amendment = change.amendment
    return Entry(Item(amendment.new, amendment.locator), change.source.id, amendment.quote)


def plain(text: str) -> str:
    """Text without width, spaces and punctuation, for comparing values."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", folded)


def table_year(document: Document) -> int | None:
    """The year that a table is for: its edition, its title, else the year it was issued."""
    for text in (document.edition or "", document.title):
        if found := re.search(r"20\d\d", text):
            return int(found.group())
    return document.issued.year if document.issued else None


class Board:
    """Indicators with amendments applied. Built from one catalog generation, immutable."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        amendments: Sequence[Amendment],
        this_year: Callable[[], int],
    ) -> None:
        self._documents = documents
        self._this_year = this_year
        known = [Change(a, documents[a.document]) for a in amendments if a.document in documents]
        # The latest competent notice decides, so later ones come last.
        self._changes = sorted(known, key=lambda c: c.source.issued or date.min)

    def document(self, name: str) -> Document:
        """A document by id."""
        return self._documents[name]

    def year(self, indicator: Indicator) -> int:
        """The year in which an indicator's deadlines without a year fall."""
        return table_year(self._documents[indicator.document]) or self._this_year()

    def field(self, indicator: Indicator, name: FieldName) -> Field:
        """One field of an indicator with the changes that apply to it."""
        slot: Slot | None = getattr(indicator, name)
        applied = tuple(self._applying(indicator, name, slot))
        return Field(name, slot, applied, self.year(indicator))

    def changes_to(self, document: Document, text: str) -> tuple[Change, ...]:
        """The changes in force of a value that stands in this text of this document."""
        return tuple(
            change
            for change in self._changes
            if change.amendment.old
            and change.amendment.field != "document"
            and change.amendment.target_number is None
            and change.source.id != document.id
            and plain(change.amendment.old) in plain(text)
            and _names(change.amendment, document)
            and _not_older(change.source, document)
        )

    def moved_days(self) -> tuple[Change, ...]:
        """The changes in force of a day that stands for more than one numbered indicator."""
        return tuple(
            change
            for change in self._changes
            if change.amendment.field == "deadline"
            and change.amendment.old
            and change.amendment.target_number is None
            and change.source.status in ("current", "upcoming")
        )

    def row_changes(self, document: Document) -> tuple[Change, ...]:
        """The changes in force that add rows to a table or strike them out; they must name it."""
        return tuple(
            change
            for change in self._changes
            if change.amendment.field == "row"
            and _names(change.amendment, document)
            and _same_level(change.source, document)
            and _not_older(change.source, document)
        )

    def _applying(
        self, indicator: Indicator, name: FieldName, slot: Slot | None
    ) -> Iterable[Change]:
        table = self._documents[indicator.document]
        for change in self._changes:
            amendment = change.amendment
            if _field(amendment, indicator) != name or change.source.id == indicator.document:
                continue
            if not _names_table(amendment, table) or not _not_older(change.source, table):
                continue
            if not _same_level(change.source, table):
                continue
            if amendment.target_number is not None:
                if amendment.target_number == indicator.number:
                    yield change
            elif name == "deadline" and slot and self._same_day(amendment, slot, indicator):
                yield change

    def _same_day(self, amendment: Amendment, slot: Slot, indicator: Indicator) -> bool:
        """Whether a change that names no indicator moves the very day that this cell sets."""
        if not amendment.old:
            return False
        year = self.year(indicator)
        old = days_named(amendment.old, year)
        return bool(old) and read_deadline(slot.text, year).day == max(old)


def _same_level(source: Document, table: Document) -> bool:
    """Whether a notice speaks of this level's tables: a county's changes no row of the city's."""
    return None in (source.level, table.level) or source.level == table.level


def _field(amendment: Amendment, indicator: Indicator) -> Aspect:
    """The field that a change is about in this table, where 责任单位 may be the only unit column."""
    return "lead" if amendment.field == "joint" and indicator.joint is None else amendment.field


def _names(amendment: Amendment, document: Document) -> bool:
    """Whether an amendment names this document by its title."""
    target, title = plain(amendment.target_title or ""), plain(document.title)
    return bool(target) and (target in title or title in target)


def _names_table(amendment: Amendment, table: Document) -> bool:
    """Whether an amendment is meant for this table: it names it, or names no other table."""
    if not amendment.target_title:
        return True
    if _names(amendment, table):
        return True
    # A deadline set in the plan stands in the table too: the same day, moved by the same notice.
    return amendment.target_number is None and amendment.field == "deadline"


def _not_older(source: Document, table: Document) -> bool:
    """Whether a notice can change a table: it is of the table's year or later, and not superseded."""
    if source.status not in ("current", "upcoming"):
        return False
    year = table_year(table)
    return source.issued is None or year is None or source.issued.year >= year
