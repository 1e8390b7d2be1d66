"""Conversations as they were held: listed, shown, and deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.errors import BotError
from bot.model import Answer, Turn
from bot.records.tables import answers, conversations
from vectorstore import codec
from vectorstore.database import Database

MOST = 200
"""Conversations listed at a time, the latest first."""
STRETCH = 500
"""Conversations deleted in one transaction, so that nobody waits for long."""


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation: who may go on with it, from its first question to its last."""

    id: str
    owner: str
    begun_at: datetime
    last_at: datetime
    questions: int
    first_question: str


class History:
    """What was asked and answered. Deleting takes the answers and what was said of them along."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(
        self, owner: str | None = None, *, before: datetime | None = None, limit: int = MOST
    ) -> tuple[Held, ...]:
        """The conversations of one person, of all with ``None``: latest first, ended before ``before``."""
        last = sa.func.max(answers.c.asked_at)
        query = (
            sa.select(
                conversations.c.id,
                conversations.c.owner,
                conversations.c.created_at.label("begun_at"),
                last.label("last_at"),
                sa.func.count().label("questions"),
            )
            .join(answers, answers.c.conversation == conversations.c.id)
            .group_by(conversations.c.id, conversations.c.owner, conversations.c.created_at)
            .order_by(last.desc())
            .limit(limit)
        )
        if owner is not None:
            query = query.where(conversations.c.owner == owner)
        if before is not None:
            query = query.having(last < before)
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
            first = _first_questions(connection, [row.id for row in rows])
        return tuple(
            Held(r.id, r.owner, r.begun_at, r.last_at, r.questions, first[r.id]) for r in rows
        )

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """All turns in order; raises BotError ``unknown_conversation``."""
        query = (
            sa.select(answers.c.question, answers.c.body, answers.c.asked_at)
            .where(answers.c.conversation == conversation)
            .order_by(answers.c.asked_at)
        )
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        if not rows:
            self.owner(conversation)
        return tuple(Turn(r.question, codec.loads(Answer, r.body), r.asked_at) for r in rows)

    def owner(self, conversation: str) -> str:
        """Whose it is, empty for whoever knows its id; raises BotError ``unknown_conversation``."""
        query = sa.select(conversations.c.owner).where(conversations.c.id == conversation)
        with self._database.connect() as connection:
            owner = connection.scalar(query)
        if owner is None:
            raise BotError("unknown_conversation", id=conversation)
        return str(owner)

    def delete(self, conversation: str) -> None:
        """Delete one for good; raises BotError ``unknown_conversation``."""
        self.owner(conversation)
        self._delete([conversation])

    def forget(self, before: datetime) -> int:
        """Delete all whose last word was said before a time; returns how many they were."""
        last = sa.select(sa.func.max(answers.c.asked_at)).where(
            answers.c.conversation == conversations.c.id
        )
        old = (
            sa.select(conversations.c.id)
            .where(sa.func.coalesce(last.scalar_subquery(), conversations.c.created_at) < before)
            .limit(STRETCH)
        )
        gone = 0
        while True:
            with self._database.connect() as connection:
                found = connection.scalars(old).all()
            if not found:
                return gone
            self._delete(found)
            gone += len(found)

    def forget_older(self, days: int, now: datetime) -> int:
        """The same of those that ended ``days`` ago; 0 days keep everything."""
        return self.forget(now - timedelta(days=days)) if days else 0

    def _delete(self, identities: Sequence[str]) -> None:
        with self._database.begin() as connection:
            connection.execute(sa.delete(answers).where(answers.c.conversation.in_(identities)))
            connection.execute(sa.delete(conversations).where(conversations.c.id.in_(identities)))


def _first_questions(connection: sa.Connection, identities: Sequence[str]) -> dict[str, str]:
    """What each conversation began with."""
    first = (
        sa.select(answers.c.conversation, sa.func.min(answers.c.asked_at).label("at"))
        .where(answers.c.conversation.in_(identities))
        .group_by(answers.c.conversation)
        .subquery()
    )
    query = sa.select(answers.c.conversation, answers.c.question).join(
        first,
        (answers.c.conversation == first.c.conversation) & (answers.c.asked_at == first.c.at),
    )
    return {row.conversation: row.question for row in connection.execute(query)}
