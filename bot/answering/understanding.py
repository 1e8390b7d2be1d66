"""What a question was taken to mean: a value, made by ``understand``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    "self_check",
    "handed_in",
    "files",
    "prose",
]
Role = Literal["lead", "joint", "any"]


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
    words: str = ""
    strong: bool = False
    """Whether a field is asked for in words that only an indicator has."""
    pointed: bool = False
    """Whether the text says that it means an indicator (那个指标, 这一项)."""
