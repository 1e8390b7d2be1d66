"""``fawen doctor``: what is wrong with an installation, and what to do about it.

A check looks at one thing and says what it found; whoever has something to be checked (a channel its
credentials) adds a check. A check that fails itself is a finding like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol, TypeAlias

from bot.errors import KNOWN, sentence_of
from bot.incidents import attempt
from prompts import reply

State: TypeAlias = Literal["good", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: ``note`` can wait, ``wrong`` stops people from being answered rightly."""

    check: str
    state: State
    text: str


class Check(Protocol):
    """Looks at one thing; changes nothing."""

    @property
    def name(self) -> str: ...

    def look(self) -> Iterable[Finding]: ...


def good(check: str, key: str, **values: object) -> Finding:
    """A thing that is as it should be."""
    return Finding(check, "good", reply(f"doctor.{key}", **values))


def note(check: str, key: str, **values: object) -> Finding:
    """A thing to look at some time."""
    return Finding(check, "note", reply(f"doctor.{key}", **values))


def wrong(check: str, key: str, **values: object) -> Finding:
    """A thing to be put right."""
    return Finding(check, "wrong", reply(f"doctor.{key}", **values))


def examine(checks: Sequence[Check]) -> Iterator[Finding]:
    """What every check finds, in order."""
    for check in checks:
        found = attempt(partial(_look, check), f"doctor: {check.name}")
        if isinstance(found, KNOWN):
            yield Finding(check.name, "wrong", sentence_of(found))
        else:
            yield from found


def _look(check: Check) -> tuple[Finding, ...]:
    return tuple(check.look())
