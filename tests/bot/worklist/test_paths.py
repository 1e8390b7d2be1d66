"""Rows by their place in the system of groups."""

from __future__ import annotations

from bot.worklist.paths import by_path
from ingest.model import Indicator, Locator


def row(number: int, *groups: str) -> Indicator:
    return Indicator(
        f"d-{number}", "d", 1, number, str(number), groups, f"第{number}项", Locator(1)
    )


def test_groups_count_within_their_group_and_rows_within_the_last() -> None:
    rows = (
        row(1, "甲", "一"), row(2, "甲", "一"), row(3, "甲", "二"),
        row(4, "乙", "一"), row(5, "乙", "二"), row(6, "乙", "二"),
    )  # fmt: skip
    assert {path: each.number for path, each in by_path(rows).items()} == {
        "1.1.1": "1", "1.1.2": "2", "1.2.1": "3", "2.1.1": "4", "2.2.1": "5", "2.2.2": "6",
    }  # fmt: skip


def test_one_level_of_groups_gives_paths_of_two() -> None:
    assert list(by_path((row(1, "甲"), row(2, "乙"), row(3, "乙")))) == ["1.1", "2.1", "2.2"]


def test_rows_without_a_group_have_no_path() -> None:
    assert by_path((row(1), row(2))) == {}
