"""The stretch of time that a question names: 8月底前, 上半年, 国庆放假前, 前十个月, 这个季度."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.worklist.clock_periods import RELATIVE
from bot.worklist.days import DAY, Period, month_end, number

__all__ = ["Period", "PeriodNamed", "period_named"]

_N = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# 8月15 is a day, 8月一共 and 8月3项 are none.
_DAY_ENDS = r"(?:[日号]|(?<=\d)(?![项个条件份次家])|(?=之前|以前|前|截止|到期|为止))(?![\d月])"
_TO = rf"[至到—~-]+(?:(?P<to_month>{_N})月(?:(?P<to_day>{DAY})[日号])?|(?P<day_alone>{DAY})[日号])"
_YEAR = r"(?<!\d)(?:(?P<year>20\d\d)年?[-./]?|(?P<back>今年|本年度?|去年|明年))?"
# What makes a named day a limit: everything due until then counts, not only what is due on it.
_LIMIT = re.compile(
    r"(?:[^,，。?？(（]{1,3}(?=[(（]))?[(（]?(?:含|包括|包含)?(?:当[天日]|这[天一]天?|[那该]天)?[)）]?(?:结束|放假|过完)?(?:之前|以前|往前|前|底前|及以前|或者?更早|以内|之内|内|为止|为限|截止前)"
    r"|(?:结束|放假)前|[(（](?:含|包括|不含)[^)）]{0,6}[)）](?:之前|以前|前|为止)?|(?:就)?(?:得|须|必须|要|应|应该|应当|需)(?:完成|交|报|办|搞定|弄)"
)
_BEFORE = re.compile(r"前|为止|为限")
_SINCE = re.compile(r"(?:以后|之后|过后|后|起|开始)(?!报|交)")
_LIMIT_BEFORE = re.compile(
    r"(?:截至|截止到|截止日?在|最晚|最迟|到|赶在|不晚于|早于)(?:今年|本年)?$"
)


@dataclass(frozen=True, slots=True)
class PeriodNamed:
    """A period with the place of the words that name it (half-open).

    ``limited`` is true when the words set a limit: 前, 截至, 为止.
    """

    period: Period
    begin: int
    end: int
    limited: bool = False


def _span_of_month(match: re.Match[str], year: int) -> Period:
    month = number(match.group("month"))
    last = month_end(year, month)
    first, end = {
        "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last.day), "初": (1, 10),
    }.get(match.group("part") or "", (1, last.day))  # fmt: skip
    if match.group("part") in ("底", "末"):
        first = last.day
    return Period(date(year, month, first), date(year, month, end))


def _single_day(match: re.Match[str], year: int) -> Period:
    day = date(year, number(match.group("month")), number(match.group("day")))
    return Period(day, day)


def _from_to(match: re.Match[str], year: int) -> Period:
    """8月1日至15日, 6月到8月: both ends included."""
    day, to_day = match.group("day"), match.group("to_day") or match.group("day_alone")
    month, to_month = match.group("month"), match.group("to_month") or match.group("month")
    start = date(year, number(month), number(day) if day else 1)
    end = month_end(year, number(to_month))
    end = end.replace(day=number(to_day)) if to_day else end
    if start > end:
        raise ValueError(match.group())
    return Period(start, end)


def _quarter(match: re.Match[str], year: int) -> Period:
    quarter = number(match.group("quarter"))
    return Period(date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3))


def _first_months(match: re.Match[str], year: int) -> Period:
    return Period(date(year, 1, 1), month_end(year, min(12, number(match.group("count")))))


def _first_quarters(match: re.Match[str], year: int) -> Period:
    return Period(date(year, 1, 1), month_end(year, 3 * number(match.group("count"))))


_HOLIDAYS = {
    "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "七一": (7, 1), "国庆": (10, 1), "十一": (10, 1),
}  # fmt: skip


def _eve_of_holiday(match: re.Match[str], year: int) -> Period:
    """国庆前 ends the day before; 元旦 without a year is the next new year's day."""
    month, day = _HOLIDAYS[match.group("holiday")]
    stated = match.group("year") or match.group("back")
    eve = date(year + (month == 1 and not stated), month, day) - timedelta(days=1)
    return Period(date(eve.year, 1, 1), eve)


