"""Who a request comes from, whatever it showed to prove it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["asker", "agent", "admin"]
ROLES: tuple[Role, ...] = ("asker", "agent", "admin")
"""Each may do what those before it may."""

EVERY_GROUP = "*"
"""The group of those who see every document, whoever it is limited to."""


@dataclass(frozen=True, slots=True)
class Principal:
    """A caller. ``name`` is what the audit log calls it, ``via`` how it proved who it is.

    ``groups`` are the visibility groups granted (mostly names of units); ``unit`` is who 我们局 is
    when a question does not say. ``origins`` are the web origins a widget's key is good for; empty
    means that no browser of another site may use it. ``id`` is that of a key: names are no secret.
    """

    name: str
    role: Role
    via: Literal["open", "local", "key", "session"]
    groups: frozenset[str] = frozenset()
    unit: str | None = None
    origins: tuple[str, ...] = ()
    id: str = ""

    @property
    def person(self) -> str:
        """Whose conversations are this caller's, as a hash; empty for who showed nothing."""
        if self.via == "open":
            return ""
        return hashlib.sha256(f"{self.via}\0{self.id or self.name}".encode()).hexdigest()[:40]

    def may(self, role: Role) -> bool:
        """Whether this caller has a role or one above it."""
        return ROLES.index(self.role) >= ROLES.index(role)


ANYONE = Principal("", "asker", "open")
"""Somebody who showed nothing."""

THIS_MACHINE = Principal("本机", "admin", "local", frozenset({EVERY_GROUP}))
"""A command on the machine of the service, which can read the lock of its home."""


def groups_of(role: Role, groups: Iterable[str], unit: str | None) -> frozenset[str]:
    """What a credential lets its holder see: an admin everything, a unit's own beside the granted."""
    own = {unit} if unit else set()
    return frozenset({EVERY_GROUP}) if role == "admin" else frozenset({*groups, *own})


def written(names: Iterable[str]) -> str:
    """Names as JSON, as tables keep them."""
    return json.dumps(sorted(set(names)), ensure_ascii=False)


def read(text: str | None) -> tuple[str, ...]:
    """The names that ``written`` kept."""
    return tuple(json.loads(text or "[]"))
