"""The desk: commands, questions, errors, and whose conversation is whose."""

from __future__ import annotations

import re

import pytest

from bot.compose import App
from bot.desk import Desk, person_key
from bot.model import Answer, Asker, Message, Question
from bot.records.conversations import ConversationRecords
from bot.rendering.chat import body_of
from prompts import reply
from vectorstore.errors import ModelUnavailable

QUESTION = "指标1要哪些佐证材料"


def message(text: str, *, chat: str = "group", person: str = "甲") -> Message:
    return Message("telegram", chat, person, text)


@pytest.fixture
def person(request: pytest.FixtureRequest) -> str:
    """Somebody whom no other test knows."""
    return str(request.node.name)


def test_a_question_gets_its_answer(county_app: App, person: str) -> None:
    said = county_app.desk.handle(message(QUESTION, person=person))
    assert said.answer is not None
    assert said.text == said.answer.text
    assert "审查意见" in said.text


def test_the_unit_of_the_asker_is_ours(county_app: App, person: str) -> None:
    ours = Message("telegram", "1", person, "我们局牵头哪些指标", asker=Asker("示例县司法局"))
    assert "行政规范性文件备案" in county_app.desk.handle(ours).text


@pytest.mark.parametrize("word", ["来源", "出处。", " 原文 ", "依据！"])
def test_sources_are_the_quotations_of_the_last_answer(
    county_app: App, person: str, word: str
) -> None:
    county_app.desk.handle(message(QUESTION, person=person))
    said = county_app.desk.handle(message(word, person=person)).text
    assert "任务分解表》" in said
    assert "文件目录" in said


@pytest.mark.parametrize("word", ["全部", "看全部", "完整清单", "展开"])
def test_the_whole_of_a_folded_list_is_shown(county_app: App, person: str, word: str) -> None:
    answer = county_app.desk.handle(message("示例县司法局牵头配合哪些", person=person)).text
    said = county_app.desk.handle(message(word, person=person))
    assert (said.text, said.answer) == (answer, None)


@pytest.mark.parametrize("word", ["来源", "有用", "没用", "全部"])
def test_two_persons_in_a_group_do_not_share(county_app: App, person: str, word: str) -> None:
    county_app.desk.handle(message(QUESTION, person=person))
    other = county_app.desk.handle(message(word, person=person + "2"))
    assert other.text == reply("chat.nothing_yet")
    elsewhere = county_app.desk.handle(message(word, person=person, chat="private"))
    assert elsewhere.text == reply("chat.nothing_yet")


def test_persons_are_kept_as_a_hash() -> None:
    keys = {
        person_key(Message(channel, chat, person, ""))
        for channel in ("telegram", "wecom")
        for chat in ("1", "2")
        for person in ("7", "8")
    }
    assert len(keys) == 8
    assert all(re.fullmatch("[0-9a-f]{40}", key) for key in keys)


@pytest.mark.parametrize(
    ("word", "verdict"),
    [("有用", "useful"), ("👍", "useful"), ("没用。", "useless"), ("不对", "useless")],
)
def test_verdicts_are_kept(county_app: App, person: str, word: str, verdict: str) -> None:
    given: list[tuple[str, str]] = []

    class Feedback:
        def give(self, answer: str, verdict: str, reason: str | None = None) -> None:
            given.append((answer, verdict))
            county_app.feedback.give(answer, verdict, reason)

    conversations = ConversationRecords(county_app.database, county_app.clock)
    desk = Desk(county_app.assistant, conversations, Feedback())
    answer = desk.handle(message(QUESTION, person=person)).answer
    assert answer is not None
    assert desk.handle(message(word, person=person)).text == reply(f"chat.{verdict}")
    assert given == [(answer.id, verdict)]


@pytest.mark.parametrize("word", ["转人工", "人工", "问人工"])
def test_the_helpdesk_is_named(county_app: App, person: str, word: str) -> None:
    assert county_app.desk.handle(message(word, person=person)).text == reply("chat.helpdesk")


def test_a_command_word_inside_a_question_is_no_command(county_app: App, person: str) -> None:
    said = county_app.desk.handle(message("指标1的依据是什么", person=person))
    assert said.answer is not None


@pytest.mark.parametrize("word", ["", "  \n", "长" * 2001])
def test_what_cannot_be_asked_is_told_in_a_sentence(
    county_app: App, person: str, word: str
) -> None:
    said = county_app.desk.handle(message(word, person=person))
    assert said.answer is None
    assert re.search(r"[\u4e00-\u9fff]{4}", said.text)


class Failing:
    """A pipeline that cannot answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def ask(self, question: Question) -> Answer:
        raise self.error


def failing(app: App, error: Exception) -> Desk:
    return Desk(Failing(error), ConversationRecords(app.database, app.clock), app.feedback)


def test_faults_of_the_store_become_their_sentence(county_app: App, person: str) -> None:
    desk = failing(county_app, ModelUnavailable(model="bge-m3", reason="no such folder"))
    assert "向量模型 bge-m3" in desk.handle(message(QUESTION, person=person)).text


def test_faults_of_ours_get_a_number_that_the_log_knows(
    county_app: App, person: str, caplog: pytest.LogCaptureFixture
) -> None:
    said = failing(county_app, KeyError("x")).handle(message(QUESTION, person=person)).text
    incident = re.search("[0-9a-f]{12}", said)
    assert incident
    assert incident.group() in caplog.text


def test_a_chat_is_followed_up_and_cut_by_a_new_topic(county_app: App, person: str) -> None:
    def said(text: str) -> Answer | None:
        return county_app.desk.handle(message(text, person=person)).answer

    said(QUESTION)
    answer = said("那牵头的呢")
    assert answer is not None
    assert answer.understood_as == "指标1的牵头单位"
    county_app.desk.handle(message("新话题", person=person))
    cut = said("那牵头的呢")
    assert cut is not None
    assert (cut.status, cut.understood_as) == ("clarify", None)


def test_several_questions_are_told_apart_in_a_chat(county_app: App, person: str) -> None:
    text = body_of(county_app.desk.handle(message("指标1谁牵头？指标2谁牵头？", person=person)))
    assert "1. 指标1谁牵头？\n" in text
    assert "\n2. 指标2谁牵头？\n" in text
