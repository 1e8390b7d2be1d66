"""Dates and times as a sheet shows them (ECMA-376 part 1, 18.8.30 and 18.8.31).

Formats that follow the reader's system (14, 22, ``[$-F800]``) are shown as on a Chinese one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

_MONTHS = calendar.month_name  # English: no locale is ever set
_WEEKDAYS = calendar.day_name
_CHINESE_WEEKDAYS = "一二三四五六日"
_CURRENCY = re.compile(r"\[\$([^\-\]]+)(?:-[^\]]*)?\]")
_DIGITS = "〇一二三四五六七八九"
_NOON = ("am/pm", "a/p", "上午/下午")
# openpyxl knows the built-in formats by their American forms.
_SYSTEM = {
    "mm-dd-yy": ("yyyy", "/", "m", "/", "d"),
    "m/d/yy h:mm": ("yyyy", "/", "m", "/", "d", " ", "h", ":", "mm"),
}


def show_date(value: datetime | date | time | timedelta, marks: Sequence[str]) -> str:
    """The date or time through the marks of a format's first section."""
    marks = _for_system(marks)
    moment, elapsed = _moment(value)
    if isinstance(value, datetime) and moment.time() == time():
        marks = _without_midnight(marks)
    lowered = [mark.lower() for mark in marks]
    chinese = "[dbnum1]" in lowered
    noon = next((mark for mark in lowered if mark in _NOON), "")
    shown = ""
    for i, mark in enumerate(lowered):
        if mark in _NOON:
            shown += _half_day(moment, mark)
        elif mark.startswith("[") and mark.strip("[]") and not mark.strip("[hms]"):
            shown += _elapsed(elapsed, mark[1:-1])
        elif mark[0] == "m" and _is_minute(lowered, i):
            shown += _numeral(moment.minute, mark, chinese)
        elif mark[0] in "ymdaehs" and set(mark) == {mark[0]}:
            shown += _field(moment, mark, chinese=chinese, twelve=bool(noon), marks=lowered)
        else:
            shown += literal(marks[i])
    return shown.strip() if any(map(_is_date_mark, lowered)) else _iso(value)


def chinese_numeral(number: int) -> str:
    """``number`` in Chinese numerals: 37 is 三十七, 2025 is 二千〇二十五."""
    if number < 10:
        return _DIGITS[number]
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            high, low = divmod(number, size)
            head = "" if unit == "十" and high == 1 else chinese_numeral(high)
            zero = "〇" if 0 < low < size // 10 else ""
            return head + unit + (zero + chinese_numeral(low) if low else "")
    return _DIGITS[0]


def literal(mark: str) -> str:
    """What a mark shows of itself: quoted and escaped text, currency; nothing of the layout."""
    if mark.startswith('"'):
        return mark.strip('"')
    if mark[0] in "\\!" and len(mark) == 2:
        return mark[1]
    if mark.startswith("["):
        currency = _CURRENCY.fullmatch(mark)
        return currency[1] if currency else ""
    if mark[0] in "_*" and len(mark) == 2:
        return ""
    return mark


def _for_system(marks: Sequence[str]) -> Sequence[str]:
    if any(mark.lower() == "[$-f800]" for mark in marks):
        return ("yyyy", "年", "m", "月", "d", "日")
    if any(mark.lower() == "[$-f400]" for mark in marks):
        return ("h", ":", "mm", ":", "ss")
    return _SYSTEM.get("".join(marks), marks)


def _without_midnight(marks: Sequence[str]) -> Sequence[str]:
    """The marks up to the time of day: a program that wrote 2025-06-30 0:00:00 meant the day."""
    lowered = [mark.lower() for mark in marks]
    hour = next((i for i, mark in enumerate(lowered) if set(mark) == {"h"}), 0)
    day = any(set(mark) <= {"d"} for mark in lowered[:hour])
    clock = all(mark in (":", " ") or set(mark) <= set("hms0.") for mark in lowered[hour:])
    return marks[:hour] if day and clock else marks


def _moment(value: datetime | date | time | timedelta) -> tuple[datetime, timedelta]:
    """The point in time shown, and how long after day zero of the sheet it is."""
    zero = datetime(1900, 1, 1)  # noqa: DTZ001 (sheets have no time zones)
    if isinstance(value, timedelta):
        return zero + value, value
    if isinstance(value, time):
        clock = datetime.combine(zero, value)
        return clock, clock - zero
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment, moment - datetime(1899, 12, 30)  # noqa: DTZ001


def _is_minute(marks: Sequence[str], i: int) -> bool:
    """An m is minutes after an hour and before a second, whatever stands between."""
    if len(marks[i]) > 2:
        return False
    before = next((mark for mark in reversed(marks[:i]) if _is_date_mark(mark)), "")
    after = next((mark for mark in marks[i + 1 :] if _is_date_mark(mark)), "")
    return before.strip("[")[:1] == "h" or after.strip("[")[:1] == "s"


def _is_date_mark(mark: str) -> bool:
    letters = mark.strip("[]")
    return bool(letters) and letters[0] in "ymdaehs" and set(letters) == {letters[0]}


def _numeral(number: int, mark: str, chinese: bool) -> str:
    if chinese:
        return chinese_numeral(number)
    return f"{number:02d}" if len(mark) > 1 else str(number)


def _field(
    moment: datetime, mark: str, *, chinese: bool, twelve: bool, marks: Sequence[str]
) -> str:
    length = len(mark)
    match mark[0]:
        case "y" | "e":
            year = f"{moment.year:04d}" if length > 2 or mark == "e" else f"{moment.year % 100:02d}"
            return "".join(_DIGITS[int(digit)] for digit in year) if chinese else year
        case "m":
            name = _MONTHS[moment.month]
            by_name = {3: name[:3], 4: name, 5: name[0]}
            return by_name.get(length) or _numeral(moment.month, mark, chinese)
        case "d" if length > 2:
            if "[$-804]" in marks:
                return ("星期" if length > 3 else "周") + _CHINESE_WEEKDAYS[moment.weekday()]
            return _WEEKDAYS[moment.weekday()][: None if length > 3 else 3]
        case "d":
            return _numeral(moment.day, mark, chinese)
        case "a":
            return ("星期" if length > 3 else "") + _CHINESE_WEEKDAYS[moment.weekday()]
        case "h":
            return _numeral((moment.hour % 12 or 12) if twelve else moment.hour, mark, chinese)
    return _numeral(moment.second, mark, chinese)


def _half_day(moment: datetime, mark: str) -> str:
    morning, afternoon = mark.split("/")
    half = morning if moment.hour < 12 else afternoon
    return half.upper()


def _elapsed(elapsed: timedelta, mark: str) -> str:
    seconds = int(elapsed.total_seconds())
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[mark[0]]).zfill(len(mark))


def _iso(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)
