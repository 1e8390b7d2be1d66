"""Unit names in SQL: full names, short and former names, nicknames, and who a collective covers."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Literal, TypeAlias

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.database import Database
from vectorstore.tables import unit_aliases, unit_members, units

Kind: TypeAlias = Literal["short", "former", "nickname"]


class Units:
    """The units that the organiser entered, under every name they are called."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, aliases: Mapping[str, Kind] | None = None) -> None:
        """Enter a unit by its full name with other names; known names are kept."""
        with self._database.begin() as connection:
            full = _enter(connection, name)
            for alias, kind in (aliases or {}).items():
                key = sa.and_(unit_aliases.c.alias == fold(alias), unit_aliases.c.unit == full)
                connection.execute(unit_aliases.delete().where(key))
                connection.execute(
                    unit_aliases.insert().values(alias=fold(alias), unit=full, kind=kind)
                )

    def remove(self, name: str) -> None:
        """Forget a unit with its other names."""
        with self._database.begin() as connection:
            connection.execute(units.delete().where(units.c.name == fold(name)))

    def gather(self, collective: str, members: Collection[str]) -> None:
        """Say who stands behind a collective such as 各乡镇（街道）, in place of what was said."""
        with self._database.begin() as connection:
            mine = unit_members.c.collective == fold(collective)
            connection.execute(unit_members.delete().where(mine))
            for name in sorted({_enter(connection, member) for member in members}):
                connection.execute(
                    unit_members.insert().values(collective=fold(collective), unit=name)
                )

    def members(self, collective: str) -> tuple[str, ...]:
        """The units behind a collective; none when nobody said."""
        mine = unit_members.c.collective == fold(collective)
        with self._database.connect() as connection:
            found = connection.scalars(sa.select(unit_members.c.unit).where(mine))
            return tuple(sorted(found))

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Every name, full ones included, to the full names that it can mean."""
        with self._database.connect() as connection:
            found: dict[str, set[str]] = {n: {n} for n in connection.scalars(sa.select(units))}
            query = sa.select(unit_aliases.c.alias, unit_aliases.c.unit)
            for alias, unit in connection.execute(query):
                found.setdefault(alias, set()).add(unit)
        return {name: tuple(sorted(full)) for name, full in found.items()}

    def resolve(self, text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
        """The full names of the units that a text names, in the order named.

        ``known`` are full names from elsewhere (task tables). At each place the longest name
        counts: 市场监管局 is not also 监管局. A name that several units share gives them all.
        """
        names = self.aliases()
        for name in known:
            names.setdefault(fold(name), (name,))
        words, start, found = fold(text), 0, dict[str, None]()
        lengths = sorted({len(name) for name in names if name}, reverse=True)
        while start < len(words):
            size = next((n for n in lengths if words[start : start + n] in names), 0)
            if size:
                found.update(dict.fromkeys(names[words[start : start + size]]))
            start += max(size, 1)
        return tuple(found)


def fold(name: str) -> str:
    """A name as it is kept and compared: usual width, no spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def _enter(connection: Connection, name: str) -> str:
    full = fold(name)
    if connection.scalar(sa.select(units.c.name).where(units.c.name == full)) is None:
        connection.execute(units.insert().values(name=full))
    return full
