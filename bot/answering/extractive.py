"""Answers to prose questions without a language model: quotation, chosen and cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.asked import Asked
from bot.answering.draft import Draft, Source
from bot.answering.enumeration import Around, joined, ordinal
from bot.answering.evidence import Verdict
from bot.answering.fidelity.wording import Entire
from bot.answering.selection import Candidate, Selection, select
from bot.answering.sentences import Span, within
from bot.worklist.board import Board, table_year
from ingest.model import Document
from prompts import reply

_PLACEHOLDER_YEARS = re.compile(r"(20\d\d)\s*[—\-–~至]+\s*\1\s*年?")

_LEAD_IN = re.compile(
    r"^[^。；]{2,60}?[:：，,](?=(?:一|第一|（一）|\(一\)|1[.、]|①)(?:是|要|[，、,])?)"
)


class Extractive:
    """Writes the fewest whole sentences that answer into a draft, word for word."""

    def __init__(self, around: Around, board: Board, this_year: int) -> None:
        self._around, self._board, self._this_year = around, board, this_year

    def choose(self, asked: Asked, candidates: Sequence[Candidate]) -> tuple[Selection, ...]:
        """The stretches of the candidates that answer, none where there are no candidates."""
        return select(asked, candidates, self._around)

    def write(self, draft: Draft, chosen: Sequence[Selection]) -> None:
        """Quote what was chosen; notes say when the source cannot state what is required."""
        for selection in chosen:
            if selection.enumeration:
                self._enumeration(draft, selection)
            else:
                for span in selection.spans:
                    draft.say(_shown(span), _source(selection.document, span))
            note_standing(draft, selection.document, self._this_year)
            for span in selection.spans:
                note_doubtful(draft, span.text)
        for selection in chosen:
            self._amend(draft, selection)

    def _amend(self, draft: Draft, selection: Selection) -> None:
        """After a value that a later notice changed, the words that change it."""
        for span in selection.spans:
            for change in self._board.changes_to(selection.document, span.text):
                quote = change.amendment.quote
                source = Source(change.source, change.amendment.locator, quote)
                if not any(line.text == quote for line in draft.lines):
                    draft.say(Entire(quote, quote), source)
                title = f"《{change.source.title}》"
                draft.note("amended", reply("notices.amended", source=title, quote=quote))

    @staticmethod
    def _enumeration(draft: Draft, selection: Selection) -> None:
        for span in (part for whole in joined(selection.spans) for part in _parted(whole)):
            source = _source(selection.document, span)
            if ordinal(span.text) is None:
                draft.say(Entire(span.text), source)
            else:
                draft.item(Entire(span.text), source)


def refuse(draft: Draft, verdict: Verdict) -> None:
    """One sentence on what is absent, and the nearest place if there is one."""
    assert verdict.reason is not None
    if verdict.reason == "no_evidence" and verdict.nearest:
        nearest = verdict.nearest
        where = f"《{nearest.document.title}》" + "".join(
            f"“{h}”" for h in nearest.passage.path[-1:]
        )
        draft.refuse("no_evidence", reply("refusals.no_evidence_nearest", source=where))
    else:
        draft.refuse(verdict.reason, reply(f"refusals.{verdict.reason}"))


def note_standing(draft: Draft, document: Document, this_year: int) -> None:
    """Say so when a quotation comes from a foreign or an old document, or from a speech.

    ``this_year`` is that of the tables in force: a speech of an earlier year is an old one.
    """
    if document.standing == "外地参考":
        label = reply("notices.foreign")
    elif document.authority == "讲话报告":
        label = reply("notices.old_speech" if _year(document) < this_year else "notices.speech")
    else:
        label = reply("notices.historic") if document.standing == "历史" else ""
    if label:
        draft.note("old_or_foreign", reply("notices.old_or_foreign", label=label))
    if document.status == "superseded":
        draft.note("superseded", reply("notices.superseded_plain"))


def _year(document: Document) -> int:
    """The year in which a speech was given or a report issued; without one it counts as old."""
    return max(document.issued.year if document.issued else 0, table_year(document) or 0)


def note_doubtful(draft: Draft, text: str) -> None:
    """Flag an original that cannot be right, such as a span of years that begins where it ends."""
    if found := _PLACEHOLDER_YEARS.search(text):
        draft.note("doubtful_original", reply("notices.doubtful_original", quote=found.group()))


def _parted(span: Span) -> tuple[Span, ...]:
    """A first entry that follows its lead-in in one sentence, as two: 分三个阶段：一是…"""
    found = _LEAD_IN.match(span.text) if ordinal(span.text) == 1 else None
    if not found:
        return (span,)
    lead, entry = found.group(), span.text[found.end() :]
    return (
        replace(span, text=lead, locator=within(span.locator, 0, len(lead))),
        replace(span, text=entry, locator=within(span.locator, len(lead), len(span.text))),
    )


def _shown(span: Span) -> str:
    label = span.passage.pieces[span.piece].label
    quoted = Entire(span.text)
    if span.passage.kind != "row" or not label:
        return quoted
    return reply("answer.field", label=label.split(" / ")[-1], value=quoted)


def _source(document: Document, span: Span) -> Source:
    label = span.passage.pieces[span.piece].label
    return Source(document, span.locator, span.text, span.passage.path, (label,) if label else ())
