"""An amendment in force, and what a value becomes that one moves by a stretch of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.worklist.deadlines import read_deadline
from ingest.model import Amendment, Document

_MOVE = re.compile(
    r"(?P<how>推迟|延后|延长|延期|顺延|后延|提前|缩短)(?P<half>半)?(?P<n>\d{1,3}|[一二两三四五六七八九十])?个?(?P<unit>天|日|自然日|周|星期|月)"
)
_COUNTS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_BACK = ("提前", "缩短")
_DAYS = {"天": 1, "日": 1, "自然日": 1, "周": 7, "星期": 7}
HALF_MONTH = 15
"""Days of 半个月."""


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment in force, with the document that makes it."""

    amendment: Amendment
    source: Document


def moved(old: str, words: str, year: int) -> str:
    """A deadline moved by 推迟10天, 延长半个月: the day it becomes; ``old`` with the words where that
    cannot be counted (a recurring term, working days). Words that move nothing are the new value."""
    move = _MOVE.search(words)
    if move is None:
        return f"{old}（{words}）" if old and "工作日" in words else words
    due = read_deadline(old, year)
    day = _counted(due.day, move) if due.kind == "date" and due.day else None
    if day is None:
        return f"{old}（{words}）" if old else words
    return (
        f"{day.year}年{day.month}月{day.day}日" if day.year != year else f"{day.month}月{day.day}日"
    )


def _counted(day: date, move: re.Match[str]) -> date | None:
    count = move["n"] and (int(move["n"]) if move["n"].isdigit() else _COUNTS[move["n"]])
    sign = -1 if move["how"] in _BACK else 1
    if move["unit"] == "月":
        if move["half"]:
            return None if count else day + timedelta(days=sign * HALF_MONTH)
        return _months(day, sign * int(count)) if count else None
    return day + timedelta(days=sign * int(count) * _DAYS[move["unit"]]) if count else None


def _months(day: date, count: int) -> date | None:
    """The same day of another month; none where that month has no such day."""
    month = day.month - 1 + count
    last = (day + timedelta(days=1)).month != day.month
    year, month = day.year + month // 12, month % 12 + 1
    if last:  # 月底 stays 月底
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    try:
        return date(year, month, day.day)
    except ValueError:
        return None
