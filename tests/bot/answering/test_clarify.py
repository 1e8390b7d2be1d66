"""Asking back where two readings would be answered differently, and nowhere else."""

from __future__ import annotations

from bot.answering.clarify import AskBack, Clarifier
from bot.answering.sources import Sources
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.model import Asker, Question
from ingest.model import Parsed
from tests.bot.answering.asking import TODAY
from tests.bot.answering.tables import register, sheet

RESTARTING = sheet(
    (1, "制度建设", "文件清理", "示例县司法局", "", "清理公告", "9月30日"),
    (2, "制度建设", "文件评估", "示例县司法局", "", "评估报告", "9月30日"),
    (1, "行政执法", "执法公示", "示例县公安局", "", "公示截图", "6月30日"),
    (2, "行政执法", "执法培训", "示例县公安局", "", "评估报告", "9月30日"),
)
ALIKE = sheet(
    (1, "制度建设", "人员培训", "示例县司法局", "", "通知", "9月30日"),
    (2, "行政执法", "人员培训", "示例县公安局", "", "签到表", "6月30日"),
)
UNITS = sheet(
    (1, "制度建设", "文件清理", "示例县城南街道办事处", "", "清理公告", "9月30日"),
    (2, "制度建设", "文件评估", "示例县城北街道办事处", "示例县城南街道办事处", "报告", "9月30日"),
    (3, "制度建设", "文件归档", "示例县民政局", "", "目录", "9月30日"),
)
ONE = sheet((1, "制度建设", "文件清理", "示例县司法局", "", "清理公告", "9月30日"))
OTHER = sheet(
    (1, "制度建设", "信访办理", "示例县信访局", "", "答复书", "5月30日"),
    (2, "制度建设", "文件评估", "示例县司法局", "", "评估报告", "9月30日"),
    title="示例县2025年平安建设任务分解表",
)


def settled(
    text: str, *files: Parsed, asker: str | None = None
) -> tuple[Understanding, AskBack | None]:
    """What a question is settled to mean, and what is asked back."""
    read = register(files)
    question = Question(text, Asker(asker))
    return Clarifier(read, question).settle(understand(question, read, TODAY, Sources()))


def names(asked: Understanding) -> list[str]:
    return [row.name for row in asked.indicators]


def test_a_number_that_restarts_is_asked_about_with_whole_questions() -> None:
    asked, ask_back = settled("指标1谁牵头", RESTARTING)
    assert ask_back is not None
    assert ask_back.choices == ("文件清理的牵头单位", "执法公示的牵头单位")
    assert names(ask_back.likeliest) == ["文件清理"]
    for choice, name in zip(ask_back.choices, names(asked), strict=True):
        again, nothing = settled(choice, RESTARTING)
        assert (names(again), nothing) == ([name], None)


def test_the_group_that_is_named_decides() -> None:
    asked, ask_back = settled("行政执法里的指标1谁牵头", RESTARTING)
    assert (names(asked), ask_back) == (["执法公示"], None)


def test_the_unit_of_the_asker_decides() -> None:
    asked, ask_back = settled("指标1要什么材料", RESTARTING, asker="示例县公安局")
    assert (names(asked), ask_back) == (["执法公示"], None)


def test_readings_that_are_answered_alike_are_not_asked_about() -> None:
    _, ask_back = settled("指标2要哪些佐证材料", RESTARTING)
    assert ask_back is None
    _, ask_back = settled("指标2谁牵头", RESTARTING)
    assert ask_back is not None


def test_rows_of_one_name_are_told_apart_by_their_groups() -> None:
    _, ask_back = settled("人员培训什么时候交", ALIKE)
    assert ask_back is not None
    assert ask_back.choices == ("制度建设的人员培训的完成时限", "行政执法的人员培训的完成时限")
    asked, nothing = settled(ask_back.choices[1], ALIKE)
    assert ([row.number for row in asked.indicators], nothing) == (["2"], None)


def test_several_numbers_are_all_answered() -> None:
    asked, ask_back = settled("指标1和指标2谁牵头", RESTARTING)
    assert ask_back is None
    assert len(asked.indicators) == 4


def test_a_short_name_of_two_units_is_asked_about() -> None:
    _, ask_back = settled("街道办事处牵头哪些指标", UNITS)
    assert ask_back is not None
    assert ask_back.choices == (
        "示例县城南街道办事处牵头哪些指标",
        "示例县城北街道办事处牵头哪些指标",
    )
    for choice in ask_back.choices:
        assert settled(choice, UNITS)[1] is None


def test_the_askers_own_unit_is_meant_by_its_short_name() -> None:
    unit = "示例县城北街道办事处"
    asked, ask_back = settled("街道办事处牵头哪些指标", UNITS, asker=unit)
    assert (asked.units, ask_back) == ((unit,), None)


def test_of_two_tables_in_force_the_one_meant_is_asked_for() -> None:
    _, ask_back = settled("指标1谁牵头", ONE, OTHER)
    assert ask_back is not None
    assert len(ask_back.choices) == 2
    for choice in ask_back.choices:
        asked, nothing = settled(choice, ONE, OTHER)
        assert nothing is None
        assert asked.table is not None
        assert asked.table.document.title in choice


def test_a_number_that_only_one_table_has_is_answered() -> None:
    asked, ask_back = settled("指标3谁牵头", UNITS, OTHER)
    assert (names(asked), ask_back) == (["文件归档"], None)


def test_of_two_tables_the_one_with_the_askers_unit_is_meant() -> None:
    asked, ask_back = settled("指标1谁牵头", ONE, OTHER, asker="示例县信访局")
    assert (names(asked), ask_back) == (["信访办理"], None)
    asked, ask_back = settled("指标1谁牵头", ONE, OTHER, asker="示例县财政局")
    assert ask_back is not None
