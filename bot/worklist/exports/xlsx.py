"""A worklist as a workbook that one can tick and print: a row for each thing to hand in."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.worklist.exports.cells import (
    BOXED,
    FONT,
    OPEN,
    SHADED,
    fit_to_paper,
    height_of,
    make_tickable,
    write_text,
)
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
    make_tickable(page, header + 1, page.max_row)
    for note in (*notes_of(sheet), reply("worklist.not_known")):
        _wide(page, note, 9, 16).alignment = Alignment(vertical="center")
    _print_setup(page, header, sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _wide(page: Worksheet, text: str, size: float, height: float, *, bold: bool = False) -> Cell:
    """A new row of one cell across all columns."""
    row = page.max_row + 1 if page.cell(1, 1).value is not None else 1
    cell = write_text(page, row, 1, text, size=size, bold=bold)
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
        cell = write_text(page, row, at, reply(f"worklist.columns.{column.name}"), bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border, cell.fill = BOXED, SHADED
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.row_dimensions[row].height = 20


def _banner(page: Worksheet, text: str) -> None:
    cell = _wide(page, text, 10.5, 18, bold=True)
    cell.alignment = Alignment(vertical="center")
    cell.border = BOXED


def _rows(page: Worksheet, duty: Duty, marks: Mapping[str, str]) -> None:
    """A row for each thing to hand in; what is the same for all of a task stands in its first row."""
    shared = (deadline_of(duty, marks), part_of(duty), duty.lead)
    for count, (text, place) in enumerate(evidence_of(duty, marks)):
        tick = OPEN if duty.evidence else ""
        values = (tick, duty.number or "", duty.name, text, *shared, place)
        row = page.max_row + 1
        for at, (column, value) in enumerate(zip(COLUMNS, values, strict=True), start=1):
            cell = write_text(page, row, at, value)
            across = "center" if column.centred else "left"
            cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
            cell.border = BOXED
            if count and column.name not in ("tick", "evidence", "place"):
                # Filters and copied rows need the words; a printed page is calmer without them.
                cell.font = Font(FONT, size=10.5, color="A6A6A6")
        widths = (column.width for column in COLUMNS)
        page.row_dimensions[row].height = height_of(zip(values, widths, strict=True))


def _print_setup(page: Worksheet, header: int, sheet: UnitSheet) -> None:
    fit_to_paper(page, header)
    page.print_area = f"A1:{get_column_letter(len(COLUMNS))}{page.max_row}"
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    # The library calls the parts of a footer optional, though it always makes them.
    center, left = page.oddFooter.center, page.oddFooter.left  # type: ignore[union-attr]
    center.text = reply("worklist.page", page="&P", pages="&N")
    left.text = clean(sheet.unit).replace("&", "&&")
