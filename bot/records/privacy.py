"""All that is held about one person: to be handed over, and to be deleted for good.

A person is whoever holds a key, an account, or talks on a channel, known by the hash that owns their
conversations. Each kind of thing that is kept of people is a ``Holding``; whoever keeps another kind
adds one, so that neither export nor deletion can forget it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa

from bot.errors import BotError
from bot.records.access.principal import Principal
from bot.records.tables import answers, conversations, feedback
from vectorstore.database import Database

STRETCH = 500
"""Conversations read or deleted at a time."""
_HASH = 40


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by the hash of their conversations, and by what they are called, where they are."""

    owner: str
    name: str = ""

    @classmethod
    def of(cls, principal: Principal) -> Person:
        """Who calls; raises BotError ``nobody`` for who showed nothing."""
        if not principal.person:
            raise BotError("nobody")
        return cls(principal.person, principal.name)

    @classmethod
    def named(cls, words: str) -> Person:
        """``account:NAME``, ``key:ID``, or the hash itself; raises BotError ``bad_person``."""
        kind, _, name = words.partition(":")
        if kind == "account" and name:
            return cls(Principal(name, "asker", "session").person, name)
        if kind == "key" and name:
            return cls(Principal("", "asker", "key", id=name).person, name)
        if len(words) == _HASH and set(words) <= set("0123456789abcdef"):
            return cls(words)
        raise BotError("bad_person", words=words[:80])


class Holding(Protocol):
    """One kind of thing that is kept of people."""

    @property
    def name(self) -> str: ...

    def export(self, person: Person) -> Sequence[Mapping[str, Any]]:
        """All of a person's, as plain values."""
        ...

    def delete(self, person: Person) -> int:
        """Delete it for good; returns how many things it was."""
        ...


class Conversations:
    """Conversations with every question, answer, and what was said of it."""

    name = "conversations"

    def __init__(self, database: Database) -> None:
        self._database = database

    def export(self, person: Person) -> Sequence[Mapping[str, Any]]:
        """Oldest first."""
        query = (
            sa.select(conversations.c.id, conversations.c.created_at)
            .where(conversations.c.owner == person.owner)
            .order_by(conversations.c.created_at, conversations.c.id)
        )
        with self._database.connect() as connection:
            return [
                {
                    "id": row.id,
                    "begun_at": row.created_at.isoformat(),
                    "turns": _turns(connection, row.id),
                }
                for row in connection.execute(query).all()
            ]

    def delete(self, person: Person) -> int:
        """The conversations, with their answers and feedback."""
        mine = sa.select(conversations.c.id).where(conversations.c.owner == person.owner)
        gone = 0
        while True:
            with self._database.begin() as connection:
                found = connection.scalars(mine.limit(STRETCH)).all()
                if not found:
                    return gone
                told = sa.select(answers.c.id).where(answers.c.conversation.in_(found))
                connection.execute(sa.delete(feedback).where(feedback.c.answer.in_(told)))
                connection.execute(sa.delete(answers).where(answers.c.conversation.in_(found)))
                connection.execute(sa.delete(conversations).where(conversations.c.id.in_(found)))
            gone += len(found)


def _turns(connection: sa.Connection, conversation: str) -> list[dict[str, Any]]:
    query = (
        sa.select(answers, feedback.c.verdict, feedback.c.reason)
        .outerjoin(feedback, feedback.c.answer == answers.c.id)
        .where(answers.c.conversation == conversation)
        .order_by(answers.c.asked_at)
    )
    return [
        {
            "asked_at": row.asked_at.isoformat(),
            "question": row.question,
            "unit": row.unit,
            "status": row.status,
            "answer": json.loads(row.body),
            "verdict": row.verdict,
            "reason": row.reason,
        }
        for row in connection.execute(query)
    ]


class Privacy:
    """What all holdings have of a person."""

    def __init__(self, holdings: Sequence[Holding]) -> None:
        self._holdings = holdings

    def export(self, person: Person) -> dict[str, Any]:
        """Everything, by kind."""
        found = {holding.name: list(holding.export(person)) for holding in self._holdings}
        return {"person": person.owner, "name": person.name or None, **found}

    def delete(self, person: Person) -> dict[str, int]:
        """Delete everything for good; returns how many things of each kind it was."""
        return {holding.name: holding.delete(person) for holding in self._holdings}
