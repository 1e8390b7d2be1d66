"""Registers are built once for what a scope sees, and again when that changes."""

from __future__ import annotations

from threading import Thread

import pytest

from bot.worklist import registers as module
from bot.worklist.registers import Registers, View
from bot.worklist.table_words import year_named
from ingest.model import Amendment, Document, Indicator, Locator
from vectorstore.model import Scope

OPEN: frozenset[str] = frozenset()
INSIDE = frozenset({"inside"})


class Catalog:
    """One open document and one for a group; counts how often it is read."""

    def __init__(self) -> None:
        self.at, self.read = 1, 0

    def generation(self) -> int:
        return self.at

    def documents(self, scope: Scope) -> list[Document]:
        self.read += 1
        assert scope.superseded
        found = [Document("a", "a", "a.xlsx", "示例县2025年任务分解表", authority="任务分解表")]
        if "inside" in scope.groups:
            found.append(Document("b", "b", "b.xlsx", "内部任务表"))
        return found

    def indicators(self, scope: Scope) -> list[Indicator]:
        return [
            Indicator(f"{d}-1-1", d, 1, 1, "1", (), f"{d}项", Locator(1))
            for d in ("a", "b")
            if d == "a" or "inside" in scope.groups
        ]

    def amendments(self, scope: Scope) -> list[Amendment]:
        return []


@pytest.fixture
def catalog() -> Catalog:
    return Catalog()


@pytest.fixture
def registers(catalog: Catalog) -> Registers:
    return Registers(catalog, own_level="县", this_year=lambda: 2025)


def test_a_view_is_kept_until_the_catalog_changes(registers: Registers, catalog: Catalog) -> None:
    first = registers.of(OPEN)
    assert registers.of(OPEN) is first
    assert catalog.read == 1
    catalog.at = 2
    second = registers.of(OPEN)
    assert second is not first
    assert (first.generation, second.generation) == (1, 2)


def test_groups_see_what_is_theirs(registers: Registers) -> None:
    assert set(registers.of(OPEN).documents) == {"a"}
    assert set(registers.of(INSIDE).documents) == {"a", "b"}
    assert len(registers.of(OPEN).register.tables) == 1
    assert len(registers.of(INSIDE).register.tables) == 2


def test_views_are_kept_side_by_side_up_to_a_limit(
    registers: Registers, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    registers.of(OPEN)
    registers.of(INSIDE)
    registers.of(OPEN)
    assert catalog.read == 2
    registers.of(frozenset({"third"}))  # puts out the one used longest ago
    registers.of(OPEN)
    assert catalog.read == 3
    registers.of(INSIDE)
    assert catalog.read == 4


def test_threads_share_one_view(registers: Registers, catalog: Catalog) -> None:
    seen: list[View] = []
    threads = [Thread(target=lambda: seen.append(registers.of(OPEN))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(view) for view in seen}) == 1
    assert catalog.read == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("去年交了五份，今年要交几份", 2025),
        ("今年的表我有了，去年的要哪些材料", 2024),
        ("去年有这一项，今年好像取消了，当时要什么材料", 2024),
        ("请问去年的要交哪些？今年的表里是空白", 2024),
    ],
)
def test_of_two_years_the_one_that_is_asked_about_counts(text: str, year: int) -> None:
    assert year_named(text, 2025) == year
