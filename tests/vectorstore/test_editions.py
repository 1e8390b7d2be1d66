"""Which edition is in force."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from ingest.model import Amendment, Document, Locator
from tests.vectorstore.readings import NOON, ROOT, Store, on, reading
from vectorstore.editions import effects, names, place, settle
from vectorstore.library import Library
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


def told(name: str, *repeals: str, begins: str = "") -> list[Amendment]:
    """The records of a document that repeals others and begins on a day."""
    where = Locator(1)
    records = [
        Amendment(f"{name}-{t}", name, "remove", "document", t, t, where, target_title=t, old=t)
        for t in repeals
    ]
    if begins:
        records.append(Amendment(f"{name}-b", name, "add", "document", begins, begins, where))
    return records


def work(name: str, title: str, **attributes: Any) -> Document:
    return Document(id=name, work=name, source=name, title=title, **attributes)


def test_a_document_repeals_the_one_it_names() -> None:
    old = work("old", "示例县法治建设考核办法", issued=on("2020-01-01"))
    new = work("new", "示例县法治政府建设评价办法", issued=on("2025-01-01"))
    said = effects(told("new", "示例县法治建设考核办法"))
    assert settle([old, new], said) == {"old": "superseded", "new": "current"}
    later = replace(old, issued=on("2025-06-01"))
    assert settle([later, new], said)["old"] == "current"
    assert settle([replace(old, level="市"), replace(new, level="县")], said)["old"] == "current"


def test_a_document_begins_on_its_day_and_repeals_no_earlier() -> None:
    old, new = work("old", "示例县甲方案实施细则"), work("new", "示例县乙方案")
    said = effects(told("new", "示例县甲方案实施细则", begins="2026年1月1日"))
    assert settle([old, new], said, date(2025, 12, 31)) == {"old": "current", "new": "upcoming"}
    assert settle([old, new], said, date(2026, 1, 1)) == {"old": "superseded", "new": "current"}


def test_an_upcoming_edition_leaves_the_one_before_in_force() -> None:
    old, new = edition("old", edition="2025年"), edition("new", edition="2026年")
    said = effects(told("new", begins="2026年1月1日"))
    assert settle([old, new], said, date(2025, 12, 1)) == {"old": "current", "new": "upcoming"}
    assert settle([old, new], said, date(2026, 2, 1)) == {"old": "superseded", "new": "current"}


def test_a_title_without_its_place_names_a_document() -> None:
    assert names("法治建设考核办法实施细则", "示例县法治建设考核办法实施细则")
    assert not names("考核办法", "示例县法治建设考核办法")


@pytest.mark.parametrize("order", list(permutations(("old", "new", "other"))))
def test_a_repeal_holds_whichever_file_is_read_first(store: Store, order: tuple[str, ...]) -> None:
    """``other`` is an edition of the repealed work, which must not bring the old one back."""
    title = "示例县法治建设考核工作办法"
    made = {
        "old": (title, "2020年", ()),
        "other": (title, "2019年", ()),
        "new": ("示例县评价办法", "2020年", (title,)),
    }
    for name in order:
        called, year, repeals = made[name]
        parsed = reading(name, (name,), title=called, edition=year)
        found = [
            Amendment(f"{name}-a", parsed.document.id, "remove", "document", said, said,
                      Locator(1), target_title=said, old=said)
            for said in repeals
        ]  # fmt: skip
        store.put(replace(parsed, amendments=tuple(found)))
    assert store.statuses() == {"old": "superseded", "other": "superseded", "new": "current"}
    store.library.withdraw(ROOT, "new")
    assert store.statuses()["old"] == "current"


def test_what_waited_for_its_day_enters_into_force(store: Store) -> None:
    old = reading("2025.md", ("旧",), title="示例县创建实施方案", edition="2025年")
    new = reading("2026.md", ("新",), title="示例县创建实施方案", edition="2026年")
    begins = "2025年4月1日"
    day = Amendment("b", new.document.id, "add", "document", begins, begins, Locator(1))
    store.put(old)
    store.put(replace(new, amendments=(day,)))
    assert store.statuses() == {"2025.md": "current", "2026.md": "upcoming"}
    later = Library(store.database, store.originals, clock=lambda: NOON + timedelta(days=60))
    later.enter_force()
    assert store.statuses() == {"2025.md": "superseded", "2026.md": "current"}
