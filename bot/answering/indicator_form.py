"""Answers about indicators by number or name: the whole list, or just the fields asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.draft import Draft
from bot.answering.fidelity.wording import Entire, Listed, Quoted
from bot.answering.places import Places
from bot.worklist.board import FIELDS, Field
from bot.worklist.changes import Change
from bot.worklist.register import Register
from ingest.model import Document, FieldName, Indicator, Locator
from prompts import Own, Said, reply

_CARD: tuple[FieldName, ...] = ("evidence", "lead", "joint", "deadline", "score")
_BESIDE_EVIDENCE: tuple[FieldName, ...] = ("lead", "deadline")


class IndicatorForm:
    """Writes what is asked about an indicator into a draft, every value cited to its cell."""

    def __init__(self, register: Register, draft: Draft) -> None:
        self._register, self._draft = register, draft
        self._places = Places(register)

    def write(self, indicator: Indicator, fields: tuple[FieldName, ...]) -> None:
        """The title, then the fields: those asked for, or all that a clerk needs.

        A question for the evidence also gets who leads and by when: the next two questions.
        """
        table = self._register.documents[indicator.document]
        say_title(self._register, self._draft, indicator)
        shown = fields or _CARD
        if shown == ("evidence",):
            shown = ("evidence", *_BESIDE_EVIDENCE)
        if fields == ("requirement",) and not _tells_more(indicator):
            shown = ("requirement", "score")
        if not fields and indicator.requirement and indicator.requirement.text != indicator.name:
            shown = ("requirement", *shown)
        for name in shown:
            field = self._register.board.field(indicator, name)
            if field.slot is None and not field.changes:
                if name in fields:
                    self._absent(name, table)
            elif name == "evidence":
                self._evidence(indicator, field, table)
            else:
                self._single(indicator, field, table)

    def _absent(self, name: FieldName, table: Document) -> None:
        self._draft.say(
            reply(
                "answer.field_absent",
                table=self._register.label(table),
                label=reply(f"labels.{name}"),
            )
        )

    def _evidence(self, indicator: Indicator, field: Field, table: Document) -> None:
        """Every item word for word, counted, each cited to its cell; added ones to their notice."""
        entries = field.entries(indicator.document)
        slot = field.slot
        cell = [self._places.cell(indicator, slot)] if slot else []
        if not entries:
            self._draft.say(reply("answer.evidence_blank"), *cell)
            return
        key = "evidence_one" if len(entries) == 1 else "evidence_count"
        mark = reply("answer.inherited") if slot and slot.inherited else ""
        self._draft.say(reply(f"answer.{key}", count=Listed(len(entries)), mark=mark), *cell)
        for entry in entries:
            text = Quoted(entry.item.text, entry.quote)
            self._draft.item(text, self._places.entry(indicator, entry))
        self._tell_changes(field, len(entries))

    def _tell_changes(self, field: Field, count: int) -> None:
        added = [c for c in field.changes if c.amendment.action == "add"]
        for position, change in enumerate(added, start=count - len(added) + 1):
            source = f"《{change.source.title}》"
            said = reply("notices.amended_item", ordinals=position, source=source)
            self._draft.note("amended", said)
        for change in field.changes:
            if change not in added:
                self._tell(change)

    def _tell(self, change: Change) -> None:
        source, quote = f"《{change.source.title}》", change.amendment.quote
        self._draft.note("amended", reply("notices.amended", source=source, quote=quote))

    def _single(self, indicator: Indicator, field: Field, table: Document) -> None:
        label = reply(f"labels.{field.name}")
        change = field.replacement
        if change:
            self._changed(indicator, field, label, change)
            return
        slot = field.slot
        assert slot is not None
        source = self._places.cell(indicator, slot)
        if not slot.text:
            self._draft.say(reply("answer.field_blank", label=label), source)
            return
        value = _on_one_line(slot.text, "；" if field.name == "score" else "")
        mark = reply("answer.inherited") if slot.inherited else ""
        self._draft.say(reply("answer.field", label=label, value=value + mark), source)

    def _changed(self, indicator: Indicator, field: Field, label: str, change: Change) -> None:
        """A value that a later notice replaced: the new one counts, the old one is mentioned."""
        old = field.slot.text if field.slot else (change.amendment.old or "")
        key = "amended_deadline" if old else "amended_deadline_plain"
        values = {"new": Quoted(field.value), "source": f"《{change.source.title}》"}
        if old:
            values["old"] = Quoted(old)
        self._draft.say(
            reply("answer.field", label=label, value=reply(f"answer.{key}", **values)),
            *self._places.field(indicator, field.name),
        )
        self._tell(change)


def say_title(register: Register, draft: Draft, indicator: Indicator) -> None:
    """The line that names an indicator and its table."""
    key = "indicator_title" if indicator.number else "indicator_title_unnumbered"
    table = register.label(register.documents[indicator.document])
    values = {"name": Entire(indicator.name), "table": table}
    if indicator.number:
        values["number"] = indicator.number
    draft.say(reply(f"answer.{key}", **values), Places(register).name(indicator))


def _on_one_line(text: str, parting: str) -> Said:
    """The lines of a cell on one, each as it stands there."""
    first, *others = text.split("\n")
    parts: list[object] = [Quoted(first)]
    for line in others:
        parts += (Own(parting), Quoted(line))
    return Said(*parts)


def _tells_more(indicator: Indicator) -> bool:
    """Whether the requirement says more than the name, which a guide's rows often do not."""
    return indicator.requirement is None or indicator.requirement.text != indicator.name


def fields_at(indicator: Indicator, places: Sequence[Locator]) -> tuple[FieldName, ...]:
    """The fields of an indicator whose cells are at these places."""
    cells = {(place.sheet, place.cell) for place in places}
    found = ((name, getattr(indicator, name)) for name in FIELDS)
    return tuple(
        n for n, slot in found if slot and (slot.locator.sheet, slot.locator.cell) in cells
    )
