"""One walk through an HTML tree, collecting headings, paragraphs, lists and tables.

The walk is flat (no recursion): pages with thousands of unclosed ``<font>`` are common.
"""

from __future__ import annotations

import re

from lxml import etree

from ingest.loaders.blocks import CellText, Sink
from ingest.loaders.html_lists import BULLET, ListLevel
from ingest.loaders.spans import Span, place


def _names(tags: str) -> frozenset[str]:
    return frozenset(tags.split())


_DROPPED = _names(
    "script style nav noscript template head iframe object svg canvas button select textarea "
    "footer audio video map rt rp math"
)
_INLINE = _names(
    "a abbr acronym b basefont bdi bdo big cite code data del dfn em font i img input ins kbd label "
    "mark meter nobr output q ruby rb s samp small span strike strong sub sup time tt u var wbr "
    "o:p st1:chsdate st1:personname"
)
_CELLS = ("td", "th")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BREAK = "\x1e"
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_SOURCE_BREAK = re.compile(rf"(?<={_CJK})[ \t]*[\r\n]\s*(?={_CJK})")
_NEW_PARAGRAPH = re.compile(rf"{_BREAK}[ \u00a0\u3000]*{_BREAK}|{_BREAK}(?=[\u3000\u00a0]{{2}})")
_ATTACHMENT = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|pptx?|txt)\b", re.I)


class HtmlWalk:
    """Sends what ``walk`` meets to ``sink``."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._text: list[str] = []
        self._level: int | None = None
        self._marker = ""
        self._preformatted = 0
        self._lists: list[ListLevel] = []

    def walk(self, root: etree._Element) -> None:
        """Reads everything under ``root``."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walker:
            tag = element.tag.lower() if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _DROPPED or _is_hidden(element) or _is_menu(element, tag):
                    skipped = element
                    walker.skip_subtree()
                elif tag == "table" and self._is_data(element):
                    self._flush()
                    self._table(element)
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._start(element, tag)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(tag)
                if element is not root:
                    self._add(element.tail)
        self._flush()

    def _start(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._text.append(_BREAK)
        elif not self._is_inline(tag):
            self._flush()
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            self._lists.append(ListLevel(element, tag))
        elif tag == "li":
            self._marker = self._lists[-1].marker(element) if self._lists else BULLET
        elif tag == "pre":
            self._preformatted += 1
        self._add(element.text)

    def _end(self, tag: str) -> None:
        if tag in _CELLS and self._is_inline(tag):
            self._text.append("\t")
        elif tag != "br" and not self._is_inline(tag):
            self._flush()
        if tag in _HEADINGS:
            self._level = None
        elif tag in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    def _is_inline(self, tag: str) -> bool:
        """Whether the element goes on with the line; so do cells of a table within a cell."""
        return tag in _INLINE or (tag in _CELLS and isinstance(self._sink, CellText))

    def _add(self, text: str | None) -> None:
        if text and self._preformatted:
            self._text.append(re.sub("\r\n?|\n", _BREAK, text))
        elif text:
            self._text.append(text)

    def _flush(self) -> None:
        text = _SOURCE_BREAK.sub("", "".join(self._text))
        self._text.clear()
        # A text with breaks only where paragraphs begin is several paragraphs in one element.
        for part in _NEW_PARAGRAPH.split(text):
            lines = (re.sub(r"[ \r\n\f]+", " ", line).strip() for line in part.split(_BREAK))
            shown = "\n".join(lines).strip("\n\t \u3000\u00a0")
            if not shown:
                continue
            if self._level is not None:
                self._sink.heading(shown, self._level)
            else:
                self._sink.paragraph(self._marker + shown, "list" if self._marker else "body")
            self._marker = ""

    def _is_data(self, table: etree._Element) -> bool:
        """Whether a table holds a table and does not only arrange the page."""
        if isinstance(self._sink, CellText) or table.get("role") in ("presentation", "none"):
            return False
        cells = table.findall(".//td") + table.findall(".//th")
        if len(cells) < 2:
            return False
        if table.find(".//table") is not None:
            return table.find(".//th") is not None or (table.get("border") or "0") != "0"
        return any(len(row) > 1 for row in table.iter("tr"))

    def _table(self, table: etree._Element) -> None:
        rows = [
            [
                Span(cell_text(cell), _number(cell, "rowspan"), _number(cell, "colspan"))
                for cell in row
                if cell.tag in _CELLS
            ]
            for row in table.iter("tr")
            if _owner(row) is table and not _is_hidden(row)
        ]
        caption = table.find("caption")
        self._sink.table(place(rows), cell_text(caption) if caption is not None else "")


def cell_text(element: etree._Element) -> str:
    """The text of a cell, a paragraph or list entry a line; a table in it, a row a line."""
    sink = CellText()
    HtmlWalk(sink).walk(element)
    return sink.text()


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _number(cell: etree._Element, name: str) -> int:
    """A span attribute; ``rowspan="0"`` (to the end) is kept, nonsense is 1."""
    digits = re.match(r"\s*(\d{1,5})", cell.get(name) or "")
    number = int(digits[1]) if digits else 1
    return number if number or name == "rowspan" else 1


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_menu(element: etree._Element, tag: str) -> bool:
    """Whether a list is navigation: four or more short links and nothing else."""
    if tag not in ("ul", "ol", "menu"):
        return False
    links = list(element.iter("a"))
    if len(links) < 4 or any(_ATTACHMENT.search(link.get("href") or "") for link in links):
        return False
    linked = sum(_letters(link) for link in links)
    return 0.9 * _letters(element) <= linked <= 12 * len(links)


def _letters(element: etree._Element) -> int:
    return sum(len("".join(str(text).split())) for text in element.itertext())
