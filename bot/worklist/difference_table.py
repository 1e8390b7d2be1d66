"""A comparison of two editions as lines of text: one a change, for printing and for terminals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.worklist.board import Field
from bot.worklist.difference import Difference, FieldChange, RowChange
from bot.worklist.register import Register
from bot.worklist.unit_difference import unit_difference
from ingest.model import Indicator
from prompts import reply


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: of which indicator, what kind, both values, where they stand."""

    indicator: str
    change: str
    before: str
    after: str
    source: str


def rows_of(found: Difference, unit: str | None = None) -> tuple[RowChange, ...]:
    """The rows with a change, all of them or those that are or were a unit's (by full name)."""
    rows = found.of("added", "dropped", "changed")
    if unit is None:
        return rows
    apart = unit_difference(found, unit)
    own = {moved.row.indicator.id for moved in (*apart.gained, *apart.lost)} | apart.tasks
    return tuple(row for row in rows if row.indicator.id in own)


def change_lines(register: Register, rows: Sequence[RowChange]) -> Iterator[ChangeLine]:
    """The lines of some rows in order."""
    for row in rows:
        if row.before is None or row.after is None:
            yield _whole(register, row)
            continue
        if row.renamed:
            yield _line(register, row, "name", row.before.name, row.after.name)
        for change in row.fields:
            yield _field(register, row, change)


def _whole(register: Register, row: RowChange) -> ChangeLine:
    told = _row_told(register, row.indicator)
    added = row.before is None
    return ChangeLine(
        _called(row),
        reply("diff.row_added" if added else "diff.row_dropped"),
        "" if added else told,
        told if added else "",
        _source(register, row),
    )


def _row_told(register: Register, indicator: Indicator) -> str:
    """What a whole row asks: the fields that it fills, each with its label."""
    fields = (
        register.board.field(indicator, n) for n in ("requirement", "evidence", "lead", "deadline")
    )
    told = (f"{reply(f'labels.{field.name}')}：{_text(field)}" for field in fields if field.value)
    return "\n".join(told)


def _field(register: Register, row: RowChange, change: FieldChange) -> ChangeLine:
    assert row.before is not None
    assert row.after is not None
    kind = f"labels.{change.name}"
    if change.name == "evidence":
        old = "\n".join(entry.item.text for entry in change.removed)
        new = "\n".join(entry.item.text for entry in change.added)
        old = reply("diff.removed", items=old) if old else ""
        new = reply("diff.added", items=new) if new else ""
    else:
        old, new = _text(change.before), _text(change.after)
    mark = reply("difference.only_names") if change.only_names else ""
    made = sorted({c.source.title for c in change.after.changes})
    source = _source(register, row) + "".join(f"；《{title}》" for title in made)
    return ChangeLine(_called(row), reply(kind) + mark, old, new, source)


def _line(register: Register, row: RowChange, kind: str, old: str, new: str) -> ChangeLine:
    return ChangeLine(_called(row), reply(f"diff.{kind}"), old, new, _source(register, row))


def _text(field: Field) -> str:
    return field.value or reply("difference.blank")


def _called(row: RowChange) -> str:
    """The number in the newer edition, that in the older one if it is another, and the name."""
    old, new = (side.number if side else None for side in (row.before, row.after))
    if new is None:
        return reply("diff.called_old", number=old or "", name=row.indicator.name)
    if old is None or old == new:
        return reply("diff.called", number=new, name=row.indicator.name)
    return reply("diff.called_both", number=new, old=old, name=row.indicator.name)


def _source(register: Register, row: RowChange) -> str:
    sides = [side for side in (row.before, row.after) if side]
    return "；".join(
        reply(
            "diff.place",
            table=register.label(register.documents[side.document]),
            row=side.locator.row or side.row,
        )
        for side in sides
    )
