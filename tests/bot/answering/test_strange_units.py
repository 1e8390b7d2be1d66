"""Units that nobody knows: named as somebody who has to do something, by what such names end with."""

from __future__ import annotations

import pytest

from bot.answering.strange_units import strange_unit
from tests.bot.answering.asking import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("示例县教育局牵头哪些", "示例县教育局"),
        ("烟草局要交什么材料", "烟草局"),
        ("请问县气象局配合哪些指标", "县气象局"),
        ("我们是水利局的,牵头哪些", "水利局"),
        ("我想问一下文化和旅游局的任务", "文化和旅游局"),
        ("今年税务局一共有几项", "税务局"),
        ("县委统战部要完成哪些", "县委统战部"),
        ("法院要配合哪些", "法院"),
        ("供电公司要报什么", "供电公司"),
        ("水利局?", "水利局"),
    ],
)
def test_a_unit_is_told_by_the_end_of_its_name(text: str, name: str) -> None:
    found = strange_unit(text)
    assert found is not None
    assert text[slice(*found)] == name


@pytest.mark.parametrize(
    "text",
    [
        "哪个局牵头",
        "各局要交什么",
        "格局要怎么做",
        "大局要服从吗",
        "由哪几个委员会负责",
        "责任单位办公室在哪",
        "其他局要做什么",
        "牵头局是谁",
        "邮局寄过来行吗",
        "指标37要哪些材料",
        "法院生效裁判履行由谁牵头",
        "县局要交什么",
        "",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert strange_unit(text) is None


@pytest.mark.parametrize("text", ["示例县教育局牵头哪些", "烟草局要交什么", "气象局配合哪些指标"])
def test_a_strange_unit_is_asked_about_and_no_other(text: str) -> None:
    asked = read(text)
    assert asked.intent == "unit_list"
    assert len(asked.units) == 1
    assert asked.units[0] in text


def test_the_askers_own_unit_counts_by_whatever_name_it_is_bound() -> None:
    assert read("我们局牵头哪些", "司法局").units == ("示例县司法局",)
    assert read("我们局牵头哪些", "气象局").units == ("示例县气象局",)
