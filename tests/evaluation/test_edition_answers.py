"""A sample of the questions about editions and amendments, and that nothing is said unfounded."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.model import Asker, Question
from tests.bot.fidelity import misquoted, uncited, unfounded_days
from tests.evaluation.edition_gold import Wanted, wanted
from tests.evaluation.edition_judging import faults

if TYPE_CHECKING:
    from bot.compose import App

SAMPLE, SEED = 9, 2025
ALL = tuple(wanted())
KINDS = tuple(dict.fromkeys(case.kind for case in ALL))
CASES = [
    case
    for kind in KINDS
    for case in random.Random(SEED).sample([c for c in ALL if c.kind == kind], SAMPLE)
]
COMPARING = (
    "两版任务分解表有什么不同",
    "我们局今年比去年多了哪几项",
    "和2024年的表相比牵头单位变了的有哪些",
    "今年新增了哪些指标",
    "指标59改了什么",
    "2025年方案和2023年方案的达标率要求有什么变化",
    "方案和补充通知的上传时间一致吗",
    "原来的截止日期是哪天",
    "指标5原来的完成时限",
)


def test_the_sample_holds_every_kind() -> None:
    assert len(ALL) >= 300
    assert Counter(case.kind for case in CASES) == dict.fromkeys(KINDS, SAMPLE)
    assert len(KINDS) == 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.question)
def test_editions_are_answered_as_they_stand(demo_app: App, case: Wanted) -> None:
    assert faults(demo_app.assistant.ask(Question(case.question)), case) == []


@pytest.mark.parametrize("text", COMPARING)
def test_both_values_are_cited_to_where_they_stand(demo_app: App, text: str) -> None:
    answer = demo_app.assistant.ask(Question(text, Asker("示例县司法局")))
    assert answer.status == "answered"
    assert uncited(answer) == []
    assert unfounded_days(answer) == []
    assert misquoted(answer, demo_app) == []


def test_a_document_that_a_notice_changed_is_not_quoted_alone(demo_app: App) -> None:
    answer = demo_app.assistant.ask(Question("和2023年的老方案比，上传截止时间有变化吗"))
    assert "8月31日" in answer.text
    assert {"amended"} <= {notice.kind for notice in answer.notices}
