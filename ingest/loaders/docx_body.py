"""Reading a Word document from its first paragraph to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ingest.loaders.blocks import Blocks, CellText, Role, Sink, trim
from ingest.loaders.docx_inline import Inline, chosen, content, read_inline
from ingest.loaders.docx_numbering import Numbering
from ingest.loaders.docx_package import MC, R, W, WordPackage
from ingest.loaders.docx_pictures import WordPictures
from ingest.loaders.docx_shapes import Shown
from ingest.loaders.docx_styles import Styles, value
from ingest.loaders.docx_table import cells_of, row_cells, rows_of
from ingest.loaders.docx_title import titles
from ingest.loaders.encoding import decode
from ingest.loaders.html import parse_html
from ingest.loaders.html_walk import HtmlWalk
from ingest.model import Cell, Table

_TRANSPARENT = frozenset(W + name for name in ("customXml", "ins", "moveTo", "sdtContent"))
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部]"
)
_LONGEST_CAPTION = 60


class WordReading:
    """One reading of one document into ``sink``; numbers are counted on the way."""

    def __init__(self, package: WordPackage, sink: Blocks) -> None:
        self._package = package
        self._sink = sink
        self.pictures = WordPictures(package)
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._titles: set[etree._Element] = set()
        self._notes: list[tuple[str, str]] = []
        self._carried = Inline()

    def read(self) -> None:
        """Sends every block to the sink."""
        body = self._package.document.find(W + "body")
        if body is None:
            return
        top = [element for element in _blocks(body) if element.tag == W + "p"]
        self._titles = titles(top, self._styles)
        self._read_blocks(body, self._sink)

    def _read_blocks(self, parent: etree._Element, sink: Sink) -> None:
        caption = ""
        for element in _blocks(parent):
            if element.tag == W + "p":
                caption = self._paragraph(element, sink) or (
                    "" if self._begins_part(element) else caption
                )
            elif element.tag == W + "tbl":
                self._table(element, sink, caption)
                caption = ""
            else:
                self._inserted(element, sink)
            if sink is self._sink:
                self._read_notes()
        if self._carried.pieces:
            # The mark of the last paragraph was deleted and nothing follows to join it to.
            sink.paragraph(self._carried.text)
            self._carried = Inline()

    def _paragraph(self, element: etree._Element, sink: Sink) -> str:
        """Reads one paragraph; its text if it may name the table that follows, else ""."""
        inline = read_inline(element, self._styles)
        inline.pieces[:0] = self._carried.pieces
        self._carried = Inline()
        if self._styles.is_contents(element):
            return ""
        if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = Inline(inline.pieces)
            self._anchored(inline, sink)
            return ""
        text = trim(inline.text)
        label = self._label(element, hidden=not text and _has_text(element))
        if text:
            self._add(element, text, label, sink)
        elif isinstance(sink, CellText) and any(c.isalnum() for c in label):
            # A column of numbers is often nothing but empty numbered paragraphs.
            sink.paragraph(label)
        self._anchored(inline, sink)
        return text if self._names_table(element, text) else ""

    def _label(self, element: etree._Element, *, hidden: bool) -> str:
        numbering = self._styles.numbering(element)
        if numbering is None or hidden:
            return ""
        return self._numbering.label(numbering, self._styles.style_of(element))

    def _add(self, element: etree._Element, text: str, label: str, sink: Sink) -> None:
        level = self._styles.heading_level(element)
        if level is not None:
            sink.heading(label + text, level)
        elif self._styles.is_title(element) or element in self._titles:
            sink.paragraph(label + text, "title")
        else:
            sink.paragraph(label + text, "list" if label else "body")

    def _anchored(self, inline: Inline, sink: Sink) -> None:
        for box in inline.boxes:
            self._read_blocks(box, _WithRole(sink, "textbox"))
        for shown in inline.pictures:
            self._picture(shown, sink)
        self._notes += inline.notes

    def _picture(self, shown: Shown, sink: Sink) -> None:
        before = len(self._sink)
        for block in self.pictures.blocks(shown):
            if isinstance(block, Table):
                sink.table(block.cells, block.caption)
            else:
                sink.paragraph(block.text, "picture")
        if len(self._sink) > before:
            self.pictures.remark(shown, self._sink.all()[before].locator)

    def _read_notes(self) -> None:
        pending, self._notes = self._notes, []
        for part, identifier in pending:
            notes = self._package.footnotes if part == "footnotes" else self._package.endnotes
            for note in notes if notes is not None else ():
                if note.get(W + "id") == identifier and note.get(W + "type") in (None, "normal"):
                    self._read_blocks(note, _WithRole(self._sink, "footnote"))

    def _table(self, table: etree._Element, sink: Sink, caption: str) -> None:
        rows = [list(row_cells(row)) for row in rows_of(table)]
        if len(rows) == 1 and len(rows[0]) == 1:
            self._read_blocks(rows[0][0], sink)
            return
        declared = value(table.find(W + "tblPr"), "tblCaption") or ""
        sink.table(cells_of(table, self._cell_text), caption or declared)

    def _cell_text(self, cell: etree._Element) -> str:
        text = CellText()
        self._read_blocks(cell, text)
        return text.text()

    def _begins_part(self, element: etree._Element) -> bool:
        """Whether a paragraph heads a part of its own: what stood above it names no table below."""
        text = trim(read_inline(element, self._styles).text)
        return self._styles.heading_level(element) is not None or bool(_NUMBERED.match(text))

    def _names_table(self, element: etree._Element, text: str) -> bool:
        if not text or len(text) > _LONGEST_CAPTION:
            return False
        return self._styles.is_caption(element) or (
            self._styles.alignment(element) == "center" and not text.endswith("。")
        )

    def _inserted(self, element: etree._Element, sink: Sink) -> None:
        """Reads a file that a converter put in unread (``w:altChunk``), if it is HTML."""
        data = self._package.inserted.get(element.get(R + "id") or "", b"")
        root = parse_html(decode(data)) if b"<" in data[:1024] else None
        if root is not None:
            HtmlWalk(sink).walk(root)


class _WithRole:
    """Passes blocks on with a role of its own: a text box or a note has no outline."""

    def __init__(self, sink: Sink, role: Role) -> None:
        self._sink = sink
        self._role = role

    def heading(self, text: str, level: int) -> None:
        self._sink.paragraph(text, self._role)

    def paragraph(self, text: str, role: Role = "body") -> None:
        self._sink.paragraph(text, role if role == "picture" else self._role)

    def table(self, cells: Sequence[Cell], caption: str = "") -> None:
        self._sink.table(cells, caption)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables and inserted files of a body, cell, box or note, in order."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl", W + "altChunk"):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child)
        elif child.tag == W + "sdt":
            inner = None if _is_contents(child) else content(child)
            if inner is not None:
                yield from _blocks(inner)
        elif child.tag == MC + "AlternateContent":
            version = chosen(child)
            if version is not None:
                yield from _blocks(version)


def _is_contents(control: etree._Element) -> bool:
    return any(
        gallery.get(W + "val") == "Table of Contents"
        for gallery in control.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    )


def _has_text(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(W + "t"))
