"""Cells of indicator rows that are empty where others are not, or look like lists left whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.checking.sheet import Finding
from ingest.model import FieldName, Indicator, Parsed

_REQUIRED: tuple[FieldName, ...] = ("lead", "deadline", "evidence")
_MARK = re.compile(r"[①-⑳]|(?:^|[\s；;。])\s*(?:\d{1,2}|[一二三四五六七八九十])\s*[.、．)）](?!\d)")
_APART = re.compile(r"[；;\n]")
_MOST_NAMED = 12


def without(parsed: Parsed) -> Iterator[Finding]:
    """How many rows of a table have no lead unit, deadline or evidence, where most rows have one."""
    for _, rows in groupby(parsed.indicators, key=lambda indicator: indicator.table):
        run = list(rows)
        for field in _REQUIRED:
            slots = [getattr(indicator, field) for indicator in run]
            blank = [
                i for i, slot in zip(run, slots, strict=True) if slot and not slot.text.strip()
            ]
            held = sum(slot is not None for slot in slots)
            if blank and len(blank) * 2 <= held:
                yield Finding(f"without_{field}", "look", blank[0].locator, _rows(blank))


def unsplit(parsed: Parsed) -> Iterator[Finding]:
    """Evidence cells that look like lists and were left whole, since no reading of them is certain."""
    for indicator in parsed.indicators:
        slot = indicator.evidence
        if slot is None or slot.inherited or len(slot.items) != 1:
            continue
        text = slot.text.strip().rstrip("；;")
        if len(_MARK.findall(text)) > 1 or _APART.search(text):
            yield Finding("cell_unsplit", "look", slot.locator, _rows([indicator]))


def _rows(indicators: Sequence[Indicator]) -> tuple[tuple[str, str | int], ...]:
    names = [indicator.number or indicator.name[:12] for indicator in indicators]
    named = "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
    return (("count", len(indicators)), ("rows", named))
