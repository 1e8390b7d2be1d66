"""A table's row with the changes that notices made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.worklist.board import Board, Field
from ingest.model import Amendment, Document, FieldName, Indicator, Item, Locator, Slot

TITLE = "示例县2025年任务分解表"
TABLE = Document(
    "t",
    "任务分解表",
    "表.xlsx",
    TITLE,
    edition="2025年",
    issued=date(2025, 3, 1),
    authority="任务分解表",
)


def cell(text: str) -> Slot:
    where = Locator(1, table=1, row=3, cell="F3")
    return Slot(text, tuple(Item(part, where) for part in text.split("；") if part), where)


def indicator(number: str | None = "37", deadline: str = "8月15日") -> Indicator:
    return Indicator(
        f"t-1-{number}", "t", 1, 3, number, (), "合法性审查", Locator(1),
        evidence=cell("目录；意见书；纪要"), lead=cell("示例县司法局"), deadline=cell(deadline),
    )  # fmt: skip


def notice(name: str = "n", issued: date | None = date(2025, 7, 1), **more: Any) -> Document:
    return Document(name, name, f"{name}.pdf", name, issued=issued, authority="通知", **more)


def change(field: FieldName = "deadline", new: str = "8月31日", **more: Any) -> Amendment:
    given = {"document": "n", "action": "replace", "quote": "调整为" + new, **more}
    return Amendment(id=f"{given['document']}-a", field=field, new=new, locator=Locator(2), **given)


def field(
    *changes: Amendment,
    name: FieldName = "deadline",
    sources: tuple[Document, ...] = (notice(),),
    row: Indicator | None = None,
    table: Document = TABLE,
) -> Field:
    documents = {document.id: document for document in (table, *sources)}
    return Board(documents, changes, lambda: 2025).field(row or indicator(), name)


def texts(found: Field) -> list[str]:
    return [entry.item.text for entry in found.entries("t")]


def test_without_changes_the_cell_counts() -> None:
    found = field()
    assert (found.value, found.replacement, found.changes) == ("8月15日", None, ())
    assert texts(field(name="evidence")) == ["目录", "意见书", "纪要"]


def test_a_column_that_the_table_lacks_is_none() -> None:
    found = field(name="remark")
    assert found.slot is None
    assert found.value == ""
    assert found.entries("t") == ()


def test_a_value_is_replaced_by_number() -> None:
    assert field(change(target_number="37")).value == "8月31日"
    assert field(change(target_number="38")).value == "8月15日"
    assert field(change(target_number="37"), row=indicator(None)).value == "8月15日"


def test_only_the_field_named_is_changed() -> None:
    moved = change("lead", "示例县财政局", target_number="37")
    assert field(moved).value == "8月15日"
    assert field(moved, name="lead").value == "示例县财政局"


def test_the_latest_notice_decides() -> None:
    first, last = notice("n", date(2025, 7, 1)), notice("m", date(2025, 7, 9))
    changes = (
        change(new="9月10日", target_number="37", document="m"),
        change(new="8月31日", target_number="37"),
    )
    for order in (changes, changes[::-1]):
        found = field(*order, sources=(last, first))
        assert found.value == "9月10日"
        assert found.replacement is not None
        assert found.replacement.source == last


def test_items_are_added_after_the_cells_own() -> None:
    added = change("evidence", "公示截图", action="add", target_number="37")
    found = field(added, name="evidence")
    assert texts(found) == ["目录", "意见书", "纪要", "公示截图"]
    last = found.entries("t")[-1]
    assert (last.document, last.item.locator) == ("n", Locator(2))


def test_items_are_removed_whatever_their_punctuation() -> None:
    removed = change("evidence", "“意见书”。", action="remove", target_number="37")
    assert texts(field(removed, name="evidence")) == ["目录", "纪要"]
    other = change("evidence", "意见", action="remove", target_number="37")
    assert texts(field(other, name="evidence")) == ["目录", "意见书", "纪要"]


def test_a_day_is_moved_wherever_it_stands() -> None:
    moved = change(old="8月15日")
    assert field(moved).value == "8月31日"
    assert field(moved, row=indicator("2", "2025年8月15日前")).value == "8月31日"
    assert field(moved, row=indicator("2", "6月30日")).value == "6月30日"
    assert field(moved, row=indicator("2", "每季度末")).value == "每季度末"
    assert field(change(old="2024年8月15日")).value == "8月15日"
    assert field(change()).value == "8月15日", "no old day, no number: nothing says which"


@pytest.mark.parametrize(
    "source",
    [
        notice(issued=date(2024, 12, 31)),
        notice(status="superseded"),
        notice(status="repealed"),
        notice(status="draft"),
    ],
)
def test_older_and_invalid_notices_change_nothing(source: Document) -> None:
    assert field(change(target_number="37"), sources=(source,)).value == "8月15日"


def test_a_notice_without_a_date_still_counts() -> None:
    assert field(change(target_number="37"), sources=(notice(issued=None),)).value == "8月31日"


@pytest.mark.parametrize(
    ("target", "applies"),
    [
        (TITLE, True),
        ("2025年任务分解表", True),
        (f"关于印发《{TITLE}》的通知", True),
        ("示例县2025年普法责任清单", False),
        ("示例县2024年任务分解表", False),
    ],
)
def test_a_notice_about_another_table_does_not_apply(target: str, applies: bool) -> None:
    found = field(change("lead", "财政局", target_number="37", target_title=target), name="lead")
    assert bool(found.changes) is applies


def test_a_notice_that_is_no_longer_there_changes_nothing() -> None:
    assert field(change(target_number="37"), sources=()).value == "8月15日"


def test_the_year_of_a_table() -> None:
    def year(**more: Any) -> int:
        table = Document("t", "表", "表.xlsx", **{"title": "任务分解表", **more})
        return Board({"t": table}, (), lambda: 2030).year(indicator())

    assert year(edition="2025年", title="2024年表") == 2025
    assert year(title="示例县2024年任务分解表", issued=date(2023, 12, 1)) == 2024
    assert year(issued=date(2026, 1, 1)) == 2026
    assert year() == 2030


def test_an_item_that_a_notice_rewords_keeps_its_place_and_quotes_the_notice() -> None:
    rewording = change("evidence", "意见书及采纳说明", old="意见书", target_number="37")
    found = field(rewording, name="evidence")
    assert texts(found) == ["目录", "意见书及采纳说明", "纪要"]
    reworded = found.entries("t")[1]
    assert (reworded.document, reworded.quote) == ("n", "调整为意见书及采纳说明")


def test_responsible_units_are_the_leads_where_the_table_has_no_other_column() -> None:
    named = change("joint", "示例县财政局", target_number="37")
    assert field(named, name="lead").value == "示例县财政局"
