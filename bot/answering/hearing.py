"""Words of the library that a dictated question writes with other characters of the same sound."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Protocol

from bot.worklist.sounds import Echo, Sounds
from vectorstore.tokens import commonness, cut, terms

SURE = 4
"""Characters from which on a term may replace a word of the language that the library does not hold:
of 左证材料 only 佐证材料 can be meant, while 公事 may be meant as it stands."""

COMMON, WORD = 250, 10_000
"""How often a word stands in the dictionary's corpus, from which on it is taken to be meant; and how
often a character, to be a word by itself where a short term would replace it (已申请, 工作地)."""


class Held(Protocol):
    """Which pairs of characters the library holds."""

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        """The weights of those character bigrams that the library holds at all."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A text with what was misheard put right. ``corrections`` gives the words typed and meant."""

    text: str
    corrections: tuple[tuple[str, str], ...] = ()


def hear(text: str, sounds: Sounds, weights: Held) -> Heard:
    """Put right what sounds like a term of the library but is written otherwise.

    Only where the library does not hold what was typed, no word of the language is broken up, and
    one term alone can be meant. ``text`` is normalised.
    """
    echoes = list(sounds.echoes(text))
    if not echoes:
        return Heard(text)
    held = weights.rarity({gram for echo in echoes for gram in _grams(text, echo.start, echo.end)})
    words = [
        (start, end, _common(text[start:end])) for start, end in _words(text) if end - start > 1
    ]
    possible = [e for e in echoes if _unheard(text, e, held) and _fits(text, e, words)]
    corrections = []
    for echo in sorted(_chosen(possible), key=lambda echo: -echo.start):
        corrections.append((text[echo.start : echo.end], echo.term))
        text = text[: echo.start] + echo.term + text[echo.end :]
    return Heard(text, tuple(reversed(corrections)))


def _grams(text: str, start: int, end: int) -> Iterator[str]:
    return (a + b for a, b in pairwise(text[start:end]))


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The words of the dictionary in a text, as places (half-open)."""
    ends = list(accumulate(len(word) for word in cut(text)))
    return zip([0, *ends], ends, strict=False)


def _unheard(text: str, echo: Echo, held: Collection[str]) -> bool:
    """Whether the library holds none of the characters that differ beside their neighbours."""
    return all(
        any(
            text[n : n + 2] not in held
            for n in (place - 1, place)
            if echo.start <= n < echo.end - 1
        )
        for place in echo.differing
    )


def _fits(text: str, echo: Echo, words: Iterable[tuple[int, int, bool]]) -> bool:
    """Whether no word that was meant as it stands would be changed. ``words`` are those of the
    dictionary, each with whether people use it."""
    short = echo.end - echo.start < SURE
    if short and (
        echo.cost > len(echo.differing) or any(commonness(text[p]) >= WORD for p in echo.differing)
    ):
        return False
    for start, end, common in words:
        changed = any(start <= place < end for place in echo.differing)
        broken = start < echo.end and echo.start < end and not echo.start <= start < end <= echo.end
        if (changed and (common or broken)) or (short and common and broken):
            return False
    return True


def _common(word: str) -> bool:
    """Whether people use a word, or one in it: 行政监察 is rare, 监察 is not."""
    return any(commonness(part) >= COMMON for part in (word, *terms(word)) if len(part) > 1)


def _chosen(echoes: Iterable[Echo]) -> list[Echo]:
    """The likeliest echoes, none over another; where two are as likely, neither."""
    ranked = sorted(echoes, key=lambda echo: -_likeness(echo))
    chosen: list[Echo] = []
    for echo in ranked:
        if any(_overlap(echo, other) for other in chosen):
            continue
        rivals = (o for o in ranked if _overlap(echo, o) and _likeness(o) == _likeness(echo))
        if all(_agree(echo, rival) for rival in rivals):
            chosen.append(echo)
    return chosen


def _likeness(echo: Echo) -> float:
    """How much of a term is there beside what the difference costs."""
    return len(echo.term) - len(echo.differing) - echo.cost


def _overlap(one: Echo, other: Echo) -> bool:
    return one.start < other.end and other.start < one.end


def _agree(one: Echo, other: Echo) -> bool:
    """Whether two echoes put the same characters where both stand."""
    places = range(max(one.start, other.start), min(one.end, other.end))
    return all(one.term[p - one.start] == other.term[p - other.start] for p in places)
