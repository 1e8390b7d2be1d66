"""Answers as given: kept whole, so that what a reader was shown can be shown again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.errors import BotError
from bot.model import Answer, Question, Turn
from bot.records.tables import answers, conversations
from vectorstore import codec
from vectorstore.database import Database


def _without_explanation(answer: Answer) -> Answer:
    parts = tuple(_without_explanation(part) for part in answer.parts)
    return replace(answer, explanation=None, parts=parts)


class AnswerRecords:
    """Keeps answers and finds them again by id or conversation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, question: Question, answer: Answer, asked_at: datetime) -> None:
        """Record an answer; its conversation is begun if this is the first of it."""
        with self._database.begin() as connection:
            if answer.conversation is not None:
                self._ensure_conversation(
                    connection, answer.conversation, asked_at, question.asker.person
                )
                asked_at = self._after_the_last(connection, answer.conversation, asked_at)
            connection.execute(
                sa.insert(answers).values(
                    id=answer.id,
                    conversation=answer.conversation,
                    asked_at=asked_at,
                    question=question.text,
                    unit=question.asker.unit,
                    status=answer.status,
                    prompt_version=answer.prompt,
                    body=codec.dumps(_without_explanation(answer)),
                )
            )

    @staticmethod
    def _ensure_conversation(
        connection: sa.Connection, conversation: str, created_at: datetime, owner: str
    ) -> None:
        known = sa.select(conversations.c.id).where(conversations.c.id == conversation)
        if connection.scalar(known) is None:
            row = {"id": conversation, "created_at": created_at, "owner": owner}
            connection.execute(sa.insert(conversations).values(row))

    @staticmethod
    def _after_the_last(
        connection: sa.Connection, conversation: str, asked_at: datetime
    ) -> datetime:
        """The time of a turn, later than that of the one before it, which is what orders them."""
        inside = answers.c.conversation == conversation
        last = connection.scalar(sa.select(sa.func.max(answers.c.asked_at)).where(inside))
        return max(asked_at, last + timedelta(microseconds=1)) if last else asked_at

    def turn(self, identity: str) -> Turn:
        """One answer as it was given, with its question; raises BotError ``unknown_answer``."""
        query = sa.select(answers.c.question, answers.c.body, answers.c.asked_at)
        with self._database.connect() as connection:
            row = connection.execute(query.where(answers.c.id == identity)).one_or_none()
        if row is None:
            raise BotError("unknown_answer", id=identity)
        return Turn(row.question, codec.loads(Answer, row.body), row.asked_at)

    def get(self, identity: str) -> Answer:
        """The answer alone; raises BotError ``unknown_answer``."""
        return self.turn(identity).answer

    def question_of(self, answer: str) -> str:
        """What an answer was given to; raises BotError ``unknown_answer``."""
        query = sa.select(answers.c.question).where(answers.c.id == answer)
        with self._database.connect() as connection:
            question = connection.scalar(query)
        if question is None:
            raise BotError("unknown_answer", id=answer)
        return str(question)

    def may_go_on(self, conversation: str, person: str) -> bool:
        """Whether a conversation is this person's, or not begun yet."""
        query = sa.select(conversations.c.owner).where(conversations.c.id == conversation)
        with self._database.connect() as connection:
            owner = connection.scalar(query)
        return owner is None or owner == person

    def counts(self) -> dict[str, int]:
        """How many answers are kept, by status."""
        query = sa.select(answers.c.status, sa.func.count().label("kept")).group_by(
            answers.c.status
        )
        with self._database.connect() as connection:
            return {row.status: row.kept for row in connection.execute(query)}

    def turns(self, conversation: str, limit: int | None = 5) -> tuple[Turn, ...]:
        """The last turns of a conversation, oldest first; all of them without a limit."""
        query = (
            sa.select(answers.c.question, answers.c.body, answers.c.asked_at)
            .where(answers.c.conversation == conversation)
            .order_by(answers.c.asked_at.desc())
            .limit(limit)
        )
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Turn(row.question, codec.loads(Answer, row.body), row.asked_at)
            for row in reversed(rows)
        )
