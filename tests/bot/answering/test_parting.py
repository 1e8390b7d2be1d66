"""Several questions in one message are cut apart; one question is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.parting import part
from tests.bot.answering.asking import reader

WHOLE = (
    "指标6谁牵头", "指标3扣几分", "第9项的佐证材料", "败诉案件剖析什么时候交", "司法局牵头哪些指标",
    "9月底前要完成哪些指标", "材料要不要盖章", "造假会怎么处理", "首违不罚要交哪些材料", "一共几项指标",
)  # fmt: skip
APART = ("？", "？\n", "\n", "，另外", "？还有，", "。顺便问一下，", "；")


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("指标6要哪些材料？谁牵头？还有指标7的呢", ["指标6要哪些材料？谁牵头？", "指标7的呢"]),
        ("指标6谁牵头，指标7什么时候交", ["指标6谁牵头", "指标7什么时候交"]),
        ("指标6的佐证材料以及指标7的牵头单位", ["指标6的佐证材料", "指标7的牵头单位"]),
        ("1.指标6谁牵头\n2.材料要盖章吗", ["指标6谁牵头", "材料要盖章吗"]),
        ("想问两个问题：①指标6谁牵头②材料要盖章吗", ["指标6谁牵头", "材料要盖章吗"]),
        ("第一，指标6谁牵头，第二，指标7扣几分", ["指标6谁牵头", "指标7扣几分"]),
        ("司法局牵头哪些指标，信访局呢", ["司法局牵头哪些指标", "信访局呢"]),
        ("首违那项要交什么，还有败诉那项什么时候交", ["首违那项要交什么", "败诉那项什么时候交"]),
        ("指标6谁牵头，败诉案件剖析呢，规范性文件清理呢", ["指标6谁牵头", "败诉案件剖析呢", "规范性文件清理呢"]),
        ("司法局和信访局分别牵头哪些", ["司法局牵头哪些", "信访局牵头哪些"]),
        ("指标6谁牵头？我们下周要报。那指标7呢", ["指标6谁牵头？", "那指标7呢"]),
        ("材料能用复印件吗？如果可以，要不要盖章？", ["材料能用复印件吗？", "如果可以，要不要盖章？"]),
    ],
)  # fmt: skip
def test_questions_apart(text: str, questions: list[str]) -> None:
    assert list(part(text, reader(text))) == questions


@pytest.mark.parametrize(
    "text",
    [
        *WHOLE,
        "指标6的牵头单位和完成时限是什么",
        "指标6要哪些材料？谁牵头？什么时候交？",
        "指标6和指标7谁牵头，什么时候交",
        "指标6以及指标7谁牵头",
        "我们局牵头哪些还有配合哪些",
        "是不是要交材料？指标6的",
        "没过审查能上会吗？会怎么样？",
        "指标6谁牵头？对吗？",
        "指标4.2.1谁牵头",
        "司法局和信访局共同牵头哪些",
        "第8项装备标识，照片要不要交？材料一共几份？",
        "不是指标6，是指标7",
        "不知道要交什么材料，也不知道谁牵头，指标6的",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert part(text, reader(text)) == (text,)


@given(st.sampled_from(WHOLE), st.sampled_from(APART), st.sampled_from(WHOLE))
def test_two_whole_questions_are_cut_into_the_two(one: str, between: str, other: str) -> None:
    parted = part(one + between + other, reader(""))
    assert [question.rstrip("？") for question in parted] == [one, other]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("我们去年刚合并，人都走了。说第6项要补。到底要补哪些？", "说第6项要补。到底要补哪些？"),
        ("我是新来的，什么都不懂。领导让我理材料。指标6谁牵头？", "指标6谁牵头？"),
        ("今天下雨了。指标6谁牵头？明天要开会。", "指标6谁牵头？"),
        ("我是司法局的。天气很热。我们局牵头哪些指标？", "我是司法局的。我们局牵头哪些指标？"),
    ],
)
def test_a_story_that_cannot_bear_on_the_question_is_left_out(text: str, question: str) -> None:
    assert part(text, reader(text)) == (question,)


@given(st.text(alphabet="指标6谁牵头？，。\n 还有呢另外第1项司法局和", max_size=40))
def test_any_message_has_at_least_one_question_in_its_own_words(text: str) -> None:
    parted = part(text, reader(text))
    assert parted
    words = "".join(text.split())
    assert all(len(question) <= len(words) + text.count("\n") + 20 for question in parted)
