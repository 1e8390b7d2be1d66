"""The fewest whole sentences that answer, and whole enumerations where a list is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.sentences import Span, sentences_of
from ingest.model import Document, Passage

_ORDINAL = "一二三四五六七八九十"
# How an enumeration's entries begin; the first group is the ordinal.
_MARK = re.compile(
    r"^(?:[^。；]{0,60}?[:：，]\s*)?(?:([一二三四五六七八九十]{1,2})(?:是|要)|第([一二三四五六七八九十]{1,2})[，、,是]"
    r"|[（(]([一二三四五六七八九十]{1,2})[）)]|([1-9]\d?)[.、．)）](?!\d)|[（(]([1-9]\d?)[）)])"
)
_STARTS_AT_ONE = re.compile(r"一是|一要|第一[，、,是]|[（(](?:一|1)[）)]|(?<!\d)1[.、．](?!\d)|①")
LONGEST = 240
"""Sentences are added while the answer stays below this many characters."""

Following = Callable[[Passage], Sequence[Passage]]
"""The passages after one in the same document, in order."""


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
    """What to show: runs of sentences, each run from one place; a list's run is its entries."""

    spans: tuple[Span, ...]
    document: Document
    enumeration: bool = False


def rank_sentences(asked: Asked, candidates: Sequence[Candidate]) -> list[Scored]:
    """All sentences of the candidates, best first.

    A sentence is worth the question's terms that it holds itself, half of what its neighbours and
    headings add, its fitness for what is asked, and the rank of its passage.
    """
    ranked: list[Scored] = []
    for candidate in candidates:
        passage, spans = candidate.passage, sentences_of(candidate.passage)
        heads = [candidate.document.title, *passage.path]
        for index, span in enumerate(spans):
            own = asked.coverage([span.text])
            near = [s.text for s in spans[max(0, index - 1) : index + 2]]
            around = asked.coverage([*near, *heads])
            fit = 0.25 if asked.fits(span.text) else 0.0
            brevity = 0.1 if 8 <= len(span.text) <= 160 else -0.1
            score = own + 0.5 * (around - own) + fit * min(1.0, around * 2) + brevity
            ranked.append(Scored(span, candidate.document, score + 0.6 * candidate.score))
    return sorted(ranked, key=lambda s: -s.score)


def select(
    asked: Asked, candidates: Sequence[Candidate], following: Following
) -> tuple[Selection, ...]:
    """Choose the answer's sentences; empty when there is nothing to choose from."""
    ranked = rank_sentences(asked, candidates)
    if not ranked:
        return ()
    best = ranked[0]
    chosen = [_whole(asked, best, following)]
    shown = set(chosen[0].spans)
    length = sum(len(s.text) for s in chosen[0].spans)
    covered = [s.text for s in chosen[0].spans]
    for other in [s for s in ranked[1:24] if s.span not in shown]:
        if len(chosen) > 2 or length > LONGEST * (2 if asked.many else 1):
            break
        more = asked.coverage([*covered, other.span.text]) - asked.coverage(covered)
        same = other.document.id == best.document.id
        addition = _whole(asked, other, following)
        another = asked.many and addition.enumeration
        close = other.score > (0.4 if another else 0.75) * best.score
        if not (same and close and (more >= 0.2 or another)) or shown & set(addition.spans):
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


def _whole(asked: Asked, best: Scored, following: Following) -> Selection:
    """The sentence itself, or the whole enumeration that it introduces or belongs to."""
    run = enumeration_at(best.span, following) if asked.kind in ("list", "other") else ()
    lead_in = best.span.text.endswith(("：", ":"))
    if run and (asked.kind == "list" or lead_in):
        return Selection(run, best.document, enumeration=True)
    return Selection((best.span,), best.document)


def enumeration_at(span: Span, following: Following) -> tuple[Span, ...]:
    """The enumeration that a sentence introduces or stands in, lead-in first; empty when none.

    Entries must count up without a gap; the run ends where the next number does not come.
    """
    if span.passage.kind == "row":
        return ()
    before = list(sentences_of(span.passage))
    at = before.index(span)
    start = at
    while start > 0 and ordinal(before[start].text) not in (None, 1):
        start -= 1
    spans = before[start:] + [s for p in following(span.passage) for s in sentences_of(p)]
    first = 0 if ordinal(spans[0].text) == 1 else 1
    if len(spans) <= first or ordinal(spans[first].text) != 1:
        return ()
    run, entries, gap = spans[: first + 1], spans[: first + 1], 0
    expected = 2
    for candidate in spans[first + 1 :]:
        number = ordinal(candidate.text)
        if number == expected:
            run = spans[: len(run) + gap + 1]
            entries, expected, gap = [*entries, candidate], expected + 1, 0
        elif number is None and gap < 6:
            gap += 1
        else:
            break
    if expected == 2:
        return ()
    # Entries that run on for paragraphs are told by their own first sentences.
    return tuple(run if sum(len(s.text) for s in run) <= 2 * LONGEST else entries)


def ordinal(text: str) -> int | None:
    """The number an enumeration entry begins with, perhaps after a short lead-in; None if none."""
    match = _MARK.match(text)
    if not match:
        return None
    value = next(group for group in match.groups() if group)
    if value.isdigit():
        return int(value)
    if len(value) == 1:
        return _ORDINAL.index(value) + 1
    return 10 + _ORDINAL.index(value[1]) + 1 if value[0] == "十" else None
