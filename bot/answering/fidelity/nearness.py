"""A sentence that nearly quotes its source may differ from it only in how things are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, zip_longest

from bot.answering.fidelity.facts import Fact, Violation
from bot.answering.fidelity.folding import REMEMBERED
from bot.answering.fidelity.names import regions_in
from bot.answering.fidelity.numerals import numerals_in

SHORTEST = 6
"""Words of fewer tokens are no quotation, however alike."""

ALIKE, SLACK = 0.7, 3
"""The part of the sentence that must stand in its source in order for it to count as nearly a
quotation; a third of its length more is looked at before and after."""

NEXT, FARTHEST = 3, 12
"""How many tokens around a numeral say what it counts: the least, and the most looked at on a side."""

BREAK = "|"
_PART = re.compile(r"\w|[^\w\s《》“”~—–-]+")


@lru_cache(maxsize=REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """A legible text as characters; each number, date and region is one token in one form, and
    punctuation a break."""
    found: list[str] = []
    place = 0
    facts = sorted((*numerals_in(text), *regions_in(text)), key=lambda fact: fact.start)
    for fact in facts:
        if fact.start < place:
            continue
        found += _characters(text[place : fact.start])
        found.append(_token(fact))
        place = fact.end
    return (*found, *_characters(text[place:]))


def _characters(text: str) -> Iterator[str]:
    return (part if part.isalnum() else BREAK for part in _PART.findall(text))


def _token(fact: Fact) -> str:
    if fact.day is None:
        return f"<{fact.value} {fact.measure}{fact.bound}>"
    # A year that is left out or added is judged as a fact.
    year = "" if fact.day.month else fact.day.year
    return f"<{year}-{fact.day.month}-{fact.day.day}{fact.day.part}>"


def departures(said: tuple[str, ...], source: tuple[str, ...]) -> tuple[Violation, ...] | None:
    """Where a sentence that nearly quotes departs from its source; None when it is not near."""
    said, source = _words(said), _words(source)
    if len(said) < SHORTEST or len(source) < SHORTEST:
        return None
    shared = set(source)
    if sum(token in shared for token in said) < ALIKE * len(said):
        return None
    source = _around(said, source)
    matcher = SequenceMatcher(None, source, said, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size > 1]
    if not blocks or sum(b.size for b in blocks) < ALIKE * len(said):
        return None
    first, last = blocks[0], blocks[-1]
    ahead, behind, end = said[: first.b], said[last.b + last.size :], last.a + last.size
    found = [
        *_other_slot(said, first.b - 1, source, first.a - 1),
        *_half_said(ahead, source[max(0, first.a - len(ahead)) : first.a]),
        *_half_said(behind, source[end : end + len(behind)]),
    ]
    for left, right in pairwise(blocks):
        there = source[left.a + left.size : right.a]
        here = said[left.b + left.size : right.b]
        if there != here:
            found.append(Violation("altered", _shown(here), _shown(there)))
    return tuple(found)


def _around(said: tuple[str, ...], source: tuple[str, ...]) -> tuple[str, ...]:
    """The stretch of the source that the sentence repeats, if it repeats any: where their longest
    common stretch stands, and as far from it as the sentence reaches."""
    matcher = SequenceMatcher(None, source, said, autojunk=False)
    common = matcher.find_longest_match()
    slack = len(said) // SLACK + 2
    first = max(0, common.a - common.b - slack)
    return source[first : common.a + len(said) - common.b + slack]


def _other_slot(
    said: tuple[str, ...], here: int, source: tuple[str, ...], there: int
) -> Iterator[Violation]:
    """A numeral or region before what is repeated, where the source has another one."""
    if 0 <= here < len(said) and 0 <= there < len(source):
        one, other = said[here], source[there]
        if one != other and len(one) > 1 and len(other) > 1:
            yield Violation("altered", one, other)


def _half_said(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[Violation]:
    """A short rest at an edge that has something in common with what the source has there (以下 for
    以上); a rest with nothing in common leads in or goes on in words of its own."""
    if len(mine) != len(theirs):
        return
    alike = sum(one == other for one, other in zip(mine, theirs, strict=True))
    if 0 < len(mine) <= NEXT and 0 < alike < len(mine):
        yield Violation("altered", _shown(mine), _shown(theirs))


def _words(text: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(token for token in text if token != BREAK)


def misplaced(said: tuple[str, ...], sources: Sequence[tuple[str, ...]]) -> Iterator[Violation]:
    """Numerals and regions that stand between words where the source has another one.

    Of several places that are alike in the source, the one most alike speaks for the sentence.
    """
    slots = _by_neighbour(sources)
    for place in _slots(said):
        alike: dict[int, set[str]] = {}
        for source, there in {
            (id(source), there): (source, there)
            for neighbour in _neighbours(said, place)
            for source, there in slots.get(neighbour, ())
        }.values():
            like = _likeness(said, place, source, there)
            if like >= NEXT:
                alike.setdefault(like, set()).add(source[there])
        if alike and said[place] not in (best := alike[max(alike)]):
            yield Violation("altered", said[place], "、".join(sorted(best)))


Neighbour = tuple[int, str]
Slots = dict[Neighbour, list[tuple[tuple[str, ...], int]]]


def _by_neighbour(sources: Sequence[tuple[str, ...]]) -> Slots:
    """The numerals and regions of all sources by what stands beside them."""
    found: Slots = {}
    for source in sources:
        for place in _slots(source):
            for neighbour in _neighbours(source, place):
                found.setdefault(neighbour, []).append((source, place))
    return found


def _neighbours(text: tuple[str, ...], place: int) -> Iterator[Neighbour]:
    """The tokens next to a place; for the number of an entry, the one after its break."""
    before = text[place - 1] if place else BREAK
    after = text[place + 1] if place + 1 < len(text) else BREAK
    if before != BREAK:
        yield -1, before
    if after != BREAK:
        yield 1, after
    elif before == BREAK and place + 2 < len(text):
        yield 2, text[place + 2]


def _slots(text: tuple[str, ...]) -> list[int]:
    return [place for place, token in enumerate(text) if len(token) > 1]


def _likeness(said: tuple[str, ...], here: int, source: tuple[str, ...], there: int) -> int:
    """How many tokens around two slots are the same, breaks excepted.

    The number of an entry (四、加强督导) is told by what follows its break. A short phrase between the
    same breaks (修改6件) counts one more for them.
    """
    before, ends = _common(said[:here][::-1], source[:there][::-1])
    mine, theirs = said[here + 1 :], source[there + 1 :]
    if ends and not before and mine[:1] == theirs[:1] == (BREAK,):
        mine, theirs = mine[1:], theirs[1:]
    after, finishes = _common(mine, theirs)
    whole = ends and finishes and max(before, after) > 1
    return before + after + whole


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, bool]:
    """How many tokens two texts begin with alike, at most twelve; whether both break off then."""
    same = 0
    for one, other in zip_longest(left[:FARTHEST], right[:FARTHEST], fillvalue=BREAK):
        if one != other or one == BREAK:
            return same, one == other
        same += 1
    return same, False


def _shown(part: tuple[str, ...]) -> str:
    return "".join(part)
