"""Which part of a message names what is asked about, and which only tells a story."""

from __future__ import annotations

import pytest

from bot.answering.clauses import is_pointed, topics


def heaviest(text: str) -> str:
    """The stretch that counts most, the whole message aside."""
    parts = {words: weight for words, weight in topics(text).items() if len(words) < len(text)}
    return max(parts, key=lambda words: parts[words]).strip()


def test_one_clause_is_the_topic() -> None:
    assert list(topics("首违不罚")) == ["首违不罚"]


def test_words_that_ask_are_no_topic() -> None:
    (words,) = topics("首违不罚要交哪些材料")
    assert words.strip() == "首违不罚"


def test_the_clause_that_asks_counts_most() -> None:
    assert heaviest("昨天大家都去开会讨论预算，败诉案件剖析谁牵头") == "败诉案件剖析"


def test_a_name_in_the_clause_before_counts_more_than_the_story() -> None:
    found = topics("上午刚跑完三个村子，败诉案件剖析，要交哪些材料")
    assert found["败诉案件剖析"] > found["上午刚跑完三个村子"]


def test_what_is_set_aside_counts_least() -> None:
    found = topics("预算执行那块先放一放，上午去了村里，败诉案件剖析谁牵头")
    weights = {words.strip(): weight for words, weight in found.items()}
    assert min(weights, key=lambda words: weights[words]) == "预算执行那块先放一放"


def test_lines_are_clauses() -> None:
    assert heaviest("大家好我是新来的\n败诉案件剖析谁牵头") == "败诉案件剖析"


@pytest.mark.parametrize("text", ["首违不罚", "你好，你好", "，，", "败诉剖析，谁牵头。急！", ""])
def test_weights_are_parts_of_one(text: str) -> None:
    assert all(0 < weight <= 1 for weight in topics(text).values())


@pytest.mark.parametrize(
    "text", ["那个指标要什么", "这一项谁牵头", "哪条指标说的是培训", "败诉的指标"]
)
def test_what_points_at_an_indicator(text: str) -> None:
    assert is_pointed(text)


@pytest.mark.parametrize("text", ["败诉案件怎么剖析", "谁牵头", "三项制度"])
def test_what_points_at_none(text: str) -> None:
    assert not is_pointed(text)


@pytest.mark.parametrize("text", ["这个季度要交什么", "这个月要报哪些", "那个时候谁牵头"])
def test_a_time_that_is_pointed_at_is_no_indicator(text: str) -> None:
    assert not is_pointed(text)
