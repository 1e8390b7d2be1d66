"""What is right of the demo library's table, by what the library was written from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from samples.content.indicators_2025 import INDICATORS
from samples.content.model import Altered, Dropped, Indicator
from samples.content.notices import ADDED_ITEM, MOVED_DEADLINE
from samples.content.table_2024 import DIFFERENCES, RENAMED


def numbers(rows: Iterable[Indicator]) -> frozenset[str]:
    """The numbers of some rows."""
    return frozenset(str(row.number) for row in rows)


def due(row: Indicator) -> date | None:
    """The last day of a row with the notice taken into account; 8月底前 is 31 August."""
    said = MOVED_DEADLINE[1] if row.row.deadline == MOVED_DEADLINE[0] else row.row.deadline
    if found := re.fullmatch(r"(?:2025年)?(\d+)月(\d+)日前?", said):
        return date(2025, int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d+)月底前?", said):
        month = int(found[1])
        return date(2025, month, {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31))
    return None


def items(row: Indicator) -> frozenset[str]:
    """The evidence of a row with what the notice adds."""
    return frozenset(row.items) | (
        {ADDED_ITEM[1]} if str(row.number) == str(ADDED_ITEM[0]) else set()
    )


def of(number: int) -> Indicator:
    """A row by its number."""
    return INDICATORS[number - 1]


def units_of(row: Indicator) -> list[str]:
    """Everybody that a row names."""
    return [*row.lead.split("、"), *row.row.joined.split("、")]


def is_changed(row: Indicator) -> bool:
    """Whether the edition before lacks a row, or has it otherwise: a renamed unit is a change too."""
    made = {d.name for d in DIFFERENCES if isinstance(d, Dropped | Altered)}
    return row.name in made or any(new in units_of(row) for new in RENAMED)
