"""Collecting blocks in reading order and numbering them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol, TypeAlias

from ingest.model import Block, Cell, Heading, Locator, Paragraph, Table

Role: TypeAlias = Literal["body", "title", "list", "footnote", "textbox", "picture"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\r]")


class Sink(Protocol):
    """Takes the blocks of a text in reading order."""

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 to 9."""
        ...

    def paragraph(self, text: str, role: Role = "body") -> None:
        """A paragraph."""
        ...

    def table(self, cells: Sequence[Cell], caption: str = "") -> None:
        """A table."""
        ...


class Blocks:
    """The blocks of one file so far; texts are stripped, empty ones are not added."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._paragraphs = 0
        self._tables = 0

    def heading(self, text: str, level: int) -> None:
        """Adds a heading of level 1 to 9."""
        text = trim(text)
        if text:
            self._paragraphs += 1
            where = Locator(len(self._blocks) + 1, paragraph=self._paragraphs)
            self._blocks.append(Heading(text, min(max(level, 1), 9), where))

    def paragraph(self, text: str, role: Role = "body") -> None:
        """Adds a paragraph."""
        text = trim(text)
        if text:
            self._paragraphs += 1
            where = Locator(len(self._blocks) + 1, paragraph=self._paragraphs)
            self._blocks.append(Paragraph(text, where, role))

    def table(self, cells: Sequence[Cell], caption: str = "") -> None:
        """Adds a table, unless none of its cells has a text."""
        if any(cell.text for cell in cells):
            self._tables += 1
            where = Locator(len(self._blocks) + 1, table=self._tables, row=1)
            ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
            self._blocks.append(Table(tuple(ordered), where, trim(caption)))

    def __len__(self) -> int:
        return len(self._blocks)

    def all(self) -> tuple[Block, ...]:
        """Everything added, in order."""
        return tuple(self._blocks)


class CellText:
    """The blocks within one table cell, as the lines of its text."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """Adds a line; a cell has no outline."""
        self._lines.append(text)

    def paragraph(self, text: str, role: Role = "body") -> None:
        """Adds a line."""
        self._lines.append(text)

    def table(self, cells: Sequence[Cell], caption: str = "") -> None:
        """Adds a line for each row of a table within the cell, its cells apart by tabs."""
        rows: dict[int, list[str]] = {}
        for cell in cells:
            if cell.text:
                rows.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
        self._lines += [caption, *("\t".join(texts) for texts in rows.values())]

    def text(self) -> str:
        """The lines that are not empty."""
        return trim("\n".join(self._lines))


def texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts of headings, paragraphs and cells, in order."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def trim(text: str) -> str:
    """``text`` as it shows: no blanks at the ends of its lines, no empty lines.

    U+3000 and U+00A0 are blanks. Soft hyphens and zero-width characters, which show nowhere and
    would part the words around them, are left out.
    """
    lines = (line.strip() for line in _INVISIBLE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)
