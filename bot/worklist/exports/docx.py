"""A worklist as a printed sheet: one document a unit, a table for each kind of deadline."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

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

BOX = "☐"
COLUMNS = (("task", Cm(4.6)), ("evidence", Cm(7.4)), ("deadline", Cm(2.8)), ("part", Cm(3.2)))
"""The columns by their names in ``replies.toml``, and what they take of the 18 cm of the page."""
_TITLE, _BODY = "黑体", "宋体"


def printed_of(sheet: UnitSheet) -> bytes:
    """The sheet as a Word document, A4 upright, its table headers repeated on every page."""
    document = Document()
    _set_page(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(title, title_of(sheet), 18, _TITLE)
    for text in (subtitle_of(sheet), counts_of(sheet) + nearest_of(sheet)):
        _say(document.add_paragraph(), text)
    marks = marks_of(sheet)
    for section in SECTIONS:
        duties = sheet.of(section)
        if duties:
            heading = document.add_paragraph()
            heading.paragraph_format.keep_with_next = True
            heading.paragraph_format.space_before = Pt(8)
            _say(heading, reply(f"worklist.section.{section}", count=len(duties)), 12, _TITLE)
            _table(document, duties, marks)
    document.add_paragraph()
    for note in (*notes_of(sheet), reply("worklist.not_known")):
        _say(document.add_paragraph(), note, 9)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _set_page(document: Word) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.6)
    style = document.styles["Normal"]
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _BODY)


def _say(paragraph: Paragraph, text: str, size: float = 10.5, font: str = _BODY) -> None:
    """Write a text; Chinese characters take their font from an attribute of their own."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.name = Pt(size), font
    run.font.bold = font == _TITLE
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(2)


def _table(document: Word, duties: Sequence[Duty], marks: Mapping[str, str]) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, (name, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(cell.paragraphs[0], reply(f"worklist.columns.{name}"), font=_TITLE)
    _mark(table.rows[0], "w:tblHeader")
    for duty in duties:
        _task(table, duty, marks)
    for column, (_, width) in zip(table.columns, COLUMNS, strict=True):
        column.width = width  # one program goes by the columns, another by the cells
    for row in table.rows:
        for cell, (_, width) in zip(row.cells, COLUMNS, strict=True):
            cell.width = width
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _task(table: Table, duty: Duty, marks: Mapping[str, str]) -> None:
    """One task a row: its boxes one below the other, kept on one page."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "w:cantSplit")
    task, evidence, deadline, part = row.cells
    number = f"{duty.label}　" if duty.number else ""
    _say(task.paragraphs[0], f"{number}{duty.name}")
    places = {place for _, place in evidence_of(duty, marks)}
    shared = places.pop() if len(places) == 1 else ""
    if shared:  # said once where it is the same for all
        _say(task.add_paragraph(), shared, 7.5)
    _list(evidence, duty, marks, shared)
    _say(deadline.paragraphs[0], deadline_of(duty, marks))
    _say(part.paragraphs[0], part_of(duty))
    if duty.part != "lead" and duty.lead:
        _say(part.add_paragraph(), reply("worklist.led_by", lead=duty.lead), 9)


def _list(cell: _Cell, duty: Duty, marks: Mapping[str, str], shared: str) -> None:
    box = f"{BOX} " if duty.evidence else ""
    for count, (text, place) in enumerate(evidence_of(duty, marks)):
        paragraph = cell.add_paragraph() if count else cell.paragraphs[0]
        _say(paragraph, box + text)
        if place != shared:
            _say(paragraph, f"　{place}", 7.5)


def _mark(row: _Row, name: str) -> None:
    """Set a property of a row that is on when it is there."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
