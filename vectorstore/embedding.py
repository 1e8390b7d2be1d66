"""Making the vectors that are missing: in rounds, each in batches of texts of like length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from vectorstore.embedder import Embedder
from vectorstore.vectors import EmbeddingCache, Wanting

ROUND = 256
"""Texts chosen at a time; derived indexes hear of their vectors after each round."""

BATCH = 32
"""Texts embedded and kept at a time."""


def embed_missing(
    cache: EmbeddingCache,
    embedder: Embedder,
    follow: Callable[[], None],
    on_progress: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> int:
    """Make the vectors that are missing, the latest changes first; returns how many.

    ``follow`` is called after each round. ``on_progress`` gets the number of texts done and of all
    there were to do. ``stop`` is asked between batches; what is done by then is kept. Raises what
    the embedder raises.
    """
    total, done = cache.texts(embedder.name), 0
    follow()
    while not stop():
        chosen = cache.wanting(embedder.name, ROUND)
        if not chosen:
            break
        for some in _batches(chosen):
            if stop():
                break
            vectors = embedder.embed_passages([wanting.text for wanting in some])
            keys = [wanting.key for wanting in some]
            cache.put(embedder.name, list(zip(keys, vectors, strict=True)))
            done += len(some)
            on_progress(done, max(done, total))
        follow()
    return done


def _batches(chosen: Sequence[Wanting]) -> Iterator[Sequence[Wanting]]:
    """Batches of texts of like length: a model pads each batch to its longest."""
    ordered = sorted(chosen, key=lambda wanting: len(wanting.text))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]
