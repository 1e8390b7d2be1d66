"""The cells of a Word table with their real extent (17.4: gridSpan, vMerge, hMerge, gridBefore)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from ingest.loaders.docx_inline import chosen, content
from ingest.loaders.docx_package import MC, W
from ingest.loaders.docx_styles import value
from ingest.loaders.spans import Span, place
from ingest.model import Cell

_TRANSPARENT = frozenset(W + name for name in ("customXml", "ins", "moveTo", "sdtContent"))


def cells_of(table: etree._Element, text_of: Callable[[etree._Element], str]) -> list[Cell]:
    """The cells on a full grid; ``text_of`` reads a ``w:tc`` and is called once a cell, in order.

    What stands in a cell merged into the one above does not show in Word and is not read.
    """
    rows: list[list[_Open]] = []
    above: dict[int, _Open] = {}
    for row in rows_of(table):
        below: dict[int, _Open] = {}
        rows.append(_read_row(row, above, below, text_of))
        above = below
    return place([[cell.span() for cell in row] for row in rows])


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows (``w:tr``), without those deleted under change tracking."""
    return (r for r in _children(table, "tr") if r.find(f"{W}trPr/{W}del") is None)


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells (``w:tc``) of a row."""
    return _children(row, "tc")


class _Open:
    """A cell while the rows below may still extend it."""

    __slots__ = ("column", "columns", "rows", "text")

    def __init__(self, text: str, column: int, columns: int) -> None:
        self.text, self.column, self.columns, self.rows = text, column, columns, 1

    def span(self) -> Span:
        return Span(self.text, self.rows, self.columns, self.column)


def _read_row(
    row: etree._Element,
    above: dict[int, _Open],
    below: dict[int, _Open],
    text_of: Callable[[etree._Element], str],
) -> list[_Open]:
    """The cells that begin in ``row``; fills ``below`` with those that the next may extend."""
    began: list[_Open] = []
    column = 1 + _count(row.find(W + "trPr"), "gridBefore", 0)
    last: _Open | None = None
    for element in row_cells(row):
        properties = element.find(W + "tcPr")
        columns = max(1, _count(properties, "gridSpan", 1))
        merged = _merge(properties, "vMerge")
        over = above.get(column)
        if _merge(properties, "hMerge") == "continue" and last is not None:
            last.columns += columns
        elif merged == "continue" and over is not None and over.columns == columns:
            over.rows += 1
            below[column] = last = over
        else:
            last = _Open(text_of(element), column, columns)
            began.append(last)
            if merged is not None:
                below[column] = last
        column += columns
    return began


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """ "restart", "continue" (also where no value is given) or ``None``."""
    if properties is None or properties.find(W + name) is None:
        return None
    return value(properties, name) or "continue"


def _count(properties: etree._Element | None, name: str, default: int) -> int:
    text = value(properties, name)
    return min(int(text), 1000) if text and text.isascii() and text.isdigit() else default


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)
        elif child.tag in (W + "sdt", MC + "AlternateContent"):
            inner = content(child) if child.tag == W + "sdt" else chosen(child)
            if inner is not None:
                yield from _children(inner, name)
