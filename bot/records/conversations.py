"""Conversations of people on chat channels: which one is current, and what was said last."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import Answer
from bot.records.tables import answers, conversations
from vectorstore import codec
from vectorstore.database import Database


class ConversationRecords:
    """Keeps one current conversation a person; ``person`` is a hash made by the desk."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def current(self, person: str) -> str:
        """The id of the person's latest conversation, begun if there is none."""
        return self.resumed(person) or self.begin(person)

    def begin(self, person: str) -> str:
        """Begin a new conversation and return its id."""
        identity = uuid.uuid4().hex
        mine = sa.select(sa.func.max(conversations.c.created_at)).where(
            conversations.c.person == person
        )
        with self._database.begin() as connection:
            now, last = self._clock(), connection.scalar(mine)
            # Later than the one before it, which is what makes it the current one.
            at = max(now, last + timedelta(microseconds=1)) if last else now
            row = {"id": identity, "created_at": at, "person": person, "owner": person}
            connection.execute(sa.insert(conversations).values(row))
        return identity

    def last_answer(self, conversation: str) -> Answer | None:
        """The answer last given in a conversation, small talk left out."""
        query = (
            sa.select(answers.c.body)
            .where(answers.c.conversation == conversation, answers.c.status != "chat")
            .order_by(answers.c.asked_at.desc())
            .limit(1)
        )
        with self._database.connect() as connection:
            body = connection.scalar(query)
        return codec.loads(Answer, body) if body else None

    def resumed(self, mark: str) -> str | None:
        """The conversation that was last marked so; ``None`` if there is none."""
        query = (
            sa.select(conversations.c.id)
            .where(conversations.c.person == mark)
            .order_by(conversations.c.created_at.desc())
            .limit(1)
        )
        with self._database.connect() as connection:
            return connection.scalar(query)

    def mark(self, conversation: str, mark: str) -> None:
        """Make a conversation known by what was said in it so far, or by a client's own id."""
        with self._database.begin() as connection:
            connection.execute(
                conversations.update().where(conversations.c.id == conversation).values(person=mark)
            )
