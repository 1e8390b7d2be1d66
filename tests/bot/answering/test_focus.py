"""What a question is about, and which noun its question word governs."""

from __future__ import annotations

import pytest

from bot.answering.focus import asking_clauses, focus


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("第三方评估请的是哪家公司", "公司"),
        ("第三方评估费用多少", "费用"),
        ("评上示范单位有多少奖金", "奖金"),
        ("平台有没有手机app", "app"),
        ("有没有专班的邮箱", "邮箱"),
        ("联络员每个月有补贴吗", "补贴"),
        ("材料要不要做封面和目录页", "封面"),
        ("公积金怎么提取", "公积金"),
    ],
)
def test_the_head_is_the_noun_asked_for(text: str, head: str) -> None:
    assert focus(text).heads == (head,)


@pytest.mark.parametrize("text", ["要交什么材料", "什么时候交", "有啥要求", "指标37要哪些佐证材料"])
def test_what_every_question_says_is_never_the_head(text: str) -> None:
    assert focus(text).heads == ()


def test_words_of_the_story_are_no_part_of_the_focus() -> None:
    text = "我们局长在外地出差,开庭去不了,负责人出庭应诉怎么办"
    assert "外地" not in focus(text).nouns
    assert "负责人" in focus(text).nouns


def test_a_message_without_a_question_word_asks_with_its_last_clause() -> None:
    assert asking_clauses("你好,佐证材料清单") == ["佐证材料清单"]
