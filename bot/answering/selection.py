"""The fewest whole sentences that answer, and whole enumerations where a list is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answering.asked import Asked
from bot.answering.enumeration import LONGEST, Around, enumeration_at, joined, ordinal
from bot.answering.sentences import Span, sentences_of
from ingest.model import Document, Passage
from ingest.numerals import chinese_to_int

FIT, RANK = 0.25, 1.0
"""What fitness for what is asked, and standing in the passage found first, add to a sentence."""


QUESTION = re.compile(
    r"[?？]$|怎么办$|是什么$|(?:怎么|如何|多少|几|哪|谁|能不能|能否|是否|要不要)[^。]*$"
)
"""A heading that is a question: its section answers it."""

_RUN_IN = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．])\s*[^。；，,\d]{2,18}[。.]?$"
)
_ANNOUNCES = re.compile(
    r"(?:如下|以下[^。，]{0,8}|下列[^。，]{0,8}|(?P<count>[两二三四五六七八九十]|[2-9])(?:句话|点|个方面|件事|项工作|条)[^。，]{0,4})[。：:]?$"
)


FRAGMENT = 0.3
"""What a line that is no sentence loses."""

MORE = 0.2
"""What a further sentence must add to the part of the question that is accounted for."""

SHORT, BESIDE = 120, 0.75
"""An answer shorter than this takes in the next best sentence of its passage, if that is nearly as
good: which of two neighbours answers is often not to be told from their words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found, with its document and its score scaled to the best one (0 to 1).

    ``agreement`` is how far the legs of the search agree on it (0 to 1).
    """

    passage: Passage
    document: Document
    score: float
    agreement: float = 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with how well it answers."""

    span: Span
    document: Document
    score: float


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show: a run of sentences from one place; a list's run is its entries.

    ``complete`` is true when nothing beside it could belong to the answer.
    """

    spans: tuple[Span, ...]
    document: Document
    enumeration: bool = False
    complete: bool = False


def rank_sentences(asked: Asked, candidates: Sequence[Candidate]) -> list[Scored]:
    """All sentences of the candidates, best first.

    A sentence is worth the question's terms that it holds itself, half of what its neighbours and
    headings add, its fitness for what is asked, and the rank of its passage. Below a heading that
    is a question, the heading's words count as the sentence's own.
    """
    ranked: list[Scored] = []
    for candidate in candidates:
        passage, spans = candidate.passage, sentences_of(candidate.passage)
        heads = [candidate.document.title, *passage.path]
        asks = passage.path[-1:] if _is_answer(passage) else ()
        for index, span in enumerate(spans):
            own = asked.coverage([span.text, *asks])
            near = [s.text for s in spans[max(0, index - 1) : index + 2]]
            around = asked.coverage([*near, *heads])
            fit = FIT if asked.fits(span.text) else 0.0
            whole = -FRAGMENT if passage.kind == "prose" and _is_fragment(span.text) else 0.0
            brevity = 0.1 if 8 <= len(span.text) <= 160 else -0.1
            score = own + 0.5 * (around - own) + fit * min(1.0, around * 2) + brevity + whole
            ranked.append(Scored(span, candidate.document, score + RANK * candidate.score))
    return sorted(ranked, key=lambda s: -s.score)


def _is_fragment(text: str) -> bool:
    """Whether a line is no sentence: a title in a list of attachments, a signature, a date."""
    return len(text) < 30 and not re.search(r"[。！？；：!?;:，,、]", text)


def _is_answer(passage: Passage) -> bool:
    """Whether a passage stands below a heading that is a question."""
    return (
        passage.kind == "prose" and bool(passage.path) and bool(QUESTION.search(passage.path[-1]))
    )


def select(asked: Asked, candidates: Sequence[Candidate], around: Around) -> tuple[Selection, ...]:
    """Choose the answer's sentences; empty when there is nothing to choose from."""
    ranked = rank_sentences(asked, candidates)
    if not ranked:
        return ()
    best = ranked[0]
    chosen = [_whole(asked, best, around)]
    if chosen[0].complete:
        return (chosen[0],)
    shown = set(chosen[0].spans)
    length = sum(len(s.text) for s in chosen[0].spans)
    covered = [s.text for s in chosen[0].spans]
    for other in [s for s in ranked[1:24] if s.span not in shown]:
        if len(chosen) > 2 or length > LONGEST * (2 if asked.many else 1):
            break
        beside = other.span.passage.id == best.span.passage.id
        least = 0.4 if asked.many else BESIDE
        if other.document.id != best.document.id or other.score <= least * best.score:
            continue
        more = asked.coverage([*covered, other.span.text]) - asked.coverage(covered)
        if not (beside or asked.many or more >= MORE):
            continue
        addition = _whole(asked, other, around)
        another = asked.many and addition.enumeration
        close = another or other.score > BESIDE * best.score
        fills = beside and not addition.enumeration and asked.fits(other.span.text)
        fills = fills and length + _length(addition) <= SHORT
        if not (close and (more >= MORE or another or fills)) or shown & set(addition.spans):
            continue
        if length + _length(addition) > (4 if another else 2) * LONGEST:
            continue
        chosen.append(addition)
        shown |= set(addition.spans)
        length += _length(addition)
        covered += [s.text for s in addition.spans]
    return tuple(sorted(chosen, key=_place))


def _length(selection: Selection) -> int:
    return sum(len(span.text) for span in selection.spans)


def _place(selection: Selection) -> tuple[str, int, int]:
    first = selection.spans[0]
    return (selection.document.id, first.passage.ordinal, first.locator.start or 0)


def _whole(asked: Asked, best: Scored, around: Around) -> Selection:
    """The sentence itself, or the whole of what it belongs to.

    That is the answer below a heading that is a question, the enumeration that the sentence
    introduces or stands in, or what a run-in heading or an announcement is followed by.
    """
    if answer := _whole_answer(best.span):
        return Selection(answer, best.document, complete=True)
    run = enumeration_at(best.span, around) if asked.kind in ("list", "other") else ()
    entries = [span for span in joined(run) if ordinal(span.text) is not None]
    if asked.nth and asked.nth <= len(entries):
        return Selection((entries[asked.nth - 1],), best.document, complete=True)
    lead_in = best.span.text.endswith(("：", ":"))
    if run and (asked.kind == "list" or lead_in):
        return Selection(run, best.document, enumeration=True)
    return Selection((best.span, *_led_to(best.span, around)), best.document)


def _whole_answer(span: Span) -> tuple[Span, ...]:
    """All sentences of a passage that answers the question above it, if they are few."""
    spans = sentences_of(span.passage) if _is_answer(span.passage) else ()
    return spans if sum(len(s.text) for s in spans) <= LONGEST else ()


def _led_to(span: Span, around: Around) -> tuple[Span, ...]:
    """What a sentence that says nothing itself leads to: 我强调四句话。, （二）牵头初核。"""
    announced, run_in = _ANNOUNCES.search(span.text), _RUN_IN.match(span.text)
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
