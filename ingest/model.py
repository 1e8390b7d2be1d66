"""The values that reading a file produces; nothing here knows how or where they are kept.

A file is loaded into *blocks* (headings, paragraphs, tables). The blocks are understood as one or
more *documents*, and each document yields *passages* (what search finds), *indicators* (what a
task table assigns to units) and *amendments* (what one document changes in another).

Positions are 1-based and inclusive: ``text[start - 1 : end]`` is what a locator points at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["current", "superseded", "draft", "repealed", "upcoming"]
Standing: TypeAlias = Literal["本级现行", "上级", "外地参考", "历史"]
Level: TypeAlias = Literal["国家", "省", "市", "县", "乡镇"]
Authority: TypeAlias = Literal[
    "指标体系", "标准指引", "任务分解表", "口径", "方案", "通知", "讲话报告", "法规", "其他"
]
FieldName: TypeAlias = Literal[
    "requirement", "evidence", "lead", "joint", "deadline", "score", "remark"
]
Aspect: TypeAlias = FieldName | Literal["row", "document"]
"""What an amendment changes: a field, a whole indicator, or a whole document."""
Action: TypeAlias = Literal["replace", "add", "remove"]


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
    role: Literal["body", "title", "list", "footnote", "textbox", "contents"] = "body"


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
class Loaded:
    """What a loader returns: the blocks of one file in reading order, and the title it declares."""

    blocks: tuple[Block, ...]
    title: str | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text version of one document, with what could be read about its identity.

    ``work`` groups the editions of the same work. ``source`` is the path relative to the ingested
    folder; ``part`` tells apart several documents in one file (1-based, 0 for the only one).
    """

    id: str
    work: str
    source: str
    title: str
    part: int = 0
    number: str | None = None
    issuer: str | None = None
    level: Level | None = None
    issued: date | None = None
    edition: str | None = None
    status: Status = "current"
    standing: Standing = "本级现行"
    authority: Authority = "其他"
    secrecy: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage that stands in one block or cell; ``label`` is a cell's header path."""

    text: str
    locator: Locator
    label: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What search finds and an answer quotes: part of one section, or one row of a table.

    ``path`` is the chain of headings above it (title excluded). ``index_text`` is what is searched:
    the text with merged cells filled down and column headers; ``text`` is what a reader sees.
    """

    id: str
    document: str
    ordinal: int
    path: tuple[str, ...]
    pieces: tuple[Piece, ...]
    index_text: str
    kind: Literal["prose", "row"] = "prose"

    @property
    def text(self) -> str:
        """The display text: the pieces, one a line, each row cell after its header."""
        return "\n".join(f"{p.label}：{p.text}" if p.label else p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a cell that lists several, without its number; the locator points at it."""

    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of an indicator, as its cell has it.

    ``text`` is the cell's text ("" for a blank cell). ``items`` is its lossless split; a cell that
    is not a list has one item, the whole; one that says 无 has none. ``inherited`` marks a 同上
    resolved to the cell above: then ``text`` and ``items`` are those of the cell referred to and
    ``locator`` is the cell that says 同上. ``header`` is the header path of the column as the table has it.
    """

    text: str
    items: tuple[Item, ...]
    locator: Locator
    header: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of an indicator table: what is asked of whom.

    ``number`` is normalised ("37", "4.2.1"), ``None`` where the table does not number. ``groups``
    are the first- and second-level indicators above it. A slot is ``None`` where the table has no
    such column; a blank cell is a slot with an empty text.
    """

    id: str
    document: str
    table: int
    row: int
    number: str | None
    groups: tuple[str, ...]
    name: str
    locator: Locator
    requirement: Slot | None = None
    evidence: Slot | None = None
    lead: Slot | None = None
    joint: Slot | None = None
    deadline: Slot | None = None
    score: Slot | None = None
    remark: Slot | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that ``document`` makes to another one, with the words that make it.

    ``target_title`` is the title named (without 《》), ``target_number`` the indicator named. Either
    may be ``None``. ``field`` is the field changed, ``old`` the value it replaces as quoted. For a
    ``row``, ``new`` is the name of the indicator added, or what names the one that is struck out;
    a ``document`` is only removed: repealed by the one that says so.
    """

    id: str
    document: str
    action: Action
    field: Aspect
    new: str
    quote: str
    locator: Locator
    target_title: str | None = None
    target_number: str | None = None
    old: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything read from one document."""

    document: Document
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    indicators: tuple[Indicator, ...] = ()
    amendments: tuple[Amendment, ...] = ()
