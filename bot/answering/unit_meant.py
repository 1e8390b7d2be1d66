"""The one unit whose list is wanted, or what stands in the way: nobody named, several, a stranger."""

from __future__ import annotations

from bot.answering.draft import Draft
from bot.answering.understanding import Understanding
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import unit_worklist
from bot.worklist.units import is_town
from prompts import reply

CHIPS = 3


def unit_meant(
    asked: Understanding, register: Register, table: TaskTable, draft: Draft
) -> str | None:
    """The full name of the unit asked about; None when the draft says why there is no answer.

    A name that several units share asks back, unless the table gives tasks to one of them only.
    """
    if not asked.units:
        draft.status = "clarify"
        draft.say(reply("refusals.no_unit"))
        return None
    owing = [unit for unit in asked.units if _named(register, table, unit)]
    candidates = owing or list(asked.units)
    if len(candidates) > 1:
        draft.status = "clarify"
        draft.say(reply("refusals.several_units", candidates="、".join(candidates)))
        draft.suggestions.extend(candidates[:CHIPS])
        return None
    unit = candidates[0]
    if unit not in owing and not _known(register, table, unit):
        said = {"table": register.label(table.document), "unit": unit}
        draft.refuse("no_evidence", reply("refusals.unit_without_indicators", **said))
        general = (name for name in table.general_units if table.directory.covers(name, unit))
        draft.suggestions.extend(reply("answer.ask_general", name=name) for name in general)
        return None
    return unit


def _named(register: Register, table: TaskTable, unit: str) -> bool:
    """Whether a table gives a unit tasks by its own name."""
    owed = unit_worklist(register.board, table, unit)
    return bool(owed.of("lead") or owed.of("joint"))


def _known(register: Register, table: TaskTable, unit: str) -> bool:
    """Whether anything is known of a unit, be it that a town is one of 各乡镇（街道）."""
    named = unit in register.units.names or unit in table.directory.aliases
    return named or table.directory.is_collective(unit) or is_town(unit)
