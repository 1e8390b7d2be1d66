"""The tables of access: nothing in them lets anyone in by itself, secrets are kept as hashes only."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from vectorstore.database import UtcTime, metadata

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("unit", String(255)),
    Column("groups", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", String(255), nullable=False),
    Column("expires_at", UtcTime),
    Column("revoked_at", UtcTime),
    Column("used_at", UtcTime),
)
"""``secret`` is the SHA-256 of the secret part: 256 random bits need no slow hash."""

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("password", Text),
    Column("subject", String(255), unique=True),
    Column("role", String(16), nullable=False),
    Column("unit", String(255)),
    Column("groups", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("disabled_at", UtcTime),
    Column("failures", Integer, nullable=False),
    Column("locked_until", UtcTime),
)
"""``password`` is an Argon2id hash, null for who logs in elsewhere, known by ``subject`` then."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("account", ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)
"""``token`` is the SHA-256 of what the browser holds."""

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("state", String(64), primary_key=True),
    Column("browser", String(64), nullable=False),
    Column("nonce", String(64), nullable=False),
    Column("verifier", String(128), nullable=False),
    Column("begun_at", UtcTime, nullable=False),
)
"""Gone once come back from. ``state`` and ``browser`` are hashes of what address and cookie hold."""
