"""What an administrator's table of units says: names, former names, and who stands behind 各执法单位."""

from __future__ import annotations

import pytest

from bot.worklist.directory import Directory
from bot.worklist.unit_list import unit_worklist
from bot.worklist.units import UnitNames
from bot.worklist.vocabulary import Vocabulary
from tests.bot.task_table import TOWNS, register, unit

LAW, MARKET, JUSTICE = unit("综合行政执法局"), unit("市场监督管理局"), unit("司法局")
ENTERED = Directory(
    {
        LAW: (LAW,), "城管局": (LAW,), "示例县城市管理局": (LAW,),
        JUSTICE: (JUSTICE,), "法制办": (JUSTICE,), "两办": (unit("委办公室"), unit("人民政府办公室")),
        unit("水利局"): (unit("水利局"),), "教育": (unit("教育局"),),
    },
    {"各乡镇（街道）": (unit("城关镇"), unit("东河乡")), "各执法单位": (MARKET, LAW), "专班": (JUSTICE,)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("城管局", LAW),
        ("示例县城市管理局", LAW),
        (LAW, LAW),
        ("示例县 城市管理局", LAW),
        ("两办", "两办"),
        ("示例县气象局", "示例县气象局"),
    ],
)
def test_a_name_means_the_one_unit_that_it_is_of(name: str, full: str) -> None:
    assert ENTERED.full(name) == full


@pytest.mark.parametrize(
    ("collective", "named", "covered"),
    [
        ("各乡镇(街道)", unit("城关镇"), True),
        ("各乡镇街道", unit("东河乡"), True),
        ("各乡镇(街道)", unit("西山乡"), False),  # by its name a town, but not entered as one
        ("各执法单位", MARKET, True),  # by its name no enforcer
        ("各执法单位", unit("交通运输综合执法队"), False),
        ("各部门", unit("水利局"), True),  # nobody said who they are
        ("各执法单位", "各执法单位", True),
        ("各部门", TOWNS, False),
    ],
)
def test_who_stands_behind_a_collective(collective: str, named: str, covered: bool) -> None:
    assert ENTERED.covers(collective, named) is covered


def test_whatever_was_entered_with_members_is_a_collective() -> None:
    assert ENTERED.is_collective("专班")
    assert ENTERED.is_collective("各部门")
    assert not ENTERED.is_collective(LAW)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城管局牵头哪些", (LAW,)),
        ("县城市管理局牵头哪些", (LAW,)),
        ("请问法制办要交什么", (JUSTICE,)),
        ("水利局要交什么", (unit("水利局"),)),
        ("两办配合哪些", (unit("委办公室"), unit("人民政府办公室"))),
        ("教育牵头哪些", (unit("教育局"),)),
        ("我们教育要交哪些", (unit("教育局"),)),
        ("普法教育牵头单位是谁", None),
        ("教育培训要交哪些材料", None),
    ],
)
def test_the_names_entered_are_found_in_questions(text: str, names: tuple[str, ...] | None) -> None:
    mention = UnitNames([JUSTICE, MARKET], ENTERED.aliases).find(text)
    assert (mention.names if mention else None) == names


def test_rows_written_under_a_former_name_are_those_of_the_unit_of_today() -> None:
    renamed = Directory({"示例县法治局": ("示例县法治局",), JUSTICE: ("示例县法治局",)})
    register_ = register(Vocabulary(1, renamed))
    table = register_.default
    assert table is not None
    today = unit_worklist(register_.board, table, "示例县法治局")
    assert [task.indicator.number for task in today.of("lead")] == ["2", "3", "6", "9", "10"]
    assert {task.named for task in today.of("lead")} == {JUSTICE}
    assert register_.units.resolve("司法局") == ("示例县法治局",)


def test_a_collectives_members_get_its_tasks_and_others_do_not() -> None:
    register_ = register(Vocabulary(1, ENTERED))
    table = register_.default
    assert table is not None
    inside = unit_worklist(register_.board, table, unit("东河乡"))
    assert [task.named for task in inside.of("general")] == ["各乡镇(街道)"] * 5
    assert unit_worklist(register_.board, table, unit("西山乡")).tasks == ()
