"""What a file holds before anything is understood: headings, paragraphs, tables, and remarks on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a text stands in its document. Absent coordinates are ``None``.

    ``block`` counts the blocks of the document. ``start`` and ``end`` are code points of the
    display text of that block or, when ``cell`` is given, of that cell. ``paragraph`` counts the
    headings and paragraphs of the document, ``table`` its tables; ``page`` is the page of the file.
    ``row`` is the row of the table or sheet, ``cell`` the A1 name of the top-left cell of a merged
    range, for Word tables too.
    """

    block: int
    start: int | None = None
    end: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline; ``level`` 1 is the outermost, 0 is the title of the document."""

    text: str
    level: int
    locator: Locator


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``role`` says what the file's own markup knows about it.

    ``title`` marks a paragraph that the file styles as a title (Title style, or centred and larger
    than the body), ``list`` one whose number the file generates (the number is part of ``text``),
    ``contents`` a line of the table of contents, which no passage holds.
    """

    text: str
    locator: Locator
    role: Literal["body", "title", "list", "footnote", "textbox", "picture", "contents"] = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, a merged range being one cell. ``row`` and ``column`` are 1-based."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the file has it: every cell once, merged ranges with their real extent.

    ``cells`` are ordered by row, then column; empty cells are present with an empty text.
    ``hidden`` marks a table on a hidden sheet. ``caption`` is the text that names the table.
    The locator's ``row`` is the row of the sheet at which the table's row 1 stands (1 for Word),
    so that A1 names of sheets stay true: see ``grid.cell_name``.
    """

    cells: tuple[Cell, ...]
    locator: Locator
    caption: str = ""
    hidden: bool = False


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A recognised line and the box around it, in widths of the page from its top left corner."""

    text: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """How one page of a file was read.

    ``confidence`` is that of the recognition of characters, from 0 to 1: the mean over the lines of
    the page, each weighed by its length. ``None`` where the page has a text of its own. ``lines``
    are those of a page recognised whole, from top to bottom, and ``ratio`` the height of the
    picture they stand on in its widths; without lines it is ``None``.
    """

    number: int
    confidence: float | None = None
    lines: tuple[ReadLine, ...] = ()
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that whoever checks the reading should look at.

    ``code`` is stable and names a sentence (``prompts/replies.toml``, section ``remarks``), ``fields``
    fill it. ``locator`` says where, if it is about one place.
    """

    code: str
    locator: Locator | None = None
    fields: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loader returns: the blocks of one file in reading order, and the title it declares.

    ``read`` has one entry for each page that was looked at where the format has pages; ``remarks``
    say what could not be read as it stands.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    pages: int | None = None
    read: tuple[ReadPage, ...] = ()
    remarks: tuple[Remark, ...] = ()
