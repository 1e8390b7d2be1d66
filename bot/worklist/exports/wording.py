"""What all formats say alike: the counts, the nearest deadline, a unit's part, the closing line."""

from __future__ import annotations

import re
from datetime import date

from bot.worklist.unit_sheet import Duty, UnitSheet
from prompts import reply

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without control characters, which no office format can hold."""
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


def deadline_of(duty: Duty) -> str:
    """The deadline in force with the notice that moved it; what the table leaves open is said."""
    return (duty.deadline or reply("worklist.no_deadline")) + duty.changed


def evidence_of(duty: Duty) -> tuple[tuple[str, str], ...]:
    """What is to be handed in with its place; one line saying so where the table lists nothing."""
    listed = tuple((evidence.text, evidence.place) for evidence in duty.evidence)
    return listed or ((reply("worklist.no_evidence"), duty.place),)
