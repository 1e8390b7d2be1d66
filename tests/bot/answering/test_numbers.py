"""Indicator numbers in questions, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.numbers import numbers_asked


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("指标37要哪些佐证材料", ("37",)),
        ("指标 37", ("37",)),
        ("指标编号37", ("37",)),
        ("三级指标4.2.1谁牵头", ("4.2.1",)),
        ("4.2.1要什么", ("4.2.1",)),
        ("第37项", ("37",)),
        ("第 37 项谁牵头", ("37",)),
        ("第三十七项", ("37",)),
        ("指标十二", ("12",)),
        ("指标一百零三", ("103",)),
        ("第37小项", ("37",)),
        ("第12个指标", ("12",)),
        ("37号指标", ("37",)),
        ("三十七号指标", ("37",)),
        ("编号12", ("12",)),
        ("序号:8", ("8",)),
        ("37", ("37",)),
        ("37要哪些材料", ("37",)),
        ("37项谁牵头", ("37",)),
        ("指标3、5和7", ("3", "5", "7")),
        ("指标5 6 7各自谁牵头", ("5", "6", "7")),
        ("第3项和第5项", ("3", "5")),
        ("指标3至5", ("3", "4", "5")),
        ("指标1-4", ("1", "2", "3", "4")),
        ("指标3和指标3", ("3",)),
        ("2025年指标37", ("37",)),
        ("指标37的截止时间是8月15日吗", ("37",)),
        ("指标37和8月15日", ("37",)),
        ("第廿二项", ("22",)),
        ("zb37谁牵头", ("37",)),
        ("表37材料", ("37",)),
        ("36项材料", ("36",)),
        ("三十七项谁牵头", ("37",)),
    ],
)
def test_numbers(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_asked(text)[0] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一共94项指标",
        "三级指标有104项",
        "一级指标有几个",
        "指标体系2021年版",
        "第二项工作有几个阶段",
        "第三项制度是什么",
        "第三条第二项",
        "第2款第3项",
        "第十二条怎么说",
        "8月15日前交什么",
        "2025年有什么变化",
        "要达到85%以上吗",
        "三项制度怎么落实",
        "分几个阶段,两个阶段吗",
        "第一阶段做什么",
        "第二批公布了吗",
        "15日前",
        "示例法办〔2025〕12号",
        "12号文怎么说",
        "12个月内",
        "扣2.5分",
        "第5项规定",
        "指标一共几项",
        "指标一样吗",
        "共36项材料",
        "前3项材料",
        "哪几项要照片",
    ],
)
def test_counted_things_and_dates_are_no_numbers(text: str) -> None:
    assert numbers_asked(text) == ((), text)


@given(st.integers(1, 199))
def test_every_number_is_read_in_every_notation(number: int) -> None:
    for text in (f"指标{number}谁牵头", f"第{number}项要什么", f"{number}号指标", f"编号{number}"):
        assert numbers_asked(text)[0] == (str(number),), text


@given(st.text(st.sampled_from("指标第三37项号.、至和8月15日年%要 "), max_size=20))
def test_what_is_left_has_the_same_places(text: str) -> None:
    numbers, rest = numbers_asked(text)
    assert len(rest) == len(text)
    assert all(kept in (" ", typed) for kept, typed in zip(rest, text, strict=True))
    assert numbers or rest == text


def test_a_range_too_long_is_not_spelled_out() -> None:
    assert numbers_asked("指标1至100")[0] == ("1", "100")
