"""The units of an administrator's table: which name means which unit, who stands behind 各执法单位."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.worklist.board import plain
from bot.worklist.units import covers, is_general
from vectorstore.tokens import spell


class Directory:
    """What was entered about units; where nothing was, names mean themselves.

    ``aliases`` gives for every name the full names that it can mean, ``collectives`` for a
    collective the full names of its members.
    """

    def __init__(
        self,
        aliases: Mapping[str, Sequence[str]] | None = None,
        collectives: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.aliases = {spell(name): tuple(full) for name, full in (aliases or {}).items()}
        self._behind = {plain(name): tuple(m) for name, m in (collectives or {}).items()}

    def full(self, name: str) -> str:
        """The full name of the one unit that a name means; the name itself where that is not known."""
        meant = self.aliases.get(spell(name), ())
        return meant[0] if len(meant) == 1 else name

    def is_collective(self, name: str) -> bool:
        """Whether a name stands for many units (各部门, or whatever was entered as a collective)."""
        return is_general(name) or plain(name) in self._behind

    def members(self, collective: str) -> tuple[str, ...]:
        """The full names behind a collective; none where nobody said."""
        return self._behind.get(plain(collective), ())

    def covers(self, collective: str, unit: str) -> bool:
        """Whether a collective stands for a unit: its members as entered, else what names tell.

        ``unit`` may be a collective itself: all of its members count then.
        """
        members = self.members(collective)
        if not members:
            return covers(collective, unit)
        return set(self.members(unit) or [unit]) <= set(members)
