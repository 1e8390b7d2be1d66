"""The deadlines of a unit as a calendar (RFC 5545) to import or subscribe to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from bot.worklist.exports.wording import (
    clean,
    deadline_of,
    evidence_of,
    part_of,
    subtitle_of,
    title_of,
)
from bot.worklist.unit_sheet import Duty, UnitSheet
from prompts import reply

ZONE = "Asia/Shanghai"
REMINDER = timedelta(days=-3, hours=9)
"""When a reminder sounds: at nine in the morning, three days before."""

# What a recurring deadline means as a last day: months (empty: every month) and the day, -1 the last.
_QUARTERS, _HALVES, _YEARS = (3, 6, 9, 12), (6, 12), (12,)
_EVERY = (
    (re.compile(r"每(?:个)?季度?(?:末|底|最后)|按季度?末"), _QUARTERS),
    (re.compile(r"每半年(?:末|底)"), _HALVES),
    (re.compile(r"每(?:个)?月(?:末|底)"), ()),
    (re.compile(r"每年(?:末|底)|每年年(?:末|底)"), _YEARS),
)
_DAY_OF_MONTH = re.compile(r"每(?:个)?月(\d{1,2})[日号]")
_DAY_OF_YEAR = re.compile(r"每年(1[0-2]|[1-9])月(?:(\d{1,2})[日号]|[底末])")
_LAST, _ALWAYS = -1, 28
"""The last day of a month, and the highest that every month has."""


def calendar_of(sheet: UnitSheet) -> bytes:
    """One all-day event a deadline; a recurring one repeats to the end of the table's year.

    What names no day is no event: the description of the calendar tells which tasks those are.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Fawen//worklist//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(title_of(sheet)))
    calendar.add("x-wr-timezone", ZONE)
    left_out = []
    for duty in sheet.duties:
        event = _event(sheet, duty)
        if event is None:
            left_out.append(f"{duty.label}（{deadline_of(duty)}）")
        else:
            calendar.add_component(event)
    said = [subtitle_of(sheet), reply("worklist.not_known")]
    if left_out:
        said.append(reply("worklist.no_event", list="、".join(left_out)))
    calendar.add("x-wr-caldesc", clean("".join(said)))
    return bytes(calendar.to_ical())


def _event(sheet: UnitSheet, duty: Duty) -> Event | None:
    days, rule = (duty.day, None) if duty.day else _recurrence(duty.deadline, sheet.year)
    if days is None:
        return None
    event = Event()
    # The same task keeps its identity when its day is moved, so that calendars move the event.
    identity = hashlib.sha256(f"{sheet.unit}|{duty.key}".encode()).hexdigest()[:32]
    event.add("uid", f"{identity}@fawen")
    event.add("dtstamp", datetime.combine(sheet.made_on, datetime.min.time(), UTC))
    event.add("dtstart", days)
    event.add("dtend", days + timedelta(days=1))
    if rule:
        event.add("rrule", rule)
    event.add("summary", clean(reply("worklist.event", label=duty.label, name=duty.name)))
    event.add("description", clean("\n".join(_told(duty))))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(f"{duty.label}　{deadline_of(duty)}"))
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event


def _told(duty: Duty) -> Iterator[str]:
    yield f"{reply('labels.deadline')}：{deadline_of(duty)}"
    yield part_of(duty)
    yield from (f"□ {text}" for text, _ in evidence_of(duty))


def _recurrence(deadline: str, year: int) -> tuple[date | None, dict[str, Any] | None]:
    """The first day in a year and the rule of a recurring deadline that names its day."""
    if found := _DAY_OF_MONTH.search(deadline):
        return _monthly((), int(found.group(1)), year)
    if found := _DAY_OF_YEAR.search(deadline):
        return _monthly((int(found.group(1)),), int(found.group(2) or _LAST), year)
    for words, months in _EVERY:
        if words.search(deadline):
            return _monthly(months, _LAST, year)
    return None, None


def _monthly(
    months: tuple[int, ...], day: int, year: int
) -> tuple[date | None, dict[str, Any] | None]:
    month = months[0] if months else 1
    if day == _LAST:
        first = date(year, month % 12 + 1, 1) if month < 12 else date(year + 1, 1, 1)
        first -= timedelta(days=1)
    elif 1 <= day <= _ALWAYS:
        first = date(year, month, day)
    else:  # the 31st of every month is not for us to guess
        return None, None
    rule: dict[str, Any] = {"freq": "yearly" if months else "monthly", "bymonthday": day}
    if months:
        rule["bymonth"] = list(months)
    return first, rule | {"until": date(year, 12, 31)}
