"""Lists of indicators: whole, counted, in order, each row cited to what puts it there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.draft import Draft
from bot.answering.due_form import said_period
from bot.answering.list_form import ListForm
from bot.answering.understanding import Intent, Understanding
from bot.evaluation.quotation import stands
from bot.worklist.periods import Period
from bot.worklist.register import Register
from ingest.model import Parsed
from tests.bot.answering.tables import Written, notice, sheet, written

JUSTICE, MARKET, TOWN = "示例县司法局", "示例县市场监督管理局", "示例县城关镇"
TABLE = sheet(
    (1, "依法行政", "规范性文件备案", JUSTICE, "各乡镇（街道）", "1.备案报告；2.文件目录", "8月15日"),
    (2, "依法行政", "合法性审查", "示例县政府办", JUSTICE, "①审查意见书", "6月30日"),
    (3, "行政执法", "执法公示", MARKET, f"{JUSTICE}、{TOWN}", "①公示目录②照片", "每季度末"),
    (4, "行政执法", "案卷评查", "同上", JUSTICE, "同上", "9月30日"),
)  # fmt: skip
MOVED = notice(
    "第1项的完成时限由8月15日调整为8月31日。", "第2项的佐证材料增加“集体讨论会议纪要”一项。"
)
TODAY = date(2025, 7, 25)
AUGUST = Period(None, date(2025, 8, 31))


def listed(
    intent: Intent, unit: str = "", files: tuple[Parsed, ...] = (TABLE, MOVED),
    today: date = TODAY, **more: object,
) -> Written:  # fmt: skip
    """The list that is written for a question understood like this."""

    def write(register: Register, draft: Draft) -> None:
        asked = Understanding("", intent, table=register.default, units=(unit,) if unit else ())
        assert ListForm(register, draft, today).write(replace(asked, **more))  # type: ignore[arg-type]

    found = written(write, *files)
    blocks = {parsed.document.id: parsed.blocks for parsed in files}
    assert all(stands(c, blocks[c.document.id]) for c in found.draft.citations)
    return found


def test_a_unit_gets_what_it_leads_then_what_it_joins_counted() -> None:
    found = listed("unit_list", JUSTICE)
    assert found.sentences == [
        "示例县司法局在县2025年任务分解表里牵头1项，配合3项。",
        "最近：指标1，8月31日（还有37天）。",
    ]
    assert found.items == [
        "指标1　规范性文件备案（8月31日）",
        "指标2　合法性审查（牵头：示例县政府办；6月30日）",
        "指标3　执法公示（牵头：示例县市场监督管理局；每季度末）",
        "指标4　案卷评查（牵头：示例县市场监督管理局；9月30日）",
    ]


def test_a_row_is_cited_to_its_name_its_units_and_its_deadline() -> None:
    found = listed("unit_list", JUSTICE)
    cells = [[c.locator.cell for c in found.cited(name)] for name in ("合法性审查", "案卷评查")]
    assert cells == [["C4", "E4", "D4", "G4"], ["C6", "E6", "D5", "G6"]]


def test_a_moved_deadline_is_cited_to_the_notice_that_moves_it() -> None:
    for words in ("最近：", "规范性文件备案"):
        assert any("调整为8月31日" in quote for quote in listed("unit_list", JUSTICE).quotes(words))
    assert any("调整为8月31日" in q for q in listed("due_list", period=AUGUST).quotes("备案"))


@pytest.mark.parametrize(
    ("role", "said", "numbers"),
    [("lead", "牵头2项：", "34"), ("joint", "配合0项。", ""), ("any", "牵头2项，配合0项。", "34")],
)
def test_the_part_that_is_asked_for(role: str, said: str, numbers: str) -> None:
    found = listed("unit_list", MARKET, role=role)
    assert found.sentences[0] == f"示例县市场监督管理局在县2025年任务分解表里{said}"
    assert [item[2] for item in found.items] == list(numbers)


def test_what_a_general_name_gives_is_counted_apart_with_the_name_and_cited() -> None:
    found = listed("unit_list", TOWN)
    assert found.sentences[0].endswith("牵头0项，配合1项。")
    assert found.sentences[-1] == "另有1项由“各乡镇(街道)”共同承担：指标1。"
    assert [c.locator.cell for c in found.cited("共同承担")] == ["E3"]
    assert [item[:3] for item in found.items] == ["指标3"]
    assert "共同承担" not in "".join(listed("unit_list", TOWN, role="lead").sentences)


def test_a_period_narrows_and_is_said() -> None:
    found = listed("unit_list", JUSTICE, period=AUGUST)
    assert found.sentences[0] == "只算2025年8月31日前到期的："
    assert [item[:3] for item in found.items] == ["指标1", "指标2"], "a quarter's end is no date"


def test_words_of_the_evidence_narrow_and_are_cited() -> None:
    found = listed("unit_list", JUSTICE, words="目录")
    assert found.sentences[0] == "只算佐证材料提到“目录”的："
    assert [item[:3] for item in found.items] == ["指标1", "指标3", "指标4"]
    assert "公示目录" in found.quotes("案卷评查")
    assert "公示目录" in found.quotes("执法公示")


def test_nothing_in_a_period_or_of_a_kind_is_an_answer_but_an_unknown_unit_is_refused() -> None:
    early = listed("unit_list", MARKET, period=Period(None, date(2025, 3, 31)))
    assert early.draft.status == "answered"
    assert early.sentences == [
        "县2025年任务分解表里没有示例县市场监督管理局2025年3月31日前到期的任务。"
    ]
    other = listed("unit_list", MARKET, words="会议纪要")
    assert other.draft.status == "answered"
    assert other.sentences == [
        "县2025年任务分解表里示例县市场监督管理局的任务没有佐证材料提到“会议纪要”的。"
    ]
    unknown = listed("unit_list", "示例县教育局")
    assert (unknown.draft.status, unknown.draft.reason) == ("refused", "no_evidence")
    assert unknown.items == []


def test_our_unit_is_asked_back_when_nobody_said_which() -> None:
    found = listed("unit_list")
    assert (found.draft.status, found.items) == ("clarify", [])


def test_several_units_meant_are_offered() -> None:
    found = listed("unit_list", units=(JUSTICE, MARKET))
    assert (found.draft.status, found.items) == ("clarify", [])
    assert f"{JUSTICE}、{MARKET}" in found.sentences[0]
    assert found.draft.suggestions == [JUSTICE, MARKET]


def test_of_several_units_meant_the_only_one_with_tasks_is_answered() -> None:
    found = listed("unit_list", units=(JUSTICE, "示例县气象局"))
    assert found.sentences[0].startswith(f"{JUSTICE}在县2025年任务分解表里牵头1项")


def test_a_stranger_is_told_so_and_gets_nobody_elses_rows() -> None:
    found = listed("unit_list", "示例县气象局")
    assert (found.draft.status, found.draft.reason) == ("refused", "no_evidence")
    assert "示例县气象局" in found.sentences[0]
    assert (found.items, found.draft.citations) == ([], [])


def test_what_is_due_comes_by_day_with_the_days_in_force() -> None:
    found = listed("due_list", period=AUGUST)
    assert found.sentences == [
        "县2025年任务分解表里2025年8月31日前到期的有2项：",
        "另有1项没有写到某一天：每季度末1项（指标3）。",
    ]
    assert found.items == ["指标2　合法性审查（6月30日）", "指标1　规范性文件备案（8月31日）"]
    alone = listed("due_list", files=(TABLE,), period=Period(date(2025, 8, 16), date(2025, 8, 31)))
    assert alone.items == []
    assert alone.sentences[:1] == ["县2025年任务分解表里没有2025年8月16日至8月31日到期的指标。"]


@pytest.mark.parametrize(
    ("today", "items"),
    [
        (TODAY, ["指标1　规范性文件备案（8月31日）"]),
        (date(2025, 8, 31), ["指标1　规范性文件备案（8月31日）"]),
        (date(2025, 9, 1), ["指标4　案卷评查（9月30日）"]),
        (date(2025, 12, 1), []),
    ],
)
def test_the_nearest_day_is_the_next_one_today_included(today: date, items: list[str]) -> None:
    found = listed("due_list", today=today)
    assert found.items == items
    if not items:
        assert found.sentences == ["县2025年任务分解表里注明日期的时限都已过，没有更近的截止日。"]


def test_the_nearest_task_of_a_unit_is_silent_when_nothing_is_left() -> None:
    found = listed("unit_list", JUSTICE, today=date(2025, 12, 1))
    assert len(found.sentences) == 1
    assert len(found.items) == 4


def test_what_needs_a_kind_of_evidence_added_and_same_as_above_included() -> None:
    found = listed("evidence_list", words="目录")
    assert found.sentences == ["县2025年任务分解表里佐证材料提到“目录”的指标有3项："]
    assert [item[:3] for item in found.items] == ["指标1", "指标3", "指标4"]
    assert found.quotes("案卷评查") == ["案卷评查", "公示目录"]
    added = listed("evidence_list", words="会议纪要")
    assert added.items == ["指标2　合法性审查"]
    assert added.cited("合法性审查")[1].document == MOVED.document
    assert listed("evidence_list", words="录像").sentences == [
        "县2025年任务分解表里没有佐证材料提到“录像”的指标。"
    ]


def test_what_a_name_mentions_and_what_stands_in_a_group() -> None:
    topic = listed("topic_list", words="评查")
    assert (topic.sentences, topic.items) == (
        ["县2025年任务分解表里名称或要求提到“评查”的指标有1项："],
        ["指标4　案卷评查"],
    )
    group = listed("group_list", words="行政执法")
    assert group.sentences == ["县2025年任务分解表里“行政执法”下的指标有2项："]
    assert group.items == ["指标3　执法公示", "指标4　案卷评查"]


def test_a_count_is_said_with_the_first_and_the_last_row() -> None:
    found = listed("count")
    assert found.sentences == ["县2025年任务分解表共4项指标。"]
    assert found.quotes("共4项") == ["规范性文件备案", "案卷评查"]


def test_a_changed_lead_is_shown_and_leads() -> None:
    changed = notice("第2项的牵头单位由示例县政府办调整为示例县财政局。")
    found = listed("unit_list", JUSTICE, files=(TABLE, changed))
    assert "指标2　合法性审查（牵头：示例县财政局；6月30日）" in found.items
    assert any("调整为示例县财政局" in quote for quote in found.quotes("合法性审查"))
    assert [i[:3] for i in listed("unit_list", "示例县财政局", files=(TABLE, changed)).items] == ["指标2"]  # fmt: skip


def test_prose_is_left_to_another_form() -> None:
    def write(register: Register, draft: Draft) -> None:
        asked = Understanding("", "prose", table=register.default)
        assert ListForm(register, draft, TODAY).write(asked) is False

    assert written(write, TABLE).draft.lines == []


def test_periods_in_words() -> None:
    day = date(2025, 8, 31)
    assert said_period(Period(None, day)) == "2025年8月31日前"
    assert said_period(Period(day, day)) == "2025年8月31日"
    assert said_period(Period(date(2025, 8, 1), day)) == "2025年8月1日至8月31日"
