"""A worklist as a workbook that one can tick and print: a row for each thing to hand in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.worklist.exports.wording import (
    clean,
    counts_of,
    deadline_of,
    evidence_of,
    marks_of,
    nearest_of,
    notes_of,
    part_of,
    subtitle_of,
    title_of,
)
from bot.worklist.unit_sheet import SECTIONS, Duty, UnitSheet
from prompts import reply

OPEN, DONE = "☐", "☑"


class _Column(NamedTuple):
    """A column by its name in ``replies.toml``, with its width in characters of a line."""

    name: str
    width: float
    centred: bool = False


COLUMNS = (
    _Column("tick", 6, centred=True),
    _Column("number", 7, centred=True),
    _Column("name", 24),
    _Column("evidence", 42),
    _Column("deadline", 18),
    _Column("part", 14),
    _Column("lead", 22),
    _Column("place", 18),
)
_FONT = "宋体"
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="E7E6E6")
_LINE_HEIGHT = 15.0
"""Points of one line of the body."""


def workbook_of(sheet: UnitSheet) -> bytes:
    """The workbook: A4 landscape, as wide as the paper, its header repeated on every page."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = reply("worklist.sheet")
    _head(page, sheet)
    header, marks = page.max_row, marks_of(sheet)
    for section in SECTIONS:
        duties = sheet.of(section)
        if duties:
            _banner(page, reply(f"worklist.section.{section}", count=len(duties)))
            for duty in duties:
                _rows(page, duty, marks)
    _tickable(page, header)
    for note in (*notes_of(sheet), reply("worklist.not_known")):
        _wide(page, note, 9, 16).alignment = Alignment(vertical="center")
    _print_setup(page, header, sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _write(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """Put a text into a cell so that no program takes it for a formula."""
    cell = page.cell(row, column)
    assert not isinstance(cell, MergedCell)
    cell.value = clean(text)
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")):
        cell.quotePrefix = True  # it stays a text when somebody edits the cell
    cell.font = Font(_FONT, size=10.5)
    return cell


def _wide(page: Worksheet, text: str, size: float, height: float, *, bold: bool = False) -> Cell:
    """A new row of one cell across all columns."""
    row = page.max_row + 1 if page.cell(1, 1).value is not None else 1
    cell = _write(page, row, 1, text)
    cell.font = Font(_FONT, size=size, bold=bold)
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
    page.row_dimensions[row].height = height
    return cell


def _head(page: Worksheet, sheet: UnitSheet) -> None:
    title = _wide(page, title_of(sheet), 18, 30, bold=True)
    title.alignment = Alignment(horizontal="center", vertical="center")
    for text in (subtitle_of(sheet), counts_of(sheet) + nearest_of(sheet)):
        _wide(page, text, 10.5, 18).alignment = Alignment(vertical="center")
    row = page.max_row + 1
    for at, column in enumerate(COLUMNS, start=1):
        cell = _write(page, row, at, reply(f"worklist.columns.{column.name}"))
        cell.font = Font(_FONT, size=10.5, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border, cell.fill = _BOX, _SHADE
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.row_dimensions[row].height = 20


def _banner(page: Worksheet, text: str) -> None:
    cell = _wide(page, text, 10.5, 18, bold=True)
    cell.alignment = Alignment(vertical="center")
    cell.border = _BOX


def _rows(page: Worksheet, duty: Duty, marks: Mapping[str, str]) -> None:
    """A row for each thing to hand in; what is the same for all of a task stands in its first row."""
    shared = (deadline_of(duty, marks), part_of(duty), duty.lead)
    for count, (text, place) in enumerate(evidence_of(duty, marks)):
        tick = OPEN if duty.evidence else ""
        values = (tick, duty.number or "", duty.name, text, *shared, place)
        row = page.max_row + 1
        for at, (column, value) in enumerate(zip(COLUMNS, values, strict=True), start=1):
            cell = _write(page, row, at, value)
            across = "center" if column.centred else "left"
            cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
            cell.border = _BOX
            if count and column.name not in ("tick", "evidence", "place"):
                # Filters and copied rows need the words; a printed page is calmer without them.
                cell.font = Font(_FONT, size=10.5, color="A6A6A6")
        page.row_dimensions[row].height = _height(values)


def _height(values: Sequence[str]) -> float:
    """The height in points that the fullest cell of a row needs; no program sizes rows for us."""
    needed = max(
        sum(-(-_width(line) // (column.width - 1)) or 1 for line in value.split("\n"))
        for column, value in zip(COLUMNS, values, strict=True)
    )
    return max(needed, 1) * _LINE_HEIGHT + 3


def _width(text: str) -> float:
    """The width of a text in characters of a line, of which a Chinese one takes two and a bit."""
    return sum(2.1 if ord(character) > 0x2E7F else 1.1 for character in text)


def _tickable(page: Worksheet, header: int) -> None:
    """Let the boxes be ticked from a list of two."""
    choice = DataValidation(type="list", formula1=f'"{OPEN},{DONE}"', allow_blank=True)
    page.add_data_validation(choice)
    choice.add(f"A{header + 1}:A{max(page.max_row, header + 1)}")


def _print_setup(page: Worksheet, header: int, sheet: UnitSheet) -> None:
    setup = page.page_setup
    setup.orientation, setup.paperSize = "landscape", page.PAPERSIZE_A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    assert page.sheet_properties.pageSetUpPr is not None
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{header}:{header}"
    page.print_area = f"A1:{get_column_letter(len(COLUMNS))}{page.max_row}"
    page.freeze_panes = f"A{header + 1}"
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    # The library calls the parts of a footer optional, though it always makes them.
    center, left = page.oddFooter.center, page.oddFooter.left  # type: ignore[union-attr]
    center.text = reply("worklist.page", page="&P", pages="&N")
    left.text = clean(sheet.unit).replace("&", "&&")
