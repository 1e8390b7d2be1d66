"""DenseIndex: it follows the catalog through changes and crashes, and Chroma stays at home."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.vectorstore.shelf import Shelf
from vectorstore.dense import DenseIndex
from vectorstore.errors import IndexUnavailable
from vectorstore.model import EVERYTHING_OPEN, OPEN, Scope
from vectorstore.vectors import Mark, VectorRow

EAST, NORTH, SOUTH = [1.0, 0.0], [0.0, 1.0], [0.0, -1.0]
LEADERS = Scope(groups=frozenset({"领导"}))


class Compass:
    """An embedder of two dimensions whose vectors a test can foresee."""

    name = "compass"
    dimension = 2

    def embed_query(self, text: str) -> list[float]:
        angle = math.radians(len(text))
        return [math.cos(angle), math.sin(angle)]

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


def row(
    passage: str,
    vector: list[float],
    *,
    document: str = "d",
    superseded: bool = False,
    groups: frozenset[str] | None = None,
) -> VectorRow:
    return VectorRow(passage, document, superseded, groups, "", vector)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(tmp_path / "chroma", "compass")
    yield index
    index.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


def test_nearest_first_with_cosines(index: DenseIndex) -> None:
    index.upsert([row("ne", [1.0, 1.0]), row("n", NORTH), row("e", EAST), row("w", [-1.0, 0.0])])
    found = index.search(EAST, OPEN, 3)
    assert [passage for passage, _ in found] == ["e", "ne", "n"]
    assert [cosine for _, cosine in found] == pytest.approx([1, math.sqrt(0.5), 0], abs=1e-6)


def test_equal_distances_come_by_id(index: DenseIndex) -> None:
    index.upsert([row(name, EAST) for name in "dbca"])
    assert [passage for passage, _ in index.search(EAST, OPEN, 4)] == ["a", "b", "c", "d"]


def test_an_empty_index_finds_nothing(index: DenseIndex) -> None:
    assert index.search(EAST, OPEN, 5) == []
    assert index.count() == 0
    index.remove(["never seen"])


def test_a_passage_moves_when_who_may_see_it_changes(index: DenseIndex) -> None:
    index.upsert([row("a", EAST)])
    index.upsert([row("a", EAST, groups=frozenset({"领导", "督察组"}))])
    assert index.search(EAST, OPEN, 5) == []
    assert [passage for passage, _ in index.search(EAST, LEADERS, 5)] == ["a"]
    both = Scope(groups=frozenset({"领导", "督察组"}))
    assert [passage for passage, _ in index.search(EAST, both, 5)] == ["a"]
    index.upsert([row("a", EAST, superseded=True)])
    assert index.search(EAST, LEADERS, 5) == []
    assert [passage for passage, _ in index.search(EAST, EVERYTHING_OPEN, 5)] == ["a"]
    assert index.count() == 1


def test_a_group_of_any_name_has_its_own_vectors(index: DenseIndex) -> None:
    index.upsert([row("a", EAST, groups=frozenset({"open"}))])
    assert index.search(EAST, OPEN, 5) == []
    assert len(index.search(EAST, Scope(groups=frozenset({"open"})), 5)) == 1


def test_a_scope_of_documents_is_searched_whole(index: DenseIndex) -> None:
    index.upsert([row(f"a{n}", EAST) for n in range(50)])
    index.upsert([row("b", SOUTH, document="other")])
    narrow = Scope(documents=frozenset({"other"}))
    assert [passage for passage, _ in index.search(EAST, narrow, 5)] == ["b"]


def test_it_follows_the_catalog(index: DenseIndex, shelf: Shelf) -> None:
    kept = shelf.put("甲", "第一条", "第二条和第三条")
    assert index.follow(shelf.catalog, shelf.cache) == Mark(1, 0)
    assert index.count() == 0
    shelf.library.embed_pending(Compass())
    mark = index.follow(shelf.catalog, shelf.cache)
    assert {passage for passage, _ in index.search(EAST, OPEN, 5)} == set(kept)
    assert index.follow(shelf.catalog, shelf.cache) == mark == index.mark()
    shelf.library.restrict("/shelf", "甲.txt", {"领导"})
    index.follow(shelf.catalog, shelf.cache)
    assert index.search(EAST, OPEN, 5) == []
    assert len(index.search(EAST, LEADERS, 5)) == 2
    shelf.withdraw("甲")
    index.follow(shelf.catalog, shelf.cache)
    assert index.count() == 0


def test_it_remembers_where_it_was(tmp_path: Path, shelf: Shelf) -> None:
    shelf.put("甲", "第一条", "第二条和第三条")
    shelf.library.embed_pending(Compass())
    index = DenseIndex(tmp_path / "chroma", "compass")
    mark = index.follow(shelf.catalog, shelf.cache)
    index.close()
    again = DenseIndex(tmp_path / "chroma", "compass")
    assert again.mark() == mark
    assert len(again.search(EAST, OPEN, 5)) == 2
    again.close()


def test_a_crash_before_the_mark_loses_nothing(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = DenseIndex(tmp_path / "chroma", "compass")
    shelf.put("甲", "第一条")
    shelf.library.embed_pending(Compass())
    index.follow(shelf.catalog, shelf.cache)
    shelf.withdraw("甲")
    new = shelf.put("乙", "第二条", "第三条以下")
    shelf.library.embed_pending(Compass())

    def crash(mark: Mark) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "_set_mark", crash)
    with pytest.raises(KeyboardInterrupt):
        index.follow(shelf.catalog, shelf.cache)
    index.close()
    again = DenseIndex(tmp_path / "chroma", "compass")
    again.follow(shelf.catalog, shelf.cache)
    assert {passage for passage, _ in again.search(EAST, OPEN, 5)} == set(new)
    assert again.count() == 2
    again.close()


def test_vectors_of_another_model_are_dropped(tmp_path: Path, shelf: Shelf) -> None:
    shelf.put("甲", "第一条")
    shelf.library.embed_pending(Compass())
    index = DenseIndex(tmp_path / "chroma", "compass")
    index.follow(shelf.catalog, shelf.cache)
    index.close()
    other = DenseIndex(tmp_path / "chroma", "another")
    assert other.count() == 0
    assert other.mark() == Mark()
    other.follow(shelf.catalog, shelf.cache)
    assert other.count() == 0
    other.close()


def test_a_library_started_anew_is_followed_from_the_start(tmp_path: Path, shelf: Shelf) -> None:
    index = DenseIndex(tmp_path / "chroma", "compass")
    for title in "甲乙丙":
        shelf.put(title, f"{title}的第一条", f"{title}的第二条有些长")
    shelf.library.embed_pending(Compass())
    index.follow(shelf.catalog, shelf.cache)
    (tmp_path / "new").mkdir()
    fresh = Shelf(tmp_path / "new")
    kept = fresh.put("丁", "只有这一条")
    fresh.library.embed_pending(Compass())
    index.follow(fresh.catalog, fresh.cache)
    assert [passage for passage, _ in index.search(EAST, OPEN, 9)] == kept
    fresh.close()
    index.close()


def test_a_damaged_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    DenseIndex(folder, "compass").close()
    (folder / "chroma.sqlite3").write_bytes(b"not a database" * 400)
    with pytest.raises(IndexUnavailable) as caught:
        DenseIndex(folder, "compass")
    assert caught.value.fields["path"] == str(folder)


def test_nothing_of_a_passage_but_its_vector_is_kept(tmp_path: Path, shelf: Shelf) -> None:
    shelf.put("甲", "第一条")
    shelf.library.embed_pending(Compass())
    index = DenseIndex(tmp_path / "chroma", "compass")
    index.follow(shelf.catalog, shelf.cache)
    index.close()
    with sqlite3.connect(tmp_path / "chroma" / "chroma.sqlite3") as database:
        dump = "\n".join(database.iterdump())
    assert "第一条" not in dump
