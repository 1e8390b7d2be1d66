"""Which fields a question asks for, in the words that staff use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.fields import fields_asked

WORDS = {
    "evidence": (
        "要哪些佐证材料", "左证材料", "佐正材料", "证明材料", "支撑材料", "印证材料", "台账",
        "材料清单", "要交什么", "要交哪些东西", "拿什么证明", "要准备什么资料",
    ),
    "lead": (
        "牵头单位", "主责单位", "谁牵头", "谁负责", "归谁管", "哪个局抓", "哪个单位牵头", "负责部门是谁",
    ),
    "joint": ("责任单位", "配合单位有哪些", "参与单位", "谁配合", "协办单位"),
    "deadline": (
        "完成时限", "截止时间", "什么时候", "最晚哪天", "几号前", "时间节点", "啥时候", "DDL",
    ),
    "score": ("评分标准", "怎么打分", "扣几分", "达标条件", "怎样算合格", "满分多少", "占多少分"),
    "remark": ("备注",),
    "requirement": ("要求是什么", "具体内容"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "field"), [(word, field) for field, words in WORDS.items() for word in words]
)
def test_words_for_a_field(words: str, field: str) -> None:
    assert fields_asked(words).fields == (field,)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("谁牵头、什么时候交", ("lead", "deadline")),
        ("什么时候交哪些材料", ("deadline", "evidence")),
        ("牵头单位和责任单位", ("lead", "joint")),
        ("评价标准和佐证材料", ("score", "evidence")),
        ("按要求交哪些佐证材料", ("evidence",)),
        ("每家报几份材料", ("requirement", "evidence")),
        ("要报几份", ("evidence",)),
        ("谁牵头，谁配合，扣几分", ("lead", "joint", "score")),
        ("新进人员至少培训多少学时", ("requirement",)),
        ("你好", ()),
        ("", ()),
    ],
)
def test_several_fields_come_in_the_order_of_the_question(
    text: str, fields: tuple[str, ...]
) -> None:
    assert fields_asked(text).fields == fields


@pytest.mark.parametrize("text", ["牵头单位是谁", "扣几分", "完成时限", "佐证材料"])
def test_words_that_only_an_indicator_has(text: str) -> None:
    assert fields_asked(text).strong


@pytest.mark.parametrize("text", ["什么时候", "材料", "谁负责", "多久一次", "你好"])
def test_words_that_prose_has_too(text: str) -> None:
    assert not fields_asked(text).strong


def test_what_names_the_subject_is_left() -> None:
    assert fields_asked("规范性文件清理由谁牵头").rest.startswith("规范性文件清理")


@given(st.text(st.sampled_from("谁牵头配合材料什么时候扣几分要求责任单位的指标三"), max_size=20))
def test_what_is_left_has_the_same_places(text: str) -> None:
    asked = fields_asked(text)
    fields, rest = asked.fields, asked.rest
    assert len(rest) == len(text)
    assert all(kept in (" ", typed) for kept, typed in zip(rest, text, strict=True))
    assert bool(fields) == (rest != text)
    assert len(set(fields)) == len(fields)
