"""A county task table as a workbook: title, note, header, merged groups and merged lead units."""

import io
import math
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from samples.building.package import settled
from samples.content.model import Indicator

WIDTHS = (6, 13, 15, 36, 16, 22, 42, 13, 26, 14)
HEADER_ROW = 3
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_CENTRED_COLUMNS = (1, 2, 3, 5, 8)


def task_table(
    title: str,
    head_note: str,
    columns: Sequence[str],
    indicators: Sequence[Indicator],
    closing_note: str,
    when: datetime,
) -> bytes:
    """The workbook; its data starts below ``HEADER_ROW``, an indicator a row."""
    book = Workbook()
    book.properties.creator = "示例县委全面依法治县委员会办公室"
    book.properties.title = title
    book.properties.created = when
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "任务分解表"
    _write_head(sheet, title, head_note, columns)
    for row, indicator in enumerate(indicators, HEADER_ROW + 1):
        _write_row(sheet, row, indicator)
    for column, first, last in _spans(indicators):
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    _write_band(sheet, HEADER_ROW + 1 + len(indicators), closing_note, len(columns))
    _lay_out(sheet)
    written = io.BytesIO()
    book.save(written)
    return settled(written.getvalue(), when)


def _write_head(sheet: Worksheet, title: str, note: str, columns: Sequence[str]) -> None:
    _write_band(sheet, 1, title, len(columns))
    _write_band(sheet, 2, note, len(columns))
    sheet["A1"].font = Font(name="方正小标宋简体", size=20)
    sheet["A1"].alignment = _CENTRED
    sheet.row_dimensions[1].height = 42
    for column, name in enumerate(columns, 1):
        cell = sheet.cell(HEADER_ROW, column, name)
        cell.font = Font(name="黑体", size=11)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment, cell.border = _CENTRED, _BORDER
    sheet.row_dimensions[HEADER_ROW].height = 30


def _write_band(sheet: Worksheet, row: int, text: str, columns: int) -> None:
    """A line across the whole table."""
    cell = sheet.cell(row, 1, text)
    cell.font = Font(name="仿宋_GB2312", size=11)
    cell.alignment = _LEFT
    sheet.row_dimensions[row].height = 16 * math.ceil(len(text) / 90) + 8
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _write_row(sheet: Worksheet, at: int, indicator: Indicator) -> None:
    row = indicator.row
    values: tuple[str | int | datetime, ...] = (
        indicator.number,
        indicator.group,
        indicator.section,
        indicator.requirement_cell,
        row.lead,
        row.joined,
        row.evidence.cell,
        _date_or_text(row.deadline),
        row.standard,
        row.remark,
    )
    for column, value in enumerate(values, 1):
        cell = sheet.cell(at, column, value or None)
        cell.font = Font(name="仿宋_GB2312", size=10)
        cell.alignment = _CENTRED if column in _CENTRED_COLUMNS else _LEFT
        cell.border = _BORDER
        if isinstance(value, datetime):
            cell.number_format = 'yyyy"年"m"月"d"日"'
    lines = [_lines(str(v or ""), w) for v, w in zip(values, WIDTHS, strict=True)]
    sheet.row_dimensions[at].height = 13.5 * max(lines[3:]) + 6


def _date_or_text(deadline: str) -> datetime | str:
    """A whole date is kept as a date, as clerks do who type one into a spreadsheet."""
    found = _DATE.fullmatch(deadline)
    if not found:
        return deadline
    year, month, day = map(int, found.groups())
    return datetime(year, month, day)  # noqa: DTZ001  a cell has no time zone


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) * 2 / (width - 1))) for line in text.split("\n"))


def _spans(indicators: Sequence[Indicator]) -> Iterator[tuple[int, int, int]]:
    """Column, first and last row of every merged range."""
    rows = list(enumerate(indicators, HEADER_ROW + 1))
    runs = [
        *((2, [at for at, _ in run]) for _, run in groupby(rows, lambda pair: pair[1].group)),
        *((3, [at for at, _ in run]) for _, run in groupby(rows, _section)),
        *((5, run) for run in _lead_runs(rows)),
    ]
    for column, run in runs:
        if len(run) > 1:
            yield column, run[0], run[-1]


def _section(pair: tuple[int, Indicator]) -> tuple[str, str]:
    return pair[1].group, pair[1].section


def _lead_runs(rows: Sequence[tuple[int, Indicator]]) -> list[list[int]]:
    runs: list[list[int]] = []
    for at, indicator in rows:
        if indicator.row.lead_continues:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _lay_out(sheet: Worksheet) -> None:
    for letter, width in zip("ABCDEFGHIJ", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
