"""Who changed what, and when: entries are added in the transaction of the change and never altered.

The database itself refuses to change or delete an entry (see the migration that made the table).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.database import Database
from vectorstore.tables import audit

Action: TypeAlias = Literal[
    "uploaded",
    "read",
    "drafted",
    "published",
    "corrected",
    "discarded",
    "withdrawn",
    "replaced",
    "restored",
    "restricted",
    "cancelled",
    "retried",
    "key_made",
    "key_revoked",
    "account_made",
    "account_changed",
    "person_exported",
    "person_erased",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name, and how it is known ("cli", "system", or as a Principal's ``via``)."""

    name: str
    via: str


SYSTEM = Actor("系统", "system")
COMMAND = Actor("命令行", "cli")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. ``object`` names what it was done to."""

    number: int
    at: datetime
    by: str
    via: str
    action: Action
    object: str
    details: Mapping[str, Any]


def note(
    connection: Connection,
    at: datetime,
    actor: Actor,
    action: Action,
    object: str,  # noqa: A002
    **details: object,
) -> None:
    """Add an entry within the transaction that makes the change."""
    values = {
        "at": at,
        "by": actor.name,
        "via": actor.via,
        "action": action,
        "object": object,
        "details": json.dumps(details, ensure_ascii=False),
    }
    connection.execute(audit.insert().values(values))


class Audit:
    """The log, for reading; ``note`` is for what has no transaction of its own."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database, self._clock = database, clock

    def note(self, actor: Actor, action: Action, object: str, **details: object) -> None:  # noqa: A002
        """Add an entry."""
        with self._database.begin() as connection:
            note(connection, self._clock(), actor, action, object, **details)

    def listed(
        self,
        *,
        limit: int = 100,
        before: int | None = None,
        action: str | None = None,
        object: str | None = None,  # noqa: A002
    ) -> list[Entry]:
        """Entries, the newest first; ``before`` is the number from which an earlier page goes on."""
        query = sa.select(audit).order_by(audit.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.number < before)
        if action:
            query = query.where(audit.c.action == action)
        if object:
            query = query.where(audit.c.object == object)
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        return [
            Entry(r.number, r.at, r.by, r.via, r.action, r.object, json.loads(r.details))
            for r in rows
        ]
