"""Courtesies: alone they get a line, around a question they are nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.smalltalk import courtesy, without_courtesies

BEFORE = (
    "您好，",
    "你好",
    "老师好！",
    "不好意思打扰了，",
    "早上好！您好，",
    "好的，",
    "谢谢，",
    "在吗？",
    "收到。",
)
AFTER = ("，谢谢", "。谢谢老师！", " 多谢啦", "，麻烦您了", "！感谢感谢", "，谢谢🙏", "，在线等")
QUESTIONS = (
    "指标37要哪些佐证材料", "好差评闭环谁牵头", "没过审查能上会吗", "我们局牵头哪些", "可以用复印件吗",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("你好", "greeting"),
        ("您好，在吗？", "greeting"),
        ("好的谢谢", "thanks"),
        ("好的，谢谢老师！", "thanks"),
        ("谢谢🙏", "thanks"),
        ("谢谢，再见", "thanks"),
        ("再见", "goodbye"),
        ("明白了", "ok"),
        ("👍", "ok"),
        ("怎么用", "help"),
        ("？", "help"),
        ("你能做什么？", "help"),
        ("你是谁", "who"),
        ("你是谁呀能干什么", "who"),
        ("你好，转人工", "helpdesk"),
        ("我要找人工客服", "helpdesk"),
        ("新话题", "new_topic"),
        ("不对", "useless"),
    ],
)
def test_a_message_of_nothing_but_courtesies(text: str, kind: str) -> None:
    assert courtesy(text) == kind


@pytest.mark.parametrize(
    "text",
    [*QUESTIONS, "人工智能应用谁牵头", "你好，指标3谁牵头", "不对外公开可以吗", "行政复议谁牵头"],
)
def test_a_question_is_no_courtesy(text: str) -> None:
    assert courtesy(text) is None


@given(st.sampled_from(BEFORE), st.sampled_from(QUESTIONS), st.sampled_from(AFTER))
def test_around_a_question_courtesies_are_nothing(before: str, question: str, after: str) -> None:
    assert without_courtesies(before + question + after) == question


@given(st.text(max_size=30))
def test_taking_courtesies_away_twice_changes_nothing_more(text: str) -> None:
    once = without_courtesies(text)
    assert without_courtesies(once) == once
    assert len(once) <= len(text)
