"""The fewest whole sentences that answer, and whole enumerations where a list is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answering.asked import Asked
from bot.answering.candidate import Candidate as Candidate
from bot.answering.enumeration import LONGEST, Around, enumeration_at, joined, ordinal
from bot.answering.excerpts import Excerpt, Reading
from bot.answering.lines import Line, is_reply, is_run_in, runs_of
from bot.answering.sentences import Span, sentences_of
from bot.answering.telling import begins
from ingest.model import Document
from ingest.numerals import chinese_to_int

_ANNOUNCES = re.compile(
    r"(?:如下|以下[^。，]{0,8}|下列[^。，]{0,8}|(?P<count>[两二三四五六七八九十]|[2-9])(?:句话|点|个方面|件事|项工作|条)[^。，]{0,4})[。：:]?$"
)


ROW = 150
"""Characters of a row that is shown whole."""
_OF_INDICATORS = ("指标体系", "任务分解表", "标准指引")

LOOKED_AT = 24
"""Lines that are looked at for further things that a question asks for."""

MORE = 0.2
"""What a further excerpt must add to the part of the question that is accounted for."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show: a run of sentences from one place; a list's run is its entries.

    ``complete`` is true when nothing beside it could belong to the answer.
    """

    spans: tuple[Span, ...]
    document: Document
    enumeration: bool = False
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with the chance that the answer begins at it, of all that were found."""

    span: Span
    document: Document
    score: float


def rank_sentences(asked: Asked, candidates: Sequence[Candidate]) -> list[Scored]:
    """All sentences of the candidates, the likeliest beginning of an answer first."""
    runs = runs_of(candidates, lambda passage: ())
    chances = begins(asked, runs) if runs else []
    ranked = [
        Scored(line.span, line.candidate.document, chance)
        for run, held in zip(runs, chances, strict=True)
        for line, chance in zip(run, held, strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.score)


def select(asked: Asked, candidates: Sequence[Candidate], around: Around) -> tuple[Selection, ...]:
    """Choose the answer's sentences; empty when there is nothing to choose from."""
    runs = runs_of(candidates, around)
    if not runs:
        return ()
    reading = Reading(asked, runs)
    best = reading.likeliest()
    first = _form(asked, best, around) or _completed(asked, reading.best(), around)
    if first.complete or not asked.many:
        return (first,)
    return tuple(sorted((first, *_others(asked, reading, first, around)), key=_place))


def _others(
    asked: Asked, reading: Reading, first: Selection, around: Around
) -> Iterator[Selection]:
    """Further excerpts of the same document for a question that asks for several things."""
    shown, length = set(first.spans), _length(first)
    covered = [span.text for span in first.spans]
    for line in reading.ranked()[:LOOKED_AT]:
        if line.candidate.document.id != first.document.id or line.span in shown:
            continue
        addition = _form(asked, line, around) or Selection((line.span,), line.candidate.document)
        more = asked.coverage([*covered, line.span.text]) - asked.coverage(covered)
        most = (4 if addition.enumeration else 2) * LONGEST
        if shown & set(addition.spans) or length + _length(addition) > most:
            continue
        if addition.enumeration or more >= MORE:
            yield addition
            shown |= set(addition.spans)
            length += _length(addition)
            covered += [span.text for span in addition.spans]


def _completed(asked: Asked, excerpt: Excerpt, around: Around) -> Selection:
    """The lines of an excerpt as they stand, or the whole enumeration of which it shows a part."""
    spans = tuple(line.span for line in excerpt.lines)
    document = excerpt.lines[0].candidate.document
    entries = [span for span in spans if ordinal(span.text) is not None]
    if asked.kind == "list" and entries and (whole := enumeration_at(entries[0], around)):
        return Selection(whole, document, enumeration=True)
    return Selection(spans, document)


def _length(selection: Selection) -> int:
    return sum(len(span.text) for span in selection.spans)


def _place(selection: Selection) -> tuple[str, int, int]:
    first = selection.spans[0]
    return (selection.document.id, first.passage.ordinal, first.locator.start or 0)


def _form(asked: Asked, best: Line, around: Around) -> Selection | None:
    """The whole of what a line belongs to, where that has a form of its own.

    That is the answer below a heading that is a question, the enumeration that the line
    introduces or stands in, or what a run-in heading or an announcement is followed by.
    """
    span, document = best.span, best.candidate.document
    if answer := _whole_answer(span) or _whole_row(span, document):
        return Selection(answer, document, complete=True)
    run = enumeration_at(span, around) if asked.kind in ("list", "other") else ()
    entries = [entry for entry in joined(run) if ordinal(entry.text) is not None]
    if asked.nth and asked.nth <= len(entries):
        return Selection((entries[asked.nth - 1],), document, complete=True)
    lead_in = span.text.endswith(("：", ":"))
    if run and (asked.kind == "list" or lead_in):
        return Selection(run, document, enumeration=True)
    onward = _led_to(span, around)
    return Selection((span, *onward), document) if onward else None


def _whole_row(span: Span, document: Document) -> tuple[Span, ...]:
    """All cells of a row of a table that lists no indicators, if they are few: one alone says little."""
    if span.passage.kind != "row" or document.authority in _OF_INDICATORS:
        return ()
    spans = sentences_of(span.passage)
    return spans if sum(len(s.text) for s in spans) <= ROW else ()


def _whole_answer(span: Span) -> tuple[Span, ...]:
    """All sentences of a passage that answers the question above it, if they are few."""
    spans = sentences_of(span.passage) if is_reply(span.passage) else ()
    return spans if sum(len(s.text) for s in spans) <= LONGEST else ()


def _led_to(span: Span, around: Around) -> tuple[Span, ...]:
    """What a sentence that says nothing itself leads to: 我强调四句话。, （二）牵头初核。"""
    announced, run_in = _ANNOUNCES.search(span.text), is_run_in(span.text)
    if span.passage.kind == "row" or not (announced or run_in):
        return ()
    spans = list(sentences_of(span.passage))
    onward = spans[spans.index(span) + 1 :]
    later = [p for p in around(span.passage) if p.ordinal > span.passage.ordinal]
    onward += [s for p in later[:2] for s in sentences_of(p)]
    count = announced.group("count") if announced else None
    most = chinese_to_int(count) if count else None
    return tuple(_short(onward, most or LONGEST, stop_at_ordinal=not count))


def _short(spans: Iterable[Span], most: int, *, stop_at_ordinal: bool) -> Iterator[Span]:
    """The first sentences, as long as they are short and no new point begins."""
    length = 0
    for span in islice(spans, most):
        length += len(span.text)
        if length > LONGEST or (stop_at_ordinal and ordinal(span.text) is not None):
            return
        yield span
