"""Accounts of people who work in the console: Argon2id passwords, and a lock after failed tries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.errors import BotError
from bot.records.access.principal import Principal, Role, groups_of, read, written
from bot.records.access.tables import accounts, sessions
from vectorstore.database import Database

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_LENGTH = 10
"""Characters of the shortest password; length counts for more than kinds of characters."""
TRIES = 5
LOCKED = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of an account; its password is not."""

    name: str
    role: Role
    unit: str | None
    groups: tuple[str, ...]
    created_at: datetime
    disabled_at: datetime | None
    locked_until: datetime | None
    subject: str | None

    def principal(self) -> Principal:
        """Who somebody logged in as this account is."""
        groups = groups_of(self.role, self.groups, self.unit)
        return Principal(self.name, self.role, "session", groups, self.unit)


class Accounts:
    """The accounts, by name."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """A hash to check against where there is no account, so that both take as long."""
        return self._hasher.hash("nobody")

    def make(
        self,
        name: str,
        role: Role,
        password: str | None,
        *,
        unit: str | None = None,
        groups: Iterable[str] = (),
        subject: str | None = None,
    ) -> Account:
        """A new account; raises BotError ``account_exists``, ``weak_password``, ``bad_name``."""
        name = name.strip()
        if not name or len(name) > 64 or not name.isprintable():
            raise BotError("bad_name")
        row = {
            "name": name,
            "password": self._hashed(password, name) if password is not None else None,
            "subject": subject,
            "role": role,
            "unit": unit,
            "groups": written(groups),
            "created_at": self._clock(),
            "failures": 0,
        }
        try:
            with self._database.begin() as connection:
                connection.execute(sa.insert(accounts).values(row))
        except sa.exc.IntegrityError as error:
            raise BotError("account_exists", name=name) from error
        return self.get(name)

    def get(self, name: str) -> Account:
        """An account by name; raises BotError ``unknown_account``."""
        return _account(self._row(name))

    def by_subject(self, subject: str) -> Account | None:
        """The account that a login elsewhere belongs to."""
        query = sa.select(accounts).where(accounts.c.subject == subject)
        with self._database.connect() as connection:
            row = connection.execute(query).one_or_none()
        return _account(row) if row else None

    def listed(self) -> tuple[Account, ...]:
        """All accounts by name."""
        with self._database.connect() as connection:
            rows = connection.execute(sa.select(accounts).order_by(accounts.c.name)).all()
        return tuple(map(_account, rows))

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        groups: Iterable[str] | None = None,
        disabled: bool | None = None,
    ) -> Account:
        """Change what is given; the account's sessions end, since they say what it was before.

        Raises BotError ``unknown_account``, and ``last_admin`` where nobody would be left to
        administer.
        """
        account = self.get(name)
        values: dict[str, object] = {}
        if role:
            values["role"] = role
        if groups is not None:
            values["groups"] = written(groups)
        if disabled is not None:
            values["disabled_at"] = self._clock() if disabled else None
        if account.role == "admin" and (disabled or (role and role != "admin")):
            others = [a for a in self.listed() if a.role == "admin" and not a.disabled_at]
            if [a.name for a in others] == [name]:
                raise BotError("last_admin", name=name)
        self._update(name, **values)
        return self.get(name)

    def set_password(self, name: str, password: str) -> None:
        """A new password, which also unlocks; raises BotError ``unknown_account``, ``weak_password``."""
        self._row(name)
        self._update(name, password=self._hashed(password, name), failures=0, locked_until=None)

    def check(self, name: str, password: str) -> Account:
        """The account, if the password is right.

        Raises BotError ``login_failed`` (which does not tell whether the account exists) and
        ``locked_out`` with the ``minutes`` left.
        """
        now = self._clock()
        try:
            row = self._row(name)
        except BotError:
            self._matches(self._nobody, password)
            raise BotError("login_failed") from None
        if row.locked_until and now < row.locked_until:
            left = (row.locked_until - now).total_seconds() / 60
            raise BotError("locked_out", minutes=int(left) + 1)
        right = self._matches(row.password or self._nobody, password) and row.password
        if not right or row.disabled_at:
            self._failed(row.name, now)
            raise BotError("login_failed")
        if row.failures or self._hasher.check_needs_rehash(row.password):
            self._quiet(row.name, failures=0, password=self._hasher.hash(password))
        return _account(row)

    def _failed(self, name: str, now: datetime) -> None:
        """Count a failed try in SQL, so that tries at the same time all count."""
        mine = accounts.c.name == name
        count = accounts.update().where(mine).values(failures=accounts.c.failures + 1)
        over = sa.and_(mine, accounts.c.failures >= TRIES)
        lock = accounts.update().where(over).values(failures=0, locked_until=now + LOCKED)
        with self._database.begin() as connection:
            connection.execute(count)
            connection.execute(lock)

    def _hashed(self, password: str, name: str) -> str:
        if len(password) < LEAST_LENGTH or password.casefold() == name.casefold():
            raise BotError("weak_password", least=LEAST_LENGTH)
        return self._hasher.hash(password)

    def _matches(self, kept: str, password: str) -> bool:
        from argon2.exceptions import VerifyMismatchError

        try:
            return self._hasher.verify(kept, password)
        except VerifyMismatchError:
            return False

    def _row(self, name: str) -> sa.Row[Any]:
        query = sa.select(accounts).where(accounts.c.name == name.strip())
        with self._database.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise BotError("unknown_account", name=name)
        return row

    def _update(self, name: str, **values: object) -> None:
        mine = accounts.c.name == name
        with self._database.begin() as connection:
            if values:
                connection.execute(accounts.update().where(mine).values(values))
            connection.execute(sessions.delete().where(sessions.c.account == name))

    def _quiet(self, name: str, **values: object) -> None:
        with self._database.begin() as connection:
            connection.execute(accounts.update().where(accounts.c.name == name).values(values))


def _account(row: sa.Row[Any]) -> Account:
    return Account(
        name=row.name,
        role=row.role,
        unit=row.unit,
        groups=read(row.groups),
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        locked_until=row.locked_until,
        subject=row.subject,
    )
