"""Questions that share words with a row of the table and are answered by what stands in prose."""

from __future__ import annotations

import pytest

from bot.compose import App
from bot.model import Question


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("照片要求", "2至4张"),
        ("创建领导小组副组长是谁", "常务副县长"),
        ("退回的材料谁处理，几天内", "10个工作日"),
        ("初审是谁来做", "示例县司法局"),
    ],
)
def test_prose_answers_where_a_row_only_shares_words(demo_app: App, text: str, told: str) -> None:
    answer = demo_app.assistant.ask(Question(text))
    assert told in answer.text
    assert not any(c.document.authority == "任务分解表" for c in answer.citations)


def test_a_name_that_no_document_gives_is_refused(demo_app: App) -> None:
    answer = demo_app.assistant.ask(Question("第三方评估机构叫什么"))
    assert (answer.status, answer.reason) == ("refused", "no_evidence")


def test_a_unit_and_a_quarter_give_what_is_due_in_it(demo_app: App) -> None:
    answer = demo_app.assistant.ask(Question("我是南坪乡的，这个季度要交什么"))
    assert answer.text.startswith("只算2025年7月")
