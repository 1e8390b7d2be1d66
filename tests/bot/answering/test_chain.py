"""Which way a question goes: courtesy, look-up, list, prose, refusal; and what is said beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answering.sentences import Span
from bot.compose import App, compose
from bot.model import Answer, Asker, Question
from bot.settings import Settings
from prompts import reply
from tests.bot.county import ROWS

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

Ask = Callable[..., Answer]
LABEL = "县2025年任务分解表"


@pytest.fixture(scope="module")
def ask(county_app: App) -> Ask:
    """Asks the county's library."""

    def asking(text: str, unit: str | None = None, **more: object) -> Answer:
        return county_app.assistant.ask(Question(text, Asker(unit), **more))  # type: ignore[arg-type]

    return asking


@pytest.mark.parametrize(
    ("text", "kind"), [("你好", "greeting"), ("谢谢老师！", "thanks"), ("怎么用", "help")]
)
def test_a_courtesy_gets_a_line_and_no_search(ask: Ask, text: str, kind: str) -> None:
    answer = ask(text, explain=True)
    assert (answer.status, answer.text) == ("chat", reply(f"chat.{kind}"))
    assert answer.citations == ()
    assert answer.explanation is None


def test_a_number_that_the_table_lacks_is_refused_with_those_it_has(ask: Ask) -> None:
    answer = ask("指标99要哪些佐证材料")
    assert (answer.status, answer.reason) == ("refused", "no_such_indicator")
    assert answer.text == f"{LABEL}没有指标99，编号是1至{len(ROWS)}。"
    assert (answer.items, answer.citations) == ((), ())


def test_some_missing_of_several_is_partial_and_says_which(ask: Ask) -> None:
    answer = ask("指标1和指标99谁牵头")
    assert (answer.status, answer.reason) == ("partial", None)
    said = [sentence.text for sentence in answer.sentences]
    assert said[1] == "牵头：示例县司法局"
    assert said[-1].startswith(f"{LABEL}没有指标99")


def test_a_range_gets_every_row_in_its_order(ask: Ask) -> None:
    text = ask("指标1至4谁牵头").text
    places = [text.index(f"指标{number}　") for number in range(1, 5)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("行政规范性文件备案要哪些材料", "行政规范性文件备案"),
        ("案卷评查谁牵头", "行政处罚案卷评查"),
        ("全过程记录那一项什么时候交", "行政执法全过程记录"),
    ],
)
def test_a_name_half_a_name_or_other_words_mean_a_row(ask: Ask, text: str, name: str) -> None:
    answer = ask(text)
    assert answer.status == "answered"
    assert name in answer.sentences[0].text
    assert LABEL in answer.sentences[0].text


def test_a_rule_is_quoted_from_the_plan_and_not_from_a_row_of_like_name(ask: Ask) -> None:
    answer = ask("重大行政决策没过合法性审查能提交常务会议吗")
    assert [s.text for s in answer.sentences] == [
        "重大行政决策未经合法性审查的，不得提交常务会议讨论。"
    ]


def test_our_unit_is_the_askers_and_asked_back_without_one(ask: Ask) -> None:
    ours = ask("我们局牵头哪些指标", "示例县司法局")
    assert [item.text[:3] for item in ours.items] == ["指标1"]
    nobody = ask("我们局牵头哪些指标")
    assert (nobody.status, nobody.items) == ("clarify", ())


def test_stages_are_a_list_and_one_stage_is_that_stage_alone(ask: Ask) -> None:
    stages = ask("创建工作分几个阶段")
    assert [item.text[:2] for item in stages.items] == ["1.", "2.", "3."]
    second = ask("第二阶段做什么")
    assert second.text == "2. 组织实施阶段。4月至8月，各单位收集佐证材料。"


def test_an_old_document_answers_when_it_is_named_by_year_and_is_marked(ask: Ask) -> None:
    old = ask("2024年的实施方案分几个阶段")
    assert len(old.items) == 2
    assert {c.document.edition for c in old.citations} == {"2024年"}
    assert [notice.kind for notice in old.notices] == ["superseded"]
    assert ask("创建工作分几个阶段").notices == ()


def test_a_document_of_a_year_that_is_not_there_is_refused(ask: Ask) -> None:
    answer = ask("2022年的实施方案分几个阶段")
    assert (answer.status, answer.reason) == ("refused", "no_evidence")
    assert answer.citations == ()


