"""A worklist as plain text, ready to be pasted into a group chat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby

from bot.worklist.exports.wording import (
    clean,
    counts_of,
    deadline_of,
    evidence_of,
    nearest_of,
    subtitle_of,
)
from bot.worklist.unit_sheet import SECTIONS, Duty, UnitSheet
from prompts import reply

SOON = timedelta(days=30)
"""How far the short version looks ahead."""


def text_of(sheet: UnitSheet) -> str:
    """Everything: counts, the nearest deadline, then the tasks by section and deadline."""
    lines = [f"{sheet.unit}：{counts_of(sheet)}"]
    if nearest := nearest_of(sheet):
        lines.append(nearest)
    for section in SECTIONS:
        duties = sheet.of(section)
        if duties:
            heading = reply(f"worklist.section.{section}", count=len(duties))
            lines += ["", f"【{heading}】", *_tasks(duties)]
    return clean("\n".join((*lines, "", _closing(sheet))) + "\n")


def short_text_of(sheet: UnitSheet) -> str:
    """A few lines: counts, the nearest deadline, and what is due within thirty days by number."""
    lines = [f"{sheet.unit}：{counts_of(sheet)}{nearest_of(sheet)}"]
    soon = [d for d in sheet.of("upcoming") if d.day and d.day <= sheet.made_on + SOON]
    if soon:
        days = "；".join(_numbered(deadline_of(d), same) for d, same in _by_deadline(soon))
        lines.append(reply("worklist.soon", days=SOON.days, count=len(soon), list=days))
    for section in ("recurring", "standing"):
        duties = [duty for duty in sheet.duties if duty.section == section]
        if duties:
            lines.append(_numbered(reply(f"worklist.short.{section}"), duties))
    return clean("\n".join(lines) + "\n")


def short_texts_of(sheets: Iterable[UnitSheet]) -> str:
    """The short version of every unit, one after the other, with one closing line."""
    every = list(sheets)
    parts = [short_text_of(sheet) for sheet in every]
    return "\n".join((*parts, _closing(every[0]) + "\n" if every else ""))


def _closing(sheet: UnitSheet) -> str:
    return f"{subtitle_of(sheet)}{reply('worklist.not_known')}"


def _by_deadline(duties: Iterable[Duty]) -> Iterator[tuple[Duty, list[Duty]]]:
    """The tasks of one deadline together, each run with its first."""
    for _, run in groupby(duties, key=deadline_of):
        same = list(run)
        yield same[0], same


def _numbered(said: str, duties: Iterable[Duty]) -> str:
    return f"{said}：{'、'.join(duty.number or duty.name for duty in duties)}"


def _tasks(duties: Iterable[Duty]) -> Iterator[str]:
    """Each deadline once, below it its tasks with all that is to be handed in."""
    for first, same in _by_deadline(duties):
        yield f"{deadline_of(first)}："
        for duty in same:
            number = f"{duty.label}　" if duty.number else ""
            listed = "；".join(text.replace("\n", "") for text, _ in evidence_of(duty))
            facts = [reply(f"worklist.short.{duty.part}")]
            if duty.evidence:
                facts.append(reply("worklist.items", count=len(duty.evidence)))
            yield f"· {number}{duty.name}（{'，'.join(facts)}）：{listed}"
