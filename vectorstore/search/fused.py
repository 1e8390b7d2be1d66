"""Fused: wording and meaning in one ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from vectorstore.model import Hit, Scope
from vectorstore.search.ranking import Nearest, Words, collapse

POOL = 100
"""How many neighbours the dense leg names; the similarity of the last one counts as nothing."""

DENSE = 2.0
"""Weight of the dense leg, times the part of the question that no passage covers.

Words decide where the library speaks the question's language: a notice covers 57 % of the median
question about it, and a large dense weight then costs. Laymen asking about articles of law share
24 % of their wording with the best article, and there meaning has to decide.
"""


class QueryEmbedder(Protocol):
    """The part of an Embedder that a search needs."""

    def embed_query(self, text: str) -> list[float]: ...


class Fused:
    """A Retriever that adds the similarity of vectors to the scores of the words.

    A passage without a vector yet competes on its words alone, so a document is found as soon as
    it is kept.
    """

    def __init__(self, words: Words, nearest: Nearest, embedder: QueryEmbedder) -> None:
        self._words = words
        self._nearest = nearest
        self._embedder = embedder

    def search(self, question: str, scope: Scope, limit: int) -> list[Hit]:
        """Return the best passages; see ``Retriever``."""
        if not question.strip():
            return []
        vector = self._embedder.embed_query(question)
        near = self._nearest.search(vector, scope, POOL)
        hits = self._words.weigh(question, scope, also=[passage for passage, _ in near])
        return collapse(_add(hits, near), limit)


def _add(hits: Sequence[Hit], near: Sequence[tuple[str, float]]) -> list[Hit]:
    if not near or not hits:
        return list(hits)
    similar = dict(near)
    top, floor = near[0][1], near[-1][1]
    heard = max(hit.signals["coverage"] for hit in hits)
    weight = DENSE * (1 - heard)
    found = []
    for hit in hits:
        cosine = similar.get(hit.passage)
        if cosine is None:
            found.append(hit)
            continue
        share = (cosine - floor) / (top - floor) if top > floor else 1.0
        gain = weight * share
        found.append(replace(hit, score=hit.score + gain, signals={**hit.signals, "dense": cosine}))
    return found
