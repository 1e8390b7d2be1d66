"""Cutting a document into passages: what search finds and an answer quotes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.chunk.packing import pack
from ingest.chunk.rows import rows
from ingest.chunk.sections import sections
from ingest.model import Block, Document, Passage, Piece, Table

__all__ = ["passages"]


@dataclass(frozen=True, slots=True)
class _Draft:
    path: tuple[str, ...]
    pieces: tuple[Piece, ...]
    index_text: str
    kind: Literal["prose", "row"]


def passages(
    document: Document, blocks: Sequence[Block], *, limit: int = 300
) -> tuple[Passage, ...]:
    """The passages of a document in reading order, ordinals from 1.

    Prose is packed to at most ``limit`` code points and never across a heading; the articles of a
    statute are kept apart, and the path of such a passage ends in 第X条. A row of a table is one
    passage whatever its length. Together they hold every character of the blocks but the title
    (level 0), tables of contents, headings that stand in a path, column headers, which stand in the labels of the cells
    below them, and hidden sheets.
    """
    result: list[Passage] = []
    for draft in _drafts(blocks, limit):
        ordinal = len(result) + 1
        text = "\n".join(f"{p.label}：{p.text}" if p.label else p.text for p in draft.pieces)
        result.append(
            Passage(
                id=_identifier(document.id, draft.path, ordinal, text),
                document=document.id,
                ordinal=ordinal,
                path=draft.path,
                pieces=draft.pieces,
                index_text=draft.index_text,
                kind=draft.kind,
            )
        )
    return tuple(result)


def _drafts(blocks: Sequence[Block], limit: int) -> Iterator[_Draft]:
    for section in sections(blocks):
        prose = [block for block in section.blocks if not isinstance(block, Table)]
        for pieces in pack(prose, limit):
            text = "\n".join(piece.text for piece in pieces)
            yield _Draft(section.path, pieces, text, "prose")
        for block in section.blocks:
            if isinstance(block, Table) and not block.hidden:
                for row in rows(block):
                    yield _Draft(section.path, row.pieces, row.index_text, "row")


def _identifier(document: str, path: tuple[str, ...], ordinal: int, text: str) -> str:
    parts = "\x1f".join((document, *path, str(ordinal), text))
    return hashlib.sha256(parts.encode()).hexdigest()[:24]
