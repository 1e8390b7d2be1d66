"""The table and the unit that somebody names from outside a conversation: an address, a command."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import BotError
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import UnitWorklist, unit_worklist
from bot.worklist.units import is_general, units_in
from ingest.model import FieldName, Indicator
from ingest.numerals import normal_number

_TOWN = re.compile(r"[\u4e00-\u9fff]{2,}(?:镇|乡|街道|街道办事处)")
_AROUND_NUMBER = re.compile(r"^(?:三级)?(?:指标)?第?|[项号条]?(?:指标)?$")
_COMMON_TO_ALL = frozenset("示例省市县区委局办单位部门管理公室")
"""Characters that most unit names have, and by which none is recognised."""

CANDIDATES = 5
"""Units named when none is called as asked."""


def table_asked(register: Register, table: str | None, edition: str | None) -> TaskTable | None:
    """The table asked for by id, label or words, the default one when none is.

    None when there is no table at all; raises BotError ``unknown_table``.
    """
    words = " ".join(word for word in (table, edition) if word)
    if not words:
        return register.default
    labelled = (t for t in register.tables if register.label(t.document) == table)
    found = register.table(table or "") or next(labelled, None) or register.named_in(words)
    if found is None:
        raise BotError("unknown_table", table=words)
    return found


def owed_by(register: Register, table: TaskTable | None, name: str) -> UnitWorklist:
    """What a unit owes in a table. A short name means the only unit so called that the table names;
    a town that no row names still has what is given to 各乡镇（街道）.

    Raises BotError ``unknown_unit`` with the units likest to what was asked, or ``ambiguous_unit``.
    """
    if table is None:
        raise BotError("unknown_unit", unit=name, candidates="")
    names = register.units.resolve(name)
    if not names and _TOWN.fullmatch(name) and not is_general(name):
        town = unit_worklist(register.board, table, name)
        if town.tasks:
            return town
    if not names:
        raise BotError("unknown_unit", unit=name, candidates="、".join(_like(name, table)))
    lists = [unit_worklist(register.board, table, each) for each in names]
    named = [owed for owed in lists if owed.of("lead") or owed.of("joint")] or lists
    if len(named) > 1:
        raise BotError("ambiguous_unit", unit=name, candidates="、".join(o.unit for o in named))
    return named[0]


def rows_asked(table: TaskTable, words: str) -> tuple[Indicator, ...]:
    """The rows that an id, a number (37, 指标37, 第三十七项) or a name means; empty when none does."""
    said = unicodedata.normalize("NFKC", words).strip()
    if found := tuple(row for row in table.indicators if row.id == said):
        return found
    number = normal_number(_AROUND_NUMBER.sub("", said))
    if number and number in table.by_number:
        return table.by_number[number]
    best = next(iter(table.rows.match({said: 1.0}, 1)), None)
    if best is None or not best.contained:
        return ()
    return tuple(row for row in table.indicators if row.name == best.indicator.name)


def units_of(table: TaskTable) -> tuple[str, ...]:
    """The units that a table names itself, changes in force applied, in table order."""
    fields: tuple[FieldName, ...] = ("lead", "joint")
    cells = (table.board.field(row, name).value for row in table.indicators for name in fields)
    directory = table.directory
    names = (n for cell in cells for n in units_in(cell) if not directory.is_collective(n))
    return tuple(dict.fromkeys(map(directory.full, names)))


def _like(name: str, table: TaskTable) -> list[str]:
    """The table's units that share telling characters with a name, the likest first."""
    told = set(name) - _COMMON_TO_ALL
    shared = {unit: len(told & set(unit)) for unit in units_of(table)}
    return sorted((u for u in shared if shared[u]), key=lambda u: -shared[u])[:CANDIDATES]
