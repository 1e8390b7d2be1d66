"""Days and stretches of them, and how questions write their numbers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from ingest.numerals import normal_number

DAY = r"(?:[0-3]?\d|[一二三四五六七八九十]{1,3})"
"""A day of the month as it is written."""


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` (``None``: any time before) to ``end``, both days included."""

    start: date | None
    end: date


def number(text: str) -> int:
    """The value of a numeral, 0 where it is none."""
    return int(normal_number(text) or 0)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_later(day: date, count: int) -> date:
    """The same day some months later, the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = month_end(year, month + 1)
    return last.replace(day=min(day.day, last.day))
