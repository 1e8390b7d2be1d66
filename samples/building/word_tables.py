"""Tables of Word files: a repeated header row and merged cells."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell

from samples.building.typesetting import BODY_FONT, set_font


def lay_across(document: Document) -> None:
    """Turns the page on its side, for wide tables."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.top_margin = section.bottom_margin = Cm(2.5)
    section.left_margin = section.right_margin = Cm(2)


def new_table(document: Document, columns: Sequence[str], widths: Sequence[float]) -> Table:
    """A ruled table with its header row; ``widths`` in centimetres."""
    table: Table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        write_cell(cell, name, "黑体")
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    return table


def add_row(table: Table) -> tuple[_Cell, ...]:
    """The cells of a new last row."""
    return tuple(table.add_row().cells)  # type: ignore[no-untyped-call]


def write_cell(cell: _Cell, text: str, font: str = BODY_FONT, *, apart: bool = False) -> None:
    """The text of a cell; its lines are paragraphs if ``apart``, else line breaks."""
    lines = text.split("\n") if apart else [text]
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Cm(0)
        for run in paragraph.runs:
            set_font(run, font, 10.5)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def merge_down(table: Table, column: int, first: int, last: int, text: str) -> None:
    """Merges rows ``first`` to ``last`` (0-based) of a column and writes the one text."""
    merged = table.cell(first, column)
    if last > first:
        merged = merged.merge(table.cell(last, column))
    write_cell(merged, text)
