"""Who is let in: settings that contradict each other, keys, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import ClassVar

from bot.doctor import Finding, good, note, wrong
from bot.records.access.accounts import Account
from bot.records.access.keys import ApiKey

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Stated:
    """What the settings say of who may come in."""

    host: str
    public_url: str | None
    anyone_may_ask: bool
    folders: Sequence[Path]
    llm_key_without_address: bool
    oidc: bool

    @property
    def open_to_others(self) -> bool:
        """Whether other machines reach the service."""
        return bool(self.public_url) or not _is_loopback(self.host)


@dataclass(frozen=True)
class Contradictions:
    """Settings that are each right and together are not."""

    stated: Stated
    name: ClassVar[str] = "settings"

    def look(self) -> Iterator[Finding]:
        """Compares them."""
        stated, found = self.stated, False
        public = stated.public_url or ""
        told = [
            (public.startswith("http:") and not _is_loopback(_name(public)), "public_plain"),
            (not _is_loopback(stated.host) and not public, "public_unnamed"),
            (stated.open_to_others and stated.anyone_may_ask, "public_open"),
            (stated.llm_key_without_address, "llm_unused"),
            (stated.oidc and stated.open_to_others and not public, "oidc_unnamed"),
        ]
        for is_so, key in told:
            if is_so:
                found = True
                yield note(self.name, key)
        for folder in stated.folders:
            if not folder.is_dir():
                found = True
                yield wrong(self.name, "watched_gone", folder=folder)
        if not found:
            yield good(self.name, "settings_good")


@dataclass(frozen=True)
class Credentials:
    """Keys and accounts, against who is to come in."""

    stated: Stated
    keys: Callable[[], Sequence[ApiKey]]
    accounts: Callable[[], Sequence[Account]]
    clock: Callable[[], datetime]
    name: ClassVar[str] = "credentials"

    def look(self) -> Iterator[Finding]:
        """Counts who gets in, and names the keys that do no longer."""
        now, keys = self.clock(), self.keys()
        accounts = [each for each in self.accounts() if not each.disabled_at]
        good_keys = [key for key in keys if key.good(now)]
        for key in keys:
            if key.revoked_at or key.expires_at is None:
                continue
            if key.expires_at <= now:
                yield note(self.name, "key_expired", name=key.name, id=key.id)
            elif key.expires_at - now < SOON:
                day = f"{key.expires_at:%Y-%m-%d}"
                yield note(self.name, "key_expiring", name=key.name, id=key.id, day=day)
        if not any(each.role == "admin" for each in accounts) and not self.stated.oidc:
            yield note(self.name, "admin_none")
        closed = not (good_keys or accounts or self.stated.anyone_may_ask or self.stated.oidc)
        if self.stated.open_to_others and closed:
            yield wrong(self.name, "nobody_may_ask")
        yield good(self.name, "credentials_good", keys=len(good_keys), accounts=len(accounts))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _name(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].rpartition(":")[0] or url.partition("://")[2]