def test_a_speech_answers_what_is_asked_of_it_and_is_labelled(ask: Ask) -> None:
    answer = ask("讲话里强调了哪三句话")
    assert "作风上要求真务实" in answer.text
    assert {c.document.authority for c in answer.citations} == {"讲话报告"}
    assert [notice.kind for notice in answer.notices] == ["old_or_foreign"]


def test_an_approved_answer_is_given_whole(ask: Ask) -> None:
    answer = ask("材料要不要盖章")
    assert answer.text == "要盖章。\n盖章单位是材料的出具单位。\n复印件注明与原件一致。"


def test_a_telephone_number_that_stands_there_is_given_and_no_other(ask: Ask) -> None:
    assert "0555-1234567" in ask("技术支持电话是多少").text
    private = ask("县长的手机号是多少")
    assert (private.status, private.reason, private.citations) == ("refused", "no_evidence", ())


@pytest.mark.parametrize("text", ["今天天气怎么样", "红烧肉怎么做", "帮我写一首诗"])
def test_another_subject_gets_one_line(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.reason, answer.text) == ("out_of_scope", reply("refusals.out_of_scope"))
    assert (answer.suggestions, answer.notices) == ((), ())


def test_rows_of_like_names_are_offered_and_never_the_one_answered(ask: Ask) -> None:
    answer = ask("行政执法记录和公示谁牵头")
    assert 0 < len(answer.suggestions) <= 3
    shown = answer.sentences[0].text.split("（")[0].replace("　", "")
    assert shown not in answer.suggestions


def test_the_explanation_is_given_only_when_asked_for(ask: Ask) -> None:
    assert ask("没过审查能上会吗").explanation is None
    why = ask("没过审查能上会吗", explain=True).explanation
    assert why is not None
    assert (why["intent"], why["verdict"]) == ("prose", "enough")
    passages = why["passages"]
    assert isinstance(passages, list)
    assert "不得提交常务会议" in passages[0]["text"]
    listed = ask("示例县司法局牵头哪些指标", explain=True).explanation
    assert listed is not None
    assert (listed["intent"], listed["table"]) == (
        "unit_list",
        "示例县2025年法治政府建设示范创建任务分解表",
    )


@pytest.fixture
def empty(tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    """An application that has read nothing."""
    clock = lambda: datetime(2025, 7, 25, 4, tzinfo=UTC)  # noqa: E731
    with compose(Settings(home=tmp_path / "home"), embedder=embedder, clock=clock) as app:
        yield app


@pytest.mark.parametrize("text", ["指标1要什么", "我们局牵头哪些", "没过审查能上会吗"])
def test_an_empty_library_says_so(empty: App, text: str) -> None:
    answer = empty.assistant.ask(Question(text))
    assert (answer.status, answer.reason) == ("refused", "no_evidence")
    assert answer.text == reply("refusals.empty_library")
    assert empty.assistant.ask(Question("你好")).status == "chat"


def test_a_library_without_tables_still_answers_in_prose(empty: App, tmp_path: Path) -> None:
    plan = tmp_path / "方案.md"
    plan.write_text("# 实施方案\n\n未经合法性审查的，不得提交常务会议讨论。\n", encoding="utf-8")
    assert not empty.ingest([plan]).failed
    assert "不得提交" in empty.assistant.ask(Question("没过合法性审查能上会吗")).text
    numbered = empty.assistant.ask(Question("指标1要哪些佐证材料"))
    assert numbered.items == ()


@pytest.mark.parametrize("text", ["指标1满分是多少分", "第1项在总分里占多大权重"])
def test_what_no_cell_of_a_row_holds_is_refused_and_the_row_named(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == ("refused", "no_evidence")
    assert "指标1" in answer.text


def test_a_document_says_its_own_number_and_date(ask: Ask) -> None:
    answer = ask("补充通知的文号是多少，哪天印发的")
    assert [s.text.partition("》")[2] for s in answer.sentences] == [
        "文号：示例法办〔2025〕12号",
        "日期：2025年7月20日",
    ]
    assert all(s.citations for s in answer.sentences)


def test_no_line_leaves_that_its_source_does_not_bear_out(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misread(span: Span) -> str:
        return span.text.replace("不得", "可以")

    monkeypatch.setattr("bot.answering.extractive._shown", misread)
    answer = ask("没过审查能上会吗", explain=True)
    assert "重大行政决策未经合法性审查的，不得提交常务会议讨论。" in answer.text
    assert "可以提交" not in answer.text
    assert answer.explanation is not None
    replaced = answer.explanation["replaced"]
    assert isinstance(replaced, list)
    assert {entry["kind"] for entry in replaced} >= {"negation"}
