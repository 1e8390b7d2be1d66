"""Building workbooks for tests, and changing parts of them as other programs write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from ingest.loaders.xlsx import XlsxLoader
from ingest.model import Block, Paragraph, Table

CellValue: TypeAlias = str | int | float | date | None

HEADER = ["序号", "三级指标", "牵头单位", "佐证材料", "完成时限"]
_THIN = Side(style="thin")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def fill(
    sheet: Worksheet, row: int, rows: Sequence[Sequence[CellValue]], *, column: int = 1
) -> None:
    """Writes ``rows`` from ``row`` on with borders, the first one bold and centred."""
    for i, values in enumerate(rows):
        for j, value in enumerate(values):
            cell = sheet.cell(row + i, column + j, value)
            cell.border = GRID
            if i == 0:
                cell.font = Font(bold=True)
                cell.alignment = Alignment(horizontal="center")


def title(sheet: Worksheet, span: str, text: str) -> None:
    sheet.merge_cells(span)
    cell = sheet[span.partition(":")[0]]
    cell.value = text
    cell.font = Font(size=18, bold=True)
    cell.alignment = Alignment(horizontal="center")


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part.decode()) if entry == name else part)
    return out.getvalue()


def load(source: Workbook | bytes) -> tuple[Block, ...]:
    return XlsxLoader().load(saved(source) if isinstance(source, Workbook) else source).blocks


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def texts(table: Table) -> list[list[str]]:
    """The texts of the table's cells by row; merged ranges once."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


def task_table() -> Workbook:
    """Two title lines, a table from column B with merged groups, a note."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "任务分解表"
    sheet["B1"] = "附件1"
    title(sheet, "B2:G2", "示例县法治政府建设\n任务分解表（2025年）")
    sheet["B3"] = "填报单位：示例县司法局"
    sheet["F3"] = "2025年3月5日"
    fill(sheet, 4, [["一级指标", *HEADER]], column=2)
    fill(
        sheet,
        5,
        [["依法行政", 1, "权责清单", "县司法局", "①清单\n②目录", date(2025, 8, 31)]],
        column=2,
    )
    fill(sheet, 6, [[None, 2, "合法性审查", "县司法局", None, "长期坚持"]], column=2)
    fill(sheet, 7, [["执法", 3, "三项制度", "各执法单位", "台账", "每季度末"]], column=2)
    sheet["G5"].number_format = 'yyyy"年"m"月"d"日"'
    sheet.merge_cells("B5:B6")
    sheet["B9"] = "注：佐证材料须加盖公章。"
    return book
