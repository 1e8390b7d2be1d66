"""A comparison of two editions as a workbook to print: one row a change."""

from __future__ import annotations

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.worklist.difference_table import ChangeLine
from bot.worklist.exports.wording import clean
from prompts import reply

COLUMNS = (("indicator", 28), ("change", 14), ("before", 42), ("after", 42), ("source", 26))
"""The columns by their names in ``replies.toml``, with their widths in characters."""

_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="E7E6E6")
_FONT, _LINE_HEIGHT = "宋体", 15.0
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
        _write(page, row, 1, text, size=size, bold=row == 1)
    for at, (name, width) in enumerate(COLUMNS, start=1):
        _write(page, _HEAD, at, reply(f"diff.{name}"), bold=True, boxed=True, shaded=True)
        page.column_dimensions[get_column_letter(at)].width = width
    for row, line in enumerate(lines, start=_HEAD + 1):
        values = (line.indicator, line.change, line.before, line.after, line.source)
        for at, value in enumerate(values, start=1):
            _write(page, row, at, value, boxed=True)
        page.row_dimensions[row].height = _height(values)
    _print_setup(page)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _write(
    page: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    size: float = 10.5,
    bold: bool = False,
    boxed: bool = False,
    shaded: bool = False,
) -> None:
    cell = page.cell(row, column)
    cell.value = clean(text)
    # A text stays a text in every program, also when somebody edits the cell.
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")):
        cell.quotePrefix = True
    cell.font = Font(_FONT, size=size, bold=bold)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if boxed:
        cell.border = _BOX
    if shaded:
        cell.fill = _SHADE


def _height(values: Iterable[str]) -> float:
    """The height in points that the fullest cell of a row needs; no program sizes rows for us."""
    needed = max(
        sum(-(-_width(line) // (width - 1)) or 1 for line in value.split("\n"))
        for (_, width), value in zip(COLUMNS, values, strict=True)
    )
    return max(needed, 1) * _LINE_HEIGHT + 3


def _width(text: str) -> float:
    """The width of a text in characters of a line, of which a Chinese one takes two and a bit."""
    return sum(2.1 if ord(character) > 0x2E7F else 1.1 for character in text)


def _print_setup(page: Worksheet) -> None:
    setup = page.page_setup
    setup.orientation, setup.paperSize = "landscape", page.PAPERSIZE_A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    assert page.sheet_properties.pageSetUpPr is not None
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.freeze_panes = f"A{_HEAD + 1}"
