"""Words that only the clock can tell, at the ends of weeks, months, quarters and years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.worklist.days import months_later
from bot.worklist.periods import period_named

FRIDAY, SUNDAY = date(2025, 7, 25), date(2025, 8, 31)
LAST, FIRST, LEAP = date(2025, 12, 31), date(2026, 1, 1), date(2024, 2, 29)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("today", "text", "start", "end"),
    [
        (FRIDAY, "本周内", "2025-07-25", "2025-07-27"),
        (FRIDAY, "这个星期", "2025-07-25", "2025-07-27"),
        (FRIDAY, "下周前", "", "2025-07-27"),
        (FRIDAY, "下周", "2025-07-28", "2025-08-03"),
        (FRIDAY, "下下周", "2025-08-04", "2025-08-10"),
        (FRIDAY, "上周到期的", "2025-07-14", "2025-07-20"),
        (FRIDAY, "周一前", "", "2025-07-28"),
        (FRIDAY, "周五前", "", "2025-07-25"),
        (FRIDAY, "下周三前", "", "2025-07-30"),
        (FRIDAY, "下周一要交的", "2025-07-28", "2025-07-28"),
        (FRIDAY, "这周末要交的", "2025-07-26", "2025-07-27"),
        (SUNDAY, "本周内", "2025-08-31", "2025-08-31"),
        (SUNDAY, "下周", "2025-09-01", "2025-09-07"),
        (SUNDAY, "周一前", "", "2025-09-01"),
        (LAST, "本周", "2025-12-31", "2026-01-04"),
        (LAST, "下周", "2026-01-05", "2026-01-11"),
        (FRIDAY, "月底", "2025-07-25", "2025-07-31"),
        (FRIDAY, "月底前", "", "2025-07-31"),
        (FRIDAY, "月末前", "", "2025-07-31"),
        (FRIDAY, "本月内", "2025-07-25", "2025-07-31"),
        (FRIDAY, "下个月", "2025-08-01", "2025-08-31"),
        (FRIDAY, "下月中旬", "2025-08-11", "2025-08-20"),
        (FRIDAY, "上个月该交的", "2025-06-01", "2025-06-30"),
        (SUNDAY, "月底", "2025-08-31", "2025-08-31"),
        (SUNDAY, "下个月底前", "", "2025-09-30"),
        (LAST, "下个月", "2026-01-01", "2026-01-31"),
        (LAST, "下个月15号", "2026-01-15", "2026-01-15"),
        (FIRST, "上个月到期的", "2025-12-01", "2025-12-31"),
        (LEAP, "月底", "2024-02-29", "2024-02-29"),
        (FRIDAY, "25号前", "", "2025-07-25"),
        (FRIDAY, "二十八号之前", "", "2025-07-28"),
        (FRIDAY, "10号前", "", "2025-08-10"),
        (LAST, "15日前", "", "2026-01-15"),
        (FRIDAY, "这个季度", "2025-07-25", "2025-09-30"),
        (FRIDAY, "本季度末", "2025-07-25", "2025-09-30"),
        (FRIDAY, "季度末前", "", "2025-09-30"),
        (FRIDAY, "下季度", "2025-10-01", "2025-12-31"),
        (FRIDAY, "下个季度", "2025-10-01", "2025-12-31"),
        (FRIDAY, "上季度到期的", "2025-04-01", "2025-06-30"),
        (LAST, "这个季度", "2025-12-31", "2025-12-31"),
        (LAST, "下季度", "2026-01-01", "2026-03-31"),
        (FIRST, "本季度", "2026-01-01", "2026-03-31"),
        (FIRST, "上季度该交的", "2025-10-01", "2025-12-31"),
        (FRIDAY, "十天内", "2025-07-25", "2025-08-04"),
        (FRIDAY, "60天内", "2025-07-25", "2025-09-23"),
        (FRIDAY, "两周内", "2025-07-25", "2025-08-08"),
        (FRIDAY, "半个月内", "2025-07-25", "2025-08-09"),
        (FRIDAY, "一个月内", "2025-07-25", "2025-08-25"),
        (FRIDAY, "未来三个月", "2025-07-25", "2025-10-25"),
        (FRIDAY, "接下来两周", "2025-07-25", "2025-08-08"),
        (FRIDAY, "最近一周要交的", "2025-07-25", "2025-08-01"),
        (FRIDAY, "近一个月到期的", "2025-07-25", "2025-08-25"),
        (SUNDAY, "一个月内", "2025-08-31", "2025-09-30"),
        (date(2025, 1, 31), "一个月内", "2025-01-31", "2025-02-28"),
        (LAST, "两个月内", "2025-12-31", "2026-02-28"),
        (LAST, "十天内", "2025-12-31", "2026-01-10"),
        (FRIDAY, "这几天要交的", "2025-07-25", "2025-08-01"),
        (FRIDAY, "近期要交的", "2025-07-25", "2025-08-24"),
        (FRIDAY, "后天前", "", "2025-07-27"),
        (LAST, "明天", "2026-01-01", "2026-01-01"),
        (FRIDAY, "截至今天", "", "2025-07-25"),
        (FRIDAY, "逾期的", "", "2025-07-24"),
        (FRIDAY, "已经过期的", "", "2025-07-24"),
        (FRIDAY, "过了期限的", "", "2025-07-24"),
        (FRIDAY, "已经到期的", "", "2025-07-24"),
        (FIRST, "已过期的", "", "2025-12-31"),
        (FRIDAY, "6月底前", "", "2025-06-30"),
        (FRIDAY, "上半年", "", "2025-06-30"),
        (FRIDAY, "国庆前", "", "2025-09-30"),
        (FRIDAY, "年底", "", "2025-12-31"),
        (FRIDAY, "年内", "", "2025-12-31"),
    ],
)
def test_what_a_word_means_on_a_day(today: date, text: str, start: str, end: str) -> None:
    found = period_named(text, 2025, today)
    assert found is not None
    assert (found.period.start, found.period.end) == (day(start), day(end))


@pytest.mark.parametrize(
    "text",
    [
        "周五要开会，我们局牵头哪些",
        "上周刚接手，我们局牵头哪些",
        "昨天开会说我们局牵头哪些",
        "近期领导检查，我们局牵头哪些",
        "上个月换了人",
        "每季度末要报的",
        "按季度报的",
        "第37号前面那项",
        "32号前",
        "逾期不交怎么办",
        "两个月一次的检查",
        "周边环境",
    ],
)
def test_days_of_a_story_limit_nothing(text: str) -> None:
    assert period_named(text, 2025, FRIDAY) is None


RELATIVE = st.sampled_from(
    (
        "本周", "下周", "下下周", "周一前", "周日前", "本月", "下个月", "月底前", "下月初", "本季度", "下季度",
        "季度末", "十天内", "一个月内", "半个月内", "三个月内", "逾期的", "明天", "下个月5号",
    )
)  # fmt: skip


@given(RELATIVE, st.dates(date(2023, 1, 1), date(2029, 12, 31)))
def test_on_every_day_a_stretch_is_whole_and_still_to_come_or_over(word: str, today: date) -> None:
    found = period_named(word, today.year, today)
    assert found is not None
    period = found.period
    assert period.start is None or today <= period.start <= period.end
    assert (period.end < today) == (word == "逾期的")


@given(st.dates(date(2023, 1, 1), date(2029, 12, 31)), st.integers(0, 40))
def test_months_later_is_that_many_months(today: date, count: int) -> None:
    later = months_later(today, count)
    assert (later.year * 12 + later.month) - (today.year * 12 + today.month) == count
    assert later.day <= today.day
