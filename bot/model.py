"""The values of a conversation: who asks what, and what an answer is made of.

The field names are those of the HTTP contract; ``bot/web/schemas.py`` only adds validation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from ingest.model import Document, Locator

AnswerStatus: TypeAlias = Literal["answered", "partial", "clarify", "refused", "chat"]
Reason: TypeAlias = Literal["no_evidence", "no_such_indicator", "out_of_scope"]
NoticeKind: TypeAlias = Literal[
    "amended",
    "superseded",
    "conflict",
    "deadline",
    "doubtful_original",
    "old_or_foreign",
    "partial_index",
    "more_questions",
]
Author: TypeAlias = Literal["extractive", "llm", "approved"]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks. ``groups`` come from the credential only; ``unit`` says who 我们局 is.

    ``person`` is whose conversation it is: a hash of who the credential or the channel says.
    """

    unit: str | None = None
    groups: frozenset[str] = frozenset()
    person: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One message to answer. ``edition`` and ``table`` narrow what it is about."""

    text: str
    asker: Asker = Asker()
    conversation: str | None = None
    edition: str | None = None
    table: str | None = None
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and where it stands; rendered from this record, never from a list position.

    ``context`` is what its row or table says of it: the row's number and name, the column's header.
    """

    mark: int
    document: Document
    path: tuple[str, ...]
    locator: Locator
    quote: str
    url: str
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with the marks of the citations that support it."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a complete list, word for word, with its citations."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know beside the answer."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question got.

    ``text`` is the whole answer as plain text, one line a sentence or item; ``order`` says which
    comes when (``s`` the next sentence, ``i`` the next item). ``parts`` holds one answer each when
    several questions were asked; the lines and citations of the whole are theirs joined, under the
    same marks, and its text has each under its question. ``understood_as`` is the stand-alone
    question that was answered where it is not what was typed. ``explanation`` is filled only when
    asked for: what was understood, what was found, and why it answered or refused. ``prompt`` is the
    name and version of the prompt that a model wrote by, where ``author`` is ``llm``.
    """

    id: str
    conversation: str | None
    status: AnswerStatus
    text: str
    reason: Reason | None = None
    sentences: tuple[Sentence, ...] = ()
    items: tuple[ListItem, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    parts: tuple[Answer, ...] = ()
    suggestions: tuple[str, ...] = ()
    author: Author = "extractive"
    elapsed_ms: int = 0
    order: str = ""
    explanation: Mapping[str, object] | None = None
    understood_as: str | None = None
    prompt: str | None = None

    @property
    def lines(self) -> tuple[Sentence | ListItem, ...]:
        """The sentences and items in reading order."""
        sentences, items = iter(self.sentences), iter(self.items)
        return tuple(next(items) if kind == "i" else next(sentences) for kind in self.order)


StreamEvent: TypeAlias = Sentence | ListItem | Citation | Notice | Answer
"""What ``Assistant.stream`` yields, in the order a reader needs it; the whole Answer comes last."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation with its answer, as kept."""

    question: str
    answer: Answer
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """What a chat channel received. ``chat`` and ``person`` are the channel's own identifiers."""

    channel: str
    chat: str
    person: str
    text: str
    id: str = ""
    asker: Asker = Asker()


@dataclass(frozen=True, slots=True)
class Reply:
    """What the desk says to a message: an answer to render, or plain words."""

    text: str = ""
    answer: Answer | None = None
    buttons: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
