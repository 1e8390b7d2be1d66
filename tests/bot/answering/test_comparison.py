"""Which questions ask for a comparison of editions, and what exactly they compare."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.changes_asked import subject_of, topic_of
from bot.answering.sources import sources_named
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.answering.wording import normalise
from bot.model import Asker, Question
from tests.bot.demo_tables import demo_register

REGISTER = demo_register()
UNIT = "示例县司法局"


def read(text: str, edition: str | None = None, table: str | None = None) -> Understanding:
    """What a message of the county's 司法局 means over the demo tables."""
    sources = sources_named(normalise(text), REGISTER.documents, 2025)
    question = Question(text, Asker(UNIT), edition=edition, table=table)
    return understand(question, REGISTER, date(2025, 7, 25), sources)


def row(text: str) -> tuple[str | None, int | None, tuple[str, ...]]:
    """The number of the one indicator meant, the year of its table, the fields."""
    asked = read(text)
    assert asked.intent == "difference"
    [indicator] = asked.indicators
    table = REGISTER.table(indicator.document)
    return indicator.number, table.year if table else None, asked.fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("跟去年比指标37有什么变化", ("37", 2025, ())),
        ("指标37改了什么", ("37", 2025, ())),
        ("2024年的指标5到今年有什么变化", ("5", 2024, ())),
        ("去年的指标5今年改了吗", ("5", 2024, ())),
        ("去年的第50项今年还有吗", ("50", 2024, ())),
        ("指标５的完成时限变了没有", ("5", 2025, ("deadline",))),
        ("指标12的佐证材料今年多了什么", ("12", 2025, ("evidence",))),
        ("对照2024年表，第53项有哪些调整", ("53", 2025, ())),
        ("指标59的评分标准和去年一样吗", ("59", 2025, ("score",))),
        ("重大行政决策合法性审查今年和去年有什么区别", ("37", 2025, ())),
        ("减证便民证明事项清理今年还在吗", ("7", 2024, ())),
        ("突发事件信息公开回应的牵头单位是不是换了", ("85", 2025, ("lead",))),
        ("去年第36项现在是第几项", ("36", 2024, ())),
        ("第77项以前叫什么", ("77", 2025, ())),
    ],
)
def test_the_indicator_whose_change_is_asked(
    text: str, expected: tuple[str, int, tuple[str, ...]]
) -> None:
    assert row(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds", "fields"),
    [
        ("今年新增了哪些指标", "A", ()),
        ("比去年多了几项指标", "A", ()),
        ("今年取消了哪些指标", "D", ()),
        ("去年有今年没有的指标有哪些", "D", ()),
        ("咱们县表相比2024版删了啥", "D", ()),
        ("哪些指标改名了", "N", ()),
        ("两版任务分解表有什么不同", "", ()),
        ("今年的表和去年的有多大变化啊", "", ()),
        ("哪些指标的完成时限改了", "", ("deadline",)),
        ("和2024年的表相比牵头单位变了的有哪些", "", ("lead",)),
        ("2025年版和2024年版的任务分解表，责任单位不一样的有哪些", "", ("joint",)),
        ("要求提高了的指标有哪些", "", ("requirement",)),
        ("评分变严的有哪些", "", ("score",)),
    ],
)
def test_the_whole_tables_are_compared(text: str, kinds: str, fields: tuple[str, ...]) -> None:
    asked = read(text)
    assert asked.intent == "difference"
    found = asked.comparison
    assert found is not None
    assert found.before is not None
    assert (found.before.year, found.after.year) == (2024, 2025)
    assert "A" * found.added + "D" * found.dropped + "N" * found.names == kinds
    assert (asked.fields, asked.indicators, asked.units) == (fields, (), ())


@pytest.mark.parametrize(
    ("text", "unit", "role"),
    [
        ("我们局今年比去年多了哪几项", UNIT, "any"),
        ("财政局今年牵头的比去年少了哪些", "示例县财政局", "lead"),
        ("和去年相比我单位的任务有什么变化", UNIT, "any"),
    ],
)
def test_a_unit_compares_its_tasks(text: str, unit: str, role: str) -> None:
    asked = read(text)
    assert (asked.intent, asked.units, asked.role) == ("difference", (unit,), role)


