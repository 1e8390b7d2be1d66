"""Fused: wording and meaning in one ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from vectorstore.model import Hit, Scope
from vectorstore.search.agreement import agreement
from vectorstore.search.ranking import Nearest, Words, collapse

POOL = 100
"""How many neighbours the dense leg names; the similarity of the last one counts as nothing."""

DENSE = 3.0
"""Weight of the dense leg, times the part of the question that no section covers.

Words decide where the library speaks the question's language: a section of a notice covers 59 % of
the median question about it, and a large dense weight then costs. Laymen asking about articles of
law share 24 % of their wording with the best article, and there meaning has to decide.
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
        self._last: tuple[str, list[float]] = ("", [])

    def search(self, question: str, scope: Scope, limit: int) -> list[Hit]:
        """Return the best passages; see ``Retriever``."""
        if not question.strip():
            return []
        vector = self._vector(question)
        near = self._nearest.search(vector, scope, POOL)
        hits = self._words.weigh(question, scope, also=[passage for passage, _ in near])
        return collapse(_add(hits, near), limit)

    def _vector(self, question: str) -> list[float]:
        """The question's vector; one answer may search twice, in everything and in one table.

        Only the last is kept, in one assignment, so that threads need no lock.
        """
        text, vector = self._last
        if text != question:
            vector = self._embedder.embed_query(question)
            self._last = (question, vector)
        return vector


def _add(hits: Sequence[Hit], near: Sequence[tuple[str, float]]) -> list[Hit]:
    """The hits with what the dense leg adds, and how far the legs ``agree`` on each."""
    if not hits:
        return []
    similar = dict(near)
    top, floor = (near[0][1], near[-1][1]) if near else (0.0, 0.0)
    heard = max(hit.signals["coverage"] for hit in hits) if near else None
    weight = DENSE * (1 - max(hit.signals["spread"] for hit in hits))
    found = []
    for hit in hits:
        signals, share = dict(hit.signals), 0.0
        cosine = similar.get(hit.passage)
        if cosine is not None:
            share = (cosine - floor) / (top - floor) if top > floor else 1.0
            signals["dense"] = cosine
        signals["agreement"] = agreement(hit.signals, share, heard)
        found.append(replace(hit, score=hit.score + weight * share, signals=signals))
    return found
