"""A comparison of two editions as a workbook to print: one row a change."""

from __future__ import annotations

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.worklist.difference_table import ChangeLine
from bot.worklist.exports.cells import BOXED, SHADED, fit_to_paper, height_of, write_text
from prompts import reply

COLUMNS = (("indicator", 28), ("change", 14), ("before", 42), ("after", 42), ("source", 26))
"""The columns by their names in ``replies.toml``, with their widths in characters."""

_HEAD = 3
"""Rows above the changes: the title, the counts, the names of the columns."""


def workbook_of(title: str, counts: str, lines: Iterable[ChangeLine]) -> bytes:
    """The workbook: A4 landscape, as wide as the paper, its header repeated on every page."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = reply("diff.sheet")
    for row, (text, size) in enumerate(((title, 16), (counts, 10.5)), start=1):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
        _layout(write_text(page, row, 1, text, size=size, bold=row == 1))
    for at, (name, width) in enumerate(COLUMNS, start=1):
        cell = _layout(write_text(page, _HEAD, at, reply(f"diff.{name}"), bold=True), BOXED)
        cell.fill = SHADED
        page.column_dimensions[get_column_letter(at)].width = width
    for row, line in enumerate(lines, start=_HEAD + 1):
        values = (line.indicator, line.change, line.before, line.after, line.source)
        for at, value in enumerate(values, start=1):
            _layout(write_text(page, row, at, value), BOXED)
        widths = (width for _, width in COLUMNS)
        page.row_dimensions[row].height = height_of(zip(values, widths, strict=True))
    fit_to_paper(page, _HEAD)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _layout(cell: Cell, border: Border | None = None) -> Cell:
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if border:
        cell.border = border
    return cell
