"""Enumerations: 一是…二是…, （一）…（二）…, 1. 2. 3., found whole from any of their entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.sentences import Span, sentences_of, within
from ingest.model import Passage

_ORDINAL = "一二三四五六七八九十"
# How an enumeration's entries begin; the first group is the ordinal.
_MARK = re.compile(
    r"^(?:[^。；]{0,60}?[:：，]\s*)?(?:([一二三四五六七八九十]{1,2})(?:是|要)|第([一二三四五六七八九十]{1,2})[，、,是]"
    r"|[（(]([一二三四五六七八九十]{1,2})[）)]|([1-9]\d?)[.、．)）](?!\d)|[（(]([1-9]\d?)[）)])"
)
LONGEST = 240
"""Characters of an answer in prose, at most; an enumeration may be twice as long."""

LONGEST_ENTRY = 24
"""Sentences that an entry may have beside its first."""

LOOK_BACK, LOOK_AHEAD = 4, 24
"""Passages before and after one that are looked through for where its enumeration begins and ends."""

Around = Callable[[Passage], Sequence[Passage]]
"""The other passages of a passage's document, in order."""


def enumeration_at(span: Span, around: Around) -> tuple[Span, ...]:
    """The enumeration that a sentence introduces or stands in, lead-in first; empty when none.

    Entries must count up without a gap; the run ends where the next number does not come, with
    what still belongs to the last entry's paragraph.
    """
    if span.passage.kind == "row":
        return ()
    others = around(span.passage)
    earlier = [p for p in others if p.ordinal < span.passage.ordinal][-LOOK_BACK:]
    later = [p for p in others if p.ordinal > span.passage.ordinal][:LOOK_AHEAD]
    before = [s for p in (*earlier, span.passage) for s in sentences_of(p)]
    start = before.index(span)
    while start > 0 and ordinal(before[start].text) not in (None, 1):
        start -= 1
        start -= _gap_before(before, start)
    if start > 0 and ordinal(before[start].text) == 1 and _introduces(before[start - 1]):
        start -= 1
    spans = before[start:] + [s for p in later for s in sentences_of(p)]
    first = 0 if ordinal(spans[0].text) == 1 else 1
    if len(spans) <= first or ordinal(spans[first].text) != 1:
        return ()
    places = _places_of_entries(spans, first)
    if len(places) < 2:
        return ()
    end = places[-1] + 1
    while end < len(spans) and _continues(spans[end - 1], spans[end]):
        end += 1
    run = spans[:end]
    if sum(len(s.text) for s in run) <= 2 * LONGEST:
        return tuple(run)
    # Entries that run on for paragraphs are told by their own first sentences.
    return (*spans[:first], *(spans[place] for place in places))


def _introduces(span: Span) -> bool:
    """Whether a sentence says that something follows: 分两步："""
    return span.passage.kind == "prose" and span.text.endswith(("：", ":"))


def _gap_before(spans: Sequence[Span], at: int) -> int:
    """How many sentences back the entry begins that a sentence without a number belongs to."""
    steps = 0
    while ordinal(spans[at - steps].text) is None and steps < min(at, LONGEST_ENTRY):
        steps += 1
    return steps if ordinal(spans[at - steps].text) is not None else 0


def _places_of_entries(spans: Sequence[Span], first: int) -> list[int]:
    """Where the entries begin, ``first`` being the first of them."""
    places, gap = [first], 0
    for place, candidate in enumerate(spans[first + 1 :], first + 1):
        number = ordinal(candidate.text)
        if number == len(places) + 1:
            places.append(place)
            gap = 0
        elif number is None and gap < LONGEST_ENTRY:
            gap += 1
        else:
            break
    return places


def _continues(before: Span, after: Span) -> bool:
    """Whether a sentence goes on in the paragraph of the one before it and begins no new point."""
    same = (before.passage.id, before.piece) == (after.passage.id, after.piece)
    return same and ordinal(after.text) is None


def joined(run: Sequence[Span]) -> tuple[Span, ...]:
    """The run with the sentences of each entry that stand in one paragraph as one stretch of it."""
    found: list[Span] = []
    for span in run:
        last = found[-1] if found else None
        if last and ordinal(last.text) is not None and _continues(last, span):
            found[-1] = _stretch(last, span)
        else:
            found.append(span)
    return tuple(found)


def _stretch(first: Span, last: Span) -> Span:
    """The text from the beginning of one sentence to the end of another of the same piece."""
    piece = first.passage.pieces[first.piece]
    base = piece.locator.start or 1
    start, end = (first.locator.start or 1) - base, (last.locator.end or 1) - base + 1
    return replace(first, text=piece.text[start:end], locator=within(piece.locator, start, end))


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
