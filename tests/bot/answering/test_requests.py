"""Files, checks of lists and what was handed in, asked end to end of the county's library."""

from __future__ import annotations

import pytest

from bot.compose import App
from bot.model import Answer, Asker, Question
from tests.bot.county import TITLE
from tests.bot.fidelity import misquoted

JUSTICE = "示例县司法局"
PASTED = "指标1我们准备了：\n1.备案报告.pdf\n2.文件目录（2024年）\n3.领导讲话\n还缺什么"


def ask(app: App, text: str, unit: str | None = None) -> Answer:
    answer = app.assistant.ask(Question(text, Asker(unit), explain=True))
    assert misquoted(answer, app) == []
    return answer


def said(answer: Answer) -> list[str]:
    return [line.text for line in answer.lines]


def test_a_pasted_list_is_answered_in_three_groups_each_item_cited(county_app: App) -> None:
    answer = ask(county_app, PASTED)
    assert answer.status == "answered"
    assert said(answer) == [
        "指标1　行政规范性文件备案（县2025年任务分解表）",
        "佐证材料3项：对上1项，没看到1项，存疑1项。",
        "没看到的1项：",
        "审查意见",
        "存疑的1项：",
        "文件目录",
        "　您写的“文件目录（2024年）”：写的是2024年，要的是2025年。",
        "对上的1项：",
        "备案报告",
        "按名称相近对上：“备案报告.pdf”当作“备案报告”。",
        "清单里对不上的：领导讲话。",
        "只按名称核对，不看材料内容；系统不掌握报送情况。",
    ]
    quotes = {c.mark: (c.quote, c.locator.cell) for c in answer.citations}
    assert [[quotes[m] for m in item.citations] for item in answer.items] == [
        [("审查意见", "F3")], [("文件目录", "F3")], [("备案报告", "F3")],
    ]  # fmt: skip
    assert answer.explanation is not None
    assert answer.explanation["intent"] == "self_check"


def test_a_whole_list_lacks_nothing_and_a_blank_cell_is_said(county_app: App) -> None:
    whole = ask(county_app, "帮我核对指标4：①公示目录②网页截图")
    assert "佐证材料2项：对上2项，没看到0项，存疑0项。" in said(whole)
    blank = ask(county_app, "指标3我们准备了照片、台账，还缺什么")
    assert "佐证材料：表中未列。" in said(blank)


def test_what_a_notice_added_is_wanted_too(county_app: App) -> None:
    answer = ask(county_app, "指标2我们准备了：事项目录；审查意见书。还缺什么")
    assert said(answer)[3] == "集体讨论会议纪要"


def test_without_an_indicator_it_is_asked_which(county_app: App) -> None:
    answer = ask(county_app, "我们准备了会议纪要、工作报告，还缺什么")
    assert answer.status == "clarify"
    assert "请写明核对哪一项指标" in answer.text


def test_what_was_handed_in_is_not_known_then_what_is_due(county_app: App) -> None:
    answer = ask(county_app, "我们还差哪些没交", JUSTICE)
    assert answer.status == "partial"
    assert said(answer)[:3] == [
        "系统不掌握报送情况，只能按表告诉您要交什么：",
        "示例县司法局在县2025年任务分解表里牵头1项，配合3项。",
        "最近：指标5，8月15日（还有21天）。",
    ]
    assert len(answer.items) == 4
    named = ask(county_app, "市监局已经报送了几项")
    assert "示例县市场监督管理局" in named.text
    nobody = ask(county_app, "我们交齐了吗")
    assert nobody.status == "clarify"
    assert nobody.text.startswith("系统不掌握报送情况")


def test_of_one_indicator_its_evidence_and_of_all_units_what_is_due_next(county_app: App) -> None:
    one = ask(county_app, "指标1的材料我们交齐了吗", JUSTICE)
    assert said(one)[0].startswith("系统不掌握报送情况")
    assert [item.text for item in one.items] == ["备案报告", "文件目录", "审查意见"]
    late = ask(county_app, "哪些单位还没报")
    assert [item.text for item in late.items] == [
        "指标5　行政处罚案卷评查（8月15日）",
    ]


def test_a_document_is_handed_over_with_the_address_of_its_file(county_app: App) -> None:
    answer = ask(county_app, "把任务分解表发我")
    [citation] = answer.citations
    assert answer.status == "answered"
    assert citation.document.title == TITLE
    assert answer.text == f"《{TITLE}》原文件：/api/documents/{citation.document.id}/original"


@pytest.mark.parametrize(("text", "count"), [("把实施方案发我", 0), ("把2020年的实施方案发我", 1)])
def test_the_plan_in_force_and_a_year_that_is_not_there(
    county_app: App, text: str, count: int
) -> None:
    answer = ask(county_app, text)
    assert "示例县2025年法治政府建设示范创建实施方案" in answer.text
    assert len(answer.items) == count
    assert ("没有2020年的" in answer.text) == bool(count)


def test_last_year_is_handed_over_when_it_is_named(county_app: App) -> None:
    answer = ask(county_app, "去年的实施方案发我")
    assert "2024年法治政府建设示范创建实施方案" in answer.text
    assert [c.document.title for c in answer.citations] == [
        "示例县2024年法治政府建设示范创建实施方案"
    ]
