"""What a unit has more and less to do than in an earlier edition, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.difference_words import labels, number
from bot.answering.draft import Draft
from bot.answering.places import Places
from bot.worklist.difference import Difference
from bot.worklist.register import Register
from bot.worklist.unit_difference import Moved, Role, UnitDifference
from bot.worklist.unit_list import Part
from prompts import reply

_PARTS: dict[Part, str] = {"lead": "part_lead", "joint": "part_joint", "general": "part_general"}
_ROLES: dict[Role, str] = {"lead": "as_lead", "joint": "as_joint", "any": "as_any"}


class UnitForm:
    """Writes how a unit's tasks differ, each cited to the cell that makes it the unit's."""

    def __init__(self, register: Register, draft: Draft, found: Difference) -> None:
        self._draft, self._tables = draft, labels(register, found)
        self._places = Places(register)

    def write(self, apart: UnitDifference, role: Role, *, gained: bool, lost: bool) -> None:
        """How many tasks there are in both editions, then those that came, went, changed part."""
        part = reply(f"difference.{_ROLES[role]}")
        said = {
            "part": part,
            "unit": apart.unit,
            "old_count": apart.counts[0],
            "new_count": apart.counts[1],
        }
        self._draft.say(reply("difference.unit_counts", **said, **self._tables))
        if gained:
            self._list(("unit_gained", "unit_gained_none"), apart.gained)
        if lost:
            self._list(("unit_lost", "unit_lost_none"), apart.lost)
        if apart.other_part:
            self._list(("unit_part", ""), apart.other_part)

    def _list(self, keys: tuple[str, str], moved: Sequence[Moved]) -> None:
        some, none = keys
        if not moved:
            self._draft.say(reply(f"difference.{none}"))
            return
        self._draft.say(reply(f"difference.{some}", count=len(moved)))
        for one in moved:
            self._moved(one)

    def _moved(self, moved: Moved) -> None:
        row = moved.after.indicator if moved.after else moved.row.indicator
        tasks = [task for task in (moved.before, moved.after) if task]
        parts = " → ".join(reply(f"difference.{_PARTS[task.part]}") for task in tasks)
        if moved.row.kind == "added":
            parts += reply("difference.new_row")
        if moved.row.kind == "dropped":
            parts += reply("difference.gone_row")
        key = "item_gone" if moved.after is None else "item_own"
        text = reply(f"difference.{key}", number=number(row), name=row.name)
        sources = [self._places.cell(task.indicator, task.slot) for task in tasks]
        self._draft.item(f"{text}（{parts}）", self._places.name(row), *sources)
