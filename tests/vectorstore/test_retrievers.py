"""What every Retriever owes its callers, asked of each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.vectorstore.shelf import Shelf
from vectorstore.dense import DenseIndex
from vectorstore.embedder import Embedder
from vectorstore.lexical import Lexical
from vectorstore.model import EVERYTHING_OPEN, OPEN, Hit, Scope
from vectorstore.rerank import Reranked
from vectorstore.search import Fused, Retriever

REPORTING = "各单位应当于每月25日前向县司法局报送法治建设信息。"
REVIEW = "重大行政决策事项未经合法性审查或者经审查不合法的，不得提交会议讨论。"
PETITION = "信访工作机构应当自收到信访事项之日起15日内书面告知信访人。"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


class Searched:
    """A shelf and one kind of retriever over it that knows all that was put there."""

    def __init__(self, shelf: Shelf, retriever: Retriever, settle: Callable[[], object]) -> None:
        self.shelf = shelf
        self._retriever = retriever
        self._settle = settle

    def search(self, question: str, scope: Scope = OPEN, limit: int = 10) -> list[Hit]:
        self._settle()
        return self._retriever.search(question, scope, limit)

    def passages(self, question: str, scope: Scope = OPEN, limit: int = 10) -> list[str]:
        return [hit.passage for hit in self.search(question, scope, limit)]


class Shared:
    """A PairScorer: how many characters a passage, below its headings, shares with a question."""

    def score(self, question: str, passages: Sequence[str]) -> list[float]:
        return [float(len(set(question) & set(text))) for text in passages]


@pytest.fixture(params=["lexical", "fused", "fused without vectors", "reranked"])
def searched(
    request: pytest.FixtureRequest, shelf: Shelf, tmp_path: Path, embedder: Embedder
) -> Iterator[Searched]:
    lexical = Lexical(shelf.catalog)
    if request.param == "lexical":
        yield Searched(shelf, lexical, lambda: None)
        return
    dense = DenseIndex(tmp_path / "chroma", embedder.name)

    def settle() -> None:
        if request.param == "fused":
            shelf.library.embed_pending(embedder)
            dense.follow(shelf.catalog, shelf.cache)

    fused = Fused(lexical, dense, embedder)
    if request.param == "reranked":
        yield Searched(shelf, Reranked(fused, shelf.catalog, Shared()), settle)
    else:
        yield Searched(shelf, fused, settle)
    dense.close()


def test_the_passage_that_says_it_comes_first(searched: Searched) -> None:
    wanted = searched.shelf.put("工作细则", REVIEW, REPORTING, PETITION)
    assert searched.passages("没过合法性审查能先上会吗")[0] == wanted[0]
    assert searched.passages("信访事项多少日内告知信访人")[0] == wanted[2]


def test_scores_fall_and_the_limit_holds(searched: Searched) -> None:
    searched.shelf.put("工作细则", REVIEW, REPORTING, PETITION)
    hits = searched.search("单位报送信息的事项应当怎么审查", limit=2)
    assert len(hits) == 2
    assert hits[0].score >= hits[1].score


def test_an_empty_library_or_question_finds_nothing(searched: Searched) -> None:
    assert searched.search("报送信息") == []
    searched.shelf.put("工作细则", REVIEW)
    for question in ("", "  \n", "？！"):
        assert searched.search(question) == []


def test_the_title_tells_documents_apart(searched: Searched) -> None:
    searched.shelf.put("甲县实施方案", REPORTING + "甲。")
    wanted = searched.shelf.put("乙县实施方案", REPORTING + "乙。")
    assert searched.passages("乙县实施方案要求什么时候报送信息")[0] == wanted[0]


def test_the_heading_above_a_passage_is_searched(searched: Searched) -> None:
    searched.shelf.put("方案", "每年办理一次。", path=("二、述职述廉",))
    wanted = searched.shelf.put("办法", "每年办理二次。", path=("三、普法宣传",))
    assert searched.passages("普法宣传每年办理几次")[0] == wanted[0]


def test_restricted_documents_are_for_their_groups(searched: Searched) -> None:
    (secret,) = searched.shelf.put("内部口径", REPORTING, groups={"督察组", "领导"})
    (open_one,) = searched.shelf.put("工作细则", PETITION)
    assert searched.passages("报送法治建设信息") in ([], [open_one])
    assert secret not in searched.passages("报送", Scope(groups=frozenset({"别组"})))
    for group in ("督察组", "领导"):
        member = Scope(groups=frozenset({group}))
        assert searched.passages("报送法治建设信息", member)[0] == secret


def test_replaced_editions_are_found_only_when_asked_for(searched: Searched) -> None:
    (old,) = searched.shelf.put("旧办法", REPORTING, status="repealed")
    assert old not in searched.passages("报送法治建设信息")
    assert searched.passages("报送法治建设信息", EVERYTHING_OPEN)[0] == old


def test_a_scope_of_documents_holds(searched: Searched) -> None:
    searched.shelf.put("细则", REPORTING)
    (other,) = searched.shelf.put("办法", "每月报送情况。")
    document = searched.search("每月报送情况")[0].document
    narrow = Scope(documents=frozenset({document}))
    assert searched.passages("报送法治建设信息", narrow) == [other]
    assert searched.search("报送", Scope(documents=frozenset())) == []


def test_the_same_wording_is_one_hit_that_names_its_twins(searched: Searched) -> None:
    first = searched.shelf.put("细则", REPORTING)
    second = searched.shelf.put("办法", REPORTING)
    hidden = searched.shelf.put("内部", REPORTING, groups={"领导"})
    (hit,) = searched.search("报送法治建设信息")
    assert {hit.passage, *hit.twins} == {*first, *second}
    (hit,) = searched.search("报送法治建设信息", Scope(groups=frozenset({"领导"})))
    assert {hit.passage, *hit.twins} == {*first, *second, *hidden}


def test_the_same_question_gets_the_same_order(searched: Searched) -> None:
    for n in range(30):
        searched.shelf.put(f"第{n}号", f"报送信息，编号{n}。")
    once = searched.passages("报送信息")
    assert once == searched.passages("报送信息")
    assert len(set(once)) == 10


def test_what_is_put_or_withdrawn_counts_at_once(searched: Searched) -> None:
    (review,) = searched.shelf.put("细则", REVIEW)
    assert searched.passages("合法性审查") == [review]
    (petition,) = searched.shelf.put("办法", PETITION)
    assert searched.passages("信访人")[0] == petition
    searched.shelf.withdraw("细则")
    assert review not in searched.passages("合法性审查")


def test_who_may_see_a_document_changes_at_once(searched: Searched) -> None:
    (passage,) = searched.shelf.put("细则", REVIEW)
    assert searched.passages("合法性审查") == [passage]
    searched.shelf.library.restrict("/shelf", "细则.txt", {"领导"})
    assert searched.passages("合法性审查") == []
    assert searched.passages("合法性审查", Scope(groups=frozenset({"领导"}))) == [passage]


def test_a_changed_text_replaces_the_old_one(searched: Searched) -> None:
    searched.shelf.put("细则", REVIEW, REPORTING)
    new = searched.shelf.put("细则", REVIEW, PETITION)
    assert set(searched.passages("应当报送信息、告知信访人、合法性审查")) <= set(new)
