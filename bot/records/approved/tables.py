"""The table of approved answers."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, String, Table, Text

from vectorstore.database import UtcTime, metadata

approved_answers = Table(
    "approved_answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("question", Text, nullable=False),
    Column("spelled", String(64), nullable=False, unique=True),
    Column("similar", Text, nullable=False),
    Column("negative", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("review", Text, nullable=False),
    Column("approver", String(255), nullable=False),
    Column("ticket", ForeignKey("tickets.number", ondelete="SET NULL"), index=True),
    Column("valid_until", Date),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("approved_at", UtcTime),
)
"""``spelled`` hashes the question as it is compared, so that none is approved twice. ``similar``,
``negative`` and ``sources`` are JSON. ``review`` says why it is under review."""
