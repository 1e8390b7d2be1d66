"""Whole sentences of a passage with exact locators, and the enumerations they introduce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.model import Locator, Passage, Piece

_END = re.compile(r"[。！？!?；;][”’」』）)]*|\n+|[，,](?=[二三四五六七八九十]{1,2}是)")
# A clause that leans on the one before it is no sentence of its own.
_LEANS = re.compile(r"其[中他余]?|并|且|同时|但|该|上述|此|否则|也|还|又|从而|以及|则|另一?|即")
_OPEN, _CLOSE = "（(《“「『【", "）)》”」』】"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage's piece: a sentence or a cell. ``piece`` is its index in the passage."""

    text: str
    locator: Locator
    passage: Passage
    piece: int


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of a text; brackets and quotes are never cut."""
    start = 0
    for match in _END.finditer(text):
        head = text[start : match.end()]
        if sum(map(head.count, _OPEN)) > sum(map(head.count, _CLOSE)) and "\n" not in match.group():
            continue
        if match.group()[0] in "；;" and _LEANS.match(text, match.end()):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def sentences_of(passage: Passage) -> tuple[Span, ...]:
    """The sentences of a passage in order; a table cell counts as one."""
    found: list[Span] = []
    for index, piece in enumerate(passage.pieces):
        ranges = [(0, len(piece.text))] if passage.kind == "row" else _cut(piece.text)
        found.extend(_span(passage, index, piece, start, end) for start, end in ranges)
    return tuple(span for span in found if span.text)


def _span(passage: Passage, index: int, piece: Piece, start: int, end: int) -> Span:
    text = piece.text[start:end]
    start += len(text) - len(text.lstrip())
    # The mark that parts a clause from the next one belongs to neither.
    end -= len(text) - len(text.rstrip("；;，, \n\u3000"))
    return Span(piece.text[start:end], within(piece.locator, start, end), passage, index)


def within(locator: Locator, start: int, end: int) -> Locator:
    """The locator of ``text[start:end]`` (half-open, 0-based) of what ``locator`` points at."""
    base = locator.start or 1
    return replace(locator, start=base + start, end=base + end - 1)
