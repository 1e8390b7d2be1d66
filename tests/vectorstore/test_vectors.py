"""The embedding cache: every text once, and indexes that follow."""

from __future__ import annotations

from collections.abc import Sequence

from tests.vectorstore.readings import ROOT, Store, reading
from vectorstore.library import Library
from vectorstore.vectors import Mark

PLAN = ("自愿申报。", "省级初审。", "第三方评估。")


class Counting:
    """An embedder that notes what it was asked for."""

    name = "counting"
    dimension = 2

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_query(self, text: str) -> list[float]:
        return [1.0, 0.0]

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        self.texts.extend(texts)
        return [[float(len(text)), 0.5] for text in texts]


def test_no_text_is_embedded_twice(store: Store) -> None:
    store.put(reading("2024.xlsx", PLAN, title="分解表"))
    store.put(reading("2025.xlsx", (*PLAN, "公示。"), title="分解表"))
    embedder, seen = Counting(), list[tuple[int, int]]()
    assert store.library.pending(embedder.name) == 7
    assert store.library.embed_pending(embedder, lambda *step: seen.append(step)) == 4
    assert len(embedder.texts) == len(set(embedder.texts)) == 4
    assert seen[-1] == (4, 4)
    counts = store.catalog.counts(embedder.name)
    assert (counts.documents, counts.embedded, counts.pending) == (2, 7, 0)
    store.library.withdraw(ROOT, "2025.xlsx")
    store.put(reading("2025.xlsx", (*PLAN, "公示。"), title="分解表"))
    assert store.library.embed_pending(embedder) == 0
    assert store.library.pending("another model") == 7


def test_embedding_stops_when_asked_and_goes_on_later(store: Store) -> None:
    store.put(reading("a.txt", [f"第{n}项要求" for n in range(100)]))
    embedder = Counting()
    done = store.library.embed_pending(embedder, stop=lambda: len(embedder.texts) >= 32)
    assert done == len(embedder.texts) == 32
    assert store.library.pending(embedder.name) == 68
    assert store.library.embed_pending(embedder) == 68
    assert len(set(embedder.texts)) == 100


def test_vectors_reach_an_index_that_follows(store: Store) -> None:
    rounds = list[int]()
    embedder = Counting()

    def follow() -> None:
        rounds.append(len(embedder.texts))

    library = Library(store.database, store.originals, parser=1, follow=follow)
    store.put(reading("a.txt", PLAN))
    library.embed_pending(embedder)
    assert rounds == [0, 3]
    mark, rows = store.cache.since(embedder.name, Mark())
    found = {r.passage: list(r.vector) for r in rows}
    assert len(found) == 3
    assert all(vector[1] == 0.5 for vector in found.values())
    again, rows = store.cache.since(embedder.name, mark)
    assert (again, list(rows)) == (mark, [])
    store.put(reading("b.txt", PLAN[:1]))
    later, rows = store.cache.since(embedder.name, mark)
    assert [r.groups for r in rows] == [None]
    assert later.generation == mark.generation + 1
    library.restrict(ROOT, "b.txt", ["法治办"])
    _, rows = store.cache.since(embedder.name, later)
    assert [r.groups for r in rows] == [frozenset({"法治办"})]
