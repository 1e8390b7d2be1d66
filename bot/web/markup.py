"""A document as it was understood, as values that a page only has to write down.

A block has the id ``block-N``, a table row ``block-N-row-R`` and a cell ``block-N-A1``, with the
numbers of locators, so that a citation can point at them. Escaping is the template's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.grid import Grid, cell_name
from ingest.model import Block, Cell, Heading, Paragraph, Table

PART = 40
"""Blocks that a browser lays out together: it leaves aside the parts that nobody looks at."""

OUTLINE_LEVELS = 3

_AT = re.compile(r"(\d+(?:-[A-Z]{1,3}\d+)?):(\d{1,6})-(\d{1,6})")

Pieces: TypeAlias = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is what was cited."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The cited words: from ``start`` to ``end`` (code points) of the block or cell of an anchor."""

    anchor: str
    start: int
    end: int

    @property
    def block(self) -> int:
        """The number of the block."""
        return int(self.anchor.partition("-")[0])


@dataclass(frozen=True, slots=True)
class Remade:
    """What a later document makes of the words at a place, and where it says so."""

    text: str
    title: str
    url: str


Remakes: TypeAlias = Mapping[str, Sequence[Remade]]
"""By anchor."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """A heading (``tag`` h1 to h6) or a paragraph (``p``)."""

    anchor: str
    tag: str
    role: str
    pieces: Pieces
    remade: tuple[Remade, ...]
    kind: Literal["text"] = "text"

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with its real extent."""

    anchor: str
    tag: str
    rows: int
    columns: int
    pieces: Pieces
    remade: tuple[Remade, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """The cells that begin in a row; ``row`` as locators count it."""

    row: int
    header: bool
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table row by row; ``narrow`` where its first column only numbers the rows."""

    anchor: str
    caption: str
    hidden: bool
    rows: tuple[ShownRow, ...]
    narrow: bool
    kind: Literal["table"] = "table"

    @property
    def head(self) -> tuple[ShownRow, ...]:
        """The rows of the column headers and what stands above them."""
        last = max((at for at, row in enumerate(self.rows, 1) if row.header), default=0)
        return self.rows[:last]

    @property
    def body(self) -> tuple[ShownRow, ...]:
        """The rows below."""
        return self.rows[len(self.head) :]


Shown: TypeAlias = ShownText | ShownTable


def mark_of(at: str | None) -> Mark | None:
    """The words that an address names; ``None`` where it names none."""
    found = _AT.fullmatch(at or "")
    return Mark(found[1], int(found[2]), int(found[3])) if found else None


def shown(blocks: Sequence[Block], mark: Mark | None, remakes: Remakes) -> tuple[Shown, ...]:
    """The blocks in reading order."""
    return tuple(_shown(block, mark, remakes) for block in blocks)


def parts_of(blocks: Sequence[Shown]) -> tuple[tuple[Shown, ...], ...]:
    """The blocks in stretches that are laid out together."""
    return tuple(tuple(blocks[at : at + PART]) for at in range(0, len(blocks), PART))


def outline_of(blocks: Sequence[Shown]) -> tuple[tuple[int, ShownText], ...]:
    """The headings with their depth, 1 outermost; the title and the innermost ones left out."""
    headings = ((int(b.tag[1]) - 1, b) for b in blocks if b.kind == "text" and b.tag != "p")
    return tuple((depth, heading) for depth, heading in headings if 0 < depth <= OUTLINE_LEVELS)


def _shown(block: Block, mark: Mark | None, remakes: Remakes) -> Shown:
    anchor = str(block.locator.block)
    if isinstance(block, Table):
        rows = tuple(_rows(block, anchor, mark, remakes))
        return ShownTable(anchor, block.caption, block.hidden, rows, _is_numbered(block))
    pieces, remade = _pieces(block.text, anchor, mark), tuple(remakes.get(anchor, ()))
    if isinstance(block, Heading):
        return ShownText(anchor, f"h{min(block.level + 1, 6)}", "heading", pieces, remade)
    assert isinstance(block, Paragraph)
    return ShownText(anchor, "p", block.role, pieces, remade)


def _is_numbered(table: Table) -> bool:
    """Whether the first column only numbers the rows."""
    first = [cell.text for cell in table.cells if cell.column == 1 and cell.columns == 1]
    return len(first) > 1 and sum(text.isdigit() for text in first) * 10 >= len(first) * 9


def _rows(table: Table, anchor: str, mark: Mark | None, remakes: Remakes) -> Iterator[ShownRow]:
    grid = Grid(table)
    first = table.locator.row or 1
    for row in range(1, grid.rows + 1):
        own = [cell for cell in grid.row_cells(row) if cell.row == row]
        header = row in grid.header
        cells = (_cell(table, cell, anchor, header, mark, remakes) for cell in own)
        yield ShownRow(row + first - 1, header, tuple(cells))


def _cell(
    table: Table, cell: Cell, anchor: str, header: bool, mark: Mark | None, remakes: Remakes
) -> ShownCell:
    name = f"{anchor}-{cell_name(table, cell)}"
    pieces = _pieces(cell.text, name, mark)
    remade = tuple(remakes.get(name, ()))
    return ShownCell(name, "th" if header else "td", cell.rows, cell.columns, pieces, remade)


def _pieces(text: str, anchor: str, mark: Mark | None) -> Pieces:
    if mark is None or mark.anchor != anchor or not 1 <= mark.start <= mark.end <= len(text):
        return ((text, False),)
    start, end = mark.start - 1, mark.end
    pieces = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return tuple(piece for piece in pieces if piece[0])
