"""What all formats say alike: the counts, the nearest deadline, a unit's part, the closing line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from bot.worklist.unit_sheet import Duty, UnitSheet
from prompts import reply

MARKS = 20
"""Numbers in circles that there are."""

# Characters that turn the direction of reading show a name or a number as another than it is.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text without control characters, which no office format can hold, and without those
    that turn the direction of reading."""
    return _UNPRINTABLE.sub("", text)


def day_said(day: date, year: int) -> str:
    """A day without its year where that is the table's."""
    key = "worklist.day" if day.year == year else "worklist.day_of_year"
    values = {"month": day.month, "day": day.day}
    return reply(key, **values, **({} if day.year == year else {"year": day.year}))


def title_of(sheet: UnitSheet) -> str:
    """The title of a sheet."""
    return reply("worklist.title", unit=sheet.unit)


def subtitle_of(sheet: UnitSheet) -> str:
    """Which table the sheet is taken from and when."""
    return reply("worklist.subtitle", title=sheet.title, day=day_said(sheet.made_on, 0))


def counts_of(sheet: UnitSheet) -> str:
    """How many tasks the unit leads, joins and shares."""
    said = reply("worklist.counts", lead=sheet.count("lead"), joint=sheet.count("joint"))
    general = [duty for duty in sheet.duties if duty.part == "general"]
    if general:
        groups = "、".join(dict.fromkeys(duty.named for duty in general))
        said += reply("worklist.counts_general", count=len(general), groups=groups)
    return said


def nearest_of(sheet: UnitSheet) -> str:
    """What is due next and in how many days; "" when nothing dated is left."""
    duty = sheet.nearest
    if duty is None or duty.day is None:
        return ""
    days = (duty.day - sheet.made_on).days
    return reply("worklist.nearest", label=duty.label, deadline=duty.deadline, days=days)


def part_of(duty: Duty) -> str:
    """As what the unit has the task."""
    if duty.part == "general":
        return reply("worklist.part.general", named=duty.named)
    return reply(f"worklist.part.{duty.part}")


def marks_of(sheet: UnitSheet) -> dict[str, str]:
    """A mark for each notice that the sheet names: its title would not fit a column."""
    titles = [duty.changed.source for duty in sheet.duties if duty.changed]
    titles += [evidence.source for duty in sheet.duties for evidence in duty.evidence]
    named = dict.fromkeys(title for title in titles if title)
    return {title: _mark(at) for at, title in enumerate(named)}


def _mark(at: int) -> str:
    return chr(ord("①") + at) if at < MARKS else f"[{at + 1}]"


def notes_of(sheet: UnitSheet) -> list[str]:
    """Which notice each mark stands for."""
    return [f"{mark}《{title}》" for title, mark in marks_of(sheet).items()]


def deadline_of(duty: Duty, marks: Mapping[str, str] | None = None) -> str:
    """The deadline in force and what moved it, by its mark or by its title; that the table leaves it
    open is said."""
    said = duty.deadline or reply("worklist.no_deadline")
    if duty.changed is None:
        return said
    source = (marks or {}).get(duty.changed.source, f"《{duty.changed.source}》")
    if duty.changed.old:
        return said + reply("worklist.changed", source=source, old=duty.changed.old)
    return said + reply("worklist.changed_plain", source=source)


def evidence_of(duty: Duty, marks: Mapping[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """What is to be handed in with its place; one line saying so where the table lists nothing."""
    listed = tuple(
        (
            each.text,
            (marks or {}).get(each.source, f"《{each.source}》") + each.place
            if each.source
            else each.place,
        )
        for each in duty.evidence
    )
    return listed or ((reply("worklist.no_evidence"), duty.place),)
