"""Conversations listed, shown and deleted, one by one and when they have been kept long enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.errors import BotError
from bot.model import Answer, Asker, Question
from bot.records.answers import AnswerRecords
from bot.records.feedback import FeedbackRecords
from bot.records.history import History

if TYPE_CHECKING:
    from vectorstore.database import Database

DAY = datetime(2025, 7, 1, 8, tzinfo=UTC)


def ask(database: Database, conversation: str, text: str, days: int, person: str = "") -> str:
    identity = f"{conversation}-{text}-{days}"
    answer = Answer(identity, conversation, "answered", "好")
    question = Question(text, Asker(person=person), conversation)
    AnswerRecords(database).keep(question, answer, DAY + timedelta(days=days))
    return identity


def test_the_latest_come_first_with_what_they_began_with(database: Database) -> None:
    history = History(database)
    ask(database, "a", "甲", 0, "p")
    ask(database, "b", "乙", 1, "q")
    ask(database, "a", "丙", 2, "p")
    found = history.listed()
    assert [(one.id, one.questions, one.first_question) for one in found] == [
        ("a", 2, "甲"),
        ("b", 1, "乙"),
    ]
    assert [one.id for one in history.listed("q")] == ["b"]
    assert [one.id for one in history.listed(before=DAY + timedelta(days=2))] == ["b"]
    assert [turn.question for turn in history.turns("a")] == ["甲", "丙"]


def test_what_is_deleted_is_gone_with_its_answers_and_feedback(database: Database) -> None:
    history, answers = History(database), AnswerRecords(database)
    identity = ask(database, "a", "甲", 0)
    kept = ask(database, "b", "乙", 0)
    FeedbackRecords(database, lambda: DAY).give(identity, "useless", "不全")
    history.delete("a")
    assert [one.id for one in history.listed()] == ["b"]
    assert answers.get(kept).id == kept
    with pytest.raises(BotError, match="unknown_answer"):
        answers.get(identity)
    for call in (history.turns, history.delete, history.owner):
        with pytest.raises(BotError, match="unknown_conversation"):
            call("a")


def test_old_ones_are_forgotten_by_their_last_word(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.records.history.STRETCH", 2)
    history = History(database)
    for name in "abcde":
        ask(database, name, "甲", 0)
    ask(database, "e", "乙", 9)
    assert history.forget_older(0, DAY + timedelta(days=400)) == 0
    assert history.forget_older(5, DAY + timedelta(days=10)) == 4
    assert [one.id for one in history.listed()] == ["e"]
