"""A message that pastes materials and asks what they lack is told from every other message."""

from __future__ import annotations

import pytest

from bot.answering.pasted_list import pasted_list


@pytest.mark.parametrize(
    ("text", "about", "materials"),
    [
        (
            "指标37我们准备了：1.事项目录 2.合法性审查意见书 还缺什么",
            "指标37我们准备了",
            ["事项目录", "合法性审查意见书"],
        ),
        ("第三十七项我们已经整理好了：目录；纪要。看看齐不齐", "第三十七项我们", ["目录", "纪要"]),
        ("帮我核对一下指标37的材料：\n1、目录\n2、意见书", "指标37", ["目录", "意见书"]),
        ("指标37自查：目录、意见书，有没有漏的", "指标37", ["目录、意见书"]),
        ("37号指标手上有意见书和专家论证意见，还差哪些", "37号指标", ["意见书和专家论证意见"]),
        ("合法性审查那项，我们有会议纪要，还缺什么", "合法性审查那项", ["会议纪要"]),
        ("指标37材料如下\n目录\n意见书\n还缺啥", "指标37", ["目录", "意见书"]),
        ("请核对指标55\n使用情况通报.pdf\n统计表.xlsx", "指标55", ["使用情况通报.pdf", "统计表.xlsx"]),
        ("看看指标46我们准备的清单全不全：清单、台账", "指标46", ["清单、台账"]),
    ],
)  # fmt: skip
def test_lists(text: str, about: str, materials: list[str]) -> None:
    found = pasted_list(text)
    assert found is not None
    assert about in found.about
    assert not any(material in found.about for material in materials)
    assert [material.text for material in found.materials] == materials


@pytest.mark.parametrize(
    "text",
    [
        "指标37要哪些佐证材料",
        "指标37我们还缺什么",
        "我们还差哪些没交",
        "指标37的材料我们交齐了吗",
        "没有会议纪要可以吗",
        "我们准备了会议纪要行不行",
        "8月底前要完成哪些，还有什么要交",
        "佐证材料要盖章吗，复印件行不行",
        "指标37有哪些材料，一项都不能少吗",
        "帮我看看指标37要什么材料",
        "请核对一下指标37的牵头单位，截止时间",
        "已经交了的材料能改吗，怎么改，找谁",
    ],
)
def test_other_messages(text: str) -> None:
    assert pasted_list(text) is None
