"""How alike two names are: how much of each stands in the other, by what tells the items apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.worklist.self_check.naming import Name
from vectorstore.tokens import terms

COMMON = 0.75
"""The part of a character's weight that is lost when every item has it."""
WANTED, GIVEN = 0.55, 0.45
"""What an item's words found in a name count beside a name's words found in the item."""
FLOOR = 0.42
"""Below this likeness one name is not the other."""
WHOLE = 0.72
"""The share of a name from which on it counts as said whole."""
BARE = 0.75
"""The likeness of a name that says only the kind to an item that differs from the others by it."""
TELLING = 0.6
"""The weight of a character, on average, below which an item's words tell it from no other."""
SHORTEST, SCATTERED = 4, 0.85
"""Characters that a text must have for its order not to matter, and what they then count."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``of_wanted`` is the share of the item that the name holds, ``of_given`` the reverse."""

    of_wanted: float
    of_given: float
    bare: bool = False
    """Whether the name says no more than the kind."""

    @property
    def score(self) -> float:
        """One figure, 0 to 1."""
        return WANTED * self.of_wanted + GIVEN * self.of_given

    @property
    def sure(self) -> bool:
        """Whether one of the two stands in the other as good as whole."""
        return self.of_wanted >= WHOLE or self.of_given >= WHOLE


class Weights:
    """How telling a character is among the items that are wanted."""

    def __init__(self, stems: Sequence[str]) -> None:
        having = Counter(character for stem in stems for character in frozenset(stem))
        others = max(len(stems) - 1, 1)
        self._of = {c: 1.0 - COMMON * (count - 1) / others for c, count in having.items()}

    def of(self, character: str) -> float:
        """1 for what at most one item has, less for what several share."""
        return self._of.get(character, 1.0)

    def total(self, text: str) -> float:
        """The weight of a whole text."""
        return sum(map(self.of, text))


def likeness(given: Name, wanted: Name, weights: Weights) -> Likeness:
    """Compare what two names are about, in the order of their characters or by their words."""
    one, other = given.stem, wanted.stem
    if not (one and other):  # 工作要点 and 工作计划 have nothing else to be told by
        one, other = given.full, wanted.full
    if not (one and other):
        return _by_kind(given, wanted, weights)
    whole, own = weights.total(other), weights.total(one)
    most = weights.total("".join(c for c in one if c in other))
    if Likeness(min(most / whole, 1.0), min(most / own, 1.0)).score < FLOOR:
        return _NONE  # nothing that follows could find more
    shared = max(
        _in_order(one, other, weights),
        _by_words(one, other, weights),
        _out_of_order(one, other, weights),
    )
    return Likeness(shared / whole, shared / own)


def _by_kind(given: Name, wanted: Name, weights: Weights) -> Likeness:
    """The likeness where one of two names says no more than its kind."""
    if not (given.kind and wanted.kind and given.kind.name == wanted.kind.name):
        return _NONE
    if not wanted.full:
        return Likeness(1.0, 1.0 / max(len(given.full), 1))
    # 打分表 for 评查打分表, where every item is about 评查, leaves nothing open.
    told = weights.total(wanted.full) < TELLING * len(wanted.full)
    return Likeness(BARE, BARE, bare=not told)


_NONE = Likeness(0.0, 0.0)


def _in_order(one: str, other: str, weights: Weights) -> float:
    """The weight of the heaviest common subsequence: 风评 stands in 风险评估."""
    best = [0.0] * (len(other) + 1)
    for character in one:
        weight, diagonal = weights.of(character), 0.0
        for at, candidate in enumerate(other, start=1):
            above = best[at]
            here = diagonal + weight if character == candidate else 0.0
            best[at] = max(above, best[at - 1], here)
            diagonal = above
    return best[-1]


def _by_words(one: str, other: str, weights: Weights) -> float:
    """The weight of the words that both hold, whatever their order: 调整清单 and 清单调整."""
    shared = _words(one) & _words(other)
    return sum(weights.total(word) for word in shared)


def _out_of_order(one: str, other: str, weights: Weights) -> float:
    """Most of the weight of the shorter text where the longer holds all its characters: 入企扫码."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or Counter(short) - Counter(long):
        return 0.0
    return SCATTERED * weights.total(short)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words that make up a text, none inside another."""
    rest, found = text, set()
    for word in sorted(set(terms(text)), key=lambda w: (-len(w), w)):
        if len(word) > 1 and word in rest:
            rest = rest.replace(word, "\0")
            found.add(word)
    return frozenset(found)
