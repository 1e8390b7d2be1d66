"""Recognised lines over the picture of their page: which block each is of, and which were cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.web.markup import Mark
from ingest.grid import cell_name
from ingest.model import Block, ReadLine, ReadPage, Table

WIDE = 1000
"""Units that a page is drawn wide."""

LEAST = 4
"""Characters of a line that is found by itself, where its block cannot be found whole."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line and its box, in thousandths of the width of its page."""

    text: str
    x: int
    y: int
    width: int
    height: int
    cited: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Lines in a row that are of one block; 0 for those of none, such as page numbers."""

    block: int
    first: bool
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page: how high it is when drawn 1,000 wide (0 where that is not known), and its lines.

    ``places`` are the blocks that begin on it without a line of theirs having been found.
    """

    number: int
    height: int
    groups: tuple[Group, ...]
    places: tuple[int, ...] = ()


@dataclass
class _Lines:
    """All lines of a document in one text, to find blocks in."""

    pages: Sequence[ReadPage]
    text: str = ""
    ends: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    cited: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for line in self.all:
            self.text += bare(line.text)
            self.ends.append(len(self.text))
        self.owners = [0] * len(self.ends)

    @property
    def all(self) -> Iterator[ReadLine]:
        """The lines in their order."""
        return (line for page in self.pages for line in page.lines)

    def within(self, start: int, end: int) -> Iterator[int]:
        """The lines that hold some of the text from ``start`` to ``end``."""
        begin = 0
        for at, stop in enumerate(self.ends):
            if begin < end and stop > start and stop > begin:
                yield at
            begin = stop

    def among(self, words: str) -> Iterator[int]:
        """The lines that stand in these words."""
        for at, line in enumerate(self.all):
            own = bare(line.text)
            if len(own) >= LEAST and own in words:
                yield at


def pages_shown(
    pages: Sequence[ReadPage], blocks: Sequence[Block], mark: Mark | None
) -> tuple[ShownPage, ...]:
    """The pages with their lines, each block's under its number and those that were cited marked."""
    lines = _Lines(pages)
    cursor = 0
    for block in blocks:
        for anchor, text in _texts(block):
            cursor = _claim(lines, block.locator.block, text, cursor)
            if mark and mark.anchor == anchor:
                lines.cited.update(_cited(lines, text, mark))
    found, shown = set(lines.owners), []
    at, seen = 0, {0}
    for page in pages:
        own = range(at, at + len(page.lines))
        at = own.stop
        missing = (b.locator.block for b in blocks if b.locator.page == page.number)
        places = tuple(block for block in missing if block not in found)
        height = round((page.ratio or 0) * WIDE)
        shown.append(ShownPage(page.number, height, _groups(lines, page, own, seen), places))
    return tuple(shown)


def bare(text: str) -> str:
    """Text without blanks, which recognising does not see."""
    return re.sub(r"\s", "", text)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block with the anchors of their places."""
    name = str(block.locator.block)
    if isinstance(block, Table):
        for cell in block.cells:
            yield f"{name}-{cell_name(block, cell)}", cell.text
    else:
        yield name, block.text


def _claim(lines: _Lines, block: int, text: str, cursor: int) -> int:
    """Give a block the lines that it is made of; returns where the next one may begin."""
    words = bare(text)
    start = lines.text.find(words, cursor) if words else -1
    if start < 0:
        for at in lines.among(words):
            lines.owners[at] = lines.owners[at] or block
        return cursor
    for at in lines.within(start, start + len(words)):
        lines.owners[at] = lines.owners[at] or block
    return start + len(words)


def _cited(lines: _Lines, text: str, mark: Mark) -> Iterator[int]:
    words, quote = bare(text), bare(text[mark.start - 1 : mark.end])
    start = lines.text.find(words)
    if not quote or start < 0:
        return lines.among(quote)
    begin = start + len(bare(text[: mark.start - 1]))
    return lines.within(begin, begin + len(quote))


def _groups(lines: _Lines, page: ReadPage, own: range, seen: set[int]) -> tuple[Group, ...]:
    groups: list[Group] = []
    for at, line in zip(own, page.lines, strict=True):
        block = lines.owners[at]
        shown = _line(line, at in lines.cited)
        if groups and groups[-1].block == block:
            groups[-1] = Group(block, groups[-1].first, (*groups[-1].lines, shown))
        else:
            groups.append(Group(block, block not in seen, (shown,)))
            seen.add(block)
    return tuple(groups)


def _line(line: ReadLine, cited: bool) -> ShownLine:
    lengths = (line.left, line.top, line.width, line.height)
    x, y, width, height = (round(WIDE * length) for length in lengths)
    return ShownLine(line.text, x, y, width, height, cited)
