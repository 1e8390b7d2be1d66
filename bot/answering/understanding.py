"""What a question was taken to mean: a value, made by ``understand``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.worklist.editions import Absent
from bot.worklist.periods import Period
from bot.worklist.register import TaskTable
from bot.worklist.row_index import RowMatch
from ingest.model import FieldName, Indicator

Intent = Literal[
    "indicator",
    "unit_list",
    "due_list",
    "evidence_list",
    "topic_list",
    "group_list",
    "count",
    "difference",
    "original",
    "accord",
    "self_check",
    "handed_in",
    "files",
    "prose",
]
Role = Literal["lead", "joint", "any"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions to compare; ``before`` is ``None`` where the library has but one.

    ``added`` and ``dropped`` narrow what is asked to whole rows (or entries) of that kind, ``names``
    to changed names; without any of them every change counts.
    """

    before: TaskTable | None
    after: TaskTable
    added: bool = False
    dropped: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question was taken to mean. ``text`` is normalised; unset parts are empty."""

    text: str
    intent: Intent = "prose"
    fields: tuple[FieldName, ...] = ()
    table: TaskTable | None = None
    table_named: bool = False
    other_table: bool = False
    """Whether the table is not the one that a question without a year or level means."""
    numbers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    near: tuple[RowMatch, ...] = ()
    units: tuple[str, ...] = ()
    role: Role = "any"
    period: Period | None = None
    term: str = ""
    """The recurring or standing term whose tasks are asked for (每季度末, 长期坚持)."""
    words: str = ""
    strong: bool = False
    """Whether a field is asked for in words that only an indicator has."""
    comparison: Comparison | None = None
    absent: Absent | None = None
    """The table that is asked and that the library has not; no other may answer for it."""
    beside: tuple[str, ...] = ()
    """Documents set beside each other, the newest first."""
    timed: bool = False
    """Whether it is days that are to be compared."""
    pointed: bool = False
    """Whether the text says that it means an indicator (那个指标, 这一项)."""
