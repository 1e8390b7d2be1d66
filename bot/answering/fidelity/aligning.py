"""Where two texts say the same of something, so that a word between them can be compared."""

from __future__ import annotations

from collections.abc import Iterator

GRAM = 3
"""How many characters after a place say what is meant there."""
_FARTHEST = 16
"""How far around it two texts are compared."""


def gram_at(text: str, place: int) -> tuple[int, str]:
    """The characters after a place; near the end those before it too, to have enough."""
    start = place if place + GRAM <= len(text) else max(0, place - GRAM)
    return start, text[start : place + GRAM]


def occurrences(gram: str, text: str) -> Iterator[int]:
    """Where a gram stands in a text."""
    start = text.find(gram)
    while start >= 0:
        yield start
        start = text.find(gram, start + 1)


def alike(left: str, i: int, right: str, j: int) -> int:
    """How many characters around two places are the same, without a gap."""
    before = after = 0
    while before < min(i, j, _FARTHEST) and left[i - 1 - before] == right[j - 1 - before]:
        before += 1
    reach = min(len(left) - i, len(right) - j, _FARTHEST)
    while after < reach and left[i + after] == right[j + after]:
        after += 1
    return before + after
