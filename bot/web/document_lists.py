"""The documents of a library in the order in which somebody looks for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Literal, get_args

from bot.worklist.registers import View
from ingest.model import Authority, Document, Level

Group = Literal["own", "above", "foreign", "past"]
GROUPS: tuple[Group, ...] = get_args(Group)
_ORDER: tuple[Authority, ...] = (
    "任务分解表", "指标体系", "标准指引", "方案", "通知", "口径", "法规", "讲话报告", "其他",
)  # fmt: skip
_LEVELS: tuple[str, ...] = get_args(Level)
"""From the nation down."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with the number of indicators in it and the kind of its file (xlsx)."""

    document: Document
    indicators: int
    kind: str


def groups_of(seen: View, documents: Iterable[Document]) -> list[tuple[Group, list[Listed]]]:
    """The documents by what they are good for, weighty and new ones first; no empty group."""
    rows: dict[Group, list[Listed]] = {group: [] for group in GROUPS}
    for document in documents:
        table = seen.register.table(document.id)
        kind = PurePosixPath(document.source).suffix.lstrip(".").lower()
        listed = Listed(document, len(table.indicators) if table else 0, kind)
        rows[_group(document, seen.register.own_level)].append(listed)
    for own in rows.values():
        own.sort(key=_place)
    return [(group, own) for group, own in rows.items() if own]


def _group(document: Document, own_level: str) -> Group:
    if document.status not in ("current", "upcoming") or document.standing == "历史":
        return "past"
    if document.standing == "外地参考":
        return "foreign"
    level = document.level or own_level
    higher = level in _LEVELS[: _LEVELS.index(own_level)] if own_level in _LEVELS else False
    return "above" if higher or document.standing == "上级" else "own"


def _place(listed: Listed) -> tuple[int, int, str]:
    document = listed.document
    day = (document.issued or date.min).toordinal()
    return _ORDER.index(document.authority), -day, document.title
