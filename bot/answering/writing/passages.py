"""Quotations as a model reads them: those that stand together in one piece, under one number.

A rule cut into sentences cannot be told in other words sentence by sentence, and a small model gives
every sentence the number of the first. So it is given whole passages, and which sentence of one
bears out what it says is found out by checking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.answering.writing.model import Record
from bot.model import Citation

_ENDS = "。；;！!？?：:"
_BETWEEN = "；"


@dataclass(frozen=True, slots=True)
class Passage:
    """A record for the model, and the marks of the citations that it is made of."""

    record: Record
    marks: tuple[int, ...]


def passages_of(citations: Sequence[Citation]) -> tuple[Passage, ...]:
    """The citations, those of one place that follow each other as one record; numbered from 1."""
    grouped = [list(group) for _, group in groupby(citations, key=_place)]
    return tuple(_passage(number, group) for number, group in enumerate(grouped, start=1))


def _place(citation: Citation) -> tuple[str, tuple[str, ...], int | None]:
    return citation.document.id, citation.path, citation.locator.row


def _passage(number: int, citations: Sequence[Citation]) -> Passage:
    first, text = citations[0], ""
    for citation in citations:
        between = _BETWEEN if text and text[-1] not in _ENDS else ""
        text += between + _said(citation)
    record = Record(number, first.document.title, " / ".join(first.path), text)
    return Passage(record, tuple(citation.mark for citation in citations))


def _said(citation: Citation) -> str:
    """The words quoted; a cell's after what stands over it."""
    return "：".join((*citation.context, citation.quote))
