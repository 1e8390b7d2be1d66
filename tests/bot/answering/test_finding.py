"""Which passages come first: those of documents named, not of speeches or other tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from bot.answering.finding import Finder, Library
from bot.answering.sources import Sources
from bot.worklist.register import Register
from ingest.model import Authority, Document, Indicator, Locator, Passage, Piece, Status
from vectorstore.model import Hit, Scope


def document(name: str, authority: Authority, status: Status = "current") -> Document:
    level: Mapping[str, object] = {"level": "市" if name == "city" else "县"}
    return Document(name, name, name, name, authority=authority, status=status, **level)  # type: ignore[arg-type]


DOCUMENTS = {
    d.id: d
    for d in (
        document("plan", "方案"),
        document("notice", "通知"),
        document("speech", "讲话报告"),
        document("old", "方案", "superseded"),
        document("table", "任务分解表"),
        document("city", "任务分解表"),
    )
}
ROWS = [Indicator(f"{t}-1", t, 1, 1, "1", (), "备案", Locator(1)) for t in ("table", "city")]

NONE = Sources()


class Shelf:
    """A passage or more a document, found with the scores of a script."""

    def __init__(self, scores: Mapping[str, float]) -> None:
        self._scores = dict(sorted(scores.items(), key=lambda pair: -pair[1]))
        self.searches: list[Scope] = []

    def search(self, question: str, scope: Scope, limit: int) -> Sequence[Hit]:
        self.searches.append(scope)
        found = [
            Hit(passage, passage.split("-")[0], score, {"agreement": 0.9})
            for passage, score in self._scores.items()
            if scope.documents is None or passage.split("-")[0] in scope.documents
        ]
        return found[:limit]

    def passages(self, ids: Sequence[str], scope: Scope) -> dict[str, Passage]:
        return {name: self._passage(name) for name in ids if name != "gone-1"}

    def document_passages(self, document: str, scope: Scope) -> list[Passage]:
        return [self._passage(name) for name in self._scores if name.startswith(document)]

    @staticmethod
    def _passage(name: str) -> Passage:
        owner, ordinal = name.split("-")
        pieces = (Piece(name, Locator(1, 1, len(name))),)
        return Passage(name, owner, int(ordinal), (), pieces, name)


class Alike:
    """Weights that tell nothing apart."""

    def rarity(self, grams: object) -> Mapping[str, float]:
        return {}

    def rarest(self) -> float:
        return 1.0

    def known(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words)


def finder(scores: Mapping[str, float], sources: Sources = NONE) -> tuple[Finder, Shelf]:
    shelf = Shelf(scores)
    register = Register(list(DOCUMENTS.values()), ROWS, [], own_level="县", this_year=lambda: 2025)
    library = Library(
        Scope(frozenset({"ours"})), register, DOCUMENTS, shelf, shelf, Alike(), sources
    )
    return Finder(library, "问题"), shelf


def order(scores: Mapping[str, float], sources: Sources = NONE) -> list[str]:
    return [c.passage.id for c in finder(scores, sources)[0].candidates()]


def test_the_best_found_come_first_scored_by_the_best() -> None:
    found = finder({"plan-1": 4.0, "notice-1": 8.0})[0].candidates()
    assert [(c.passage.id, c.score) for c in found] == [("notice-1", 1.0), ("plan-1", 0.5)]
    assert found[0].document == DOCUMENTS["notice"]
    assert found[0].agreement == 0.9


@pytest.mark.parametrize("behind", ["speech-1", "old-1", "city-1"])
def test_what_states_no_requirement_comes_behind_what_is_nearly_as_good(behind: str) -> None:
    assert order({behind: 1.0, "plan-1": 0.9}) == ["plan-1", behind]
    assert order({behind: 1.0, "plan-1": 0.2}) == [behind, "plan-1"], "unless it is much better"


def test_our_own_table_is_not_put_behind() -> None:
    assert order({"table-1": 1.0, "plan-1": 0.9}) == ["table-1", "plan-1"]


@pytest.mark.parametrize("name", ["speech", "old", "city", "notice"])
def test_a_document_that_is_named_comes_first(name: str) -> None:
    scores = {"plan-1": 1.0, f"{name}-1": 0.8}
    assert order(scores, Sources(frozenset({name})))[0] == f"{name}-1"


def test_a_document_named_is_searched_even_where_others_fill_the_page() -> None:
    scores = {f"plan-{n}": 1 - n / 20 for n in range(12)} | {"notice-1": 0.1}
    assert "notice-1" not in order(scores)
    assert "notice-1" in order(scores, Sources(frozenset({"notice"})))


def test_a_document_named_by_year_leaves_no_other() -> None:
    sources = Sources(frozenset({"old"}), only=True)
    assert order({"plan-1": 1.0, "old-1": 0.2, "old-2": 0.1}, sources) == ["old-1", "old-2"]


def test_the_library_is_searched_once_for_a_question() -> None:
    one, shelf = finder({"plan-1": 1.0})
    assert one.candidates() == one.candidates()
    assert len(shelf.searches) == 1


def test_what_the_asker_may_see_goes_with_every_search() -> None:
    one, shelf = finder({"plan-1": 1.0, "table-1": 0.5}, Sources(frozenset({"plan"})))
    one.candidates()
    one.in_document("table")
    assert len(shelf.searches) == 3
    assert all(scope.groups == {"ours"} for scope in shelf.searches)


def test_a_search_in_one_document_brings_only_its_passages() -> None:
    one, _ = finder({"plan-1": 1.0, "table-1": 0.5, "table-2": 0.25})
    found = one.in_document("table")
    assert [(c.passage.id, c.score) for c in found] == [("table-1", 1.0), ("table-2", 0.5)]


def test_what_went_meanwhile_is_passed_over() -> None:
    assert order({"gone-1": 1.0, "plan-1": 0.5}) == ["plan-1"]
    assert order({}) == []


def test_what_stands_around_a_passage_is_the_rest_of_its_document() -> None:
    one, _ = finder({"plan-1": 1.0, "plan-2": 0.5, "plan-3": 0.4, "notice-2": 0.3})
    second = one.candidates()[1].passage
    assert [p.id for p in one.around(second)] == ["plan-1", "plan-3"]
