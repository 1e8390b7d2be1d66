"""Printing PDF files for tests, set as official documents are."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

from ingest import model
from ingest.loaders.pdf import PdfLoader
from ingest.model import Block, Loaded

FONT = "STSong-Light"
MARGIN = 79.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

_BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=16, leading=28, wordWrap="CJK", firstLineIndent=32
)
_STYLES = {
    "body": _BODY,
    "flush": ParagraphStyle("flush", _BODY, firstLineIndent=0),
    "title": ParagraphStyle(
        "title", _BODY, fontSize=22, leading=36, alignment=TA_CENTER, firstLineIndent=0
    ),
    "letterhead": ParagraphStyle(
        "letterhead",
        _BODY,
        fontSize=36,
        leading=60,
        alignment=TA_CENTER,
        firstLineIndent=0,
        textColor=colors.red,
    ),
    "centred": ParagraphStyle("centred", _BODY, alignment=TA_CENTER, firstLineIndent=0),
    "right": ParagraphStyle("right", _BODY, alignment=TA_RIGHT, firstLineIndent=0),
    "cell": ParagraphStyle("cell", _BODY, fontSize=10.5, leading=14, firstLineIndent=0),
    "small": ParagraphStyle("small", _BODY, fontSize=10.5, leading=16, firstLineIndent=21),
}


def text(words: str, style: str = "body") -> Flowable:
    return Paragraph(words, _STYLES[style])


def table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    height: float | None = None,
) -> Flowable:
    """A ruled table; ``spans`` are reportlab's (column, row) corners, from 0."""
    cells = [[text(words.replace("\n", "<br/>"), "cell") for words in row] for row in rows]
    style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    style += [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [("SPAN", start, end) for start, end in spans]
    heights = None if height is None else [height] * len(cells)
    return Table(cells, list(widths), heights, repeatRows=1, style=TableStyle(style))


def printed(
    story: Sequence[Flowable],
    *,
    header: str = "",
    footer: str = "— {page} —",
    columns: int = 1,
    encrypt: StandardEncryption | None = None,
) -> bytes:
    """The story on A4 pages; ``{page}`` in header and footer is the page's number."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, encrypt=encrypt, title="")
    width, height = A4
    gap = 24.0
    column = (width - 2 * MARGIN - gap * (columns - 1)) / columns
    frames = [
        Frame(MARGIN + i * (column + gap), 99, column, height - 206, 0, 0, 0, 0)
        for i in range(columns)
    ]

    def margins(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 14)
        page = canvas.getPageNumber()
        canvas.drawCentredString(width / 2, height - 60, header.format(page=page))
        canvas.drawCentredString(width / 2, 60, footer.format(page=page))

    document.addPageTemplates(PageTemplate(frames=frames, onPage=margins))
    document.build(list(story))
    return out.getvalue()


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """Pages drawn by hand."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in pages:
        canvas.setFont(FONT, 16)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def load(data: bytes) -> Loaded:
    return PdfLoader().load(data)


def blocks(story: Sequence[Flowable], **options: Any) -> tuple[Block, ...]:
    return load(printed(story, **options)).blocks


def only_table(found: Sequence[Block]) -> model.Table:
    """The one table among blocks."""
    (block,) = [block for block in found if isinstance(block, model.Table)]
    return block
