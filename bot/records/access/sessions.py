"""Sessions of people logged in: the cookie holds a random token, the database its hash."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.records.access.keys import digest
from bot.records.access.principal import Principal, groups_of, read
from bot.records.access.tables import accounts, sessions
from vectorstore.database import Database

IDLE = timedelta(hours=8)
LONGEST = timedelta(days=7)
SEEN_AFTER = timedelta(minutes=1)
"""How exactly the last request is noted."""


def csrf_of(token: str) -> str:
    """What our own page repeats with every change: only who holds the token can know it."""
    return digest(f"csrf\0{token}")


def repeats(token: str, csrf: str) -> bool:
    """Whether a change came from our own page."""
    return hmac.compare_digest(csrf_of(token), csrf)


class Sessions:
    """The sessions, by the token in the cookie."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def begin(self, account: str) -> str:
        """A new session; returns the token for the cookie."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        row = {
            "token": digest(token),
            "account": account,
            "created_at": now,
            "seen_at": now,
        }
        with self._database.begin() as connection:
            connection.execute(sa.insert(sessions).values(row))
            old = sa.or_(sessions.c.seen_at < now - IDLE, sessions.c.created_at < now - LONGEST)
            connection.execute(sessions.delete().where(old))
        return token

    def find(self, token: str) -> Principal | None:
        """Who a token stands for; ``None`` if it is unknown, too old, or its account is closed."""
        now = self._clock()
        query = (
            sa.select(sessions, accounts)
            .join(accounts, accounts.c.name == sessions.c.account)
            .where(
                sessions.c.token == digest(token),
                sessions.c.seen_at >= now - IDLE,
                sessions.c.created_at >= now - LONGEST,
                accounts.c.disabled_at.is_(None),
            )
        )
        with self._database.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        if now - row.seen_at > SEEN_AFTER:
            self._see(row.token, now)
        groups = groups_of(row.role, read(row.groups), row.unit)
        return Principal(row.name, row.role, "session", groups, row.unit)

    def end(self, token: str) -> None:
        """Log out; no session is no error."""
        with self._database.begin() as connection:
            connection.execute(sessions.delete().where(sessions.c.token == digest(token)))

    def _see(self, token: str, now: datetime) -> None:
        with self._database.begin() as connection:
            connection.execute(
                sessions.update().where(sessions.c.token == token).values(seen_at=now)
            )
