"""An answer as a file holds every line of it, in order, with where each stands."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.compose import App
from bot.model import Asker, Question, Turn
from bot.rendering.exports import FORMATS
from bot.rendering.written import Written, written

if TYPE_CHECKING:
    from bot.model import Answer

LIST = "指标1要哪些佐证材料"
TWO = "指标1谁牵头？另外指标4要哪些佐证材料？"


def made(app: App, question: str) -> tuple[Answer, Written]:
    answer = app.assistant.ask(Question(question, Asker()))
    return answer, written(Turn(question, answer, datetime(2025, 6, 1, tzinfo=UTC)))


@pytest.mark.parametrize("question", [LIST, TWO, "怎么做红烧肉"])
def test_no_line_is_lost(county_app: App, question: str) -> None:
    answer, page = made(county_app, question)
    told = [line.text for line in page.lines if line.kind in ("sentence", "item")]
    assert told == ([line.text for line in answer.lines] or [answer.text])
    text = FORMATS["txt"][1](page).decode()
    word = Document(io.BytesIO(FORMATS["docx"][1](page)))
    printed = "\n".join(paragraph.text for paragraph in word.paragraphs)
    sheet = load_workbook(io.BytesIO(FORMATS["xlsx"][1](page))).active
    assert sheet is not None
    cells = [row[1].value for row in sheet.iter_rows(min_row=3)]
    assert cells == [line.text for line in page.lines]
    for line in page.lines:
        assert line.text in text
        assert line.text in printed


def test_items_have_boxes_and_places(county_app: App) -> None:
    answer, page = made(county_app, LIST)
    items = [line for line in page.lines if line.kind == "item"]
    assert len(items) == len(answer.items) == 3
    assert {line.source for line in items} == {f"《{answer.citations[0].document.title}》指标1"}
    assert FORMATS["txt"][1](page).decode().count("□ ") == 3
    sheet = load_workbook(io.BytesIO(FORMATS["xlsx"][1](page))).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=3)].count("☐") == 3


def test_questions_head_their_answers(county_app: App) -> None:
    answer, page = made(county_app, TWO)
    heads = [line.text for line in page.lines if line.kind == "question"]
    assert len(heads) == len(answer.parts)
