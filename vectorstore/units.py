"""Unit names in SQL: full names, short and former names, nicknames, and who a collective covers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.database import Database
from vectorstore.generation import count_up, current
from vectorstore.tables import unit_aliases, unit_members, units
from vectorstore.tokens import spell

Kind: TypeAlias = Literal["short", "former", "nickname"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under its full name, with what else it is called, each with the kind of name."""

    name: str
    aliases: Mapping[str, Kind] = field(default_factory=dict)


class Units:
    """The units that the organiser entered. Every change counts up ``words``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, aliases: Mapping[str, Kind] | None = None) -> None:
        """Enter a unit by its full name with other names; known names are kept."""
        self.take([Unit(name, aliases or {})])

    def take(
        self,
        entered: Collection[Unit],
        collectives: Mapping[str, Collection[str]] | None = None,
        *,
        replace: bool = False,
    ) -> None:
        """Enter units and who stands behind collectives, all or nothing.

        With ``replace`` they come in place of everything entered before.
        """
        with self._database.begin() as connection:
            if replace:
                connection.execute(unit_members.delete())
                connection.execute(unit_aliases.delete())
                connection.execute(units.delete())
            for unit in entered:
                _add(connection, unit)
            for collective, members in (collectives or {}).items():
                _gather(connection, collective, members)
            count_up(connection, "words")

    def remove(self, name: str) -> bool:
        """Forget a unit with its other names; whether there was one."""
        return self._forget(units.delete().where(units.c.name == spell(name)))

    def remove_alias(self, alias: str) -> bool:
        """Forget another name, of whatever unit; whether there was one."""
        return self._forget(unit_aliases.delete().where(unit_aliases.c.alias == spell(alias)))

    def gather(self, collective: str, members: Collection[str]) -> None:
        """Say who stands behind a collective such as 各乡镇（街道）, in place of what was said.

        No members at all: nobody said.
        """
        self.take([], {collective: members})

    def members(self, collective: str) -> tuple[str, ...]:
        """The units behind a collective; none when nobody said."""
        return self.collectives().get(spell(collective), ())

    def collectives(self) -> dict[str, tuple[str, ...]]:
        """Every collective with the full names behind it."""
        found: dict[str, list[str]] = {}
        query = sa.select(unit_members.c.collective, unit_members.c.unit)
        with self._database.connect() as connection:
            for collective, unit in connection.execute(query):
                found.setdefault(collective, []).append(unit)
        return {name: tuple(sorted(members)) for name, members in sorted(found.items())}

    def listed(self) -> tuple[Unit, ...]:
        """All units by name, each with its other names."""
        with self._database.connect() as connection:
            aliases: dict[str, dict[str, Kind]] = {
                n: {} for n in connection.scalars(sa.select(units))
            }
            for alias, unit, kind in connection.execute(
                sa.select(unit_aliases.c.alias, unit_aliases.c.unit, unit_aliases.c.kind)
            ):
                aliases[unit][alias] = kind
        return tuple(Unit(name, dict(sorted(aliases[name].items()))) for name in sorted(aliases))

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Every name, full ones included, to the full names that it can mean."""
        found: dict[str, set[str]] = {}
        for unit in self.listed():
            for name in (unit.name, *unit.aliases):
                found.setdefault(name, set()).add(unit.name)
        return {name: tuple(sorted(full)) for name, full in found.items()}

    def version(self) -> int:
        """The number of changes so far, of the units and of the thesaurus."""
        with self._database.connect() as connection:
            return current(connection, "words")

    def _forget(self, statement: sa.Delete) -> bool:
        with self._database.begin() as connection:
            gone = connection.execute(statement).rowcount > 0
            if gone:
                count_up(connection, "words")
        return gone


def _add(connection: Connection, unit: Unit) -> None:
    full = _enter(connection, unit.name)
    for alias, kind in unit.aliases.items():
        key = sa.and_(unit_aliases.c.alias == spell(alias), unit_aliases.c.unit == full)
        connection.execute(unit_aliases.delete().where(key))
        connection.execute(unit_aliases.insert().values(alias=spell(alias), unit=full, kind=kind))


def _gather(connection: Connection, collective: str, members: Collection[str]) -> None:
    mine = unit_members.c.collective == spell(collective)
    connection.execute(unit_members.delete().where(mine))
    for name in sorted({_enter(connection, member) for member in members}):
        connection.execute(unit_members.insert().values(collective=spell(collective), unit=name))


def _enter(connection: Connection, name: str) -> str:
    full = spell(name)
    if connection.scalar(sa.select(units.c.name).where(units.c.name == full)) is None:
        connection.execute(units.insert().values(name=full))
    return full
