"""Passages made by hand, and by the parser from text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.model import Block, Locator, Passage, Piece, Table
from ingest.parse import parse


def passage(*texts: str, ordinal: int = 1, start: int = 1) -> Passage:
    """A passage of prose, each piece a paragraph; ``start`` is where the first begins in its block."""
    pieces = tuple(
        Piece(text, Locator(n, start, start + len(text) - 1, paragraph=n))
        for n, text in enumerate(texts, 1)
    )
    return Passage(f"p{ordinal}", "d", ordinal, (), pieces, "\n".join(texts))


def row(**cells: str) -> Passage:
    """A row of a table, each piece a cell under its header."""
    pieces = tuple(
        Piece(text, Locator(1, 1, len(text), table=1, row=2, cell=f"{chr(64 + n)}2"), label)
        for n, (label, text) in enumerate(cells.items(), 1)
    )
    return Passage("r1", "d", 1, (), pieces, "\n".join(cells.values()), kind="row")


def around(passages: Sequence[Passage]) -> Callable[[Passage], Sequence[Passage]]:
    """What else stands in a document of these passages."""
    return lambda one: [other for other in passages if other.ordinal != one.ordinal]


def parsed(text: str) -> tuple[tuple[Block, ...], tuple[Passage, ...]]:
    """The blocks and passages of a text file."""
    document = parse(text.encode(), "文件.txt")[0]
    return document.blocks, document.passages


def text_at(blocks: Sequence[Block], locator: Locator) -> str:
    """What a locator points at in a document without tables."""
    block = next(b for b in blocks if b.locator.block == locator.block)
    assert not isinstance(block, Table)
    assert locator.start is not None
    return block.text[locator.start - 1 : locator.end]
