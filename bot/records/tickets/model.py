"""The values of the helpdesk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

TicketState: TypeAlias = Literal["open", "assigned", "answered", "closed", "withdrawn"]
Origin: TypeAlias = Literal["asked", "useless", "chat", "agent"]
EventKind: TypeAlias = Literal[
    "opened", "added", "assigned", "note", "reply", "merged", "closed", "reopened", "withdrawn"
]
RuleKind: TypeAlias = Literal["indicator", "topic", "unit", "document"]

WAITING: tuple[TicketState, ...] = ("open", "assigned")
"""The states in which somebody has yet to answer."""
ENDED: tuple[TicketState, ...] = ("closed", "withdrawn")
SHOWN: tuple[EventKind, ...] = ("opened", "added", "reply", "closed", "reopened", "withdrawn")
"""What an asker sees of what was done; the rest is the organisers' own."""


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the conversation before: what was asked, and what it got.

    ``documents`` are those that the answer cites: who may not see them is not shown its text.
    """

    question: str
    answer: str
    status: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A passage near the question: where it stands and how it begins."""

    passage: str
    document: str
    title: str
    path: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a question is about, as far as its words tell: by this it finds who answers it."""

    indicator: str | None = None
    topic: str | None = None
    unit: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What a ticket begins with."""

    question: str
    origin: Origin
    owner: str = ""
    note: str = ""
    contact: str = ""
    conversation: str | None = None
    answer: str | None = None
    reason: str | None = None
    excerpt: tuple[Said, ...] = ()
    found: tuple[Near, ...] = ()
    facts: Facts = Facts()
    channel: str = "web"
    address: str = ""
    """Where in the channel a reply goes."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question that somebody has to answer."""

    number: int
    id: str
    owner: str
    state: TicketState
    origin: Origin
    question: str
    note: str
    contact: str
    conversation: str | None
    answer: str | None
    reason: str | None
    excerpt: tuple[Said, ...]
    found: tuple[Near, ...]
    facts: Facts
    channel: str
    assignee: str | None
    created_at: datetime
    due_at: datetime
    ended_at: datetime | None
    merged_into: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done to a ticket."""

    number: int
    ticket: int
    at: datetime
    by: str
    kind: EventKind
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Who gets the tickets of an indicator (its number), a topic (the name of its group), a unit or
    a document (its title), and in how many days they are due; ``None`` is the usual time."""

    kind: RuleKind
    value: str
    assignee: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that a channel is to deliver. ``number`` is the same at every try, so that a channel
    that knows it has delivered it can tell."""

    number: int
    ticket: int
    channel: str
    address: str
    text: str
    attempts: int
