"""Questions whose answer is a list of indicators: of whom, as what, until when, holding what."""

from __future__ import annotations

from datetime import date

import pytest

from bot.worklist.periods import Period
from tests.bot.answering.asking import TODAY, read
from tests.bot.task_table import unit

JUNE, AUGUST = date(2025, 6, 30), date(2025, 8, 31)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("示例县司法局牵头哪些", "司法局"),
        ("司法局 牵头 有哪些", "司法局"),
        ("司法局\n牵头哪些", "司法局"),
        ("市监局要交什么", "市场监督管理局"),
        ("工商局配合哪几项", "市场监督管理局"),
        ("财政 配合项", "财政局"),
        ("我们信访局要做哪些指标", "信访局"),
        ("哪些是司法局牵头的", "司法局"),
        ("司法局名下的清单", "司法局"),
        ("财政局不对是信访局牵头哪些", "信访局"),
    ],
)
def test_the_list_of_a_unit_that_is_named(text: str, name: str) -> None:
    asked = read(text)
    assert asked.intent == "unit_list"
    assert asked.units == (unit(name),)


@pytest.mark.parametrize(
    "text",
    [
        "我们局牵头哪些",
        "我局要交什么",
        "咱单位配合的有几项",
        "我們局牽頭哪些指標",
        "本单位今年有哪些任务",
    ],
)
def test_my_unit_is_the_askers(text: str) -> None:
    assert read(text, "综合行政执法局").units == (unit("综合行政执法局"),)


def test_my_unit_is_nobody_when_it_is_not_known() -> None:
    asked = read("我们局牵头哪些")
    assert asked.intent == "unit_list"
    assert asked.units == ()


@pytest.mark.parametrize(
    "text",
    [
        "我是信访局的，我们局要做哪些指标",
        "你好，我们是信访局，我们局要完成哪些任务",
        "你好\n我是信访局的\n我们要交哪些",
    ],
)
def test_a_message_may_introduce_the_unit(text: str) -> None:
    assert read(text).units == (unit("信访局"),)


def test_a_unit_named_beside_my_own_is_meant() -> None:
    assert read("跟我们信访局有关的指标", "信访局").units == (unit("信访局"),)
    assert read("跟我们信访局有关的指标", "财政局").units == (unit("信访局"),)


@pytest.mark.parametrize(
    "text", ["柳河镇要做哪些", "柳河镇8月底前要交哪些", "麻烦看下柳河镇有哪些指标"]
)
def test_a_town_that_no_row_names_still_has_its_list(text: str) -> None:
    asked = read(text)
    assert asked.intent == "unit_list"
    assert [name[-3:] for name in asked.units] == ["柳河镇"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("刚接手，我们局牵头哪些呀", "司法局"),
        ("上个月刚从财政局调过来，想问下信访局牵头哪些", "信访局"),
        ("公安局的材料都齐了。现在问财政局，配合几项？\n财政局配合哪些指标", "财政局"),
    ],
)
def test_the_clause_that_asks_says_whose_list(text: str, name: str) -> None:
    asked = read(text, "司法局")
    assert asked.intent == "unit_list"
    assert asked.units == (unit(name),)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("司法局牵头哪些", "lead"),
        ("司法局主责的有几项", "lead"),
        ("司法局配合哪些", "joint"),
        ("司法局参与的指标", "joint"),
        ("司法局有哪些指标", "any"),
        ("司法局负责哪些指标", "any"),
        ("司法局牵头和配合的都有哪些", "any"),
        ("司法局不管牵头还是配合一共几项", "any"),
        ("不管牵头还是配合，司法局一共几项", "any"),
        ("司法局除了牵头的还要配合哪些", "joint"),
        ("司法局只配合不牵头的有哪些", "joint"),
        ("司法局不当牵头单位的有哪些", "joint"),
        ("司法局牵头的先不算，配合的有哪些", "joint"),
        ("司法局只牵头不配合的有哪些", "lead"),
        ("那项任务先放一放，司法局牵头哪些", "lead"),
    ],
)
def test_as_what_a_unit_is_asked_about(text: str, role: str) -> None:
    asked = read(text)
    assert asked.intent == "unit_list"
    assert asked.role == role


@pytest.mark.parametrize(
    ("text", "period", "words"),
    [
        ("司法局8月底前要完成哪些", Period(None, AUGUST), ""),
        ("司法局二〇二五年八月底前要完成哪些", Period(None, AUGUST), ""),
        ("司法局上半年要交哪些", Period(None, JUNE), ""),
        ("司法局8月到期的有哪些", Period(date(2025, 8, 1), AUGUST), ""),
        ("那块先不说，司法局8月底前要完成哪些", Period(None, AUGUST), ""),
        ("司法局哪些指标要签到表", None, "签到表"),
        ("司法局哪些指标要交判决书", None, "判决书"),
        ("司法局牵头的指标里哪些写有“会议纪要”", None, "会议纪要"),
        ("司法局8月底前要完成的指标里哪些要签到表", Period(None, AUGUST), "签到表"),
    ],
)
def test_a_units_list_is_narrowed(text: str, period: Period | None, words: str) -> None:
    asked = read(text)
    assert asked.intent == "unit_list"
    assert (asked.period, asked.words) == (period, words)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("8月底前要完成的指标有哪些", Period(None, AUGUST)),
        ("８月３１日前要完成哪些", Period(None, AUGUST)),
        ("6月30日到期的指标", Period(JUNE, JUNE)),
        ("8月1日至8月31日到期的指标", Period(date(2025, 8, 1), AUGUST)),
        ("下周截止的指标", Period(date(2025, 7, 28), date(2025, 8, 3))),
        ("本月到期的有哪些", Period(TODAY, date(2025, 7, 31))),
        ("八月底不对六月底前要交哪些", Period(None, JUNE)),
        ("最近截止的是哪些", None),
    ],
)
def test_all_that_is_due(text: str, period: Period | None) -> None:
    asked = read(text)
    assert asked.intent == "due_list"
    assert asked.period == period


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        ("哪些指标要交会议纪要", "evidence_list", "会议纪要"),
        ("要交现场照片的有哪些", "evidence_list", "现场照片"),
        ("要提供“签到表”的指标", "evidence_list", "签到表"),
        ("行政执法有哪些指标", "group_list", "行政执法"),
        ("矛盾化解类的指标", "group_list", "矛盾化解"),
        ("哪些指标涉及普法", "topic_list", "普法"),
        ("哪些指标跟败诉有关", "topic_list", "败诉"),
        ("一共多少项指标", "count", ""),
        ("任务分解表里有多少个指标", "count", ""),
    ],
)
def test_lists_by_what_indicators_hold(text: str, intent: str, words: str) -> None:
    asked = read(text)
    assert (asked.intent, asked.words) == (intent, words)


@pytest.mark.parametrize(
    "text",
    [
        "司法局要做的指标空着不填可以吗",
        "司法局牵头单位要做什么",
        "哪些指标要身份证",
        "2月30日前要交哪些",
        "司法局在哪",
        "司法局电话是多少",
        "司法局局长是谁",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert read(text).intent == "prose"
