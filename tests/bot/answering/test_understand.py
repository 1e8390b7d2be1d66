"""What a message asks: fields of an indicator by number, name or half a name, or a rule in prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.sources import Sources
from bot.worklist.register import Register
from tests.bot.answering.asking import numbers, read


@pytest.mark.parametrize(
    ("text", "rows", "fields"),
    [
        ("指标6要哪些佐证材料", ["6"], ("evidence",)),
        ("指标６要哪些佐证材料", ["6"], ("evidence",)),
        ("第三项谁牵头，什么时候交", ["3"], ("lead", "deadline")),
        ("第3项和第5项的完成时限", ["3", "5"], ("deadline",)),
        ("指标3至5谁牵头", ["3", "4", "5"], ("lead",)),
        ("第6条扣几分", ["6"], ("score",)),
        ("第6项", ["6"], ()),
        ("第6项\n要交哪些材料", ["6"], ("evidence",)),
    ],
)
def test_an_indicator_by_its_number(text: str, rows: list[str], fields: tuple[str, ...]) -> None:
    asked = read(text)
    assert asked.intent == "indicator"
    assert numbers(asked) == rows
    assert asked.fields == fields
    assert asked.missing == ()


def test_a_number_that_the_table_lacks_is_told() -> None:
    asked = read("第6项和第20项谁牵头")
    assert asked.intent == "indicator"
    assert numbers(asked) == ["6"]
    assert asked.missing == ("20",)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("第1项谁牵头", "now"),
        ("去年第1项谁牵头", "last"),
        ("二〇二四年第1项谁牵头", "last"),
        ("二○二四年第1项谁牵头", "last"),
        ("市里表第1项谁牵头", "city"),
    ],
)
def test_the_table_that_is_meant(text: str, table: str) -> None:
    asked = read(text)
    assert asked.table is not None
    assert asked.table.document.id == table
    assert [indicator.document for indicator in asked.indicators] == [table]


@pytest.mark.parametrize(
    ("text", "row", "fields"),
    [
        ("规范性文件定期清理", "3", ()),
        ("規範性文件定期清理誰牽頭", "3", ("lead",)),
        ("执法人员岗前培训的佐证材料", "6", ("evidence",)),
        ("网上信访按期答复要交什么", "11", ("evidence",)),
        ("规范性文件清理谁牵头", "3", ("lead",)),
        ("红头文件清理要交哪些材料", "3", ("evidence",)),
        ("首违不罚的截止时间", "7", ("deadline",)),
        ("告知承诺清单什么时候交", "2", ("deadline",)),
        ("规范性文件\n谁牵头", "3", ("lead",)),
        ("司法局专职调解员要交哪些材料", "10", ("evidence",)),
    ],
)
def test_an_indicator_by_its_name(text: str, row: str, fields: tuple[str, ...]) -> None:
    asked = read(text)
    assert asked.intent == "indicator"
    assert numbers(asked) == [row]
    assert asked.fields == fields


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("我刚接手这项工作，领导让我问一下，败诉案件剖析要交什么材料", "9"),
        ("我是司法局的，想问一下规范性文件定期清理什么时候交", "3"),
        ("第9项我们已经报了。请问规范性文件定期清理由谁牵头？", "3"),
        ("昨天开会说了3件事，第1项已经布置了。第6项要交哪些材料？", "6"),
        ("第9项布置下去了！第10项扣几分？谢谢", "10"),
        ("大家好\n我是新来的\n败诉案件剖析谁牵头", "9"),
    ],
)
def test_a_story_before_the_question_is_no_part_of_it(text: str, row: str) -> None:
    asked = read(text)
    assert asked.intent == "indicator"
    assert numbers(asked) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("第五项不对第六项谁牵头", "6"),
        ("第五项，不对，第六项谁牵头", "6"),
        ("第二不对是第三项谁牵头", "3"),
    ],
)
def test_what_is_corrected_is_asked(text: str, row: str) -> None:
    assert numbers(read(text)) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "空着不填可以吗",
        "没有材料的指标空着不填可以吗",
        "牵头单位要做什么",
        "牵头单位和配合单位有什么区别",
        "材料放错文件夹怎么办",
        "日期写得不对怎么办",
        "规范性文件定期清理没做可以吗",
        "重大决策后评估没做能上会吗",
        "《示例条例》第6条怎么规定",
        "你好",
        "",
    ],
)
def test_a_rule_is_left_to_the_documents(text: str) -> None:
    asked = read(text)
    assert asked.intent == "prose"
    assert asked.indicators == ()


def test_prose_keeps_the_rows_that_come_near() -> None:
    asked = read("重大决策后评估没做能上会吗")
    assert asked.near[0].indicator.number == "5"


def test_a_document_without_a_table_is_asked_about_its_prose() -> None:
    speech = Sources(frozenset({"speech"}), told=True)
    text = "讲话里规范性文件定期清理怎么说"
    assert read(text, sources=speech).intent == "prose"
    assert numbers(read("讲话里说的第3项谁牵头", sources=speech)) == ["3"]


def test_without_a_table_everything_is_prose() -> None:
    empty = Register((), (), (), own_level="县", this_year=lambda: 2025)
    asked = read("第3项谁牵头", tables=empty)
    assert (asked.intent, asked.table) == ("prose", None)


@given(st.integers(1, 12))
def test_every_number_finds_its_row(number: int) -> None:
    for text in (f"指标{number}谁牵头", f"第{number}项要交什么", f"{number}"):
        assert numbers(read(text)) == [str(number)], text


WORDS = (
    "司法局", "我们局", "第", "3", "项", "指标", "哪些", "牵头", "配合", "要", "交", "材料", "签到表",
    "8月底", "前", "不对", "，", "。", "吗", "败诉案件剖析", "首违不罚", "行政执法", "几", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
def test_any_message_means_something(text: str) -> None:
    asked = read(text, "信访局")
    assert not asked.indicators or asked.intent == "indicator"
    assert asked.intent != "indicator" or asked.indicators or asked.missing
    assert asked.intent != "unit_list" or asked.units
    assert asked.intent not in ("evidence_list", "topic_list", "group_list") or asked.words
