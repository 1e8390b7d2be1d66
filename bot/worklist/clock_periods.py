"""Stretches of time that only the clock can tell: 下周前, 这个季度, 十天内, 周五前, 逾期的."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.worklist.days import DAY, Period, month_end, months_later, number

_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_WEEKDAYS = "一二三四五六日"
_SOON, _NEAR = 7, 30
"""Days that 这几天 and 近期 are taken to mean; the answer names the dates."""


def _days(today: date, start: int, end: int) -> Period:
    return Period(today + timedelta(days=start), today + timedelta(days=end))


def _week(match: re.Match[str], today: date) -> Period:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_ahead(match))
    return _from_today(monday, monday + timedelta(days=6), today)


def _from_today(start: date, end: date, today: date) -> Period:
    """What is left of a stretch that today is in; the whole of one that is over or to come."""
    return Period(max(start, today) if end >= today else start, end)


def _ahead(match: re.Match[str]) -> int:
    """How many weeks, months or quarters from now: 上 -1, 这 0, 下 1, 下下 2."""
    which = match.group("which") or ""
    return which.count("下") - which.count("上")


def _weekday(match: re.Match[str], today: date) -> Period:
    """周五 is the next one; 下周一 that of the week to come."""
    weekday = _WEEKDAYS.index(match.group("weekday").replace("天", "日"))
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_ahead(match))
    day = monday + timedelta(days=weekday)
    if not match.group("which") and day < today:
        day += timedelta(weeks=1)
    return Period(day, day)


def _weekend(match: re.Match[str], today: date) -> Period:
    sunday = today - timedelta(days=today.weekday() - 6) + timedelta(weeks=_ahead(match))
    return _from_today(sunday - timedelta(days=1), sunday, today)


def _month(match: re.Match[str], today: date) -> Period:
    first = months_later(today.replace(day=1), _ahead(match))
    return _from_today(first, month_end(first.year, first.month), today)


def _part_of_month(match: re.Match[str], today: date) -> Period:
    first = months_later(today.replace(day=1), _ahead(match))
    last = month_end(first.year, first.month)
    begin, end = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, last.day)}[
        match.group("part")
    ]
    return Period(first.replace(day=begin), first.replace(day=end))


def _day_of_month(match: re.Match[str], today: date) -> Period:
    first = months_later(today.replace(day=1), _ahead(match))
    day = first.replace(day=number(match.group("day")))
    return Period(day, day)


def _next_day(match: re.Match[str], today: date) -> Period:
    """25号前: this month's, next month's once it is over."""
    wanted = number(match.group("day"))
    first = today.replace(day=1) if wanted >= today.day else months_later(today.replace(day=1), 1)
    day = first.replace(day=wanted)
    return Period(day, day)


def _quarter(match: re.Match[str], today: date) -> Period:
    this = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    first = months_later(this, 3 * _ahead(match))
    last = months_later(first, 2)
    return _from_today(first, month_end(last.year, last.month), today)


def _coming(match: re.Match[str], today: date) -> Period:
    """十天内, 未来三个月: from today on."""
    count, unit = match.group("count"), match.group("unit")
    if count == "半":
        if unit != "个月":
            raise ValueError(match.group())
        return _days(today, 0, 15)
    many = number(count.replace("两", "二"))
    if "月" in unit:
        return Period(today, months_later(today, many))
    return _days(today, 0, many * (7 if unit in ("周", "星期", "个星期") else 1))


_UNIT = r"(?P<unit>天|日|周|个?星期|个?月)"
_WEEK = r"(?:个)?(?:周|星期|礼拜)"
_WHICH = r"(?P<which>这|本|当|下下|下)(?:一)?"
# Days of a story count only where something is due on them: 周五要开会, 上周刚接手, 近期要检查.
_DUE = r"(?=[^,，。?？!！]{0,6}(?:前|到期|截止|为止|交|报|完成|办结))"
_PAST_DUE = r"(?=(?:内|底|末|里)?(?:已经?|就|该|应该?|要)*(?:到期|截止|过期|交|报|完成))"
_Reader = Callable[[re.Match[str], date], Period]
RELATIVE: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{_WHICH}{_WEEK}(?:内|之内|里)?", _week),
        (rf"(?P<which>上)(?:一)?{_WEEK}{_PAST_DUE}", _week),
        (rf"(?:{_WHICH})?{_WEEK}(?P<weekday>[一二三四五六日天])(?![项个周月年]){_DUE}", _weekday),
        (rf"(?:{_WHICH})?{_WEEK}末{_DUE}", _weekend),
        (rf"{_WHICH}(?:个)?月(?:份)?(?:底|末|内|之内|里)?", _month),
        (rf"(?P<which>上)(?:一)?(?:个)?月(?:份)?{_PAST_DUE}", _month),
        (r"(?<![\d一二三四五六七八九十个每])(?P<which>)月(?:底|末)", _month),
        (rf"{_WHICH}(?:个)?月(?:份)?(?P<part>上旬|中旬|下旬|初)", _part_of_month),
        (rf"{_WHICH}(?:个)?月(?P<day>{DAY})[日号]", _day_of_month),
        (
            rf"(?<![月\d第标号一二三四五六七八九十])(?P<day>{DAY})[日号](?=之前|以前|前|截止|到期|为止)",
            _next_day,
        ),
        (rf"{_WHICH}(?:个)?季度?(?:末|底|内|之内|里)?", _quarter),
        (rf"(?P<which>上)(?:一)?(?:个)?季度{_PAST_DUE}", _quarter),
        (r"(?<![每按\d一二三四个])(?P<which>)季度?(?:末|底)", _quarter),
        (rf"昨[天日]{_PAST_DUE}", lambda _, today: _days(today, -1, -1)),
        (r"今[天日]|目前为止|现在为止", lambda _, today: _days(today, 0, 0)),
        (r"明[天日]", lambda _, today: _days(today, 1, 1)),
        (rf"(?<!大)后天{_DUE}", lambda _, today: _days(today, 2, 2)),
        (rf"大后天{_DUE}", lambda _, today: _days(today, 3, 3)),
        (rf"(?<!\d)(?P<count>{_COUNT}){_UNIT}(?:之内|以内|内)", _coming),
        (rf"(?:未来|接下来|今后|往后)(?:的)?(?P<count>{_COUNT}){_UNIT}(?:之内|以内|内)?", _coming),
        (rf"(?:最近|近)(?P<count>{_COUNT}){_UNIT}(?:之内|以内|内)?{_DUE}", _coming),
        (rf"(?:这几天|这两天|这些天){_DUE}", lambda _, today: _days(today, 0, _SOON)),
        (rf"(?:近期|最近这?(?:段时间|一阵)){_DUE}", lambda _, today: _days(today, 0, _NEAR)),
        (
            r"(?:已经?|早就?)?(?:逾期|超期|过期|过了(?:期限|时限|截止日?期?|期))(?!不)|已经?(?:到期|截止)(?:了|的)",
            lambda _, today: Period(None, today - timedelta(days=1)),
        ),
    )
)
"""Words with what they mean on a day. A reader raises ValueError for a day that is none."""
