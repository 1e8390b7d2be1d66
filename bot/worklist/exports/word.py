"""What our Word documents have in common: an A4 page, Chinese fonts, properties of rows."""

from __future__ import annotations

import io

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from bot.worklist.exports.wording import clean

BOX, TICKED = "☐", "☑"
TITLE, BODY = "黑体", "宋体"


def set_page(document: Word) -> None:
    """A4 upright with narrow margins, Chinese text in the body font."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.6)
    style = document.styles["Normal"]
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)


def say(paragraph: Paragraph, text: str, size: float = 10.5, font: str = BODY) -> None:
    """Write a text; Chinese characters take their font from an attribute of their own."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.name = Pt(size), font
    run.font.bold = font == TITLE
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(2)


def mark_row(row: _Row, name: str) -> None:
    """Set a property of a row that is on when it is there."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def bytes_of(document: Word) -> bytes:
    """The file of a document."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()
