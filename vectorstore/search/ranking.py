"""What the legs of a search owe each other, and the order that all rankings share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from vectorstore.model import Hit, Scope


class Retriever(Protocol):
    """Finds the passages of a scope that speak to a question.

    The best come first, equal scores by passage id; identical wordings appear once, the others as
    ``twins``. A question that holds no term finds nothing. At most ``limit`` hits.
    """

    def search(self, question: str, scope: Scope, limit: int) -> list[Hit]: ...


class Words(Protocol):
    """The leg that compares wording."""

    def weigh(self, question: str, scope: Scope, also: Sequence[str] = ()) -> list[Hit]:
        """Score the passages that share the question's terms, and those of ``also`` in scope.

        In no order; every passage in scope at most once, with its twins in scope.
        """
        ...


class Nearest(Protocol):
    """The leg that compares vectors."""

    def search(self, vector: Sequence[float], scope: Scope, limit: int) -> list[tuple[str, float]]:
        """Return the nearest passages with their cosine similarity, the nearest first."""
        ...


def collapse(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """Order hits and let only the best of several identical wordings stand."""
    best: list[Hit] = []
    stood_for: set[str] = set()
    for hit in sorted(hits, key=lambda hit: (-hit.score, hit.passage)):
        if len(best) >= limit:
            break
        if hit.passage not in stood_for:
            best.append(hit)
            stood_for.update(hit.twins)
    return best