@pytest.mark.parametrize(
    "text",
    [
        "去年用过的材料今年还能用吗",
        "新增的行政许可事项怎么办",
        "今年有哪些指标要交会议纪要",
        "今年8月底前要完成哪些指标",
        "哪些指标涉及取消证明事项",
        "今年司法局牵头哪些指标",
        "去年的指标37谁牵头",
        "今年新增人员培训要多少学时",
        "联络员换了怎么办",
        "材料改了怎么重新上传",
        "指标37的截止时间改到什么时候了",
        "指标12和指标13有什么区别",
        "牵头单位和责任单位有什么区别",
        "去年交了五份，今年指标37要交几份",
        "政策调整了要不要重新审查",
        "权责清单变了多久更新",
    ],
)
def test_a_year_or_a_word_for_change_alone_compares_nothing(text: str) -> None:
    assert read(text).intent not in ("difference", "original", "accord")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2022年的指标5谁牵头", "县2022年任务分解表"),
        ("前年的表里指标3", "县2023年任务分解表"),
        ("国家指标体系里指标5是什么", "国家指标体系"),
        ("省里的表指标3谁牵头", "省指标体系"),
        ("市里2024年的表第3项", "市2024年任务分解表"),
        ("2022年司法局牵头哪些指标", "县2022年任务分解表"),
        ("和2022年的表比有什么变化", "县2022年任务分解表"),
        ("市里的表今年和去年有什么不同", "市2024年任务分解表"),
    ],
)
def test_an_edition_that_is_not_there_is_named(text: str, label: str) -> None:
    asked = read(text)
    assert asked.absent is not None
    assert asked.absent.label == label
    assert asked.absent.known[0] == "县2025年任务分解表"


def test_an_edition_asked_for_beside_the_question_is_honoured_or_missed() -> None:
    assert read("指标5谁牵头", edition="2024").absent is None
    missed = read("指标5谁牵头", edition="2022").absent
    assert missed is not None
    assert missed.label == "县2022年任务分解表"
    assert read("指标5谁牵头", table="省指标体系").absent is not None


@pytest.mark.parametrize(
    "text",
    [
        "2023年的材料能用于指标5吗",
        "指标5的2023年台账要交吗",
        "去年的指标5要哪些材料",
        "2023年9月底前到期的指标有哪些",
        "省级以上表彰的材料算哪个指标",
        "市里的表指标3谁牵头",
        "国家的规定对指标5有什么要求",
    ],
)
def test_a_year_of_something_else_names_no_edition(text: str) -> None:
    assert read(text).absent is None


@pytest.mark.parametrize(
    ("text", "intent", "numbers"),
    [
        ("原来的截止日期是哪天", "original", []),
        ("补充通知改之前是什么时候", "original", []),
        ("指标37原来的截止时间是哪天", "original", ["37"]),
        ("指标59原来要交哪些材料", "original", ["59"]),
        ("上传截止时间以哪个为准", "accord", []),
        ("上传截止是8月15日还是8月31日", "accord", []),
        ("上传截止时间改了吗", "accord", []),
        ("原来的公章还能用吗", "prose", []),
        ("县里的编号和市里的编号以哪个为准", "prose", []),
    ],
)
def test_former_values_and_agreement(text: str, intent: str, numbers: list[str]) -> None:
    asked = read(text)
    assert (asked.intent, [i.number for i in asked.indicators]) == (intent, numbers)


def test_what_two_documents_are_compared_in() -> None:
    assert topic_of("2025年方案和2023年方案的达标率要求有什么变化") == "达标率"
    assert topic_of("两个方案有什么不同") == ""
    assert subject_of("上传截止时间改了吗") == ""
    assert "深圳市税务局" in subject_of("深圳市税务局允许按月申报的纳税人延期到哪天")
