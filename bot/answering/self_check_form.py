"""Answers to a pasted list: what it lacks, what is doubtful, what it holds; never a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.draft import Draft
from bot.answering.places import Places
from bot.worklist.board import plain
from bot.worklist.register import Register
from bot.worklist.self_check import Checked, Demand, Finding, Material, check_evidence
from ingest.model import Indicator
from prompts import Own, Said, joined, reply


class SelfCheckForm:
    """Writes the three groups into a draft, every evidence item word for word and cited."""

    def __init__(self, register: Register, draft: Draft) -> None:
        self._register, self._draft = register, draft
        self._places = Places(register)

    def write(self, rows: Sequence[Indicator], materials: Sequence[Material]) -> None:
        """What is missing comes first: it is what was asked for."""
        checked = check_evidence(self._register, rows, materials)
        several = len(rows) > 1
        if not several:
            self._title(rows[0])
        if not checked.pairs:
            self._draft.say(reply("answer.evidence_blank"), self._places.name(rows[0]))
            return
        self._counts(checked)
        for demand, finding in self._group(checked, "missing"):
            self._item(demand, several=several)
            if finding.reasons != (reply("self_check.nothing"),):
                self._under(reply("self_check.why", reasons=joined("；", finding.reasons)))
        for demand, finding in self._group(checked, "doubtful"):
            self._item(demand, several=several)
            given, why = "、".join(finding.materials), joined("；", finding.reasons)
            self._under(reply("self_check.given", text=given, reasons=why))
        for demand, _ in self._group(checked, "matched"):
            self._item(demand, several=several)
        self._alike(checked)
        if others := checked.result.others:
            self._draft.say(reply("self_check.others", list=joined("、", others)))
        self._draft.say(reply("self_check.notice"))

    def _title(self, row: Indicator) -> None:
        table = self._register.label(self._register.documents[row.document])
        key = "indicator_title" if row.number else "indicator_title_unnumbered"
        number = {"number": row.number} if row.number else {}
        said = reply(f"answer.{key}", name=row.name, table=table, **number)
        self._draft.say(said, self._places.name(row))

    def _counts(self, checked: Checked) -> None:
        result = checked.result
        counts = {
            "matched": len(result.of("matched")),
            "missing": len(result.of("missing")),
            "doubtful": len(result.of("doubtful")),
        }
        self._draft.say(reply("self_check.counts", count=len(checked.pairs), **counts))

    def _group(self, checked: Checked, status: str) -> Sequence[tuple[Demand, Finding]]:
        pairs = [pair for pair in checked.pairs if pair[1].status == status]
        if pairs:
            self._draft.say(reply(f"self_check.head.{status}", count=len(pairs)))
        return pairs

    def _item(self, demand: Demand, *, several: bool) -> None:
        row, text = demand.indicator, demand.entry.item.text
        if several and row.number:
            text = reply("self_check.numbered", number=row.number, item=text)
        self._draft.item(text, self._places.entry(row, demand.entry))

    def _under(self, text: str) -> None:
        """A line that belongs to the item above it."""
        self._draft.say(Said(Own("　"), text))

    def _alike(self, checked: Checked) -> None:
        """Which words were taken for which item, where they are not the same."""
        pairs = [
            reply("self_check.taken_as", text=text, item=finding.wanted.text)
            for finding in checked.result.of("matched")
            for text in finding.materials
            if plain(text) != plain(finding.wanted.text)
        ]
        if pairs:
            self._draft.say(reply("self_check.alike", list=joined("、", pairs)))
