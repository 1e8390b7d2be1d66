"""Binary workbooks show what the same workbook shows as xlsx."""

from __future__ import annotations

import struct
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.errors import MissingDependency, NothingToRead, UnreadableFile
from ingest.loaders import office
from ingest.loaders.xls import XlsLoader
from ingest.loaders.xlsx import XlsxLoader
from ingest.model import Loaded, Table
from samples import build
from samples.content import table_2024
from tests.ingest.loaders.offices import TO_XLS, convert, needs_office
from tests.ingest.loaders.workbooks import HEADER, CellValue, fill, saved, title

XLS = (build.LIBRARY / f"{table_2024.TITLE}.xls").read_bytes()


def both(workbook: Workbook) -> tuple[Loaded, Loaded]:
    made = saved(workbook)
    return XlsxLoader().load(made), XlsLoader().load(convert(made, TO_XLS))


@needs_office
def test_formats_dates_and_merged_cells_are_those_of_the_xlsx() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    title(sheet, "A1:E1", "任务分解表")
    rows: list[list[CellValue]] = [
        [n, f"指标{n}", "县司法局", "目录\n意见书", "全年"] for n in range(1, 5)
    ]
    fill(sheet, 2, [HEADER, *rows])
    sheet.merge_cells("C3:C5")
    sheet.merge_cells("D6:E6")
    formats: list[tuple[CellValue | bool | time, str]] = [
        (0.875, "0%"), (0.1234, "0.00%"), (1234567.5, "#,##0.00"), (-3, "0;[Red]（0）"), (3.10, "0.0"),
        (date(2025, 3, 31), "yyyy年m月d日"), (date(2025, 3, 31), 'yyyy"年"m"月"'), (45747, "General"),
        (datetime.combine(date(2025, 3, 31), time(9, 30)), "yyyy/m/d h:mm"),
        (time(9, 30), "h:mm"), (date(2025, 3, 31), "m月d日"), (True, "General"), ("2025.3", "@"),
        (37, '"第"0"号"'), (1e21, "General"), (0.1 + 0.2, "General"), (12, "[DBNum1]0"),
    ]  # fmt: skip
    for row, (value, number_format) in enumerate(formats, 10):
        sheet.cell(row, 1, f"第{row}行")
        cell = sheet.cell(row, 2, value)
        cell.number_format = number_format
    hidden = book.create_sheet("旧表")
    hidden.append(["序号", "材料"])
    hidden.append([1, "目录"])
    hidden.sheet_state = "hidden"
    expected, found = both(book)
    assert found.blocks == expected.blocks
    assert any(isinstance(block, Table) and block.hidden for block in found.blocks)


def test_the_table_of_2024_keeps_its_spans() -> None:
    (table,) = [b for b in XlsLoader().load(XLS).blocks if isinstance(b, Table)]
    assert sum(cell.rows > 1 for cell in table.cells) > 20


def test_a_real_sheet_of_merged_cells(shared_data: Path) -> None:
    data = (shared_data / "files" / "xls_merge.xls").read_bytes()
    (table,) = XlsLoader().load(data).blocks
    assert isinstance(table, Table)
    spans = {(c.row, c.column): c.columns for c in table.cells if c.columns > 1}
    assert spans == {(r, c): 2 for r in (2, 3) for c in (1, 3, 5)}
    assert [c.text for c in table.cells if c.row == 2] == ["ID", "姓名", "金额"]


@pytest.mark.parametrize("length", [0, 8, 600, 5_000, len(XLS) // 2, len(XLS) - 600])
def test_a_part_of_a_workbook_is_a_typed_error(length: int) -> None:
    with pytest.raises(UnreadableFile):
        XlsLoader().load(XLS[:length])


def test_an_early_workbook_needs_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(MissingDependency) as caught:
        XlsLoader().load(excel_2("县司法局"))
    assert caught.value.fields == {"name": "LibreOffice"}


def test_a_part_of_an_early_workbook_is_refused() -> None:
    with pytest.raises((UnreadableFile, NothingToRead, MissingDependency)):
        XlsLoader().load(excel_2("x")[:20])


@needs_office
def test_an_early_workbook_is_read_by_libreoffice() -> None:
    assert "abc" in str(XlsLoader().load(excel_2("abc")).blocks)


def excel_2(text: str) -> bytes:
    """A worksheet of Excel 2: BOF, one LABEL record at A1, EOF ([MS-XLS] before BIFF5)."""
    raw = text.encode("gb18030")
    label = struct.pack("<HH3sB", 0, 0, bytes(3), len(raw)) + raw
    records = [(0x0009, struct.pack("<HH", 2, 0x10)), (0x0004, label), (0x000A, b"")]
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