_Reader = Callable[[re.Match[str], int], Period]
_FIXED: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"{_YEAR}(?P<month>{_N})月(?:份)?(?P<day>{DAY}){_DAY_ENDS}"), _single_day),
    (
        re.compile(
            rf"(?<!\.){_YEAR}(?P<month>1[0-2]|0?[1-9])[.\-/](?P<day>[0-3]?\d)"
            r"(?=之前|以前|前|截止|到期|为止)"
        ),
        _single_day,
    ),
    (re.compile(rf"{_YEAR}(?P<month>{_N})月(?:(?P<day>{DAY})[日号])?{_TO}"), _from_to),
    (re.compile(rf"{_YEAR}(?P<month>{_N})月(?:份)?(?P<part>上旬|中旬|下旬|底|末|初)?"), _span_of_month),
    (re.compile(rf"{_YEAR}第?(?P<quarter>[一二三四1-4])(?:个)?季度(?:末|底)?"), _quarter),
    (re.compile(rf"{_YEAR}上半年"), lambda _, year: Period(date(year, 1, 1), date(year, 6, 30))),
    (re.compile(rf"{_YEAR}下半年"), lambda _, year: Period(date(year, 7, 1), date(year, 12, 31))),
    (re.compile(rf"{_YEAR}前(?P<count>{_N})个月"), _first_months),
    (re.compile(rf"{_YEAR}前(?P<count>[二三23])(?:个)?季度"), _first_quarters),
    (
        re.compile(rf"{_YEAR}(?P<holiday>元旦|五一|劳动节|七一|国庆|十一)(?!月|[项条号个])(?:节|放假|假期)?(?=之前|以前|前|放假)"),
        _eve_of_holiday,
    ),
    (
        re.compile(rf"{_YEAR}(?:年底|年末|(?<![半一两二三几])年内|全年|岁末|(?<=年)底)"),
        lambda _, year: Period(date(year, 1, 1), date(year, 12, 31)),
    ),
)  # fmt: skip


def period_named(text: str, year: int, today: date) -> PeriodNamed | None:
    """The first period that a normalised text names; ``year`` is that of the table asked about.

    With a word of limit (前, 截至, 为止, 必须完成) everything due until its end is meant.
    """
    found = [
        (*match.span(), _read(reader, match, _year_of(match, year)), False)
        for pattern, reader in _FIXED
        for match in pattern.finditer(text)
    ]
    for relative, told in RELATIVE:
        found.extend((*m.span(), _read(told, m, today), True) for m in relative.finditer(text))
    readings = [
        _reading(text, begin, end, period, by_clock=by_clock)
        for begin, end, period, by_clock in found
        # The 8月 of 8月20日以后 names no month.
        if not any(b <= begin and end <= e and e - b > end - begin for b, e, *_ in found)
        if period and not _SINCE.match(text, end)
    ]
    # 8月20号以后要休假，8月20日为止到期的: what is limited is meant, else what is named first.
    return min(readings, key=lambda r: (not r.limited, r.begin, -r.end), default=None)


def _read(reader: Callable[..., Period], match: re.Match[str], when: int | date) -> Period | None:
    try:
        return reader(match, when)
    except ValueError:  # 2月30日 names no day
        return None


def _reading(text: str, begin: int, end: int, period: Period, *, by_clock: bool) -> PeriodNamed:
    limit = _LIMIT.match(text, end)
    if by_clock and limit and not _BEFORE.search(limit.group()):
        limit = None  # what has to be done this week is due in it: 本周要交的
    limited = bool(limit or _LIMIT_BEFORE.search(text[:begin]))
    if limited or (_whole(period) and not by_clock):
        period = Period(None, _eve(period, text[begin:end], limit))
    return PeriodNamed(period, begin, limit.end() if limit else end, limited)


def _whole(period: Period) -> bool:
    """Whether a period begins with its year, so that 到期 within it and until its end are one."""
    return period.start is not None and (period.start.month, period.start.day) == (1, 1)


def _eve(period: Period, words: str, limit: re.Match[str] | None) -> date:
    """下周前 and 9月前 end before the period begins; 9月底前 and 6月30日前 include the day."""
    bare = (
        re.search(r"(?:月份?|周|星期)$", words)
        and limit
        and re.match(r"(?:之前|以前|前)", limit.group())
    )
    if bare and period.start and period.start != period.end:
        return period.start - timedelta(days=1)
    return period.end


def _year_of(match: re.Match[str], year: int) -> int:
    named = match.groupdict()
    if named.get("year"):
        return int(named["year"])
    return year + {"去年": -1, "明年": 1}.get(named.get("back") or "", 0)
