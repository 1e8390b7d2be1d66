"""Questions put to the table made by hand, on 25 July 2025."""

from __future__ import annotations

from datetime import date

from bot.answering.brought import Reader
from bot.answering.sources import Sources
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.model import Asker, Question
from bot.worklist.register import Register
from tests.bot.task_table import register, unit

TODAY = date(2025, 7, 25)
REGISTER = register()
NONE_NAMED = Sources()


def read(
    text: str,
    asker: str | None = None,
    *,
    tables: Register = REGISTER,
    sources: Sources = NONE_NAMED,
) -> Understanding:
    """What a message means when somebody of a unit of the county (司法局) types it."""
    question = Question(text, Asker(unit(asker) if asker else None))
    return understand(question, tables, TODAY, sources)


def reader(text: str, asker: str | None = None, *, tables: Register = REGISTER) -> Reader:
    """What reads the messages of somebody of a unit of the county."""
    return Reader(tables, Question(text, Asker(unit(asker) if asker else None)), TODAY)


def numbers(asked: Understanding) -> list[str | None]:
    """The numbers of the indicators that are meant."""
    return [indicator.number for indicator in asked.indicators]
