"""A worklist as a printed sheet: one document a unit, a table for each kind of deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from bot.worklist.exports.word import BOX, TITLE, bytes_of, mark_row, say, set_page
from bot.worklist.exports.wording import (
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

COLUMNS = (("task", Cm(4.6)), ("evidence", Cm(7.4)), ("deadline", Cm(2.8)), ("part", Cm(3.2)))
"""The columns by their names in ``replies.toml``, and what they take of the 18 cm of the page."""


def printed_of(sheet: UnitSheet) -> bytes:
    """The sheet as a Word document, A4 upright, its table headers repeated on every page."""
    document = Document()
    set_page(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(title, title_of(sheet), 18, TITLE)
    for text in (subtitle_of(sheet), counts_of(sheet) + nearest_of(sheet)):
        say(document.add_paragraph(), text)
    marks = marks_of(sheet)
    for section in SECTIONS:
        duties = sheet.of(section)
        if duties:
            heading = document.add_paragraph()
            heading.paragraph_format.keep_with_next = True
            heading.paragraph_format.space_before = Pt(8)
            say(heading, reply(f"worklist.section.{section}", count=len(duties)), 12, TITLE)
            _table(document, duties, marks)
    document.add_paragraph()
    for note in (*notes_of(sheet), reply("worklist.not_known")):
        say(document.add_paragraph(), note, 9)
    return bytes_of(document)


def _table(document: Word, duties: Sequence[Duty], marks: Mapping[str, str]) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, (name, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        say(cell.paragraphs[0], reply(f"worklist.columns.{name}"), font=TITLE)
    mark_row(table.rows[0], "w:tblHeader")
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
    mark_row(row, "w:cantSplit")
    task, evidence, deadline, part = row.cells
    number = f"{duty.label}　" if duty.number else ""
    say(task.paragraphs[0], f"{number}{duty.name}")
    places = {place for _, place in evidence_of(duty, marks)}
    shared = places.pop() if len(places) == 1 else ""
    if shared:  # said once where it is the same for all
        say(task.add_paragraph(), shared, 7.5)
    _list(evidence, duty, marks, shared)
    say(deadline.paragraphs[0], deadline_of(duty, marks))
    say(part.paragraphs[0], part_of(duty))
    if duty.part != "lead" and duty.lead:
        say(part.add_paragraph(), reply("worklist.led_by", lead=duty.lead), 9)


def _list(cell: _Cell, duty: Duty, marks: Mapping[str, str], shared: str) -> None:
    box = f"{BOX} " if duty.evidence else ""
    for count, (text, place) in enumerate(evidence_of(duty, marks)):
        paragraph = cell.add_paragraph() if count else cell.paragraphs[0]
        say(paragraph, box + text)
        if place != shared:
            say(paragraph, f"　{place}", 7.5)
