"""The facts that a text states and that must stand in its source: a value each, in one form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "number",
    "date",
    "percent",
    "document_number",
    "organisation",
    "region",
    "title",
    "quotation",
    "negation",
    "comparison",
    "force",
    "altered",
    "mark",
    "uncited",
    "computed",
    "count",
]
Bound = Literal["", "up", "down"]
"""Which way a number bounds: 不低于 and 以上 up, 不超过 and 以内 down; of a day: 前 is down, 起 up."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is told; ``part`` is 底, 初 or 上旬, 中旬, 下旬 of the month or year."""

    year: str = ""
    month: str = ""
    day: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in a text. ``start`` and ``end`` (half-open) are places in the legible text.

    ``value`` is the number in Arabic digits, or the words where they are no number; ``measure``
    is what it counts (元, 工作日) or ``""``. ``ordinal`` marks 第37项 and 指标37. ``weak`` marks a
    numeral inside a common word (统一, 十分), which states nothing.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: str = ""
    measure: str = ""
    day: Day | None = None
    bound: Bound = ""
    ordinal: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """What a sentence states and its source does not. ``found`` is what stands there instead."""

    kind: Kind
    value: str
    found: str = ""
