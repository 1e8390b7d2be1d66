"""The JSON of tickets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.records.tickets.model import (
    Event,
    EventKind,
    Origin,
    RuleKind,
    Said,
    Ticket,
    TicketState,
)
from bot.web.access import Caller
from bot.web.schemas import Record, Strict

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class TicketIn(Strict):
    """``POST /api/tickets``."""

    question: Words = Field(description="要问人的问题")
    conversation: str | None = Field(None, max_length=64, description="在哪次对话里问的")
    answer: str | None = Field(None, max_length=64, description="对哪个回答不满意")
    note: str = Field("", max_length=2000, description="补充说明")
    contact: str = Field("", max_length=200, description="怎么联系您")
    unit: str | None = Field(None, max_length=100, description="您的单位")


class TextIn(Strict):
    """Something said about a ticket."""

    text: Words = Field(description="内容")


class ReplyIn(TextIn):
    """``POST /api/tickets/{identity}/replies``."""

    token: str | None = Field(
        None, min_length=8, max_length=64, description="同一条答复重发时不变的标记，重发只算一次"
    )
    close: bool = Field(False, description="答复后办结")


class CloseIn(Strict):
    """``POST /api/tickets/{identity}/close``."""

    text: str = Field("", max_length=4000, description="没有答复就办结的，写明原因")


class AssignIn(Strict):
    """``POST /api/tickets/{identity}/assign``; oneself where nobody is named."""

    to: str | None = Field(None, min_length=1, max_length=64, description="派给谁，不写就是自己")


class MergeIn(Strict):
    """``POST /api/tickets/{identity}/merge``."""

    into: int = Field(ge=1, lt=2**31, description="并入哪个工单")


class RuleIn(Strict):
    """One rule of assignment."""

    kind: RuleKind = Field(description="按指标编号、指标所属类别、单位还是文件")
    value: str = Field(min_length=1, max_length=255, description="编号、类别、单位或文件的名称")
    assignee: str = Field(min_length=1, max_length=64, description="派给谁")
    days: int | None = Field(None, ge=0, le=365, description="几天内答复")


class RulesIn(Strict):
    """``PUT /api/ticket-rules``."""

    rules: tuple[RuleIn, ...] = Field(min_length=1, max_length=500)


class RuleOut(Record):
    """One rule."""

    kind: RuleKind
    value: str
    assignee: str
    days: int | None


class RulesOut(Record):
    """All rules."""

    rules: tuple[RuleOut, ...]


class EventOut(Record):
    """One thing that was done. ``by`` is empty for the asker."""

    at: datetime
    by: str
    kind: EventKind
    text: str


class SaidOut(Record):
    """A turn of the conversation; ``answer`` is null where it cites what the reader may not see."""

    question: str
    answer: str | None
    status: str


class NearOut(Record):
    """A passage near the question."""

    passage: str
    document: str
    title: str
    path: tuple[str, ...]
    text: str


class FactsOut(Record):
    """What the question is about."""

    indicator: str | None
    topic: str | None
    unit: str | None
    document: str | None


class InsideOut(Record):
    """What only those who answer see; ``duplicates`` are told where one ticket is asked for."""

    contact: str
    reason: str | None
    assignee: str | None
    facts: FactsOut
    excerpt: tuple[SaidOut, ...]
    found: tuple[NearOut, ...]
    duplicates: tuple[int, ...] = ()


class TicketOut(Record):
    """A ticket; ``events`` are told where one ticket is asked for."""

    id: str
    number: int
    state: TicketState
    origin: Origin
    question: str
    note: str
    created_at: datetime
    due_at: datetime
    ended_at: datetime | None
    merged_into: int | None
    events: tuple[EventOut, ...] = ()
    inside: InsideOut | None = None

    @classmethod
    def of(cls, ticket: Ticket, caller: Caller, events: Sequence[Event] = ()) -> TicketOut:
        """What a caller is shown of a ticket."""
        agent = caller.principal.may("agent")
        told = [EventOut.model_validate(event) for event in events]
        return cls(
            **{name: getattr(ticket, name) for name in _AS_THEY_ARE},
            events=tuple(told),
            inside=_inside(ticket, caller) if agent else None,
        )


_AS_THEY_ARE = (
    "id", "number", "state", "origin", "question", "note", "created_at", "due_at", "ended_at",
    "merged_into",
)  # fmt: skip


class ClaimedOut(Record):
    """The ticket that was taken."""

    ticket: TicketOut | None


class TicketsOut(Record):
    """Tickets; ``before`` goes on where a list of many ends."""

    tickets: tuple[TicketOut, ...]
    before: int | None
    counts: dict[str, int] | None


def _inside(ticket: Ticket, caller: Caller) -> InsideOut:
    catalog, scope = caller.service.app.catalog, caller.everything
    cited = {one for said in ticket.excerpt for one in said.documents}
    cited |= {near.document for near in ticket.found}
    seen = catalog.visible(cited, scope) if cited else set()
    return InsideOut(
        contact=ticket.contact,
        reason=ticket.reason,
        assignee=ticket.assignee,
        facts=FactsOut.model_validate(ticket.facts),
        excerpt=tuple(_said(said, seen) for said in ticket.excerpt),
        found=tuple(NearOut.model_validate(n) for n in ticket.found if n.document in seen),
    )


def _said(said: Said, seen: set[str]) -> SaidOut:
    shown = set(said.documents) <= seen
    return SaidOut(
        question=said.question, answer=said.answer if shown else None, status=said.status
    )
