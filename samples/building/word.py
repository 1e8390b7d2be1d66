"""The Word files of the library: plans, guides, the city's table."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell

from samples.building.typesetting import (
    finished,
    new_document,
    set_font,
    write_attachments,
    write_body,
    write_line,
    write_red_head,
    write_signature,
    write_title,
)
from samples.building.word_tables import add_row, lay_across, merge_down, new_table, write_cell
from samples.content import city_table, plan_2023, plan_2025
from samples.content.guides.model import COLUMNS, Chapter, Guide
from samples.content.model import CityRow


def plan_of_2025(when: datetime) -> bytes:
    """Red head, title and headings told by fonts alone."""
    document = new_document(plan_2025.TITLE, plan_2025.ISSUER)
    write_red_head(document, plan_2025.ISSUER, plan_2025.NUMBER)
    write_title(document, plan_2025.TITLE)
    write_body(document, plan_2025.BODY)
    write_line(document, "")
    write_attachments(document, plan_2025.ATTACHMENTS)
    write_signature(document, plan_2025.ISSUER, plan_2025.DATE)
    return finished(document, when)


def plan_of_2023(when: datetime) -> bytes:
    """Title and headings by Word's styles; the last list numbered by Word."""
    document = new_document(plan_2023.TITLE, plan_2023.ISSUER)
    write_line(document, plan_2023.NUMBER, align=WD_ALIGN_PARAGRAPH.CENTER)
    _write_styled(document, "Title", plan_2023.TITLE)
    for heading, paragraphs in plan_2023.PARTS:
        _write_styled(document, "Heading 1", heading)
        write_body(document, paragraphs)
    _write_styled(document, "Heading 1", plan_2023.CLOSING_HEADING)
    for entry in plan_2023.CLOSING_ENTRIES:
        document.add_paragraph(entry, style="List Number")
    write_signature(document, plan_2023.ISSUER, plan_2023.DATE)
    return finished(document, when)


def standards_guide(guide: Guide, when: datetime) -> bytes:
    """A heading and a table for each first-level item."""
    document = new_document(guide.title, "示例县委全面依法治县委员会办公室")
    lay_across(document)
    write_title(document, guide.title)
    write_body(document, guide.preface)
    for numeral, chapter in zip("一二三四五六七八九", guide.chapters, strict=False):
        _write_styled(document, "Heading 1", f"{numeral}、{chapter.name}")
        _write_chapter(document, chapter)
    return finished(document, when)


def table_of_the_city(when: datetime) -> bytes:
    """One table; the same lead unit in rows that follow each other is one merged cell."""
    document = new_document(city_table.TITLE, "示例市委全面依法治市委员会办公室")
    lay_across(document)
    write_title(document, city_table.TITLE)
    write_line(document, "制表：示例市委全面依法治市委员会办公室　　2025年2月18日", size=12)
    table = new_table(document, city_table.COLUMNS, (1.5, 5.5, 3.2, 4, 7, 2.6, 1.5))
    for row in city_table.ROWS:
        _write_city_row(add_row(table), row)
    at = 1
    for lead, run in groupby(city_table.ROWS, lambda row: row.lead):
        rows = len(list(run))
        merge_down(table, 2, at, at + rows - 1, lead)
        at += rows
    return finished(document, when)


def _write_city_row(cells: Sequence[_Cell], row: CityRow) -> None:
    texts = (str(row.number), row.content, "", row.joined, row.proof.cell, row.due, row.points)
    for cell, text in zip(cells, texts, strict=True):
        write_cell(cell, text)


def _write_chapter(document: Document, chapter: Chapter) -> None:
    table = new_table(document, COLUMNS, (3, 8, 6.5, 8))
    for project in chapter.projects:
        first = len(table.rows)
        for point in project.points:
            cells = add_row(table)
            write_cell(cells[1], point.content)
            write_cell(cells[2], point.standard)
            write_cell(cells[3], point.proof.cell, apart=True)
        merge_down(table, 0, first, len(table.rows) - 1, project.name)


def _write_styled(document: Document, style: str, text: str) -> None:
    """A paragraph of a built-in style, in Chinese fonts."""
    run = document.add_paragraph(style=style).add_run(text)
    sizes = {"Title": 22, "Heading 1": 16, "Heading 2": 16}
    set_font(run, "方正小标宋简体" if style == "Title" else "黑体", sizes[style])
