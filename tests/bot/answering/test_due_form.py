"""Lists by date, what they cannot tell, and lists of what is due again and again."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.draft import Draft
from bot.answering.due_form import DueForm, said_period
from bot.answering.standing import of_term, term_named
from bot.worklist.periods import Period
from bot.worklist.register import Register
from tests.bot.answering.asking import read
from tests.bot.answering.tables import Written, sheet, written
from tests.bot.task_table import unit

JUSTICE, MARKET = "示例县司法局", "示例县市场监督管理局"
TABLE = sheet(
    (1, "依法行政", "备案", JUSTICE, MARKET, "报告", "8月15日"),
    (2, "依法行政", "审查", JUSTICE, "", "意见书", "6月30日"),
    (3, "行政执法", "公示", MARKET, JUSTICE, "目录", "每季度末"),
    (4, "行政执法", "评查", MARKET, "", "案卷", "长期坚持"),
    (5, "行政执法", "培训", MARKET, "", "签到表", "每季度末"),
    (6, "行政执法", "统计", MARKET, "", "报表", "每月25日"),
)  # fmt: skip
TODAY = date(2025, 7, 25)
AUGUST, PAST = Period(None, date(2025, 8, 31)), Period(None, date(2025, 7, 24))


def listed(text: str, today: date = TODAY) -> Written:
    """The list for a question put to this table."""

    def write(register: Register, draft: Draft) -> None:
        asked = read(text, tables=register)
        assert asked.intent == "due_list"
        assert asked.table is not None
        DueForm(register, draft, today).write(asked, asked.table)

    return written(write, TABLE)


def test_a_list_by_date_says_what_has_none_and_names_it() -> None:
    found = listed("8月底前要完成哪些")
    assert [item[:3] for item in found.items] == ["指标2", "指标1"]
    apart = found.sentences[-1]
    assert apart == (
        "另有4项没有写到某一天：每季度末2项（指标3、5）；长期坚持1项（指标4）；每月25日1项（指标6）。"
    )
    assert {"每季度末", "长期坚持", "每月25日"} <= set(found.quotes(apart))


def test_what_is_over_is_said_to_be_and_no_more_is_claimed() -> None:
    found = listed("逾期的指标有哪些")
    assert [item[:3] for item in found.items] == ["指标2"]
    assert any("系统不掌握报送情况" in said for said in found.sentences)
    assert not any("系统不掌握" in said for said in listed("8月底前要完成哪些").sentences)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("长期坚持的指标有哪些", ["4"]),
        ("哪些指标是每季度末报", ["3", "5"]),
        ("按季度报的指标有哪些", ["3", "5"]),
        ("每月要报的指标有哪些", ["6"]),
        ("每月25日要报的是哪些指标", ["6"]),
        ("司法局每季度末要报的指标有哪些", ["3"]),
        ("每半年要报的指标有哪些", []),
    ],
)
def test_what_is_due_again_and_again_is_a_list_of_its_own(text: str, numbers: list[str]) -> None:
    found = listed(text)
    assert [item[2:3] for item in found.items] == numbers
    assert (str(len(numbers)) in found.sentences[0]) or "没有" in found.sentences[0]


@pytest.mark.parametrize(
    ("text", "term", "deadline"),
    [
        ("每季度末要报的", "每季度末", "每季度末"),
        ("要长期坚持的", "长期坚持", "长期坚持"),
        ("按季报", "按季", "每季度结束后5日内"),
        ("每个月25号", "每个月25号", "每月25日"),
    ],
)
def test_terms_are_named(text: str, term: str, deadline: str) -> None:
    found = term_named(text)
    assert found is not None
    assert text[slice(*found)] == term
    assert of_term(term, deadline)
    assert not of_term(term, "8月31日")


@pytest.mark.parametrize("text", ["8月底前", "一个季度", "四季度", "这个月", ""])
def test_what_is_no_term(text: str) -> None:
    assert term_named(text) is None


def test_what_a_requirement_says_again_and_again_is_no_term() -> None:
    assert read("要求每半年核查一次承诺的指标有哪些").intent != "due_list"
    assert read("证明事项每半年核查要哪些材料").intent == "indicator"


def test_a_units_list_by_date_says_what_of_its_own_has_none() -> None:
    asked = read("司法局9月底前牵头的指标有哪些")
    assert (asked.intent, asked.units, asked.role) == ("unit_list", (unit("司法局"),), "lead")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, date(2025, 8, 31), "2025年8月31日前"),
        (date(2025, 8, 31), date(2025, 8, 31), "2025年8月31日"),
        (date(2025, 9, 1), date(2025, 9, 30), "2025年9月1日至9月30日"),
        (date(2025, 12, 29), date(2026, 1, 4), "2025年12月29日至2026年1月4日"),
    ],
)
def test_periods_in_words(start: date | None, end: date, said: str) -> None:
    assert said_period(Period(start, end)) == said
