"""One sheet as xlrd gives it, reduced to what ``xlsx_sheet`` makes of one of openpyxl.

Formats, dates and times are decided as openpyxl decides them, so that a workbook shows the same
text whichever of the two formats it was saved in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import xlrd
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from xlrd.book import Book
from xlrd.sheet import Cell as BinaryCell
from xlrd.sheet import Sheet as BinarySheet

from ingest.loaders.blocks import trim
from ingest.loaders.xlsx_formats import Value, show
from ingest.loaders.xlsx_package import CHINESE_FORMATS, SPARE_COLUMNS, SPARE_ROWS
from ingest.loaders.xlsx_sheet import Sheet, Shown, Span, Style

_FIRST_OF_ONES_OWN = 164  # formats below are built in
_CENTRED = (2, 6, 7)  # centred, centred over columns, distributed
_BOLD = 700
_TWIPS = 20  # in a point
_TEXTS = (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_BOOLEAN, xlrd.XL_CELL_ERROR)


def read_binary_sheet(book: Book, sheet: BinarySheet) -> Sheet:
    """What ``sheet`` shows; rows and columns hidden by a filter too."""
    cells = list(_cells(sheet))
    last_row = max((row for row, _, _ in cells), default=0)
    last_column = max((column for _, column, _ in cells), default=0)
    spans = dict(_spans(sheet, last_row + SPARE_ROWS, last_column + SPARE_COLUMNS))
    covered = {
        (row, column)
        for span in spans.values()
        for row in range(span.row, span.last_row + 1)
        for column in range(span.column, span.last_column + 1)
    } - set(spans)
    style_of = _styles(book)
    rows: dict[int, list[Shown]] = {}
    for row, column, cell in cells:
        if (row, column) in covered:
            continue
        style = style_of(cell.xf_index)
        text = trim(show(_value(book, cell, style.number_format), style.number_format))
        if text:
            span = spans.get((row, column)) or Span(row, column, row, column)
            shown = Shown(text, span, style, cell.ctype not in _TEXTS)
            rows.setdefault(row, []).append(shown)
    return Sheet(sheet.name, sheet.visibility != 0, rows, spans)


def _cells(sheet: BinarySheet) -> Iterator[tuple[int, int, BinaryCell]]:
    """The cells that have a value, with row and column from 1."""
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_type(row, column) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                yield row + 1, column + 1, sheet.cell(row, column)


def _spans(
    sheet: BinarySheet, most_rows: int, most_columns: int
) -> Iterator[tuple[tuple[int, int], Span]]:
    """The merged ranges, cut to where there are values as ``xlsx_package`` does."""
    for top, bottom, left, right in sheet.merged_cells:
        if top < bottom and left < right and top < most_rows and left < most_columns:
            span = Span(top + 1, left + 1, min(bottom, most_rows), min(right, most_columns))
            yield (span.row, span.column), span


def _value(book: Book, cell: BinaryCell, number_format: str) -> Value:
    value = cell.value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, ""))
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(value)
    return _moment(book, float(value), number_format)


def _moment(book: Book, value: float, number_format: str) -> Value:
    """The number, or the date or time that its format makes of it."""
    if not is_date_format(number_format):
        return int(value) if value.is_integer() else value
    epoch = CALENDAR_MAC_1904 if book.datemode else CALENDAR_WINDOWS_1900
    try:
        moment = from_excel(value, epoch, timedelta=is_timedelta_format(number_format))
    except (OverflowError, ValueError):
        return "#VALUE!"  # as openpyxl has it for days that no calendar knows
    return moment if isinstance(moment, datetime | timedelta) or moment is not None else value


def _styles(book: Book) -> Callable[[int | None], Style]:
    """The styles of the book by the index of their record, each made once."""
    made: dict[int | None, Style] = {None: Style()}

    def style_of(index: int | None) -> Style:
        if index not in made:
            known = index is not None and 0 <= index < len(book.xf_list)
            made[index] = _style(book, index) if known and index is not None else Style()
        return made[index]

    return style_of


def _style(book: Book, index: int) -> Style:
    record = book.xf_list[index]
    font = book.font_list[record.font_index] if record.font_index < len(book.font_list) else None
    border = record.border
    return Style(
        number_format=_format(book, record.format_key),
        size=font.height / _TWIPS if font is not None and font.height else 11.0,
        centred=record.alignment.hor_align in _CENTRED,
        bold=font is not None and bool(font.bold or font.weight >= _BOLD),
        shaded=record.background.fill_pattern != 0,
        bordered=any(
            (
                border.left_line_style,
                border.right_line_style,
                border.top_line_style,
                border.bottom_line_style,
            )
        ),
    )


def _format(book: Book, key: int) -> str:
    """The format's text: built-in ones as openpyxl writes them, whatever the program wrote there."""
    if key < _FIRST_OF_ONES_OWN and key in BUILTIN_FORMATS:
        return str(BUILTIN_FORMATS[key])
    known = book.format_map.get(key)
    if known is not None and known.format_str and key >= _FIRST_OF_ONES_OWN:
        return str(known.format_str)
    return CHINESE_FORMATS.get(key) or (str(known.format_str) if known is not None else "General")
