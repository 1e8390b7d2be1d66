"""Corrections applied to what was read: pure, and telling of each that no longer fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

from ingest.headers import Meaning, tidy
from ingest.model import (
    Authority,
    Correction,
    Document,
    Indicator,
    Item,
    Level,
    Locator,
    Remark,
    Slot,
    Standing,
    Status,
)
from ingest.numerals import normal_number

ATTRIBUTES = (
    "title",
    "number",
    "issuer",
    "level",
    "issued",
    "edition",
    "status",
    "standing",
    "authority",
    "secrecy",
)
"""The attributes of a document that can be put right."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "level": get_args(Level),
    "status": get_args(Status),
    "standing": get_args(Standing),
    "authority": get_args(Authority),
}
"""The values that an attribute can have, where there are few."""

MEANINGS: tuple[str, ...] = get_args(Meaning)


def sensible(correction: Correction) -> bool:
    """Whether a correction can be meant at all, whatever the file holds."""
    match correction.kind:
        case "attribute":
            return correction.target in ATTRIBUTES and _value(correction) is not _NONSENSE
        case "column":
            return correction.value in MEANINGS and bool(correction.target.strip())
        case "number":
            return normal_number(correction.value) is not None
        case "split":
            return any(line.strip() for line in correction.value.splitlines())


def corrected_document(document: Document, corrections: Iterable[Correction]) -> Document:
    """The document with its attributes put right; its id stays."""
    values: dict[str, Any] = {}
    for correction in corrections:
        if correction.kind == "attribute" and sensible(correction):
            values[correction.target] = _value(correction)
    return replace(document, **values)


def told_columns(corrections: Iterable[Correction]) -> Mapping[str, Meaning]:
    """What columns hold, by their header without blanks."""
    return {
        tidy(c.target): cast(Meaning, c.value)
        for c in corrections
        if c.kind == "column" and sensible(c)
    }


def corrected_indicators(
    indicators: Sequence[Indicator], corrections: Sequence[Correction]
) -> tuple[Indicator, ...]:
    """The indicators with their numbers and the entries of their evidence put right."""
    rows = list(indicators)
    for correction in corrections:
        for at, row in enumerate(rows):
            if _means(correction, row):
                rows[at] = _corrected(row, correction)
    return tuple(rows)


def unapplied(
    corrections: Sequence[Correction], headers: Iterable[str], indicators: Sequence[Indicator]
) -> tuple[Remark, ...]:
    """A remark for each correction that fits nothing in this reading any more."""
    known = {tidy(header) for header in headers}
    found = []
    for correction in corrections:
        match correction.kind:
            case "attribute":
                fits = sensible(correction)
            case "column":
                fits = tidy(correction.target) in known
            case "number" | "split":
                fits = any(_fits(correction, row) for row in indicators)
        if not fits:
            fields = (("target", correction.target), ("value", correction.value[:40]))
            found.append(Remark("correction_unapplied", None, fields))
    return tuple(found)


def _means(correction: Correction, row: Indicator) -> bool:
    if correction.kind == "number":
        return tidy(row.name) == tidy(correction.target)
    target = correction.target
    return correction.kind == "split" and (
        tidy(row.name) == tidy(target) or row.number == (normal_number(target) or target)
    )


def _fits(correction: Correction, row: Indicator) -> bool:
    """Whether a correction of a row has been applied to it, or would be."""
    if not _means(correction, row):
        return False
    return correction.kind == "number" or _entries(row.evidence, correction.value) is not None


def _corrected(row: Indicator, correction: Correction) -> Indicator:
    if correction.kind == "number":
        return replace(row, number=normal_number(correction.value) or row.number)
    entries = _entries(row.evidence, correction.value)
    return replace(row, evidence=entries) if entries else row


def _entries(slot: Slot | None, value: str) -> Slot | None:
    """The slot with these entries, one a line; ``None`` unless they stand in it in this order."""
    if slot is None:
        return None
    at, items = 0, []
    for line in filter(None, map(str.strip, value.splitlines())):
        start = slot.text.find(line, at)
        if start < 0:
            return None
        at = start + len(line)
        items.append(Item(line, _place(slot.locator, start + 1, at)))
    return replace(slot, items=tuple(items)) if items else None


def _place(locator: Locator, start: int, end: int) -> Locator:
    return replace(locator, start=start, end=end)


_NONSENSE = object()


def _value(correction: Correction) -> object:
    """The value of an attribute; ``_NONSENSE`` where the text says none."""
    name, text = correction.target, correction.value.strip()
    if name == "issued" and text:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return _NONSENSE
    if name in CHOICES:
        optional = name == "level" and not text
        return None if optional else text if text in CHOICES[name] else _NONSENSE
    if name == "title":
        return text or _NONSENSE
    return text or None
