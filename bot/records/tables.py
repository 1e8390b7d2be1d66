"""The tables of what happened: answers as given, conversations, feedback."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from vectorstore.database import UtcTime, metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("created_at", UtcTime, nullable=False),
    Column("person", String(64)),
    Column("owner", String(64), nullable=False, server_default=""),
    Index("ix_conversations_created_at", "created_at"),
)
"""``person`` is a hash that finds it again: of who holds it on a channel, or of what was said in it.
``owner`` is a hash of who may go on with it; empty for whoever knows its id."""

answers = Table(
    "answers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("conversation", String(64), ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("asked_at", UtcTime, nullable=False),
    Column("question", Text, nullable=False),
    Column("unit", Text),
    Column("status", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("prompt_version", String(64)),
    Index("ix_answers_conversation_asked_at", "conversation", "asked_at"),
)
"""``body`` is the whole answer as JSON; citations in it are rendered from there, not recomputed."""

feedback = Table(
    "feedback",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("answer", String(64), ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Text),
    Column("at", UtcTime, nullable=False),
    Index("ix_feedback_answer", "answer"),
)
"""``verdict`` is useful or useless."""
