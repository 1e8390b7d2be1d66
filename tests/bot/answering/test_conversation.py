"""Messages in their conversation, put to the county's library."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.compose import App, compose
from bot.model import Answer, Asker, Question
from bot.settings import Settings
from prompts import reply
from tests.bot.conftest import NOON
from tests.bot.county import write_county

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

Talk = Callable[..., list[Answer]]
LEAN = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
QUESTIONS = (
    "指标1要哪些佐证材料", "指标2谁牵头", "指标4什么时候交", "示例县司法局牵头哪些指标", "指标99谁牵头",
    "材料要不要盖章", "没过合法性审查能上会吗", "创建工作分几个阶段", "8月底前到期的指标有哪些",
    "红烧肉怎么做", "行政执法公示要交哪些材料",
)  # fmt: skip


@pytest.fixture(scope="module")
def talk(county_app: App) -> Talk:
    """Says several things in one conversation and gives the answers."""

    def talking(*messages: str, unit: str | None = None) -> list[Answer]:
        conversation = uuid.uuid4().hex
        return [
            county_app.assistant.ask(Question(text, Asker(unit), conversation)) for text in messages
        ]

    return talking


def told(answer: Answer) -> tuple[object, ...]:
    """What an answer says and rests on, whatever the numbers of its marks."""
    quotes = {c.mark: (c.document.id, c.locator, c.quote) for c in answer.citations}
    lines = [(line.text, [quotes[m] for m in line.citations]) for line in answer.lines]
    return answer.status, answer.reason, lines, answer.notices


@LEAN
@given(st.lists(st.sampled_from(QUESTIONS), min_size=2, max_size=4, unique=True))
def test_several_questions_get_the_answers_that_each_gets_alone(
    talk: Talk, questions: list[str]
) -> None:
    (together,) = talk("？".join(questions))
    alone = [talk(question)[0] for question in questions]
    assert [told(part) for part in together.parts] == [told(answer) for answer in alone]
    assert [part.understood_as for part in together.parts] == [
        *(question + "？" for question in questions[:-1]),
        questions[-1],
    ]
    assert together.lines == tuple(line for part in together.parts for line in part.lines)


@LEAN
@given(
    st.sampled_from(("您好，", "你好！请问", "老师好，打扰了，", "")),
    st.sampled_from(QUESTIONS),
    st.sampled_from(("，谢谢", "？谢谢老师！", "。麻烦您了", "")),
)
def test_courtesies_change_nothing(talk: Talk, before: str, question: str, after: str) -> None:
    (polite,), (plain,) = talk(before + question + after), talk(question)
    assert told(polite) == told(plain)
    assert polite.understood_as is None


@LEAN
@given(st.lists(st.sampled_from(QUESTIONS), max_size=3), st.sampled_from(QUESTIONS))
def test_a_full_question_is_answered_whatever_went_before(
    talk: Talk, before: list[str], question: str
) -> None:
    answer = talk(*before, question)[-1]
    assert told(answer) == told(talk(question)[0])
    assert answer.understood_as is None


@LEAN
@given(st.sampled_from(("1", "2", "4", "5")), st.sampled_from(("谁牵头", "佐证材料呢", "那时限呢")))
def test_a_follow_up_is_answered_as_the_question_it_means(
    talk: Talk, number: str, message: str
) -> None:
    answer = talk(f"指标{number}的责任单位", message)[-1]
    assert answer.understood_as
    assert number in answer.understood_as
    assert told(answer) == told(talk(answer.understood_as)[0])


def test_several_fields_of_one_indicator_are_one_answer(talk: Talk) -> None:
    (answer,) = talk("指标1要哪些佐证材料？谁牵头？什么时候交？")
    assert answer.parts == ()
    said = answer.text
    assert all(words in said for words in ("备案报告", "牵头：示例县司法局", "8月31日"))


def test_what_is_answered_in_part_says_so(talk: Talk) -> None:
    (answer,) = talk("指标99谁牵头？指标1谁牵头？")
    assert answer.status == "partial"
    assert [part.status for part in answer.parts] == ["refused", "answered"]
    assert answer.parts[0].reason == "no_such_indicator"
    (nothing,) = talk("指标99谁牵头？指标98谁牵头？")
    assert (nothing.status, nothing.reason) == ("refused", "no_such_indicator")


def test_more_than_five_are_answered_in_two_turns(talk: Talk) -> None:
    asked = [f"指标{n}谁牵头" for n in (1, 2, 3, 4, 5)] + ["指标1什么时候交", "材料要不要盖章"]
    first, second = talk("？".join(asked), "继续")
    assert len(first.parts) == 5
    assert first.notices[0].text == reply("notices.more_questions", most=5, left=2)
    assert first.suggestions == ("指标1什么时候交？", "材料要不要盖章")
    assert [told(part) for part in second.parts] == [told(talk(q)[0]) for q in asked[5:]]


def test_a_part_may_lean_on_the_one_before(talk: Talk) -> None:
    (answer,) = talk("指标1谁牵头？指标2的呢？")
    assert [part.understood_as for part in answer.parts] == ["指标1谁牵头？", "指标2的牵头单位"]


def test_who_said_which_unit_is_theirs_need_not_say_it_again(talk: Talk) -> None:
    hello, ours = talk("我是司法局的", "我们牵头哪些指标")
    assert (hello.status, hello.text) == ("chat", reply("chat.introduced", unit="示例县司法局"))
    assert ours.understood_as == "示例县司法局牵头哪些指标"
    back, answer, joint = talk("我们局牵头哪些指标", "司法局", "我们配合哪些")
    assert (back.status, answer.status) == ("clarify", "answered")
    assert told(answer) == told(ours)
    assert joint.understood_as == "示例县司法局配合哪些"


def test_nothing_is_asked_back_twice_running(talk: Talk) -> None:
    first, second = talk("谁牵头", "谁牵头")
    assert first.status == "clarify"
    assert second.status != "clarify"
    statuses = [answer.status for answer in talk(*["我们局牵头哪些指标"] * 3)]
    assert statuses == ["clarify", "refused", "clarify"]


def test_a_new_topic_and_another_conversation_remember_nothing(talk: Talk) -> None:
    *_, cut = talk("指标1谁牵头", "新话题", "什么时候交")
    (fresh,) = talk("什么时候交")
    assert told(cut) == told(fresh)
    assert cut.understood_as is None


def test_after_an_hour_nothing_is_leaned_on(tmp_path: Path, embedder: Embedder) -> None:
    now = [NOON]
    home = Settings(home=tmp_path / "home", conversation_minutes=30)

    def clock() -> datetime:
        return now[0]

    with compose(home, embedder=embedder, clock=clock) as app:
        assert not app.ingest([write_county(tmp_path / "文件")]).failed
        first = app.assistant.ask(Question("指标1谁牵头"))
        now[0] += timedelta(minutes=29)
        later = Question("那时限呢", conversation=first.conversation)
        assert app.assistant.ask(later).understood_as == "指标1的完成时限"
        now[0] += timedelta(minutes=31)
        assert app.assistant.ask(replace(later, text="那牵头的呢")).status == "clarify"


def test_turns_of_one_moment_keep_their_order(county_app: App, talk: Talk) -> None:
    answers = talk("指标1谁牵头", "指标2谁牵头", "那时限呢")
    assert answers[-1].understood_as == "指标2的完成时限"
    kept = county_app.records.turns(str(answers[0].conversation))
    assert [turn.answer.id for turn in kept] == [answer.id for answer in answers]


def test_parts_are_kept_as_they_were_given(county_app: App) -> None:
    answer = county_app.assistant.ask(Question("指标1谁牵头？材料要不要盖章？", explain=True))
    assert any(part.explanation for part in answer.parts)
    kept = county_app.records.get(answer.id)
    assert [told(part) for part in kept.parts] == [told(part) for part in answer.parts]
    assert not any(part.explanation for part in kept.parts)
