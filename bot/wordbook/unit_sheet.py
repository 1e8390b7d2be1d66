"""The table of units as a file: full names, other names with their kind, collectives and members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.errors import BotError
from bot.wordbook.sheets import Row, Sheet, read_rows, write_sheets
from prompts import reply, texts
from vectorstore.units import Kind, Unit

_SEVERAL = re.compile(r"[、；;，,\n]+")
KINDS: Mapping[Kind, str] = {
    "short": reply("units.short"),
    "former": reply("units.former"),
    "nickname": reply("units.nickname"),
}
"""What the kinds of names are called."""


@dataclass(frozen=True, slots=True)
class UnitsTold:
    """What a file says: units with their other names, and collectives with their members."""

    units: tuple[Unit, ...]
    collectives: Mapping[str, tuple[str, ...]]

    @property
    def aliases(self) -> int:
        """How many other names there are."""
        return sum(len(unit.aliases) for unit in self.units)


def kind_named(text: str) -> Kind | None:
    """The kind of name that a word is for; a nickname where nothing is said, None for other words."""
    if not text:
        return "nickname"
    return next((kind for kind, word in KINDS.items() if word == text), None)


def read_units(data: bytes, name: str) -> UnitsTold:
    """The units of a file; cells may hold several names, parted by 、 or ；.

    Raises BotError ``bad_sheet`` naming the row that is wrong, and what ``read_rows`` raises.
    """
    column = texts("unit_columns")
    units: dict[str, dict[str, Kind]] = {}
    collectives: dict[str, dict[str, None]] = {}
    for row in read_rows(data, name, column.values()):
        cells = {key: row.cells[said] for key, said in column.items()}
        if not cells["unit"] and not cells["collective"]:
            raise _wrong(row, name, reply("units.nobody", **_columns()))
        if cells["alias"] and not cells["unit"]:
            raise _wrong(row, name, reply("units.nobody", **_columns()))
        if cells["unit"]:
            kind = kind_named(cells["kind"])
            if kind is None:
                known = "、".join(KINDS.values())
                raise _wrong(row, name, reply("units.bad_kind", kind=cells["kind"], known=known))
            aliases = units.setdefault(cells["unit"], {})
            aliases |= dict.fromkeys(_several(cells["alias"]), kind)
        if cells["collective"]:
            members = _several(cells["member"]) or [n for n in [cells["unit"]] if n]
            collectives.setdefault(cells["collective"], {}).update(dict.fromkeys(members))
    told = tuple(Unit(name, aliases) for name, aliases in units.items())
    return UnitsTold(told, {name: tuple(members) for name, members in collectives.items()})


def write_units(
    units: Iterable[Unit], collectives: Mapping[str, Sequence[str]], name: str
) -> bytes:
    """The units as a file: two sheets in xlsx, one table in csv. Raises BotError ``sheet_format``."""
    column = texts("unit_columns")
    named = [row for unit in units for row in _lines(unit)]
    gathered = [[whole, each] for whole, members in collectives.items() for each in members or [""]]
    if name.lower().endswith(".csv"):
        rows = [[*row, "", ""] for row in named] + [["", "", "", *row] for row in gathered]
        return write_sheets([Sheet("", tuple(column.values()), rows)], name)
    first = Sheet(reply("units.sheet"), [column[k] for k in ("unit", "alias", "kind")], named)
    second = Sheet(
        reply("units.collectives_sheet"), [column[k] for k in ("collective", "member")], gathered
    )
    return write_sheets([first, second], name)


def _lines(unit: Unit) -> list[list[str]]:
    """A unit as rows, one for each other name; a single one without any."""
    aliases = [[unit.name, alias, KINDS[kind]] for alias, kind in unit.aliases.items()]
    return aliases or [[unit.name, "", ""]]


def _several(cell: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.split(cell) if part.strip()]


def _columns() -> dict[str, str]:
    return {
        key: said for key, said in texts("unit_columns").items() if key in ("unit", "collective")
    }


def _wrong(row: Row, name: str, detail: str) -> BotError:
    return BotError("bad_sheet", name=name, row=row.number, detail=detail)
