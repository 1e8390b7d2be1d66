"""Word files as offices write them: fonts, a red head, numbered headings, a signature."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from samples.building.package import settled

BODY_FONT = "仿宋_GB2312"
RED = RGBColor(0xE6, 0x00, 0x12)
_PART = re.compile(r"[一二三四五六七八九十]+、")
_SECTION = re.compile(r"(（[一二三四五六七八九十]+）[^。]{2,20}。)(.*)", re.DOTALL)


def new_document(title: str, author: str) -> Document:
    """An empty A4 document with a page number below and no trace of the template's author."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    properties.last_modified_by, properties.revision = author, 1
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    set_font(document.styles["Normal"], BODY_FONT, 16)
    _number_pages(section.footer.paragraphs[0])
    return document


def finished(document: Document, when: datetime) -> bytes:
    """The file, dated ``when``."""
    document.core_properties.created = document.core_properties.modified = when
    written = io.BytesIO()
    document.save(written)
    return settled(written.getvalue(), when)


def set_font(styled: Any, name: str, size: float, *, bold: bool = False) -> None:
    """Font of a run or a style, for Chinese text too."""
    font = styled.font
    font.name, font.size, font.bold = name, Pt(size), bold
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def write_line(
    document: Document,
    text: str,
    font: str = BODY_FONT,
    size: float = 16,
    *,
    align: WD_ALIGN_PARAGRAPH | None = None,
    indented: bool = False,
) -> Paragraph:
    """A paragraph in one font; ``indented`` by two characters in its first line."""
    paragraph = document.add_paragraph()
    set_font(paragraph.add_run(text), font, size)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(28)
    if align is not None:
        paragraph.alignment = align
    if indented:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    return paragraph


def write_red_head(document: Document, issuer: str, number: str) -> None:
    """The issuer in red, the number, a red rule."""
    head = write_line(document, f"{issuer}文件", "方正小标宋简体", 32)
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.line_spacing = Pt(48)
    head.runs[0].font.color.rgb = RED
    line = write_line(document, number, align=WD_ALIGN_PARAGRAPH.CENTER)
    line.paragraph_format.space_before = Pt(16)
    _rule_below(line)


def write_title(document: Document, title: str) -> None:
    """The title, centred, set by hand."""
    line = write_line(document, title, "方正小标宋简体", 22, align=WD_ALIGN_PARAGRAPH.CENTER)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(24), Pt(20)


def write_body(document: Document, paragraphs: Sequence[str]) -> None:
    """Body paragraphs; 一、 in 黑体 and （一） in 楷体, by font alone as most offices do."""
    for text in paragraphs:
        section = _SECTION.fullmatch(text)
        if _PART.match(text) and len(text) <= 24:
            write_line(document, text, "黑体", indented=True)
        elif section:
            paragraph = write_line(document, section[1], "楷体_GB2312", indented=True)
            if section[2]:
                set_font(paragraph.add_run(section[2]), BODY_FONT, 16)
        else:
            write_line(document, text, indented=True)


def write_attachments(document: Document, names: Sequence[str]) -> None:
    """附件：1. …, the further ones below the first."""
    for number, name in enumerate(names, 1):
        lead = "附件：" if number == 1 else "　　　"
        write_line(document, f"{lead}{number}.{name}", indented=True)


def write_signature(document: Document, signer: str, date: str) -> None:
    """The signer and the date at the right."""
    write_line(document, "")
    for text, margin in ((signer, 2), (date, 4)):
        line = write_line(document, text, align=WD_ALIGN_PARAGRAPH.RIGHT)
        line.paragraph_format.right_indent = Pt(16 * margin)


def _rule_below(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "4"), ("color", str(RED))):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _number_pages(paragraph: Paragraph) -> None:
    """— 1 — as a field of Word."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    field: Run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        field._r.append(part)
    paragraph.add_run(" —")
