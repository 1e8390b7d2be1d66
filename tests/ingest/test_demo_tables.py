"""The demo library's tables, read from their files, against the content they were built from."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from ingest.model import Indicator, Parsed, Slot
from ingest.parse import parse
from samples.content import city_table, indicators_2025, notices, table_2024
from samples.content.guides import departments, towns
from samples.content.guides.model import Guide

LIBRARY = Path(__file__).resolve().parents[2] / "samples" / "library"


def parsed(title: str) -> Parsed:
    paths = sorted(LIBRARY.rglob(f"{title}.*"))
    if not paths:
        pytest.skip(f"not built: {title}")
    return parse(paths[0].read_bytes(), paths[0].name)[0]


def read(title: str) -> tuple[Indicator, ...]:
    return parsed(title).indicators


def items(slot: Slot | None) -> tuple[str, ...]:
    assert slot is not None
    return tuple(item.text for item in slot.items)


def text(slot: Slot | None) -> str:
    assert slot is not None
    return slot.text


@pytest.mark.parametrize("edition", [indicators_2025, table_2024], ids=["2025", "2024"])
def test_task_tables(edition: ModuleType) -> None:
    found = [
        (
            row.number, row.groups, row.name, text(row.requirement), text(row.lead),
            text(row.joint), items(row.evidence), text(row.deadline), text(row.score),
            text(row.remark),
        )
        for row in read(edition.TITLE)
    ]  # fmt: skip
    written = [
        (
            str(row.number), (row.group, row.section), row.name, row.requirement_cell, row.lead,
            row.row.joined, row.items, row.row.deadline, row.row.standard, row.row.remark,
        )
        for row in edition.INDICATORS
    ]  # fmt: skip
    assert found == written


def test_the_city_table_under_its_own_headers() -> None:
    found = [
        (row.number, text(row.lead), text(row.joint), items(row.evidence), text(row.deadline), text(row.score))
        for row in read(city_table.TITLE)
    ]  # fmt: skip
    assert found == [
        (str(row.number), row.lead, row.joined, row.proof.items, row.due, row.points)
        for row in city_table.ROWS
    ]


@pytest.mark.parametrize("guide", [departments.GUIDE, towns.GUIDE], ids=["departments", "towns"])
def test_standard_guides(guide: Guide) -> None:
    found = [
        (row.groups[-1], text(row.requirement), text(row.score), items(row.evidence))
        for row in read(guide.title)
    ]
    assert found == [
        (project.name, point.content, point.standard, point.proof.items)
        for chapter in guide.chapters
        for project in chapter.projects
        for point in project.points
    ]


def test_the_notices_change_what_they_were_written_to_change() -> None:
    found = [
        (a.target_title, a.target_number, a.action, a.field, a.old, a.new)
        for a in parsed(notices.SUPPLEMENT.title).amendments
    ]
    old, new = notices.MOVED_DEADLINE
    number, item = notices.ADDED_ITEM
    assert found == [
        (notices.PLAN, None, "replace", "deadline", old, new),
        (notices.TABLE, None, "replace", "deadline", old, new),
        (notices.TABLE, number, "add", "evidence", None, item),
    ]
    assert parsed(notices.APPLICATION.title).amendments == ()
