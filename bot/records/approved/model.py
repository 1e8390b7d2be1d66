"""The values of approved answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

ApprovedState: TypeAlias = Literal["draft", "approved", "review", "retired"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that an answer rests on: one text version of it, and what is quoted."""

    document: str
    title: str
    edition: str | None = None
    passage: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ApprovedAnswer:
    """An answer that somebody approved. ``negative`` are questions that sound alike and are others;
    ``review`` says why it waits to be looked at again."""

    id: str
    question: str
    answer: str
    similar: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    state: ApprovedState = "draft"
    review: str = ""
    approver: str = ""
    ticket: int | None = None
    valid_until: date | None = None
    approved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an approved answer is made from or changed to."""

    question: str
    answer: str
    similar: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    ticket: int | None = None
    valid_until: date | None = None
