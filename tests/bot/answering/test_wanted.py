"""The words of a question that indicators must hold."""

from __future__ import annotations

import pytest

from bot.answering.wanted import item_beside_unit, item_wanted, topic_wanted
from bot.worklist.board import plain
from tests.bot.task_table import TABLE


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("哪些指标要会议纪要", "会议纪要"),
        ("要交现场照片的有几项", "现场照片"),
        ("佐证材料里带台账的指标", "台账"),
        ("哪些任务要“花名册”", "花名册"),
        ("判决书和签到表哪些要", "判决书"),
        ("哪些指标要身份证", None),
        ("指标里哪些要交", None),
        ("哪些材料要报", None),
        ("每季度报的指标", None),
        ("", None),
    ],
)
def test_what_evidence_must_hold(text: str, item: str | None) -> None:
    assert item_wanted(text, TABLE) == item


def test_only_quoted_words_when_asked_so() -> None:
    assert item_wanted("写有“征求意见记录”的", TABLE, quoted=True) == "征求意见记录"
    assert item_wanted("写有征求意见记录的", TABLE, quoted=True) is None
    assert item_wanted("写有“身份证”的", TABLE, quoted=True) is None


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("我们局哪些要现场照片", "现场照片"),
        ("我们局哪些要交现场照片", "现场照片"),
        ("我们局哪些需要提供签到表", "签到表"),
        ("我们局要报年度报告的", "年度报告"),
        ("我们局写有“判决书”的", "判决书"),
        ("我们局要牵头哪些", None),
        ("我们局要交哪些材料", None),
        ("我们局要交身份证的", None),
        ("信访局有哪些", None),
    ],
)
def test_what_narrows_the_list_of_a_unit(text: str, item: str | None) -> None:
    assert item_beside_unit(text, TABLE) == item


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("哪些指标涉及普法教育", "普法教育"),
        ("跟败诉有关的", "败诉"),
        ("涉及量子的指标", None),
        ("有哪些指标", None),
    ],
)
def test_what_an_indicator_is_about(text: str, topic: str | None) -> None:
    assert topic_wanted(text, TABLE) == topic


@pytest.mark.parametrize(
    "text", ["哪些指标要会议纪要和签到表", "佐证要有免罚事项目录的", "含有专家论证意见的指标"]
)
def test_what_is_found_stands_in_the_question_and_in_the_table(text: str) -> None:
    item = item_wanted(text, TABLE)
    assert item is not None
    assert item in text
    assert TABLE.wants(plain(item))
