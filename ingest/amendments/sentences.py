"""Sentences of a paragraph with their places; what stands in quotation marks is not cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.items.brackets import depths

_ENDS = "。！!？?；;\n"
_BLANKS = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``start`` and ``end`` are 1-based and inclusive in the text of its block."""

    text: str
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order, each with its closing mark."""
    depth = depths(text)
    start = 0
    for place in range(len(text) + 1):
        if place < len(text) and (text[place] not in _ENDS or depth[place]):
            continue
        end = min(place + 1, len(text))
        while start < end and text[start] in _BLANKS + "\n":
            start += 1
        words = text[start:end].rstrip(_BLANKS + "\n")
        if words.strip(_ENDS):
            yield Sentence(words, start + 1, start + len(words))
        start = end
