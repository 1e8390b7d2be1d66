"""The entries of a cell that lists several, found without losing a character.

Entries plus what was taken away between them (numbers, bullets, separators, an introduction such as
佐证材料包括：) are the cell again; where no reading is certain, the cell is one entry, verbatim.
"""

from __future__ import annotations

import re

from ingest.items.brackets import depths
from ingest.items.lists import introduction, joined_nouns, lines, parted
from ingest.items.marks import numbered
from ingest.items.trim import Span, trimmed

_AND_SO_ON = re.compile(r"等(?:等|相关)?(?:佐证|证明)?(?:材料|资料|文件|内容)?")

__all__ = ["split_items"]


def split_items(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the items of ``text``, 1-based and inclusive, in order.

    Numbers and separators before, between and after items belong to none of them; words do, all of
    them. What is nested (1. with ①② inside) stays inside its item. A text that is no list, or may
    be none, is one item: the whole. A blank text has no items.
    """
    if not text.strip():
        return ()
    depth = depths(text)
    start = introduction(text)
    pieces = _pieces(text, start, depth)
    spans = [span for piece in pieces if (span := trimmed(text, piece))]
    if len(spans) > 1 and _AND_SO_ON.fullmatch(text, spans[-1].start, spans[-1].end):
        spans[-2:] = [Span(spans[-2].start, spans[-1].end)]
    if not spans or (start and len(spans) == 1):
        return ((1, len(text)),)
    return tuple((span.start + 1, span.end) for span in spans)


def _pieces(text: str, start: int, depth: list[int]) -> list[Span]:
    """The pieces by the first notation that applies; the whole text where none does."""
    marked = numbered(text, start, depth)
    if marked.pieces:
        return marked.pieces
    if not marked.refused:
        for reading in (parted, lines, joined_nouns):
            if pieces := reading(text, start, depth):
                return pieces
    return []
