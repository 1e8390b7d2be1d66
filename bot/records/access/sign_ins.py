"""Signing in at a provider elsewhere: what is under way, and whose account it is in the end.

A sign-in is begun by one browser and ended by the same one, once: what an address carries is
worth nothing without the cookie, and nothing the second time.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.errors import BotError
from bot.records.access.accounts import Account, Accounts
from bot.records.access.keys import digest
from bot.records.access.principal import Role
from bot.records.access.tables import accounts, sessions, sign_ins
from vectorstore.database import Database

WITHIN = timedelta(minutes=10)
"""How long somebody may take at the provider."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What was begun: ``state`` goes through the provider, ``browser`` stays in a cookie."""

    state: str
    browser: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is elsewhere. ``subject`` never changes; the rest is what is so today."""

    subject: str
    name: str
    role: Role
    unit: str | None


class SignIns:
    """The sign-ins under way, and the accounts they end in."""

    def __init__(
        self, database: Database, accounts: Accounts, clock: Callable[[], datetime]
    ) -> None:
        self._database, self._accounts, self._clock = database, accounts, clock

    def begin(self) -> SignIn:
        """A new one; those that nobody came back from are forgotten."""
        state, browser, nonce = (secrets.token_urlsafe(32) for _ in range(3))
        begun = SignIn(state, browser, nonce, secrets.token_urlsafe(64))
        now = self._clock()
        row = {
            "state": digest(begun.state),
            "browser": digest(begun.browser),
            "nonce": begun.nonce,
            "verifier": begun.verifier,
            "begun_at": now,
        }
        with self._database.begin() as connection:
            connection.execute(sign_ins.delete().where(sign_ins.c.begun_at < now - WITHIN))
            connection.execute(sa.insert(sign_ins).values(row))
        return begun

    def end(self, state: str, browser: str) -> SignIn:
        """The one that comes back; raises BotError ``sign_in_lost`` the second time, too late, or
        from another browser."""
        mine = sign_ins.c.state == digest(state)
        with self._database.begin() as connection:
            row = connection.execute(sa.select(sign_ins).where(mine)).one_or_none()
            taken = connection.execute(sign_ins.delete().where(mine)).rowcount
        late = row is not None and self._clock() - row.begun_at > WITHIN
        if row is None or taken != 1 or late:
            raise BotError("sign_in_lost")
        if not hmac.compare_digest(row.browser, digest(browser)):
            raise BotError("sign_in_lost")
        return SignIn(state, browser, row.nonce, row.verifier)

    def account(self, who: Identity) -> Account:
        """The account of somebody, made at the first sign-in; role and unit as the provider says.

        Raises BotError ``login_failed`` for an account that was closed here.
        """
        found = self._accounts.by_subject(who.subject)
        if found is None:
            return self._made(who)
        if found.disabled_at:
            raise BotError("login_failed")
        if (found.role, found.unit) != (who.role, who.unit):
            mine = accounts.c.subject == who.subject
            with self._database.begin() as connection:
                told = {"role": who.role, "unit": who.unit}
                connection.execute(accounts.update().where(mine).values(told))
                # Other sessions of it were opened with what is no longer so.
                connection.execute(sessions.delete().where(sessions.c.account == found.name))
        return self._accounts.get(found.name)

    def _made(self, who: Identity) -> Account:
        """A new account; a name that somebody has here already is never taken over."""
        ending = f"#{digest(who.subject)[:8]}"
        name = "".join(c for c in who.name if c.isprintable()).strip()[: 64 - len(ending)]
        for called in (name, name + ending):
            try:
                return self._accounts.make(
                    called, who.role, None, unit=who.unit, subject=who.subject
                )
            except BotError as error:
                if error.code not in ("account_exists", "bad_name"):
                    raise
                taken = error
        raise taken
