"""Which edition is in force."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from ingest.model import Document
from tests.vectorstore.readings import ROOT, Store, on, reading
from vectorstore.editions import place, settle
from vectorstore.model import OPEN


def edition(name: str, **attributes: Any) -> Document:
    return Document(id=name, work="任务分解表", source=name, title="任务分解表", **attributes)


def superseded(*documents: Document) -> list[str]:
    return sorted(name for name, status in settle(documents).items() if status == "superseded")


def test_the_newest_edition_is_current() -> None:
    years = [edition(str(y), issued=date(y, 3, 1)) for y in (2023, 2024, 2025)]
    assert superseded(*years) == ["2023", "2024"]


def test_the_year_an_edition_is_for_counts_before_its_date() -> None:
    late = edition("2024", edition="2024年", issued=on("2025-01-20"))
    early = edition("2025", edition="2025年", issued=on("2024-12-30"))
    assert superseded(late, early) == ["2024"]
    assert superseded(edition("old", edition="2024"), edition("new", issued=on("2025-02-01"))) == [
        "old"
    ]


def test_within_a_year_the_date_of_issue_counts() -> None:
    spring, autumn = (
        edition("spring", edition="2025", issued=on("2025-03-01")),
        edition("autumn", edition="2025", issued=on("2025-09-01")),
    )
    assert superseded(spring, autumn) == ["spring"]


@pytest.mark.parametrize("status", ["draft", "repealed", "upcoming", "superseded"])
def test_only_editions_that_claim_to_be_current_supersede(status: Any) -> None:
    old, new = edition("old", edition="2024"), edition("new", edition="2025", status=status)
    assert settle([old, new]) == {"old": "current", "new": status}


def test_what_cannot_be_ordered_stays_side_by_side() -> None:
    assert superseded(edition("a"), edition("b", issued=on("2025-01-01"))) == []
    assert superseded(edition("a", edition="2025"), edition("b", edition="2025")) == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"level": "县"}, {"level": "市"}),
        ({"issuer": "示例县司法局"}, {"issuer": "样板县司法局"}),
        ({"standing": "本级现行"}, {"standing": "外地参考"}),
    ],
)
def test_another_issuers_text_of_the_same_name_is_no_edition(
    mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    old, new = edition("old", edition="2024", **mine), edition("new", edition="2025", **theirs)
    assert superseded(old, new) == []


def test_a_renamed_issuer_of_the_same_place_continues_the_line() -> None:
    old = edition("old", edition="2024", issuer="示例县依法治县办")
    new = edition("new", edition="2025", issuer="示例县司法局")
    assert superseded(old, new) == ["old"]
    assert place("国务院办公厅") is None
    assert place("示例县人民政府") == "示例县"


@pytest.mark.parametrize("order", list(permutations((2023, 2024, 2025))))
def test_the_order_of_reading_does_not_matter(store: Store, order: tuple[int, ...]) -> None:
    for y in order:
        store.put(reading(f"{y}.xlsx", (f"{y}年",), title="分解表", edition=f"{y}年"))
    assert store.statuses() == {
        "2023.xlsx": "superseded",
        "2024.xlsx": "superseded",
        "2025.xlsx": "current",
    }
    assert store.sources(OPEN) == ["2025.xlsx"]


def test_taking_out_the_newest_brings_back_the_one_before(store: Store) -> None:
    for y in (2023, 2024, 2025):
        store.put(reading(f"{y}.xlsx", (f"{y}年",), title="分解表", edition=f"{y}年"))
    since = store.catalog.generation()
    store.library.withdraw(ROOT, "2025.xlsx")
    assert store.sources(OPEN) == ["2024.xlsx"]
    changes = store.catalog.changes(since)
    back = store.catalog.passages(changes.added, OPEN)
    assert [p.text for p in back.values()] == ["2024年"]
    assert len(changes.removed) == 1


def test_the_laws_that_newer_ones_replaced(store: Store, shared_data: Path) -> None:
    manifest = shared_data / "laws" / "manifest.jsonl"
    laws = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    for law in laws:
        issued = on(law["date"]) if law["date"] else None
        store.put(reading(law["file"], (law["file"],), title=law["title"], issued=issued))
    found = store.statuses()
    national = [law for law in laws if law["kind"] == "national"]
    assert len(national) > 100
    for law in national:
        expected = "superseded" if law["status"] == "superseded_in_repo" else "current"
        assert found[law["file"]] == expected, law["file"]
