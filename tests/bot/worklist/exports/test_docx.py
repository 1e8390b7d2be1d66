"""The printed sheet, read back: every task and box, headers that repeat, columns that fit the page."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from bot.worklist.exports.docx import COLUMNS, printed_of
from bot.worklist.exports.word import BOX
from bot.worklist.unit_sheet import UnitSheet
from tests.bot.worklist.exports.sheets import MOVED, made

ROUNDING = 635
"""EMU in a twentieth of a point, the unit that widths are kept in."""


def read(sheet: UnitSheet) -> Word:
    return Document(io.BytesIO(printed_of(sheet)))


def test_title_counts_and_headings() -> None:
    texts = [p.text for p in read(made()).paragraphs]
    assert texts[0] == "示例县司法局任务清单"
    assert "牵头4项，配合4项。" in texts[2]
    assert [t for t in texts if "项" in t][1:] == [
        "未到期的3项，由近到远", "时限已过的1项", "定期报送的2项", "长期坚持的1项", "没有写明日期的1项",
    ]  # fmt: skip
    assert texts[-2] == f"①《{MOVED.document.title}》"
    assert texts[-1].startswith("系统不掌握报送情况")


def test_every_task_with_its_boxes_and_places() -> None:
    sheet = made()
    rows = [r for table in read(sheet).tables for r in table.rows[1:]]
    assert len(rows) == len(sheet.duties)
    for row, duty in zip(rows, sheet.duties, strict=True):
        task, evidence, _, _ = (cell.text for cell in row.cells)
        name, _, shared = task.partition("\n")
        assert name == f"指标{duty.number}　{duty.name}"
        marks = {"": "", MOVED.document.title: "①"}
        boxes = [(f"{BOX} {e.text}", marks[e.source] + e.place) for e in duty.evidence]
        if shared:
            assert {place for _, place in boxes} <= {shared}
            boxes = [(text, "") for text, _ in boxes]
        assert evidence.split("\n") == [f"{t}　{p}".strip("　") for t, p in boxes] or not boxes
    assert "表中未列佐证材料" in [row.cells[1].text for row in rows]
    assert rows[0].cells[2].text == "8月31日（①由8月15日改）"
    assert rows[2].cells[3].text == "配合\n牵头：示例县市场监督管理局"


def test_headers_repeat_rows_stay_whole_and_columns_fit_the_page() -> None:
    document = read(made())
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in table.rows[1:]:
            assert row._tr.trPr is not None
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
            set_to = [cell.width or 0 for cell in row.cells]
            assert set_to == pytest.approx([width for _, width in COLUMNS], abs=ROUNDING)
    page = document.sections[0]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    assert sum(width for _, width in COLUMNS) <= room
