"""Whole indicators that a later notice adds to a table or strikes out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.worklist.changes import Change
from ingest.model import FieldName, Indicator, Item, Locator, Slot

# What the words that add an indicator say of it.
_SAID: tuple[tuple[FieldName, re.Pattern[str]], ...] = (
    (
        "lead",
        re.compile(
            r"由(?P<v>[^，,。；;由]{3,40}?)牵头|牵头单位(?:为|是|[:：])(?P<w>[^，,。；;]{3,60})"
        ),
    ),
    ("joint", re.compile(r"(?:责任|配合)单位(?:为|是|[:：])(?P<v>[^，,。；;]{3,80})(?P<w>)")),
    (
        "evidence",
        re.compile(r"(?:佐证|证明)材料(?:为|是|包括|[:：])(?P<v>[^，,。；;]{2,120})(?P<w>)"),
    ),
    (
        "deadline",
        re.compile(
            r"(?:完成时限|时限|期限)(?:为|是|[:：])(?P<v>[^，,。；;]{2,20})|(?P<w>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)(?:之?前)?)完成"
        ),
    ),
)


def struck(indicator: Indicator, changes: Sequence[Change]) -> Change | None:
    """The change that strikes an indicator out, if one does; ``changes`` are those of its table."""
    return next(
        (
            change
            for change in changes
            if change.amendment.action == "remove"
            and change.amendment.target_number == indicator.number
        ),
        None,
    )


def added(change: Change) -> Indicator:
    """The indicator that a notice adds, as its words have it; every field stands in the notice."""
    amendment = change.amendment
    where, quote = amendment.locator, amendment.quote
    slots = {name: _slot(name, pattern, quote, where) for name, pattern in _SAID}
    return Indicator(
        id=amendment.id,
        document=amendment.document,
        table=0,
        row=0,
        number=amendment.target_number,
        groups=(),
        name=amendment.new,
        locator=_within(where, quote.find(amendment.new), len(amendment.new)),
        **slots,
    )


def _slot(name: FieldName, pattern: re.Pattern[str], quote: str, where: Locator) -> Slot | None:
    found = pattern.search(quote)
    if found is None:
        return None
    group = "v" if found["v"] else "w"
    text, start = found[group], found.start(group)
    items = [Item(text, _within(where, start, len(text)))]
    if name == "evidence":
        parts = re.finditer(r"[^、]+", text)
        items = [Item(p.group(), _within(where, start + p.start(), len(p.group()))) for p in parts]
    return Slot(text, tuple(items), _within(where, start, len(text)))


def _within(where: Locator, start: int, length: int) -> Locator:
    """The place of a part of a quoted sentence."""
    first = (where.start or 1) + start
    return replace(where, start=first, end=first + length - 1)
