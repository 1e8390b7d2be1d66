"""Choosing two editions to compare by what a request says, and the printed sheet of them."""

from __future__ import annotations

from bot.errors import BotError
from bot.worklist.board import plain
from bot.worklist.difference import Difference, difference
from bot.worklist.difference_table import change_lines, rows_of
from bot.worklist.editions import editions_of
from bot.worklist.register import Register, TaskTable
from prompts import reply


def compared(
    register: Register, named: str, older: str | None = None, newer: str | None = None
) -> Difference:
    """The comparison of two editions of the table ``named``: its work, a document id, or words.

    ``older`` and ``newer`` are years or document ids; without them the newest edition is compared
    with the one before it. Raises BotError ``unknown_table``, and ``one_edition`` where there is
    nothing to compare with.
    """
    line = editions_of(register, _table(register, named))
    after = _edition(line, newer) if newer else line[0]
    before = _edition(line, older) if older else _before(line, after)
    if before is None or before is after:
        raise BotError("one_edition", table=register.label(after.document))
    return difference(before, after)


def unit_in(register: Register, found: Difference, words: str) -> str:
    """The full name of a unit of either edition; BotError ``unknown_unit``, ``ambiguous_unit``."""
    names = register.units_of(found.after).resolve(words) or register.units_of(
        found.before
    ).resolve(words)
    if not names:
        raise BotError("unknown_unit", unit=words)
    if len(names) > 1:
        raise BotError("ambiguous_unit", unit=words, candidates="、".join(names))
    return names[0]


def sheet_of(register: Register, found: Difference, unit: str | None) -> tuple[str, bytes]:
    """The name and the bytes of the workbook that lists the changes, all or one unit's."""
    # The office library is loaded when it is used: no command that lists documents needs it.
    from bot.worklist.exports.difference import workbook_of

    tables = {
        "new": register.label(found.after.document),
        "old": register.label(found.before.document),
    }
    title = reply("diff.title", **tables) + (f"（{unit}）" if unit else "")
    rows = rows_of(found, unit)
    lines = change_lines(register, rows)
    return f"{title}.xlsx", workbook_of(title, counts_said(register, found), lines)


def counts_said(register: Register, found: Difference) -> str:
    """How many rows each edition has, and how many came, went, changed, stayed."""
    return reply(
        "difference.counts",
        new=register.label(found.after.document),
        old=register.label(found.before.document),
        old_count=len(found.before.indicators),
        new_count=len(found.after.indicators),
        added=len(found.of("added")),
        dropped=len(found.of("dropped")),
        changed=len(found.of("changed")),
        same=len(found.of("same")),
    )


def _table(register: Register, named: str) -> TaskTable:
    found = register.table(named) or next(
        (t for t in register.tables if named in (t.document.work, register.label(t.document))), None
    )
    found = found or register.named_in(named)
    if found is None:
        raise BotError("unknown_table", table=named)
    return found


def _edition(line: tuple[TaskTable, ...], named: str) -> TaskTable:
    """The edition of a year (2024, 2024年) or of a document id."""
    wanted = plain(named).removesuffix("年")
    found = next((t for t in line if named == t.document.id or wanted == str(t.year)), None)
    if found is None:
        raise BotError("unknown_table", table=named)
    return found


def _before(line: tuple[TaskTable, ...], after: TaskTable) -> TaskTable | None:
    return next((t for t in line if (t.year or 0) < (after.year or 0)), None)
