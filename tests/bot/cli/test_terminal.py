"""How an answer looks in a terminal."""

from __future__ import annotations

import pytest

from bot.cli.terminal import show_answer
from bot.compose import App
from bot.model import Asker, Question
from bot.web.schemas import AnswerOut


def shown(app: App, capsys: pytest.CaptureFixture[str], question: Question) -> str:
    show_answer(AnswerOut.of(app.assistant.ask(question)))
    return capsys.readouterr().out


def test_items_marks_notices_and_sources(
    county_app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(county_app, capsys, Question("指标1要哪些佐证材料")).splitlines()
    items = [line for line in lines if line.startswith("  □ ")]
    assert [item.split(" [")[0] for item in items] == [
        "  □ 备案报告",
        "  □ 文件目录",
        "  □ 审查意见",
    ]
    assert all("[" in item for item in items)
    assert any(line.startswith("！") and "8月31日" in line for line in lines)
    assert any(line.startswith("[1] 《") and line.endswith(".xlsx）") for line in lines)


def test_the_explanation_is_told_in_words_after_the_answer(
    county_app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    question = Question("我们局牵头哪些指标", Asker("示例县司法局"), explain=True)
    output = shown(county_app, capsys, question)
    assert "  □ 指标1　行政规范性文件备案" in output
    told = output[output.index("【") :].splitlines()
    assert told[:2] == ["【对问题的理解】", "问法：某单位的任务"]
    assert {"【怎样决定】", "答法：列举", "分工：牵头单位", "单位：示例县司法局"} <= set(told)
    assert any("得分" in line and "词 " in line and "语义 " in line for line in told)
    plain = shown(county_app, capsys, Question("我们局牵头哪些指标", Asker("示例县司法局")))
    assert "【" not in plain


def test_brackets_of_the_text_are_no_markup(
    county_app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = AnswerOut(id="a", status="answered", text="", sentences=(), order="")
    said = answer.model_copy(update={"suggestions": ("[bold]指标1[/bold]",)})
    show_answer(said)
    assert "[bold]指标1[/bold]" in capsys.readouterr().out


def test_several_questions_stand_under_their_numbers(
    county_app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(county_app, capsys, Question("指标1谁牵头？材料要不要盖章？")).splitlines()
    assert lines[0] == "1. 指标1谁牵头？"
    assert "2. 材料要不要盖章？" in lines
    assert sum(line.startswith("要盖章。") for line in lines) == 1


def test_a_follow_up_says_how_it_was_understood(
    county_app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    first = county_app.assistant.ask(Question("指标1谁牵头"))
    output = shown(county_app, capsys, Question("那时限呢", conversation=first.conversation))
    assert output.splitlines()[0] == "理解为：指标1的完成时限"


def test_what_may_be_chosen_is_numbered(capsys: pytest.CaptureFixture[str]) -> None:
    choices = ("甲局牵头哪些", "乙局牵头哪些")
    show_answer(AnswerOut(id="a", status="clarify", text="", suggestions=choices))
    assert capsys.readouterr().out.split() == ["1.", choices[0], "2.", choices[1]]
