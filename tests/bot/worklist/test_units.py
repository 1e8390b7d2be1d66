"""Unit names in cells and questions."""

from __future__ import annotations

import pytest

from bot.worklist.units import UnitNames, covers, is_general, short_name, units_in

COUNTY = UnitNames(
    f"示例县{name}"
    for name in (
        "司法局", "市场监督管理局", "行政审批服务局", "人民政府办公室",
        "委全面依法治县委员会办公室", "综合行政执法局", "财政局", "人力资源和社会保障局",
        "住房和城乡建设局", "卫生健康局", "发展和改革局", "退役军人事务局", "文化和旅游局",
        "委组织部", "城关镇人民政府", "东湖街道办事处",
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("示例县司法局", "司法局"),
        ("县司法局", "司法局"),
        ("司法局", "司法局"),
        (" 司法局 ", "司法局"),
        ("市监局", "市场监督管理局"),
        ("市场监管局", "市场监督管理局"),
        ("审批局", "行政审批服务局"),
        ("行政审批局", "行政审批服务局"),
        ("政府办", "人民政府办公室"),
        ("县政府办", "人民政府办公室"),
        ("依法治县办", "委全面依法治县委员会办公室"),
        ("执法局", "综合行政执法局"),
        ("人社局", "人力资源和社会保障局"),
        ("住建局", "住房和城乡建设局"),
        ("卫健局", "卫生健康局"),
        ("发改局", "发展和改革局"),
        ("退役军人局", "退役军人事务局"),
        ("文旅局", "文化和旅游局"),
        ("组织部", "委组织部"),
        ("县委组织部", "委组织部"),
        ("城关镇政府", "城关镇人民政府"),
        ("东湖街道", "东湖街道办事处"),
    ],
)
def test_what_people_call_a_unit(words: str, name: str) -> None:
    assert COUNTY.resolve(words) == (f"示例县{name}",)


@pytest.mark.parametrize("words", ["", "局", "镇", "气象局", "示例县", "某局", "教育局"])
def test_what_names_no_unit(words: str) -> None:
    assert COUNTY.resolve(words) == ()


def test_an_alias_means_the_unit_it_is_of() -> None:
    names = UnitNames(["示例县自然资源局"], {"国土局": ["示例县自然资源局"]})
    assert names.resolve("国土局") == ("示例县自然资源局",)
    mention = names.find("国土局牵头哪些")
    assert mention is not None
    assert mention.names == ("示例县自然资源局",)


def test_an_ambiguous_name_means_all_of_them() -> None:
    names = UnitNames(["甲县司法局", "乙县司法局"])
    assert names.resolve("司法局") == ("甲县司法局", "乙县司法局")
    assert names.resolve("乙县司法局") == ("乙县司法局",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我们司法局牵头哪些", "司法局"),
        ("市监局要交什么", "市监局"),
        ("请问示例县财政局的任务", "示例县财政局"),
        ("指标37由县司法局负责吗", "县司法局"),
        ("依法治县办负责什么", "依法治县办"),
    ],
)
def test_the_unit_of_a_question(text: str, words: str) -> None:
    mention = COUNTY.find(text)
    assert mention is not None
    assert mention.words == words == text[mention.start : mention.end]


@pytest.mark.parametrize("text", ["各乡镇的任务", "教育培训", "哪个局抓", "指标37要哪些材料", ""])
def test_questions_without_a_unit(text: str) -> None:
    assert COUNTY.find(text) is None


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("示例县司法局、示例县财政局", ("示例县司法局", "示例县财政局")),
        ("县司法局，县财政局；县审计局", ("县司法局", "县财政局", "县审计局")),
        ("县司法局\n县财政局", ("县司法局", "县财政局")),
        ("示例县司法局和示例县财政局", ("示例县司法局", "示例县财政局")),
        ("示例县人力资源和社会保障局", ("示例县人力资源和社会保障局",)),
        ("牵头单位：司法局；配合单位：财政局", ("司法局", "财政局")),
        ("司法局（牵头）、财政局", ("司法局", "财政局")),
        ("各乡镇（街道）、各部门", ("各乡镇(街道)", "各部门")),
        ("司法局、司法局。", ("司法局",)),
        ("", ()),
    ],
)
def test_the_names_in_a_cell(cell: str, names: tuple[str, ...]) -> None:
    assert units_in(cell) == names


@pytest.mark.parametrize(
    ("general", "unit", "covered"),
    [
        ("各乡镇(街道)", "示例县城关镇", True),
        ("各乡镇(街道)", "示例县东湖街道办事处", True),
        ("各乡镇(街道)", "示例县城关镇人民政府", True),
        ("各乡镇(街道)", "示例县司法局", False),
        ("各部门", "示例县司法局", True),
        ("各有关单位", "示例县司法局", True),
        ("全县各单位", "示例县城关镇", True),
        ("各执法单位", "示例县综合行政执法局", True),
        ("各执法单位", "示例县司法局", False),
    ],
)
def test_what_a_general_name_covers(general: str, unit: str, covered: bool) -> None:
    assert is_general(general)
    assert covers(general, unit) is covered


def test_general_names_are_no_units() -> None:
    names = UnitNames(["各乡镇(街道)", "各执法单位", "示例县司法局", "示例县司法局", ""])
    assert names.names == ("示例县司法局",)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("示例县司法局", "司法局"),
        ("司法局", "司法局"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short
