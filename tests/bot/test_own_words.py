"""What an administrator enters about words counts at once: units, collectives, synonyms; and slips."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.compose import App, compose
from bot.model import Answer, Asker, Question
from bot.settings import Settings
from tests.bot.conftest import NOON
from vectorstore.thesaurus import Synonym

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

MARKET, JUSTICE = "示例县市场监督管理局", "示例县司法局"


@pytest.fixture
def app(county: Path, tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    """A county's application of its own, whose words may be changed."""
    with compose(Settings(home=tmp_path / "home"), embedder=embedder, clock=lambda: NOON) as app:
        assert not app.ingest([county]).failed
        yield app


def ask(app: App, text: str, unit: str | None = None, *, explain: bool = False) -> Answer:
    return app.assistant.ask(Question(text, Asker(unit), explain=explain))


def test_a_nickname_counts_from_when_it_is_entered(app: App) -> None:
    before = ask(app, "三定办牵头哪些")
    app.units.add(MARKET, {"三定办": "nickname"})
    after = ask(app, "三定办牵头哪些")
    assert not before.items
    assert after.sentences[0].text.startswith(f"{MARKET}在")
    assert len(after.items) == 3
    assert ask(app, "我们局牵头哪些", "三定办").items == after.items
    app.units.remove_alias("三定办")
    assert not ask(app, "三定办牵头哪些").items


def test_a_name_of_two_units_is_asked_back(app: App) -> None:
    for unit in (MARKET, JUSTICE):
        app.units.add(unit, {"专班": "nickname"})
    answer = ask(app, "专班要交什么")
    assert answer.status == "clarify"
    assert {text.removesuffix("要交什么") for text in answer.suggestions} == {MARKET, JUSTICE}
    assert ask(app, "专班要交什么", JUSTICE).sentences[0].text.startswith(JUSTICE)


def test_a_collectives_members_are_those_that_were_entered(app: App) -> None:
    assert "另有1项" in ask(app, "示例县西山乡要交什么").text
    app.units.gather("各乡镇（街道）", ["示例县城关镇", "示例县东河乡"])
    assert "另有1项" in ask(app, "示例县东河乡要交什么").text
    stranger = ask(app, "示例县西山乡要交什么")
    assert (stranger.status, stranger.reason) == ("refused", "no_evidence")
    everyone = ask(app, "各乡镇（街道）要做哪些")
    assert "是示例县东河乡、示例县城关镇，共2个" in everyone.text
    assert [item.text[:3] for item in everyone.items] == ["指标1"]


def test_a_unit_without_tasks_never_gets_those_of_another(app: App) -> None:
    for text in ("示例县教育局牵头哪些", "教育局要交什么", "烟草局配合哪些指标"):
        answer = ask(app, text)
        assert (answer.status, answer.items) == ("refused", ())
        assert "没有查到" in answer.text
    app.units.add("示例县教育局", {"教育局": "short"})
    assert "示例县教育局的任务" in ask(app, "教育局要交什么").text


def test_a_field_may_be_called_by_the_organisers_own_word(app: App) -> None:
    asked = "指标1的备查件"
    assert "截止" not in ask(app, asked).text
    app.thesaurus.take([Synonym("佐证材料", "备查件"), Synonym("牵头单位", "扛旗的")])
    assert [item.text for item in ask(app, asked).items] == ["备案报告", "文件目录", "审查意见"]
    assert "牵头：示例县司法局" in ask(app, "指标1扛旗的是谁").text


def test_a_row_is_found_by_the_organisers_own_word(app: App) -> None:
    asked = "红本本入库要哪些材料"
    assert not ask(app, asked).items
    app.thesaurus.take([Synonym("行政规范性文件备案", "红本本入库")])
    answer = ask(app, asked)
    assert answer.sentences[0].text.startswith("指标1")
    app.thesaurus.remove("行政规范性文件备案")
    assert not ask(app, asked).items


def test_prose_is_found_by_the_organisers_own_word(app: App) -> None:
    app.thesaurus.take([Synonym("合法性审查", "过筛子")])
    answer = ask(app, "决策没有过筛子能不能上常务会")
    assert "未经合法性审查" in answer.text


def test_what_was_understood_is_told_on_request(app: App) -> None:
    app.embed_pending()
    answer = ask(app, "行政执发公示谁迁头", explain=True)
    assert answer.text.startswith("指标4　行政执法公示")
    assert answer.explanation is not None
    assert answer.explanation["understood"] == "行政执法公示谁牵头"
    assert answer.explanation["corrections"] == [("行政执发公示", "行政执法公示")]
    plain = ask(app, "行政执法公示谁牵头", explain=True)
    assert plain.explanation is not None
    assert plain.explanation["corrections"] == []
    assert ask(app, "行政执发公示谁迁头").explanation is None
