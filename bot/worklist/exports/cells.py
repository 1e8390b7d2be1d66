"""What our workbooks have in common: cells that stay texts, and rows as high as their texts."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.worklist.exports.wording import clean

OPEN, DONE = "☐", "☑"
FONT = "宋体"
_LINE = Side(style="thin", color="808080")
BOXED = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
SHADED = PatternFill("solid", fgColor="E7E6E6")
LINE_HEIGHT = 15.0
"""Points of one line of the body."""


def write_text(
    page: Worksheet, row: int, column: int, text: str, *, size: float = 10.5, bold: bool = False
) -> Cell:
    """Put a text into a cell so that no program takes it for a formula, also when it is edited."""
    cell = page.cell(row, column)
    assert not isinstance(cell, MergedCell)
    cell.value = clean(text)
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")):
        cell.quotePrefix = True
    cell.font = Font(FONT, size=size, bold=bold)
    return cell


def height_of(columns: Iterable[tuple[str, float]]) -> float:
    """The height in points that the fullest cell of a row needs; no program sizes rows for us.

    ``columns`` holds each cell's text and its width in characters of a line.
    """
    needed = max(
        sum(-(-_width(line) // (width - 1)) or 1 for line in text.split("\n"))
        for text, width in columns
    )
    return max(needed, 1) * LINE_HEIGHT + 3


def make_tickable(page: Worksheet, first: int, last: int) -> None:
    """Let the boxes of column A be ticked from a list of two."""
    choice = DataValidation(type="list", formula1=f'"{OPEN},{DONE}"', allow_blank=True)
    page.add_data_validation(choice)
    choice.add(f"A{first}:A{max(last, first)}")


def fit_to_paper(page: Worksheet, header: int, *, upright: bool = False) -> None:
    """A4, as wide as the paper, the rows down to the header repeated on every page."""
    setup = page.page_setup
    setup.orientation = "portrait" if upright else "landscape"
    setup.paperSize = page.PAPERSIZE_A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    assert page.sheet_properties.pageSetUpPr is not None
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{header}:{header}"
    page.freeze_panes = f"A{header + 1}"


def _width(text: str) -> float:
    """The width of a text in characters of a line, of which a Chinese one takes two and a bit."""
    return sum(2.1 if ord(character) > 0x2E7F else 1.1 for character in text)
