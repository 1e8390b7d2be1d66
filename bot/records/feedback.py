"""What people say of answers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from bot.errors import BotError
from bot.records.tables import answers, feedback
from vectorstore.database import Database


class FeedbackRecords:
    """Keeps verdicts on answers; the last word of a reader counts."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def give(self, answer: str, verdict: str, reason: str | None = None) -> None:
        """Record ``useful`` or ``useless``; raises BotError ``unknown_answer``."""
        with self._database.begin() as connection:
            known = connection.scalar(sa.select(answers.c.id).where(answers.c.id == answer))
            if known is None:
                raise BotError("unknown_answer", id=answer)
            connection.execute(sa.delete(feedback).where(feedback.c.answer == answer))
            connection.execute(
                sa.insert(feedback).values(
                    id=uuid.uuid4().hex,
                    answer=answer,
                    verdict=verdict,
                    reason=reason,
                    at=self._clock(),
                )
            )
