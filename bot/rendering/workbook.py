"""An answer as a workbook that one can tick and print: a row a line, with where it stands."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.rendering.written import Line, Written
from bot.worklist.exports.cells import (
    BOXED,
    OPEN,
    SHADED,
    fit_to_paper,
    height_of,
    make_tickable,
    write_text,
)
from prompts import reply

COLUMNS = (("tick", 6.0), ("content", 64.0), ("place", 44.0))
"""The columns by their names in ``replies.toml``, with their widths in characters."""
_HEAD = 2
"""Rows above the lines: the question, the names of the columns."""


def workbook_of(page: Written) -> bytes:
    """The workbook: A4 upright, as wide as the paper, its header repeated on every page."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = reply("export.sheet")
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(COLUMNS))
    write_text(sheet, 1, 1, page.title, size=14, bold=True).alignment = _ALIGNED
    sheet.row_dimensions[1].height = height_of([(page.title, 80.0)]) + 12
    for at, (name, width) in enumerate(COLUMNS, start=1):
        cell = write_text(sheet, _HEAD, at, reply(f"export.columns.{name}"), bold=True)
        cell.alignment, cell.border, cell.fill = _ALIGNED, BOXED, SHADED
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, line in enumerate(page.lines, start=_HEAD + 1):
        _write_line(sheet, row, line)
    make_tickable(sheet, _HEAD + 1, sheet.max_row)
    fit_to_paper(sheet, _HEAD, upright=True)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


_ALIGNED = Alignment(vertical="center", wrap_text=True)


def _write_line(sheet: Worksheet, row: int, line: Line) -> None:
    values = (OPEN if line.kind == "item" else "", line.text, line.source)
    for at, value in enumerate(values, start=1):
        cell = write_text(sheet, row, at, value, bold=line.kind == "question")
        cell.alignment, cell.border = _ALIGNED, BOXED
    widths = (width for _, width in COLUMNS)
    sheet.row_dimensions[row].height = height_of(zip(values, widths, strict=True))
