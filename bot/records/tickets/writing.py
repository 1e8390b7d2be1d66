"""How tickets stand in their tables: rows to values, and the steps that transactions are made of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.errors import BotError
from bot.records.tickets.model import ENDED, Event, EventKind, Facts, Near, Said, Ticket
from bot.records.tickets.tables import ticket_events, tickets
from vectorstore import codec

SHOWN_COLUMNS = tuple(c for c in tickets.c if c.name != "address")
_AS_THEY_ARE = (
    "number", "id", "owner", "state", "origin", "question", "note", "contact", "conversation",
    "answer", "reason", "channel", "assignee", "created_at", "due_at", "ended_at", "merged_into",
)  # fmt: skip


def ticket_of(row: sa.Row[Any]) -> Ticket:
    """The ticket of a row of ``SHOWN_COLUMNS``."""
    found = row._mapping
    return Ticket(
        **{name: found[name] for name in _AS_THEY_ARE},
        excerpt=codec.loads_all(Said, found["excerpt"]),
        found=codec.loads_all(Near, found["found"]),
        facts=Facts(found["indicator"], found["topic"], found["unit"], found["document"]),
    )


def event_of(row: sa.Row[Any]) -> Event:
    """The event of a row."""
    return Event(row.number, row.ticket, row.at, row.by, row.kind, row.text)


def held(connection: Connection, number: int) -> Ticket:
    """The ticket, which nobody else can change before this transaction ends.

    Raises BotError ``unknown_ticket``.
    """
    query = sa.select(*SHOWN_COLUMNS).where(tickets.c.number == number).with_for_update()
    row = connection.execute(query).one_or_none()
    if row is None:
        raise BotError("unknown_ticket", id=number)
    return ticket_of(row)


def going_on(connection: Connection, number: int) -> Ticket:
    """The same of one that has not ended; raises BotError ``ticket_ended`` too."""
    ticket = held(connection, number)
    if ticket.state in ENDED:
        raise BotError("ticket_ended", number=number, state=ticket.state)
    return ticket


def change(connection: Connection, number: int, **values: object) -> None:
    """Write some columns of a ticket."""
    connection.execute(tickets.update().where(tickets.c.number == number).values(values))


def tell(
    connection: Connection,
    ticket: int,
    at: datetime,
    by: str,
    kind: EventKind,
    text: str = "",
    token: str | None = None,
) -> int:
    """Add to what was done to a ticket; returns the number of the entry."""
    row = {"ticket": ticket, "at": at, "by": by, "kind": kind, "text": text, "token": token}
    insert = sa.insert(ticket_events).values(row).returning(ticket_events.c.number)
    number: int = connection.execute(insert).scalar_one()
    return number


def told(connection: Connection, ticket: int, token: str) -> bool:
    """Whether something was said with this token before."""
    known = sa.select(ticket_events.c.number).where(
        ticket_events.c.ticket == ticket, ticket_events.c.token == token
    )
    return connection.execute(known).first() is not None
