"""An answer as a Word document to print and sign."""

from __future__ import annotations

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from bot.rendering.written import Line, Written
from bot.worklist.exports.word import BOX, TITLE, bytes_of, say, set_page
from prompts import reply


def printed_of(page: Written) -> bytes:
    """A4 upright: the question, the lines with their boxes, the documents they come from."""
    document = Document()
    set_page(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(title, page.title, 16, TITLE)
    for line in page.lines:
        paragraph = document.add_paragraph()
        if line.kind == "item":
            paragraph.paragraph_format.left_indent = Cm(0.9)
            paragraph.paragraph_format.first_line_indent = Cm(-0.6)
        say(paragraph, _said(line), 12, TITLE if line.kind == "question" else "宋体")
    for source in page.sources:
        say(document.add_paragraph(), reply("export.from", source=source), 9)
    return bytes_of(document)


def _said(line: Line) -> str:
    if line.kind == "item":
        return f"{BOX} {line.text}"
    return reply("export.notice", text=line.text) if line.kind == "notice" else line.text
