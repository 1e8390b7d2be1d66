"""The tables of the helpdesk: tickets, what was done to them, who gets which, replies on their way."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from vectorstore.database import UtcTime, metadata

tickets = Table(
    "tickets",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("owner", String(64), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("question", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("unit", Text),
    Column("conversation", String(64)),
    Column("answer", String(64), index=True),
    Column("reason", String(32)),
    Column("excerpt", Text, nullable=False),
    Column("found", Text, nullable=False),
    Column("indicator", Text),
    Column("topic", Text),
    Column("document", Text),
    Column("channel", String(32), nullable=False),
    Column("address", Text, nullable=False),
    Column("assignee", String(64)),
    Column("created_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("merged_into", ForeignKey("tickets.number", ondelete="SET NULL"), index=True),
    Index("ix_tickets_state_due_at", "state", "due_at"),
)
"""``id`` is a random token: whoever has no ``owner`` (a hash, as of conversations) knows it by that.
``excerpt`` and ``found`` are JSON: the turns before, and the passages nearest to the question."""

ticket_events = Table(
    "ticket_events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("ticket", ForeignKey("tickets.number", ondelete="CASCADE"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", String(255), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("token", String(64)),
    Unique("ticket", "token"),
)
"""``token`` makes what is sent twice count once."""

ticket_rules = Table(
    "ticket_rules",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("value", String(255), nullable=False),
    Column("assignee", String(64), nullable=False),
    Column("days", Integer),
    Unique("kind", "value"),
)
"""Who gets the tickets of an indicator, a topic (its group), a unit or a document."""

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("ticket", ForeignKey("tickets.number", ondelete="CASCADE"), nullable=False),
    Column("event", ForeignKey("ticket_events.number", ondelete="CASCADE"), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("address", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("holder", String(255)),
    Column("claimed_until", UtcTime),
    Column("attempts", Integer, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    Column("error", Text),
    Unique("ticket", "event"),
    Index("ix_outbox_channel_state_due_at", "channel", "state", "due_at"),
)
"""Messages that a channel is to deliver: each reply once to each ticket that waits for it."""
