"""Answers, conversations and feedback in a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.errors import BotError
from bot.model import Answer, Asker, Citation, ListItem, Notice, Question, Sentence
from bot.records.answers import AnswerRecords
from bot.records.conversations import ConversationRecords
from bot.records.feedback import FeedbackRecords
from bot.records.tables import answers, feedback
from ingest.model import Document, Locator
from vectorstore.database import Database

START = datetime(2025, 3, 5, 12, tzinfo=UTC)
DOCUMENT = Document("d1", "任务分解表", "a/表.xlsx", "任务分解表", issued=date(2025, 3, 1))
ANSWER = Answer(
    id="a1",
    conversation="c1",
    status="answered",
    text="佐证材料共1项：\n□ 目录",
    sentences=(Sentence("佐证材料共1项：", (1,)),),
    items=(ListItem("目录", (1,)),),
    citations=(
        Citation(1, DOCUMENT, ("一、总则",), Locator(3, 1, 2, cell="F3"), "目录", "/documents/d1#block-3"),
    ),
    notices=(Notice("deadline", "还有12天"),),
    suggestions=("指标2",),
    elapsed_ms=7,
    order="si",
)  # fmt: skip


class Clock:
    """A clock that goes on a minute each time it is read."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def test_an_answer_comes_back_as_it_was_given(database: Database) -> None:
    records = AnswerRecords(database)
    records.keep(Question("指标37", Asker("示例县司法局")), ANSWER, START)
    assert records.get("a1") == ANSWER
    with pytest.raises(BotError, match="unknown_answer"):
        records.get("a2")


def test_answers_of_several_parts_come_back_too(database: Database) -> None:
    records = AnswerRecords(database)
    whole = replace(ANSWER, id="a9", parts=(ANSWER, replace(ANSWER, id="a2", conversation=None)))
    records.keep(Question("两个问题"), whole, START)
    assert records.get("a9") == whole


def test_explanations_are_not_kept(database: Database) -> None:
    records = AnswerRecords(database)
    records.keep(Question("指标37"), replace(ANSWER, explanation={"intent": "indicator"}), START)
    assert records.get("a1").explanation is None


def test_turns_are_the_last_ones_oldest_first(database: Database) -> None:
    records, clock = AnswerRecords(database), Clock()
    for n in range(7):
        records.keep(Question(f"第{n}问"), replace(ANSWER, id=f"a{n}"), clock())
    records.keep(Question("别人的"), replace(ANSWER, id="b", conversation="c2"), clock())
    turns = records.turns("c1", limit=3)
    assert [turn.question for turn in turns] == ["第4问", "第5问", "第6问"]
    assert turns[0].asked_at == START + timedelta(minutes=5)
    assert records.turns("nobody's") == ()


def test_a_person_has_one_current_conversation_until_a_new_one_begins(database: Database) -> None:
    conversations = ConversationRecords(database, Clock())
    first = conversations.current("p1")
    assert conversations.current("p1") == first
    assert conversations.current("p2") != first
    second = conversations.begin("p1")
    assert conversations.current("p1") == second != first


def test_the_last_answer_leaves_small_talk_out(database: Database) -> None:
    clock = Clock()
    conversations, records = ConversationRecords(database, clock), AnswerRecords(database)
    mine = conversations.current("p1")
    assert conversations.last_answer(mine) is None
    said = replace(ANSWER, conversation=mine)
    records.keep(Question("指标37"), said, clock())
    records.keep(Question("谢谢"), replace(said, id="a2", status="chat"), clock())
    assert conversations.last_answer(mine) == said


def test_the_last_word_on_an_answer_counts(database: Database) -> None:
    AnswerRecords(database).keep(Question("指标37"), ANSWER, START)
    verdicts = FeedbackRecords(database, Clock())
    verdicts.give("a1", "useful")
    verdicts.give("a1", "useless", "少一项")
    with database.connect() as connection:
        rows = connection.execute(sa.select(feedback.c.verdict, feedback.c.reason)).all()
    assert [tuple(row) for row in rows] == [("useless", "少一项")]
    with pytest.raises(BotError, match="unknown_answer"):
        verdicts.give("a2", "useful")


def test_feedback_goes_with_its_answer(database: Database) -> None:
    AnswerRecords(database).keep(Question("指标37"), ANSWER, START)
    FeedbackRecords(database, Clock()).give("a1", "useful")
    with database.begin() as connection:
        connection.execute(sa.delete(answers))
    with database.connect() as connection:
        assert connection.execute(sa.select(feedback)).all() == []
