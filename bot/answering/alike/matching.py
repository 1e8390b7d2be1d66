"""Which of several known questions is the one asked, if any truly is.

The bound is strict: whoever asks something else is better served by the documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from bot.answering.alike.likeness import (
    Comparer,
    Likeness,
    Vector,
    agree_in_denying,
    contradict,
    nearness,
)
from bot.answering.alike.reading import Reading

NEAR_ENOUGH = 0.2
"""How far apart two questions may be that are taken for one: of 100 near misses none is nearer."""


WORDS = 20_000
"""Words and questions whose vectors are kept."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question with an answer: in the words it was put in, and in those that ask something else."""

    told: tuple[Reading, ...]
    answer: Reading | None = None
    others: tuple[Reading, ...] = ()


class Embedder(Protocol):
    """Turns a short text into a vector."""

    def embed_query(self, text: str) -> Vector: ...


class Matching:
    """Matches questions."""

    @classmethod
    def by(cls, embedder: Embedder) -> Matching:
        """Matching by an embedder's vectors, each made once."""
        return cls(Comparer(lru_cache(WORDS)(lambda text: tuple(embedder.embed_query(text)))))

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer

    def best(self, asked: Reading, known: Sequence[Known]) -> int | None:
        """The place of the known question that is the one asked; None where none is."""
        apart = [self.apart(asked, one) for one in known]
        found = [(far, place) for place, far in enumerate(apart) if far is not None]
        far, place = min(found, default=(NEAR_ENOUGH, -1))
        return place if far < NEAR_ENOUGH else None

    def apart(self, asked: Reading, known: Known) -> float | None:
        """How far apart they are; None where they contradict, or another question is nearer."""
        why = [contradict(asked, told) for told in known.told]
        denied = any(agree_in_denying(asked, told) for told in known.told)
        if any(w and w != "kinds" and not (w == "negation" and denied) for w in why):
            return None
        agreeing = [told for told, w in zip(known.told, why, strict=True) if w is None]
        if not agreeing:
            return None
        far = self._likeness(asked, known.told, agreeing, known.answer).apart
        others = (
            self._likeness(asked, (other,), (other,)).apart
            for other in known.others
            if contradict(asked, other) is None
        )
        return None if min(others, default=far) < far else far

    def same(self, one: Reading, other: Reading) -> bool:
        """Whether two questions ask the same, whichever was asked first."""
        there, back = self.apart(one, Known((other,))), self.apart(other, Known((one,)))
        return there is not None and back is not None and max(there, back) < NEAR_ENOUGH

    def _likeness(
        self,
        asked: Reading,
        told: Sequence[Reading],
        agreeing: Sequence[Reading],
        answer: Reading | None = None,
    ) -> Likeness:
        left = self._comparer.words_left
        foreign = left(asked.words, told, answer)
        missing = min(left(one.words, [asked]) for one in agreeing)
        if Likeness(foreign, missing, 1.0).apart >= NEAR_ENOUGH:  # no cosine could bring it nearer
            return Likeness(foreign, missing, 0.0)
        return Likeness(foreign, missing, nearness(self._comparer.embed, asked, told))
