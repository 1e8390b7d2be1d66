"""Approved answers and sheets of questions, to files and back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.cli.ask_sheet import answer_sheet
from bot.errors import BotError
from bot.web.schemas import AnswerOut
from bot.wordbook.approved_file import Written, read_approved, write_approved
from bot.wordbook.question_sheet import Asked

WRITTEN = (
    Written("照片有什么要求？", "注明时间。\n\n注明地点。", ("照片怎么拍",), ("视频有什么要求",), ("实施方案",)),
    Written("=1能传吗？", "不能。"),
)  # fmt: skip


@pytest.mark.parametrize("name", ["口径.xlsx", "口径.csv", "口径.md"])
def test_what_is_written_is_read_again(name: str) -> None:
    assert read_approved(write_approved(WRITTEN, name, "答疑口径"), name) == WRITTEN


def test_the_numbered_questions_of_the_demo_library_are_read(project_root: Path) -> None:
    path = next((project_root / "samples" / "library").glob("*答疑口径.md"))
    found = read_approved(path.read_bytes(), path.name)
    assert len(found) == 10
    assert found[7].question == "照片有什么要求？"


def test_a_row_without_an_answer_is_told() -> None:
    data = write_approved([Written("问", "")], "口径.xlsx", "口径")
    with pytest.raises(BotError) as refused:
        read_approved(data, "口径.xlsx")
    assert (refused.value.code, refused.value.fields["row"]) == ("bad_sheet", 2)


def sheet(path: Path) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["问题清单"])
    page.append(["序号", "问题", "单位"])
    for number, question in enumerate(("指标1要什么", "指标2要什么", "", "=公式"), start=1):
        page.append([number, question, "示例县司法局"])
    book.save(path)
    return path


def answer(text: str) -> AnswerOut:
    return AnswerOut(id="a", status="answered", text=text)


def test_a_sheet_is_answered_and_gone_on_with_after_a_break(tmp_path: Path) -> None:
    path, output = sheet(tmp_path / "问题.xlsx"), tmp_path / "答案.xlsx"
    heard: list[Asked] = []

    def ask(asked: Asked) -> AnswerOut:
        if len(heard) == 1:
            heard.append(asked)
            raise KeyboardInterrupt
        heard.append(asked)
        return answer(f"答{asked.question}")

    with pytest.raises(KeyboardInterrupt):
        answer_sheet(path, output, ask)
    assert answer_sheet(path, output, ask) == 2
    assert [one.question for one in heard] == ["指标1要什么", "指标2要什么", "指标2要什么", "=公式"]
    assert {one.unit for one in heard} == {"示例县司法局"}
    page = load_workbook(io.BytesIO(output.read_bytes())).active
    assert page is not None
    assert [cell.value for cell in page[2]][3:] == ["答案", "出处", "结果"]
    assert [page.cell(row, 4).value for row in range(3, 7)] == [
        "答指标1要什么",
        "答指标2要什么",
        None,
        "答=公式",
    ]
    assert answer_sheet(path, output, ask) == 0


def test_a_sheet_without_questions_is_told(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "空.xlsx")
    with pytest.raises(BotError, match="sheet_columns"):
        answer_sheet(tmp_path / "空.xlsx", tmp_path / "出.xlsx", lambda asked: answer(""))
