"""Tasks that no column assigns: a sheet, a heading or a row of the table says for whom they are."""

from __future__ import annotations

from ingest.indicators import indicators
from ingest.model import Block, Document, Heading, Indicator, Locator, Paragraph, Table
from tests.ingest.tables import drawn

DOCUMENT = Document("d", "w", "a.xlsx", "任务分解表")
HEAD = "序号|任务|需报送的材料|报送时间"


def read(*blocks: Block) -> list[Indicator]:
    return list(indicators(DOCUMENT, blocks))


def leads(rows: list[Indicator]) -> list[tuple[str, int, str | None] | None]:
    return [
        (i.lead.text, i.lead.locator.block, i.lead.locator.cell) if i.lead else None for i in rows
    ]


def sheet(name: str, title: str, block: int) -> tuple[Paragraph, Table]:
    where = Locator(block, paragraph=block, sheet=name, row=1, cell="A1")
    return Paragraph(title, where, "title"), drawn(
        HEAD, "1|甲任务|目录|8月", block=block + 1, table=block, sheet=name, first_row=2
    )


def test_a_title_on_each_sheet_names_the_unit() -> None:
    rows = read(
        *sheet("1", "示例县司法局2025年任务清单", 1), *sheet("2", "示例县财政局法治建设任务清单", 3)
    )
    assert leads(rows) == [("示例县司法局", 1, "A1"), ("示例县财政局", 3, "A1")]
    assert rows[0].lead is not None
    assert (rows[0].lead.locator.start, rows[0].lead.locator.end) == (1, 6)
    assert [row.groups for row in rows] == [(), ()]


def test_the_name_of_a_sheet_is_enough() -> None:
    rows = read(*sheet("县司法局", "任务清单", 1), *sheet("县财政局", "任务清单", 3))
    assert leads(rows) == [("县司法局", 2, None), ("县财政局", 4, None)]


def test_headings_and_heading_rows_name_units_too() -> None:
    one = drawn(HEAD, "1|甲任务|目录|8月", block=2)
    two = drawn(HEAD, "1|乙任务|纪要|9月", block=4, table=2)
    rows = read(
        Heading("一、县司法局", 1, Locator(1, paragraph=1)),
        one,
        Heading("二、县财政局（3项）", 1, Locator(3, paragraph=2)),
        two,
    )
    assert leads(rows) == [("县司法局", 1, None), ("县财政局", 3, None)]
    rows = read(
        drawn(HEAD, "县司法局|<|<|<", "1|甲|目录|8月", "（二）县财政局|<|<|<", "1|乙|纪要|9月")
    )
    assert leads(rows) == [("县司法局", 1, "A2"), ("县财政局", 1, "A4")]


def test_who_made_the_table_owns_nothing() -> None:
    assert leads(read(*sheet("1", "示例县司法局2025年任务清单", 1))) == [None]
    rows = read(*sheet("1", "示例县法治建设任务清单", 1), *sheet("2", "示例市法治建设任务清单", 3))
    assert leads(rows) == [None, None]
    assigned = drawn(
        "序号|任务|材料|责任单位",
        "县司法局|<|<|<",
        "1|甲|目录|县教育局",
        "县财政局|<|<|<",
        "2|乙|纪要|县公安局",
    )
    assert [lead[0] for lead in leads(read(assigned)) if lead] == ["县教育局", "县公安局"]
