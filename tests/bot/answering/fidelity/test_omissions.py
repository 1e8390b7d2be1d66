"""What a sentence may not leave out of its source: conditions, and of whom it speaks."""

from __future__ import annotations

import pytest

from bot.answering.fidelity.folding import fold
from bot.answering.fidelity.omissions import (
    conditions,
    exceptions,
    of_another,
    only_conditional,
    unconditional,
)

URGENT = "情况特别紧急的，可以缩短时间，但不得省略审查。"
SHARE = "乡镇（街道）达标的要点不低于总数的85%方可参加典型评选。"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (URGENT, "情况特别紧急的,"),
        (SHARE, "乡镇(街道)达标的要点不低于总数的85%"),
        ("2024年1月1日以后形成的可以用。", "2024年1月1日以后形成的"),
        ("不上传的按缺项处理。", "不上传的"),
        ("达标率低于85%的单位，不予推荐。", "达标率低于85%的单位,"),
        ("收到完整材料后，审查时间不少于7日。", "收到完整材料后,"),
        ("如遇节假日，顺延一天。", "如遇节假日,"),
        ("各单位的负责人应当出庭。", ""),
        ("有效样本不少于1000份。", ""),
    ],
)
def test_conditions_are_found(text: str, when: str) -> None:
    assert "".join(one.when for one in conditions(fold(text))) == when


@pytest.mark.parametrize(
    ("said", "source", "without"),
    [
        ("可以缩短时间，但不得省略审查。", URGENT, True),
        ("情况特别紧急的，可以缩短时间。", URGENT, False),
        ("特别紧急的情况下可以缩短时间。", URGENT, False),
        ("提供虚假数据的，不予推荐。", "伪造材料或者提供虚假数据的，不予推荐。", False),
        ("不予推荐。", "伪造材料或者提供虚假数据的，不予推荐。", True),
    ],
)
def test_a_condition_may_not_be_left_out(said: str, source: str, without: bool) -> None:
    assert bool(unconditional(fold(said), [fold(source)])) is without


def test_a_condition_is_no_fact() -> None:
    assert only_conditional(fold("乡镇（街道）达标的要点不低于总数的85%。"), [fold(SHARE)])
    assert only_conditional("情况特别紧急。", [fold(URGENT)])
    assert not only_conditional(fold(SHARE), [fold(SHARE)])


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("材料需要盖章。", "平台导出的统计表同样"),
        ("平台导出的统计表需要盖章。", ""),
        ("需要盖章。", ""),
        ("上传清单，需要盖章。", "平台导出的统计表同样"),
    ],
)
def test_what_is_said_of_one_is_not_said_of_another(said: str, other: str) -> None:
    assert of_another(fold(said), [fold("平台导出的统计表同样需要盖章。")]) == other


def test_what_limits_is_found() -> None:
    assert list(exceptions(fold(URGENT))) == ["但不得省略审查"]
