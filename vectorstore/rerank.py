"""Reranked: the first passages of another retriever, read again together with the question.

A cross-encoder sees question and passage at once and knows better than any sum of scores which one
answers; it is too slow for more than a few. How long one question may take is therefore bounded
twice, by how many passages are read and by time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from ingest.model import Passage
from vectorstore.embedder import from_files_at_hand
from vectorstore.errors import RerankerUnavailable
from vectorstore.model import Hit, Scope
from vectorstore.search import Retriever

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

FIRST = 20
"""Passages that are read again: of 368 questions about notices the right document is among theirs for
all but four."""

AT_ONCE = 5
"""Passages read in one go; between them it is seen whether time is left."""

SECONDS = 2.0
"""After this no further passages are read; what was not read keeps its place behind the others."""

_LONGEST = 512
"""Tokens of question and passage; a passage of 300 characters has no more."""


class PairScorer(Protocol):
    """Says how well a passage answers a question; larger is better, on whatever scale."""

    def score(self, question: str, passages: Sequence[str]) -> list[float]: ...


class Passages(Protocol):
    """The part of the catalog that a reranker reads."""

    def passages(self, ids: Collection[str], scope: Scope) -> Mapping[str, Passage]: ...


class Reranked:
    """A Retriever that puts the first hits of another in the order of a PairScorer.

    The scores stay what they were, the best for the first and so on: what is made of their
    distances above does not depend on a model's scale. What the model says is the signal ``rerank``.
    """

    def __init__(
        self,
        retriever: Retriever,
        passages: Passages,
        scorer: PairScorer,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._retriever, self._passages = retriever, passages
        self._scorer, self._clock = scorer, clock

    def search(self, question: str, scope: Scope, limit: int) -> list[Hit]:
        """Return the best passages; see ``Retriever``."""
        hits = self._retriever.search(question, scope, max(limit, FIRST))
        read = self._read(question, scope, hits[:FIRST])
        order = sorted(read, key=lambda hit: (-hit.signals["rerank"], hit.passage))
        known = {hit.passage for hit in read}
        order += [hit for hit in hits if hit.passage not in known]
        scores = [hit.score for hit in hits]
        return [replace(hit, score=s) for hit, s in zip(order, scores, strict=True)][:limit]

    def _read(self, question: str, scope: Scope, hits: Sequence[Hit]) -> list[Hit]:
        """The hits that there was time to read, with what the model says of them."""
        texts = self._passages.passages([hit.passage for hit in hits], scope)
        end, read = self._clock() + SECONDS, list[Hit]()
        for start in range(0, len(hits), AT_ONCE):
            if start and self._clock() >= end:
                break
            some = [hit for hit in hits[start : start + AT_ONCE] if hit.passage in texts]
            said = self._scorer.score(question, [_shown(texts[hit.passage]) for hit in some])
            read += [
                replace(hit, signals={**hit.signals, "rerank": value})
                for hit, value in zip(some, said, strict=True)
            ]
        return read


class CrossEncoding:
    """A PairScorer over any sentence-transformers CrossEncoder with one output."""

    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def score(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return one score a passage, in the order given."""
        if not passages:
            return []
        pairs = [(question, text) for text in passages]
        values: list[float] = self._model.predict(pairs, show_progress_bar=False).tolist()
        return values


def open_scorer(model: str) -> PairScorer:
    """Load a cross-encoder by name or folder; a name is looked for among the models downloaded.

    Raises RerankerUnavailable when the model or its library is not there, cannot be read, or gives
    several figures a pair.
    """
    from_files_at_hand()
    try:
        from sentence_transformers import CrossEncoder

        encoder = CrossEncoder(model, max_length=_LONGEST, local_files_only=True)
        if encoder.num_labels != 1:
            raise ValueError(f"a reranker gives one figure a pair, this gives {encoder.num_labels}")
    except (ImportError, OSError, RuntimeError, ValueError, KeyError) as error:
        raise RerankerUnavailable(model=model, reason=str(error)) from error
    return CrossEncoding(encoder)


def _shown(passage: Passage) -> str:
    """What is read of a passage: the headings above it, then its text."""
    return "\n".join([*passage.path, passage.text])
