"""A document written in another form: a Word file, a workbook, printed pages, a scan, an OFD file.

What a person gets who saves the document under another format, or prints and scans it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, pairwise

from docx.document import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from ingest.loaders.office import Conversion, convert
from ingest.loaders.page.marks import Glyph, PrintedPage
from ingest.loaders.pdf import printed_pages
from ingest.model import Block, Heading, Table
from samples.building.ofd import Line, Page, Text, ofd
from samples.building.scan import pictures
from samples.building.typesetting import finished, new_document, write_line, write_title
from samples.building.word_tables import add_row, lay_across, new_table, write_cell
from tests.ingest.loaders.scanning import saved

WHEN = datetime(2025, 3, 5, 9)  # noqa: DTZ001  files say no time zone
DPI = 200
_MM = 25.4 / 72
_PRINT = {
    "docx": Conversion("docx", "MS Word 2007 XML", "pdf", "writer_pdf_Export"),
    "xlsx": Conversion("xlsx", "Calc MS Excel 2007 XML", "pdf", "calc_pdf_Export"),
}
_WIDTH = 25.5  # centimetres between the margins of a page on its side
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def word_file(blocks: Sequence[Block], title: str) -> bytes:
    """The blocks in a Word file on pages on their side; merged cells stay merged."""
    document = new_document(title, "")
    lay_across(document)
    for block in blocks:
        if isinstance(block, Table):
            _write_word_table(document, block)
        elif isinstance(block, Heading) and block.level:
            document.add_paragraph(block.text, style=f"Heading {block.level}")
        elif isinstance(block, Heading):
            write_title(document, block.text)
        else:
            write_line(document, block.text, size=12)
    return finished(document, WHEN)


def workbook(blocks: Sequence[Block], title: str) -> bytes:
    """Each table on a sheet that is called as the heading above it; what stands before the first
    table stands above it."""
    book = Workbook()
    book.properties.title, book.properties.created = title, WHEN
    first = book.active
    assert isinstance(first, Worksheet)
    above: list[str] = []
    sheets = 0
    for block in blocks:
        if not isinstance(block, Table):
            above.append(block.text)
            continue
        sheet = book.create_sheet(above[-1]) if sheets else first
        sheet.title = above[-1] if sheets or len(above) > 2 else "任务分解表"
        _write_sheet(sheet, block, above if not sheets else ())
        above.clear()
        sheets += 1
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def printed(data: bytes, kind: str) -> bytes:
    """A PDF of a "docx" or "xlsx", as LibreOffice prints it; raises ``MissingDependency``."""
    return convert(data, _PRINT[kind])


def scanned(pdf: bytes) -> bytes:
    """The pages of a PDF as pictures, 200 to the inch; raises ``NoChineseFont``."""
    return saved(list(pictures(pdf, DPI)), "PDF", DPI)


def ofd_file(pdf: bytes, title: str) -> bytes:
    """The pages of a PDF as a printer driver for OFD writes them: runs of text, and lines."""
    pages = [_ofd_page(page) for page in printed_pages(pdf)]
    return ofd(pages, title, "", WHEN)


def _write_word_table(document: Document, table: Table) -> None:
    rows = max(cell.row + cell.rows - 1 for cell in table.cells)
    columns = max(cell.column + cell.columns - 1 for cell in table.cells)
    header = {cell.column: cell.text for cell in table.cells if cell.row == 1}
    names = [header.get(column, "") for column in range(1, columns + 1)]
    lengths = [
        max(len(cell.text) // cell.rows for cell in table.cells if cell.column == column)
        for column in range(1, columns + 1)
    ]
    shares = [max(length, 6) ** 0.6 for length in lengths]
    written = new_table(document, names, [_WIDTH * share / sum(shares) for share in shares])
    places = [list(written.rows[0].cells), *(list(add_row(written)) for _ in range(rows - 1))]
    for cell in table.cells:
        place = places[cell.row - 1][cell.column - 1]
        if cell.rows > 1 or cell.columns > 1:
            place = place.merge(places[cell.row + cell.rows - 2][cell.column + cell.columns - 2])
        write_cell(place, cell.text)


def _write_sheet(sheet: Worksheet, table: Table, above: Sequence[str]) -> None:
    columns = max(cell.column + cell.columns - 1 for cell in table.cells)
    for at, text in enumerate(above, 1):
        sheet.cell(at, 1, text)
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=columns)
    for cell in table.cells:
        row = cell.row + len(above)
        written = sheet.cell(row, cell.column, cell.text or None)
        written.alignment, written.border = Alignment(wrap_text=True), _BORDER
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=row,
                end_row=row + cell.rows - 1,
                start_column=cell.column,
                end_column=cell.column + cell.columns - 1,
            )


def _ofd_page(page: PrintedPage) -> Page:
    lines = [Line(r.x0 * _MM, r.top * _MM, r.x1 * _MM, r.bottom * _MM) for r in page.rulings]
    texts = [_text(run) for run in _runs(page.glyphs)]
    return Page([*lines, *texts], page.width * _MM, page.height * _MM)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow each other on one line, in one size and cut to one cell."""
    seen = [glyph for glyph in glyphs if glyph.text.strip()]
    for _, same in groupby(seen, lambda glyph: (round(glyph.middle), glyph.size, glyph.seen)):
        run: list[Glyph] = []
        for glyph in same:
            if run and glyph.x0 < run[-1].x0:
                yield run
                run = []
            run.append(glyph)
        yield run


def _text(run: Sequence[Glyph]) -> Text:
    first, seen = run[0], run[0].seen
    clip = None if seen is None else (seen.x0, seen.top, seen.x1, seen.bottom)
    return Text(
        first.x0 * _MM,
        (first.middle + 0.38 * first.size) * _MM,
        first.size * _MM,
        "".join(glyph.text for glyph in run),
        tuple((after.x0 - glyph.x0) * _MM for glyph, after in pairwise(run)),
        clip=clip and (clip[0] * _MM, clip[1] * _MM, clip[2] * _MM, clip[3] * _MM),
    )
