"""What a task table assigns to units, row by row, and what one document changes in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.model.blocks import Locator

FieldName: TypeAlias = Literal[
    "requirement", "evidence", "lead", "joint", "deadline", "score", "remark"
]
Aspect: TypeAlias = FieldName | Literal["row", "document"]
"""What an amendment changes: a field, a whole indicator, or a whole document."""
Action: TypeAlias = Literal["replace", "add", "remove"]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a cell that lists several, without its number; the locator points at it."""

    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of an indicator, as its cell has it.

    ``text`` is the cell's text ("" for a blank cell). ``items`` is its lossless split; a cell that
    is not a list has one item, the whole; one that says 无 has none. ``inherited`` marks a 同上
    resolved to the cell above: then ``text`` and ``items`` are those of the cell referred to and
    ``locator`` is the cell that says 同上. ``header`` is the header path of the column as the table has it.
    """

    text: str
    items: tuple[Item, ...]
    locator: Locator
    header: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of an indicator table: what is asked of whom.

    ``number`` is normalised ("37", "4.2.1"), ``None`` where the table does not number. ``groups``
    are the first- and second-level indicators above it. A slot is ``None`` where the table has no
    such column; a blank cell is a slot with an empty text.
    """

    id: str
    document: str
    table: int
    row: int
    number: str | None
    groups: tuple[str, ...]
    name: str
    locator: Locator
    requirement: Slot | None = None
    evidence: Slot | None = None
    lead: Slot | None = None
    joint: Slot | None = None
    deadline: Slot | None = None
    score: Slot | None = None
    remark: Slot | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that ``document`` makes to another one, with the words that make it.

    ``target_title`` is the title named (without 《》), ``target_number`` the indicator named. Either
    may be ``None``. ``field`` is the field changed, ``old`` the value it replaces as quoted. For a
    ``row``, ``new`` is the name of the indicator added, or what names the one that is struck out;
    a ``document`` is only removed: repealed by the one that says so.
    """

    id: str
    document: str
    action: Action
    field: Aspect
    new: str
    quote: str
    locator: Locator
    target_title: str | None = None
    target_number: str | None = None
    old: str | None = None
