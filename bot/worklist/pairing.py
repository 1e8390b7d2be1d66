"""Which row of one edition of a table is which row of another: by name, else by likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.worklist.board import plain
from ingest.model import Indicator, Slot

# A row is taken for another under a new name when they share this much of what they say; a name
# alone must be shared almost whole, since neighbours of one section are named alike.
ALIKE, NAME_ALIKE = 0.5, 0.75
NAME, REQUIREMENT, EVIDENCE = 0.35, 0.4, 0.25
"""What each part of a row counts; the parts that neither table fills count for nothing."""

Pair = tuple[Indicator, Indicator]


def paired(before: Sequence[Indicator], after: Sequence[Indicator]) -> tuple[Pair, ...]:
    """The rows that stand for each other, no row twice; the other way round gives the same pairs.

    Equal names come first, within them equal numbers and equal groups; then the likeliest rows.
    """
    found: list[tuple[int, int]] = []
    left, right = list(range(len(before))), list(range(len(after)))
    for key in (_name_number_group, _name_group, _name):
        made = list(_equal(before, after, left, right, key))
        found += made
        left, right = _rest(left, right, made)
    found += _alike(before, after, left, right)
    return tuple((before[i], after[j]) for i, j in sorted(found, key=lambda pair: pair[1]))


def _rest(
    left: list[int], right: list[int], made: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    olds, news = {i for i, _ in made}, {j for _, j in made}
    return [i for i in left if i not in olds], [j for j in right if j not in news]


def _name_number_group(row: Indicator) -> tuple[object, ...]:
    return (plain(row.name), row.number, row.groups)


def _name_group(row: Indicator) -> tuple[object, ...]:
    return (plain(row.name), row.groups)


def _name(row: Indicator) -> tuple[object, ...]:
    return (plain(row.name),)


def _equal(
    before: Sequence[Indicator],
    after: Sequence[Indicator],
    left: Sequence[int],
    right: Sequence[int],
    key: object,
) -> Iterator[tuple[int, int]]:
    """The rows of equal keys; several rows of one key stand for each other in their order."""
    assert callable(key)
    waiting: dict[object, list[int]] = {}
    for j in right:
        waiting.setdefault(key(after[j]), []).append(j)
    for i in left:
        same = waiting.get(key(before[i]))
        if same:
            yield i, same.pop(0)


def _alike(
    before: Sequence[Indicator],
    after: Sequence[Indicator],
    left: Sequence[int],
    right: Sequence[int],
) -> list[tuple[int, int]]:
    """Rows under another name, the likeliest pairs first."""
    scored = [
        (score, i, j)
        for i in left
        for j in right
        if (score := _likeness(before[i], after[j])) >= ALIKE
    ]
    # Ties are broken by what does not depend on which table comes first.
    scored.sort(key=lambda s: (-s[0], s[1] + s[2], abs(s[1] - s[2])))
    found: list[tuple[int, int]] = []
    olds: set[int] = set()
    news: set[int] = set()
    for _, i, j in scored:
        if i not in olds and j not in news:
            found.append((i, j))
            olds.add(i)
            news.add(j)
    return found


def _likeness(one: Indicator, other: Indicator) -> float:
    """How much two rows share, 0 to 1."""
    name = _shared(plain(one.name), plain(other.name))
    parts = [(NAME, name)]
    for weight, field in ((REQUIREMENT, "requirement"), (EVIDENCE, "evidence")):
        texts = _text(one, field), _text(other, field)
        if any(texts):
            parts.append((weight, _shared(*texts)))
    if len(parts) == 1:
        return name if name >= NAME_ALIKE else 0.0
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    return score if score >= ALIKE else (ALIKE if name >= NAME_ALIKE else 0.0)


def _text(row: Indicator, field: str) -> str:
    slot: Slot | None = getattr(row, field)
    return plain(slot.text).removeprefix(plain(row.name)) if slot else ""


def _shared(one: str, other: str) -> float:
    """The share of the pairs of characters that two texts have in common (Dice)."""
    first, second = _pairs(one), _pairs(other)
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 0.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text)) or frozenset(text and [text])
