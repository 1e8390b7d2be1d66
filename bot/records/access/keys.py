"""API keys: shown once, kept hashed, limited to a role, a unit, groups and web origins.

A key reads ``fw_<id>_<secret>``: the id finds it without a search over hashes, and secret scanners
know the prefix.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.errors import BotError
from bot.records.access.principal import Principal, Role, groups_of, read, written
from bot.records.access.tables import api_keys
from vectorstore.database import Database

_FORM = re.compile(r"fw_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")

USED_AFTER = timedelta(minutes=5)
"""How exactly the last use is noted: not every request of a busy key may write."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is known of a key; its secret is not."""

    id: str
    name: str
    role: Role
    unit: str | None
    groups: tuple[str, ...]
    origins: tuple[str, ...]
    created_at: datetime
    created_by: str
    expires_at: datetime | None
    revoked_at: datetime | None
    used_at: datetime | None

    def good(self, now: datetime) -> bool:
        """Whether it opens anything at a moment."""
        return not self.revoked_at and (self.expires_at is None or now < self.expires_at)


def digest(secret: str) -> str:
    """What is kept of a random secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


class ApiKeys:
    """The keys, by id."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def make(
        self,
        name: str,
        role: Role,
        *,
        by: str,
        unit: str | None = None,
        groups: Iterable[str] = (),
        origins: Iterable[str] = (),
        lives: timedelta | None = None,
    ) -> tuple[ApiKey, str]:
        """A new key and its text, which is not to be had again."""
        identity, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        now = self._clock()
        row = {
            "id": identity,
            "name": name,
            "secret": digest(secret),
            "role": role,
            "unit": unit,
            "groups": written(groups),
            "origins": written(origin.rstrip("/") for origin in origins),
            "created_at": now,
            "created_by": by,
            "expires_at": now + lives if lives else None,
        }
        with self._database.begin() as connection:
            connection.execute(sa.insert(api_keys).values(row))
        return self.get(identity), f"fw_{identity}_{secret}"

    def get(self, identity: str) -> ApiKey:
        """A key by id; raises BotError ``unknown_key``."""
        with self._database.connect() as connection:
            row = connection.execute(
                sa.select(api_keys).where(api_keys.c.id == identity)
            ).one_or_none()
        if row is None:
            raise BotError("unknown_key", id=identity)
        return _key(row)

    def listed(self) -> tuple[ApiKey, ...]:
        """All keys, the newest first, revoked ones too."""
        order = (api_keys.c.created_at.desc(), api_keys.c.id)
        with self._database.connect() as connection:
            rows = connection.execute(sa.select(api_keys).order_by(*order)).all()
        return tuple(map(_key, rows))

    def revoke(self, identity: str) -> ApiKey:
        """End a key for good; raises BotError ``unknown_key``."""
        key = self.get(identity)
        if not key.revoked_at:
            with self._database.begin() as connection:
                mine = api_keys.c.id == identity
                connection.execute(api_keys.update().where(mine).values(revoked_at=self._clock()))
        return self.get(identity)

    def principal(self, text: str) -> Principal | None:
        """Who a key's text stands for; ``None`` unless it is one of ours and still good."""
        found = _FORM.fullmatch(text)
        if not found:
            return None
        query = sa.select(api_keys).where(api_keys.c.id == found[1])
        with self._database.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None or not hmac.compare_digest(row.secret, digest(found[2])):
            return None
        key, now = _key(row), self._clock()
        if not key.good(now):
            return None
        if key.used_at is None or now - key.used_at > USED_AFTER:
            self._use(key.id, now)
        groups = groups_of(key.role, key.groups, key.unit)
        return Principal(key.name, key.role, "key", groups, key.unit, key.origins, key.id)

    def origins(self) -> frozenset[str]:
        """The web origins that some good key is limited to."""
        now = self._clock()
        return frozenset(origin for key in self.listed() if key.good(now) for origin in key.origins)

    def _use(self, identity: str, now: datetime) -> None:
        with self._database.begin() as connection:
            connection.execute(
                api_keys.update().where(api_keys.c.id == identity).values(used_at=now)
            )


def _key(row: sa.Row[tuple[object, ...]]) -> ApiKey:
    found = row._mapping
    return ApiKey(
        id=found["id"],
        name=found["name"],
        role=found["role"],
        unit=found["unit"],
        groups=read(found["groups"]),
        origins=read(found["origins"]),
        created_at=found["created_at"],
        created_by=found["created_by"],
        expires_at=found["expires_at"],
        revoked_at=found["revoked_at"],
        used_at=found["used_at"],
    )
