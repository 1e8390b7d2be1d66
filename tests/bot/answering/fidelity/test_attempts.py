"""Attempts on the answers to the demo questions: each changed fact is noticed, nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.bar_fidelity import Gathered, attempts, gather, questions
from tests.bot.answering.fidelity.changes import CHANGES
from tests.bot.answering.fidelity.rewritings import REWRITINGS, chinese

if TYPE_CHECKING:
    from bot.compose import App

ASKED, ATTEMPTS, SEED = 12, 600, 37


@pytest.fixture(scope="module")
def gathered(county_app: App, project_root: Path) -> Gathered:
    """The answers of the county to a sample of questions and to some of its own."""
    found = Gathered()
    open_set = project_root / "tests" / "evaluation" / "trust" / "domain_open.jsonl"
    sample = Random(SEED).sample(list(questions(open_set)), ASKED)
    gather(county_app, iter(sample), found)
    own = ("指标1要哪些佐证材料", "指标5谁牵头", "示例县司法局牵头哪些", "示例县司法局有哪些任务",
           "创建工作分几个阶段", "没过合法性审查能上会吗", "达标线是多少", "8月底前到期的指标有哪些")  # fmt: skip
    asked = questions(open_set)
    template = next(asked)
    gather(county_app, (replace(template, text=text) for text in own), found)
    return found


def test_answers_hold(gathered: Gathered) -> None:
    assert gathered.answers == ASKED + 8
    assert gathered.replaced == []
    assert gathered.objected == []
    assert gathered.misquoted == []


def test_changed_facts_are_noticed_and_other_ways_of_writing_are_not(gathered: Gathered) -> None:
    tally, missed = attempts(gathered, ATTEMPTS, SEED)
    assert tally.falsified > ATTEMPTS / 2
    assert tally.rewritten > ATTEMPTS / 10
    assert tally.missed == []
    assert missed == []
    assert tally.alarms == []


SENTENCE = (
    "示例法办〔2025〕12号《示例县2025年实施方案》规定，达标率不低于百分之八十五、满意度90%以上，未经审查不得上会，"
    "由示例县司法局在5个工作日内、2025年8月31日前分三个阶段落实3万元经费。"
)


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_changes(name: str) -> None:
    chance = Random(1)
    made = {CHANGES[name](chance, SENTENCE) for _ in range(20)}
    assert made - {None}
    assert SENTENCE not in made


@pytest.mark.parametrize("name", REWRITINGS)
def test_every_rewriting_rewrites(name: str) -> None:
    chance = Random(1)
    source = SENTENCE + "分2个阶段。" if name in {"in Chinese", "in Arabic"} else SENTENCE
    assert any(REWRITINGS[name](chance, source) != source for _ in range(20))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (3, "三"),
        (10, "十"),
        (37, "三十七"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2000, "二千"),
        (3042, "三千零四十二"),
    ],
)
def test_numbers_in_chinese(number: int, words: str) -> None:
    assert chinese(number) == words
