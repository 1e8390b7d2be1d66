"""Questions about what has been handed in are told from those about what is due, and how."""

from __future__ import annotations

import pytest

from bot.answering.handed_in import asks_what_was_handed_in, asks_which_units


@pytest.mark.parametrize(
    "text",
    [
        "我们还差哪些没交", "我们交齐了吗", "已经报送了几项", "我们局还有几项没报", "司法局哪些材料还没上传",
        "指标37的材料交齐了吗", "我们局交了多少", "材料都上传了吗", "我们单位的报送情况怎么样", "我局报送进度如何",
        "没交的还有哪些", "还欠几项没交", "市监局交了没", "我单位已上传哪些材料", "指标12报了没有", "我们还有什么没交",
    ],
)  # fmt: skip
def test_asked_for(text: str) -> None:
    assert asks_what_was_handed_in(text)
    assert not asks_which_units(text)


@pytest.mark.parametrize("text", ["哪些单位还没报", "谁还没交", "哪几个乡镇没上传"])
def test_which_units(text: str) -> None:
    assert asks_what_was_handed_in(text)
    assert asks_which_units(text)


@pytest.mark.parametrize(
    "text",
    [
        "没交会扣分吗", "没按时报送的怎么处理", "我们单位要交什么", "我们局还要交哪些", "报送时间是什么时候",
        "哪些指标要交会议纪要", "如果没交齐怎么办", "通报了哪些问题", "汇报了几次", "逾期未报送的会怎样", "报名了吗",
        "补交可以吗", "交通运输局牵头哪些", "已经公示了吗", "交了以后还能改吗", "讲话里传达了哪些精神",
        "材料报送情况在哪里查", "要报送哪些材料", "上传了能撤回吗", "不交行吗",
    ],
)  # fmt: skip
def test_other_questions(text: str) -> None:
    assert not asks_what_was_handed_in(text)
