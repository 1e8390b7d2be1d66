"""A self-check as somebody asks for it from outside a conversation: an address, a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import BotError
from bot.worklist.lookup import owed_by, rows_asked, table_asked
from bot.worklist.register import Register, TaskTable
from bot.worklist.self_check.evidence import Checked, check_evidence
from bot.worklist.self_check.materials import read_materials
from ingest.model import Indicator


@dataclass(frozen=True, slots=True)
class CheckMade:
    """What was checked against what. ``unit`` is the full name, None for an indicator alone."""

    table: TaskTable
    rows: tuple[Indicator, ...]
    unit: str | None
    checked: Checked


def check_asked(
    register: Register,
    *,
    materials: str | Sequence[str],
    indicator: str | None,
    unit: str | None,
    table: str | None,
) -> CheckMade:
    """Check a list against an indicator, else against everything that a unit leads or joins.

    Raises BotError ``nothing_to_check``, ``no_materials``, ``unknown_row`` and those of ``lookup``.
    """
    chosen = table_asked(register, table, None)
    if chosen is None or not (indicator or unit):
        raise BotError("nothing_to_check")
    name = None
    if indicator:
        rows = rows_asked(chosen, indicator)
        if not rows:
            label = register.label(chosen.document)
            raise BotError("unknown_row", words=indicator, table=label)
    else:
        owed = owed_by(register, chosen, unit or "")
        rows, name = tuple(task.indicator for task in owed.tasks), owed.unit
    read = read_materials(materials)
    if not read:
        raise BotError("no_materials")
    return CheckMade(chosen, rows, name, check_evidence(register, rows, read))
