"""Whether a question asks for whole indicators, for something one of them says, or for neither."""

from __future__ import annotations

import pytest

from bot.answering.heads import (
    asks_for_duties,
    asks_for_indicators,
    asks_whether,
    names_indicators,
)


@pytest.mark.parametrize(
    "text",
    [
        "哪些指标要交照片", "要会议纪要的指标有哪些", "一共几项", "牵头几项？", "我们有多少个任务",
        "列出全部指标", "指标清单发我", "任务都有哪些", "哪几条涉及普法", "所有指标",
    ],
)  # fmt: skip
def test_whole_indicators_are_asked_for(text: str) -> None:
    assert asks_for_indicators(text)


@pytest.mark.parametrize(
    "text",
    [
        "这个指标要哪些材料", "哪几项佐证材料", "材料一共几项", "有几项措施", "哪些单位配合",
        "第几项", "指标是什么意思", "哪些要求", "列一下材料清单", "谁牵头",
    ],
)  # fmt: skip
def test_something_else_is_asked_for(text: str) -> None:
    assert not asks_for_indicators(text)


@pytest.mark.parametrize(
    "text", ["上半年要完成的指标", "要签到表的有哪些", "8月底前要交的给我", "涉及的指标"]
)
def test_indicators_are_meant_without_a_question_word(text: str) -> None:
    assert names_indicators(text)


@pytest.mark.parametrize(
    "text", ["要交哪些材料的有哪些", "培训的指标什么时候交", "败诉案件剖析", "材料有哪些"]
)
def test_no_indicators_are_meant(text: str) -> None:
    assert not names_indicators(text)


@pytest.mark.parametrize(
    "text", ["空着不填可以吗", "这样报行不行？", "少一份怎么办", "能不能晚点交", "牵头单位要做什么"]
)
def test_a_rule_is_asked_about(text: str) -> None:
    assert asks_whether(text)


@pytest.mark.parametrize(
    "text", ["能列个清单吗", "牵头哪些指标", "可以告诉我哪几项吗", "我想晚点交可以吗。我们牵头哪些"]
)
def test_a_list_may_be_asked_for_as_politely(text: str) -> None:
    assert not asks_whether(text)


@pytest.mark.parametrize("text", ["牵头哪些", "负责啥活", "要完成什么", "配合几项", "分到多少任务"])
def test_duties_are_asked_for(text: str) -> None:
    assert asks_for_duties(text)


@pytest.mark.parametrize("text", ["交哪些材料", "谁牵头", "牵头单位", "配合哪些部门"])
def test_no_duties_are_asked_for(text: str) -> None:
    assert not asks_for_duties(text)
