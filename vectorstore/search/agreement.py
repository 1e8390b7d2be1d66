"""How far the legs of a search agree on a passage, which is what refusals rest on.

It has weights of its own, so that the order of what is found can be improved without moving the
line between answering and refusing.
"""

from __future__ import annotations

from collections.abc import Mapping

LEGS: Mapping[str, float] = {"words": 0.5, "grams": 1.0, "section": 1.5, "coverage": 1.0}
"""What each signal of the words counts."""

DENSE = 2.0
"""The same for the similarity of vectors, times the part of the question that no passage covers."""


def agreement(signals: Mapping[str, float], near: float, heard: float | None) -> float:
    """The part, 0 to 1, that a passage has of what it had if every leg put it first.

    ``near`` is its similarity relative to the nearest passage, ``heard`` the most that any passage
    covers of the question; ``None`` where no vectors were compared.
    """
    weight = 0.0 if heard is None else DENSE * (1 - heard)
    found = sum(value * signals.get(leg, 0.0) for leg, value in LEGS.items()) + weight * near
    return found / (sum(LEGS.values()) + weight)
