"""What a 完成时限 cell means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.worklist.deadlines import Due, days_named, read_deadline

YEAR = 2025


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8月15日", "2025-08-15"),
        ("8月15号前", "2025-08-15"),
        ("8 月 15 日", "2025-08-15"),
        ("８月１５日", "2025-08-15"),
        ("2024年8月31日", "2024-08-31"),
        ("2025-08-31", "2025-08-31"),
        ("2025/8/31", "2025-08-31"),
        ("2025.8.31", "2025-08-31"),
        ("8月31日24时", "2025-08-31"),
        ("8月15日（遇节假日顺延）", "2025-08-15"),
        ("6月30日前初报，8月31日前报齐", "2025-08-31"),
        ("8月底前", "2025-08-31"),
        ("2月底", "2025-02-28"),
        ("2024年2月底", "2024-02-29"),
        ("八月底", "2025-08-31"),
        ("十二月底前", "2025-12-31"),
        ("十一月", "2025-11-30"),
        ("8月", "2025-08-31"),
        ("8月上旬", "2025-08-10"),
        ("8月中旬", "2025-08-20"),
        ("8月下旬", "2025-08-31"),
        ("一季度", "2025-03-31"),
        ("第二季度", "2025-06-30"),
        ("2025年第3季度", "2025-09-30"),
        ("四季度末", "2025-12-31"),
        ("上半年", "2025-06-30"),
        ("年底前", "2025-12-31"),
        ("2024年底", "2024-12-31"),
        ("全年", "2025-12-31"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert read_deadline(text, YEAR) == Due("date", date.fromisoformat(day))


@pytest.mark.parametrize("text", ["每季度末", "每年3月1日前", "每月5日前", "按季报送", "定期"])
def test_recurring_terms_name_no_day(text: str) -> None:
    assert read_deadline(text, YEAR) == Due("recurring")


@pytest.mark.parametrize("text", ["长期坚持", "持续推进", "常态化开展", "随时"])
def test_standing_duties_name_no_day(text: str) -> None:
    assert read_deadline(text, YEAR) == Due("standing")


@pytest.mark.parametrize("text", ["", "/", "按上级要求", "接到通知后5个工作日内", "同上", "立即"])
def test_no_day_is_invented(text: str) -> None:
    assert read_deadline(text, YEAR) == Due("unknown")


def test_days_named_come_in_order() -> None:
    text = "由2025年6月30日改为8月15日，另见2024-01-02"
    assert days_named(text, YEAR) == (date(2025, 6, 30), date(2025, 8, 15), date(2024, 1, 2))
    assert days_named("2月30日", YEAR) == ()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_notation(day: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日前",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert read_deadline(text, YEAR) == Due("date", day), text
    assert read_deadline(f"{day.month}月{day.day}日", day.year).day == day


@given(st.text(max_size=30))
def test_any_cell_is_read(text: str) -> None:
    due = read_deadline(text, YEAR)
    assert (due.kind == "date") == (due.day is not None)
