"""What a 完成时限 cell means as a date; a relative term stays one, no date is invented."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"十一": 11, "十二": 12}
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_YEAR = r"(?:(?P<year>20\d\d)年)?"
_DAY = re.compile(_YEAR + _MONTH + r"(?P<day>[0-3]?\d)[日号]")
_NUMERIC = re.compile(r"(?P<year>20\d\d)[-./](?P<month>1[0-2]|0?[1-9])[-./](?P<day>[0-3]?\d)")
_MONTH_PART = re.compile(_YEAR + _MONTH + r"(?P<part>上旬|中旬|下旬|底|末|初)?")
_YEAR_END = re.compile(
    r"(?:(?P<year>20\d\d)年?)?(?:年底|年末|全年|底前|年内)|(?P<year2>20\d\d)年?(?:底|末)"
)
_QUARTER = re.compile(_YEAR + r"第?(?P<quarter>[一二三四1-4])季度")
_HALF = re.compile(_YEAR + r"上半年")
_RECURRING = re.compile(r"每(?:年|季|季度|月|半年|周|次)|按季|按月|定期")
_STANDING = re.compile(r"长期|持续|常态|随时|及时|贯穿|日常")

Kind = Literal["date", "recurring", "standing", "unknown"]


@dataclass(frozen=True, slots=True)
class Due:
    """The meaning of a deadline: a last day, a recurring term, a standing duty, or not known."""

    kind: Kind
    day: date | None = None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS[text]


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _exact(match: re.Match[str], year: int) -> date | None:
    stated = match.group("year")
    try:
        return date(int(stated or year), _month(match.group("month")), int(match.group("day")))
    except ValueError:  # 2月30日: what it means is not for us to guess
        return None


def _coarse(text: str, year: int) -> date | None:
    """The last day of a month, quarter, half-year or year named without a day."""
    if match := _MONTH_PART.search(text):
        stated, month = int(match.group("year") or year), _month(match.group("month"))
        day = {"上旬": 10, "中旬": 20, "初": 10}.get(match.group("part") or "")
        return date(stated, month, day) if day else _month_end(stated, month)
    if match := _QUARTER.search(text):
        quarter = match.group("quarter")
        number = int(quarter) if quarter.isdigit() else _NUMERALS[quarter]
        return _month_end(int(match.group("year") or year), number * 3)
    if match := _HALF.search(text):
        return date(int(match.group("year") or year), 6, 30)
    if match := _YEAR_END.search(text):
        return date(int(match.group("year") or match.group("year2") or year), 12, 31)
    return None


def days_named(text: str, year: int) -> tuple[date, ...]:
    """Every exact day that a text names, in order; ``year`` is used where none is stated."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = sorted(
        (match.start(), day)
        for pattern in (_DAY, _NUMERIC)
        for match in pattern.finditer(plain)
        if (day := _exact(match, year))
    )
    return tuple(day for _, day in found)


def read_deadline(text: str, year: int) -> Due:
    """The meaning of a deadline cell; ``year`` is the year of the table.

    The last of several days counts: 6月30日前初报，8月31日前报齐 is done by 31 August.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if _RECURRING.search(plain):
        return Due("recurring")
    if days := days_named(plain, year):
        return Due("date", max(days))
    if coarse := _coarse(plain, year):
        return Due("date", coarse)
    return Due("standing") if _STANDING.search(plain) else Due("unknown")
