"""The pipeline as a LangChain Runnable."""

from __future__ import annotations

import json
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda

from bot.compose import App
from bot.errors import BotError
from bot.langchain_runnable import Asked, answer_runnable
from bot.model import Asker, Question
from bot.web.schemas import AnswerOut

QUESTION = "指标1要哪些佐证材料"


def test_it_gives_the_json_of_the_http_contract(county_app: App) -> None:
    answer = answer_runnable(county_app.assistant).invoke(QUESTION)
    kept = AnswerOut.of(county_app.records.get(answer["id"])).model_dump(mode="json")
    assert answer == kept
    assert json.loads(json.dumps(answer)) == answer
    assert [item["text"] for item in answer["items"]] == ["备案报告", "文件目录", "审查意见"]


def test_it_composes_with_other_runnables(county_app: App) -> None:
    ask = answer_runnable(county_app.assistant)
    asking = RunnableLambda[int, Asked](lambda number: f"指标{number}谁牵头")
    chain = asking | ask | RunnableLambda[dict[str, Any], str](lambda answer: answer["text"])
    assert "示例县人民政府办公室" in chain.invoke(2)
    assert [("司法局" in text) for text in chain.batch([1, 2])] == [True, False]


def test_text_fields_and_questions_mean_the_same(county_app: App) -> None:
    ask = answer_runnable(county_app.assistant)
    as_fields = ask.invoke({"question": "我们局牵头哪些指标", "unit": "示例县司法局"})
    as_value = ask.invoke(Question("我们局牵头哪些指标", Asker("示例县司法局")))
    assert as_fields["text"] == as_value["text"]
    assert "行政规范性文件备案" in as_fields["text"]


def test_pieces_come_in_reading_order_and_the_whole_last(county_app: App) -> None:
    pieces = list(answer_runnable(county_app.assistant).stream(QUESTION))
    kinds = [piece["kind"] for piece in pieces]
    assert kinds[-1] == "done"
    assert set(kinds) <= {"sentence", "item", "citation", "notice", "done"}
    answer = pieces[-1]["answer"]
    items = [piece["text"] for piece in pieces if piece["kind"] == "item"]
    assert items == [item["text"] for item in answer["items"]]
    cited: set[int] = set()
    for piece in pieces[:-1]:
        if piece["kind"] == "citation":
            cited.add(piece["mark"])
        elif piece["kind"] != "notice":
            assert cited.issuperset(piece["citations"]), "a line came before what it cites"
    assert cited == {citation["mark"] for citation in answer["citations"]}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("  ", "empty_question"),
        ({}, "bad_request"),
        ({"question": None}, "bad_request"),
        ({"question": "指标1", "unti": "示例县司法局"}, "bad_request"),
        ({"question": "指标1", "unit": 3}, "bad_request"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    county_app: App, given: str | dict[str, object], code: str
) -> None:
    with pytest.raises(BotError) as refused:
        answer_runnable(county_app.assistant).invoke(given)
    assert refused.value.code == code
