"""Whether a question in other words means a row of the table, or what the documents say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pytest

from bot.answering.asked import read_question
from bot.answering.rowsearch import RowFound, rank_rows, row_meant
from bot.answering.selection import Candidate
from bot.answering.understanding import Understanding
from bot.worklist.row_index import RowMatch
from ingest.model import Document, Indicator, Passage
from tests.bot.answering.passages import passage
from tests.bot.answering.tables import register, sheet

TABLE = sheet(
    (1, "依法行政", "规范性文件备案", "示例县司法局", "", "备案报告", "8月15日"),
    (2, "依法行政", "合法性审查", "示例县政府办", "", "审查意见书", "6月30日"),
    (3, "依法行政", "案卷评查", "示例县司法局", "", "评查通报", "9月30日"),
)
REGISTER = register([TABLE])
RECORD, REVIEW, CHECK = TABLE.indicators
PLAN = Document("plan", "plan", "方案.docx", "实施方案", authority="方案")


class Alike:
    """Weights of a library that knows every pair of characters equally well."""

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        return dict.fromkeys(grams, 1.0)

    def rarest(self) -> float:
        return 1.0

    def known(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words)


def asked(*near: RowMatch, **more: object) -> Understanding:
    given = {"fields": ("evidence",), "near": near, "table": REGISTER.default} | more
    return Understanding("", **given)  # type: ignore[arg-type]


def hit(indicator: Indicator, score: float) -> Candidate:
    """The row's passage, as a search in the table brings it."""
    of_row = next(p for p in TABLE.passages if p.pieces[0].locator.row == indicator.row)
    return Candidate(of_row, TABLE.document, score)


def prose(text: str, document: Document = PLAN) -> Candidate:
    return Candidate(passage(text), document, 1.0)


def ranked(understood: Understanding, *hits: Candidate) -> list[str]:
    return [row.indicator.name for row in rank_rows(understood, hits)]


def meant(
    text: str,
    row: RowFound,
    *elsewhere: Candidate,
    tables: Collection[str] = (TABLE.document.id,),
    speaks: str = "",
) -> Indicator | None:
    """The row meant; ``speaks`` is what speaks for an indicator."""
    understood = asked(**{speaks: True}) if speaks else asked()
    return row_meant(understood, read_question(text, Alike()), [row], elsewhere, tables)


def test_rows_near_in_words_come_by_their_likeness() -> None:
    near = (RowMatch(RECORD, 0.4, 0.5), RowMatch(REVIEW, 0.6, 0.5))
    assert ranked(asked(*near)) == ["合法性审查", "规范性文件备案"]


def test_search_decides_among_rows_of_like_wording() -> None:
    near = (RowMatch(RECORD, 0.5, 0.5), RowMatch(REVIEW, 0.5, 0.4))
    assert ranked(asked(*near), hit(REVIEW, 1.0))[0] == "合法性审查"


def test_search_brings_rows_in_other_words_but_behind_a_clear_likeness() -> None:
    found = ranked(asked(RowMatch(RECORD, 0.8, 0.9)), hit(CHECK, 1.0))
    assert found == ["规范性文件备案", "案卷评查"]
    assert ranked(asked(), hit(CHECK, 1.0)) == ["案卷评查"]


def test_what_search_finds_outside_the_rows_is_no_row() -> None:
    assert ranked(asked(), Candidate(passage("表头"), TABLE.document, 1.0)) == []


ROW = RowFound(REVIEW, 1.0, 0.6)


def test_a_row_that_tells_more_of_the_question_than_any_passage_is_meant() -> None:
    assert meant("合法性审查意见书", ROW, prose("合法性。")) == REVIEW
    assert meant("合法性审查意见书", ROW) == REVIEW


def test_a_passage_that_tells_as_much_keeps_the_question() -> None:
    assert meant("合法性审查意见书", ROW, prose("合法性审查意见书由谁出具。")) is None


@pytest.mark.parametrize("word", ["strong", "pointed", "table_named"])
def test_what_speaks_for_an_indicator_outweighs_an_equal_passage(word: str) -> None:
    beside = prose("合法性审查意见书由谁出具。")
    assert meant("合法性审查意见书", ROW, beside, speaks=word) == REVIEW


def test_it_does_not_outweigh_a_passage_that_tells_much_more() -> None:
    text = "合法性未过而擅自提交常务会讨论怎么追责"
    assert meant(text, RowFound(REVIEW, 1.0, 0.1), prose(text), speaks="strong") is None


def test_a_heading_speaks_for_its_passage() -> None:
    headed = Candidate(
        Passage("p", "plan", 1, ("合法性审查意见书",), passage("由司法局出具。").pieces, ""),
        PLAN,
        1,
    )
    assert meant("合法性审查意见书", ROW, headed) is None


def test_rows_of_task_tables_do_not_compete() -> None:
    other = prose("合法性审查意见书", TABLE.document)
    assert meant("合法性审查意见书", ROW, other) == REVIEW
    assert meant("合法性审查意见书", ROW, other, tables=()) is None


def test_a_row_that_tells_too_little_is_not_meant() -> None:
    little = RowFound(REVIEW, 1.0, 0.2)
    text = "合法性与材料何日起在网上传送"
    assert meant(text, little) is None
    assert meant(text, little, speaks="strong") == REVIEW, "a field's own words ask for less"
    assert meant("网上传送", RowFound(REVIEW, 1.0, 0.9), speaks="strong") is None, (
        "nothing in common"
    )


def test_without_a_field_or_a_row_nothing_is_meant() -> None:
    question = read_question("合法性审查意见书", Alike())
    assert row_meant(asked(fields=()), question, [ROW], [], ()) is None
    assert row_meant(asked(), question, [], [], ()) is None
