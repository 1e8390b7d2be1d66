"""What an explanation tells, in sections that anyone can add to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

import pytest

from bot.answering.explanation import Decided, Explanation, Held, Understood
from bot.cli.explained import explained
from bot.compose import App
from bot.model import Asker, Question
from prompts import texts


@dataclass(frozen=True, slots=True)
class Editions:
    """A section of somebody else's."""

    SECTION: ClassVar[str] = "editions"

    compared: tuple[str, ...]
    share: float


def explain(app: App, text: str, unit: str | None = None) -> dict[str, object]:
    """The explanation of an answer."""
    told = app.assistant.ask(Question(text, Asker(unit), explain=True)).explanation
    assert told is not None
    return dict(json.loads(json.dumps(told, ensure_ascii=False)))


def test_sections_lie_side_by_side_and_are_told_apart() -> None:
    told = Explanation()
    assert not told
    told.add(Understood("indicator", numbers=("37",)))
    told.add(Editions(("2025年", "2024年"), 1 / 3))
    told.add(Decided("rows"))
    assert (told["intent"], told["numbers"], told["share"]) == ("indicator", ["37"], 0.3333)
    sections = told["sections"]
    assert isinstance(sections, dict)
    assert list(sections) == ["understood", "editions", "decided"]
    assert sections["editions"] == ["compared", "share"]
    assert json.loads(json.dumps(told)) == told


def test_a_section_told_twice_is_one_and_the_later_value_counts() -> None:
    told = Explanation()
    told.add(Decided("rows"))
    told.add(Decided("refusal", "no_evidence", fit=0.3))
    assert (told["path"], told["verdict"]) == ("refusal", "no_evidence")
    assert list(told["sections"]) == ["decided"]  # type: ignore[call-overload]


def test_a_refusal_is_explained_with_its_figures(county_app: App) -> None:
    told = explain(county_app, "县长的手机号是多少")
    assert (told["path"], told["verdict"], told["kind"]) == ("refusal", "no_evidence", "phone")
    assert isinstance(told["fit"], float)
    assert told["enough"] == 0.5


def test_the_legs_of_the_search_are_told_for_every_passage(county_app: App) -> None:
    told = explain(county_app, "没过合法性审查能上会吗")
    passages = told["passages"]
    assert isinstance(passages, list)
    assert passages[0]["score"] >= passages[-1]["score"]
    assert {"words", "grams", "coverage", "agreement"} <= set(passages[0]["signals"])
    assert any("dense" in passage["signals"] for passage in passages)
    assert (told["path"], told["replaced"]) == ("quotation", [])


def test_how_the_question_was_read_is_told(county_app: App) -> None:
    told = explain(county_app, "８月底前示例县司法局牵头哪些", "示例县司法局")
    assert (told["read_as"], told["role"], told["path"]) == (
        "8月底前示例县司法局牵头哪些",
        "lead",
        "list",
    )
    assert told["units"] == ["示例县司法局"]
    assert str(told["period"]).endswith("2025-08-31")


def test_nothing_is_explained_unasked(county_app: App) -> None:
    assert county_app.assistant.ask(Question("没过合法性审查能上会吗")).explanation is None


def test_what_was_replaced_is_shown_in_words() -> None:
    told = Explanation()
    told.add(
        Held(({"line": "9月30日前报送", "kind": "date", "value": "9月30日", "found": "8月31日"},))
    )
    assert list(explained(told)) == [
        "【与原文核对】",
        "换成原文的句子：",
        "  1. 句子 9月30日前报送　种类 时间　值 9月30日　原文 8月31日",
    ]


@pytest.mark.parametrize(
    "text", ["指标1要哪些佐证材料", "创建工作分几个阶段", "示例县司法局有哪些任务", "红烧肉怎么做"]
)
def test_everything_told_has_a_label(county_app: App, text: str) -> None:
    told = explain(county_app, text)
    labels = texts("explain")
    sections = told["sections"]
    assert isinstance(sections, dict)
    assert sections.keys() <= texts("explain_sections").keys()
    assert {name for names in sections.values() for name in names} <= set(labels)
    assert next(iter(explained(told))) == "【对问题的理解】"
