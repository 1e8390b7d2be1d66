"""When two texts say the same words: the comparisons behind every figure.

Words are compared without width, case, spaces and punctuation, so that a figure does not depend on
how a full stop is typed. Nothing is compared by likeness: a word is there or it is not.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

SHORTEST_RUN = 8
"""Characters of an answer that must stand together in a passage to count as found there."""

ENOUGH = 0.95
"""Share of an answer's characters that passages must hold together when a cut parts them."""


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Letters, digits, Chinese characters and % only; full width and capitals folded."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if char.isalnum() or char == "%")


def holds(text: str, words: str) -> bool:
    """Whether ``text`` has all of ``words`` in one piece."""
    wanted = normalise(words)
    return bool(wanted) and wanted in normalise(text)


def hold_together(texts: Sequence[str], words: str) -> bool:
    """Whether the texts have the words between them, as when a cut goes through an answer.

    A character counts when it lies in a run of at least ``SHORTEST_RUN`` characters of the answer
    that stands in one of the texts; shorter answers must stand whole.
    """
    if any(holds(text, words) for text in texts):
        return True
    wanted = normalise(words)
    if len(wanted) <= 2 * SHORTEST_RUN:
        return False
    found = [False] * len(wanted)
    for start in range(len(wanted) - SHORTEST_RUN + 1):
        run = wanted[start : start + SHORTEST_RUN]
        if any(run in normalise(text) for text in texts):
            found[start : start + SHORTEST_RUN] = [True] * SHORTEST_RUN
    return sum(found) >= ENOUGH * len(wanted)


def same_list(shown: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether both lists have the same entries, word for word, in any order."""
    return Counter(map(normalise, shown)) == Counter(map(normalise, wanted))


def covers_list(shown: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the entries shown are as many as those wanted, each containing one of its own."""
    if len(shown) != len(wanted):
        return False
    taken: dict[int, int] = {}

    def place(entry: int, seen: set[int]) -> bool:
        for index, text in enumerate(shown):
            if index not in seen and holds(text, wanted[entry]):
                seen.add(index)
                if index not in taken or place(taken[index], seen):
                    taken[index] = entry
                    return True
        return False

    return all(place(entry, set()) for entry in range(len(wanted)))
