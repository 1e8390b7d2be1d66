"""Lexical: sections, labels, and that following changes equals starting anew."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vectorstore.shelf import Shelf
from vectorstore.lexical import Lexical
from vectorstore.model import EVERYTHING_OPEN, OPEN, Scope

FILLER = "县人民政府应当加强组织领导，建立健全工作机制，落实保障措施。"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


def test_neighbours_tell_which_document_is_meant(shelf: Shelf) -> None:
    rule = "补助标准为每人2000元。"
    shelf.put("措施一", "扶持餐饮企业。", rule + "由商务局发放。")
    wanted = shelf.put("措施二", "扶持物流企业。", rule + "由交通局发放。")
    found = Lexical(shelf.catalog).search("物流企业的补助标准是多少", OPEN, 5)
    assert {hit.passage for hit in found[:2]} == set(wanted)


def test_what_stands_apart_in_a_section_counts_together(shelf: Shelf) -> None:
    # Each passage of the first shares as much with the question as the one of the second does.
    wanted = shelf.put("甲通知", "餐饮企业可以申请。", "补助标准另行公布。")
    shelf.put("乙通知", "餐饮企业、餐饮企业。", "商场另行公布。")
    best = Lexical(shelf.catalog).search("餐饮企业的补助标准", OPEN, 1)[0]
    assert best.passage in wanted
    assert best.signals["spread"] > best.signals["coverage"]


def test_a_long_document_is_not_one_bag_of_words(shelf: Shelf) -> None:
    parts = [f"第{n}条 {FILLER}" for n in range(1, 60)]
    shelf.put("大法典", *parts[:5], "公证费用的规定。", *parts[5:50], "减免的程序。", *parts[50:])
    (wanted,) = shelf.put("小办法", "公证费用可以减免。")
    assert Lexical(shelf.catalog).search("公证费用减免", OPEN, 5)[0].passage == wanted


def test_signals_lie_between_nothing_and_one(shelf: Shelf) -> None:
    shelf.put("细则", "每月25日前报送信息。", FILLER)
    full, part = Lexical(shelf.catalog).search("报送信息工作机制", OPEN, 5)
    for hit in (full, part):
        assert set(hit.signals) == {"words", "grams", "section", "coverage", "spread"}
        assert all(0 <= value <= 1 for value in hit.signals.values())
    (exact,) = Lexical(shelf.catalog).search("25日前报送", OPEN, 1)
    assert exact.signals["coverage"] == pytest.approx(1)


def test_unknown_terms_lower_the_coverage(shelf: Shelf) -> None:
    shelf.put("细则", "每月25日前报送信息。")
    (hit,) = Lexical(shelf.catalog).search("报送信息的宇宙飞船", OPEN, 1)
    assert hit.signals["coverage"] < 0.5


def test_what_another_index_names_is_weighed_too(shelf: Shelf) -> None:
    (near,) = shelf.put("细则", "每月25日前报送信息。")
    (hidden,) = shelf.put("内部", "另一回事。", groups={"领导"})
    lexical = Lexical(shelf.catalog)
    found = lexical.weigh("飞船", OPEN, also=[near, hidden, "unknown"])
    assert [(hit.passage, hit.score) for hit in found] == [(near, 0.0)]


def test_the_generation_is_that_of_the_catalog(shelf: Shelf) -> None:
    lexical = Lexical(shelf.catalog)
    shelf.put("细则", "报送信息。")
    lexical.follow()
    assert lexical.generation() == shelf.catalog.generation()


def test_threads_search_while_documents_come_and_go(shelf: Shelf) -> None:
    (wanted,) = shelf.put("细则", "每月25日前报送信息。")
    lexical = Lexical(shelf.catalog)

    def ask(_: int) -> str:
        return lexical.search("几日前报送信息", OPEN, 1)[0].passage

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(ask, n) for n in range(40)]
        for n in range(8):
            shelf.put(f"第{n}号", FILLER + str(n))
        shelf.withdraw("第3号")
        assert {answer.result() for answer in answers} == {wanted}


TITLES = ["甲办法", "乙细则", "丙方案"]
TEXTS = ["每月25日前报送信息。", FILLER, "合法性审查不合格的不得上会。", "信访事项限期办结。"]
CHANGES = st.one_of(
    st.tuples(st.sampled_from(TITLES), st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3)),
    st.tuples(st.sampled_from(TITLES), st.none()),
    st.tuples(st.sampled_from(TITLES), st.sampled_from([frozenset({"领导"}), frozenset()])),
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(CHANGES, max_size=6))
def test_following_changes_finds_what_starting_anew_finds(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[str, list[str] | frozenset[str] | None]],
) -> None:
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    follower = Lexical(shelf.catalog)
    for title, change in changes:
        if isinstance(change, list):
            shelf.put(title, *change)
        elif change is None:
            shelf.withdraw(title)
        elif f"{title}.txt" in shelf.library.sources("/shelf"):
            shelf.library.restrict("/shelf", f"{title}.txt", change)
        follower.follow()
    anew = Lexical(shelf.catalog)
    for scope in (OPEN, EVERYTHING_OPEN, Scope(groups=frozenset({"领导"}))):
        for question in ("报送信息", "合法性审查和信访", "工作机制"):
            ours, theirs = (each.search(question, scope, 9) for each in (follower, anew))
            assert {hit.passage for hit in ours} == {hit.passage for hit in theirs}
            assert [hit.twins for hit in sorted(ours, key=lambda hit: hit.passage)] == [
                hit.twins for hit in sorted(theirs, key=lambda hit: hit.passage)
            ]
    shelf.close()
