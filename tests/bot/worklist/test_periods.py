"""The stretch of time that a question names. Today is Friday, 25 July 2025."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.worklist.periods import Period, period_named

TODAY = date(2025, 7, 25)
ANY = None
"""The start of a period that begins any time before."""


def named(text: str, year: int = 2025) -> tuple[date | None, date] | None:
    found = period_named(text, year, TODAY)
    return (found.period.start, found.period.end) if found else None


def day(month: int, number: int, year: int = 2025) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("8月底前要交哪些", ANY, day(8, 31)),
        ("8月31日之前", ANY, day(8, 31)),
        ("四月三十号前", ANY, day(4, 30)),
        ("8.31前", ANY, day(8, 31)),
        ("2025.8.31前", ANY, day(8, 31)),
        ("2026-03-31前", ANY, day(3, 31, 2026)),
        ("截至8月31日", ANY, day(8, 31)),
        ("6月30日(含当天)前", ANY, day(6, 30)),
        ("8月31日必须完成", ANY, day(8, 31)),
        ("9月前", ANY, day(8, 31)),
        ("2026年3月底前", ANY, day(3, 31, 2026)),
        ("明年3月底前", ANY, day(3, 31, 2026)),
        ("国庆放假前", ANY, day(9, 30)),
        ("明年五一前", ANY, day(4, 30, 2026)),
        ("2026年国庆前", ANY, day(9, 30, 2026)),
        ("元旦前", ANY, day(12, 31)),
        ("2026年元旦前", ANY, day(12, 31)),
        ("年底前", ANY, day(12, 31)),
        ("下周前", ANY, day(7, 27)),
        ("下个月15日前", ANY, day(8, 15)),
    ],
)
def test_a_limit_takes_in_all_that_is_due_before(text: str, start: None, end: date) -> None:
    assert named(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("8月15日到期", day(8, 15), day(8, 15)),
        ("8月15到期", day(8, 15), day(8, 15)),
        ("十月十日", day(10, 10), day(10, 10)),
        ("8月份", day(8, 1), day(8, 31)),
        ("8月一共几项", day(8, 1), day(8, 31)),
        ("8月3项", day(8, 1), day(8, 31)),
        ("9月中旬", day(9, 11), day(9, 20)),
        ("6月底", day(6, 30), day(6, 30)),
        ("去年12月", day(12, 1, 2024), day(12, 31, 2024)),
        ("8月1日至8月15日", day(8, 1), day(8, 15)),
        ("8月1日到15日", day(8, 1), day(8, 15)),
        ("6月到8月", day(6, 1), day(8, 31)),
        ("第三季度", day(7, 1), day(9, 30)),
        ("下半年", day(7, 1), day(12, 31)),
        ("本周", TODAY, day(7, 27)),
        ("下周", day(7, 28), day(8, 3)),
        ("这个月", TODAY, day(7, 31)),
        ("下个月", day(8, 1), day(8, 31)),
        ("下个月15号", day(8, 15), day(8, 15)),
        ("这个季度", TODAY, day(9, 30)),
        ("今天", TODAY, TODAY),
        ("明天", day(7, 26), day(7, 26)),
        ("10天内", TODAY, day(8, 4)),
        ("两周内", TODAY, day(8, 8)),
        ("半个月内", TODAY, day(8, 9)),
    ],
)
def test_a_stretch_has_two_ends(text: str, start: date, end: date) -> None:
    assert named(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("上半年", day(6, 30)),
        ("前十个月", day(10, 31)),
        ("前三季度", day(9, 30)),
        ("一季度", day(3, 31)),
    ],
)
def test_a_stretch_from_new_year_has_only_its_end(text: str, end: date) -> None:
    assert named(text) == (None, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "要哪些材料",
        "2月30日前",
        "2月29日前",
        "13月前",
        "8月20日以后",
        "三个月",
        "每月",
        "半年内",
        "第十一项",
    ],
)
def test_what_names_no_period(text: str) -> None:
    assert named(text) is None


def test_what_is_limited_counts_before_what_is_only_told() -> None:
    assert named("8月20号以后我要休假，9月5日为止到期的") == (None, day(9, 5))
    assert named("8月15日开会，9月20日到期的") == (day(8, 15), day(8, 15))


def test_the_place_of_the_words_is_known() -> None:
    text = "司法局8月底前要交哪些"
    found = period_named(text, 2025, TODAY)
    assert found is not None
    assert text[found.begin : found.end] == "8月底前"
    assert found.limited


# New year's day is left out: a period that begins with its year has no start.
DATES = st.dates(date(2024, 1, 1), date(2027, 12, 31)).filter(lambda d: (d.month, d.day) != (1, 1))
LIMITS = st.sampled_from(("前", "之前", "以前", "为止", "截止前", "(含当天)前"))


@given(DATES, LIMITS)
def test_a_limit_on_any_day_has_no_start(due: date, limit: str) -> None:
    assert named(f"{due.month}月{due.day}日{limit}", due.year) == (None, due)
    assert named(f"{due.year}年{due.month}月{due.day}号{limit}要交什么") == (None, due)


@given(st.integers(1, 12), st.sampled_from((2024, 2025)), LIMITS)
def test_a_limit_at_the_end_of_any_month_includes_it(month: int, year: int, limit: str) -> None:
    last = calendar.monthrange(year, month)[1]
    assert named(f"{month}月底{limit}", year) == (None, date(year, month, last))


@given(DATES)
def test_a_day_alone_is_that_day(due: date) -> None:
    assert named(f"{due.month}月{due.day}日", due.year) == (due, due)


@given(st.tuples(DATES, DATES).map(sorted))
def test_two_days_are_a_stretch(ends: list[date]) -> None:
    first, last = (d.replace(year=2025, day=min(d.day, 28)) for d in ends)
    first, last = min(first, last), max(first, last)
    text = f"{first.month}月{first.day}日至{last.month}月{last.day}日"
    assert named(text) == (first, last)


WORDS = (
    "今年", "去年", "2025年", "2026", "年", "8", "月", "12月", "二", "十", "31", "日", "底", "前", "之前",
    "到", "至", "-", ".", "周", "下个", "这", "本", "季度", "上半年", "内", "天", "两", "半个", "国庆", "元旦", "前三",
    "以后", "截至", "必须完成",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=10).map("".join), st.integers(2020, 2030), DATES)
def test_no_period_ends_before_it_begins(text: str, year: int, today: date) -> None:
    found = period_named(text, year, today)
    if found is None:
        return
    period: Period = found.period
    assert period.start is None or period.start <= period.end
    assert 0 <= found.begin < found.end <= len(text)
    assert period.start is None or not found.limited
