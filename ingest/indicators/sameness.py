"""同上 and 同第36项: fields that stand for those of another row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import FieldName, Indicator, Slot
from ingest.numerals import normal_number

_ABOVE = re.compile(
    r"[（(]?(?:同上|同前|见上|如上|〃|″|＂|\"|”)(?:一?[项行条格栏])?(?:(?:的)?(?:佐证|证明|支撑)?材料)?[）)]?[。.]?"
    r"|[同与]上(?:一)?[项行条](?:指标)?(?:的?(?:佐证|证明)?材料)?(?:相同|一致)?[。.]?"
)
_NUMBERED = re.compile(
    r"[（(]?(?:同|见|参见|详见|与)(?:本表)?(?:第|指标|序号)?\s*(?P<number>[\d０-９]+(?:[.．][\d０-９]+)*|第?[一二三四五六七八九十百零]+)"
    r"\s*(?:项|号|条)?(?:指标)?(?:的?(?:佐证|证明|支撑)?材料|内容)?(?:相同|一致)?[）)]?[。.]?"
)


def resolved(rows: Sequence[Indicator]) -> list[Indicator]:
    """The rows of one table with every field that only refers replaced by what it refers to.

    The reference may be to the row above or, by number, to any row of the table; one that leads
    nowhere, or in a circle, stays as it is written.
    """
    by_number = {row.number: index for index, row in reversed(list(enumerate(rows))) if row.number}

    def field(index: int, name: FieldName) -> Slot | None:
        return _follow(rows, by_number, index, name, frozenset())

    return [
        replace(
            row,
            requirement=field(index, "requirement"),
            evidence=field(index, "evidence"),
            lead=field(index, "lead"),
            joint=field(index, "joint"),
            deadline=field(index, "deadline"),
            score=field(index, "score"),
            remark=field(index, "remark"),
        )
        for index, row in enumerate(rows)
    ]


def _follow(
    rows: Sequence[Indicator],
    by_number: dict[str, int],
    index: int,
    name: FieldName,
    seen: frozenset[int],
) -> Slot | None:
    slot: Slot | None = getattr(rows[index], name)
    if slot is None or index in seen:
        return slot
    target = _target(slot.text, by_number, index)
    if target is None or target in seen:
        return slot
    source = _follow(rows, by_number, target, name, seen | {index})
    if source is None or (
        not source.inherited and _target(source.text, by_number, target) is not None
    ):
        return slot
    return replace(slot, text=source.text, items=source.items, inherited=True)


def _target(text: str, by_number: dict[str, int], index: int) -> int | None:
    if _ABOVE.fullmatch(text.strip()):
        return index - 1 if index else None
    if match := _NUMBERED.fullmatch(text.strip()):
        number = normal_number(match.group("number"))
        return by_number.get(number) if number else None
    return None
