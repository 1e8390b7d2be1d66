"""THE pipeline: what is asked is recorded and streamed; what is said is cited and stands there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.assistant import checked
from bot.compose import App, compose
from bot.errors import BotError
from bot.model import Answer, Asker, Citation, ListItem, Notice, Question, Sentence, StreamEvent
from bot.settings import Settings
from prompts import reply
from tests.bot.county import write_county
from tests.bot.fidelity import misquoted, uncited, unfounded_days

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

JUSTICE = Asker("示例县司法局")
QUESTIONS = (
    "指标1", "指标2要哪些佐证材料", "指标3要哪些佐证材料", "指标5要哪些佐证材料", "指标1什么时候交",
    "指标1评分标准是什么", "指标1至3谁牵头", "指标1和指标9谁牵头", "案卷评查谁牵头",
    "我们局牵头哪些指标", "示例县市场监督管理局要交什么", "示例县城关镇配合哪些指标",
    "我们局8月底前要交哪些", "8月底前到期的指标有哪些", "最近的截止是哪天", "哪些指标要会议纪要",
    "哪些指标要目录", "行政执法下有哪些指标", "一共多少项指标", "创建工作分几个阶段", "第二阶段做什么",
    "2024年的实施方案分几个阶段", "讲话里强调了哪三句话", "材料要不要盖章", "没过合法性审查能上会吗",
    "弄虚作假会怎么样", "技术支持电话是多少", "达标线是多少", "名称提到执法的指标有哪些",
)  # fmt: skip


def ask(app: App, text: str, **more: object) -> Answer:
    return app.assistant.ask(Question(text, JUSTICE, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", QUESTIONS)
def test_everything_said_of_a_document_is_cited_and_stands_where_it_points(
    county_app: App, text: str
) -> None:
    answer = ask(county_app, text)
    assert answer.status in ("answered", "partial")
    assert answer.citations
    assert uncited(answer) == []
    assert unfounded_days(answer) == []
    assert misquoted(answer, county_app) == []


@pytest.mark.parametrize("text", QUESTIONS)
def test_marks_count_up_in_order_and_every_one_is_used(county_app: App, text: str) -> None:
    answer = ask(county_app, text)
    marks = [citation.mark for citation in answer.citations]
    assert marks == list(range(1, len(marks) + 1))
    assert {mark for line in answer.lines for mark in line.citations} == set(marks)


def same(answer: Answer) -> tuple[object, ...]:
    """What one answer shares with another to the same question."""
    return (answer.status, answer.text, answer.lines, answer.citations, answer.notices)


@pytest.mark.parametrize(
    "text", ["指标1", "我们局牵头哪些指标", "没过合法性审查能上会吗", "红烧肉怎么做", "你好"]
)
def test_the_stream_is_the_answer_piece_by_piece(county_app: App, text: str) -> None:
    *pieces, last = county_app.assistant.stream(Question(text, JUSTICE))
    assert isinstance(last, Answer)
    assert same(last) == same(ask(county_app, text))
    lines = tuple(p for p in pieces if isinstance(p, Sentence | ListItem))
    assert lines == last.lines
    assert [p for p in pieces if isinstance(p, Citation)] == list(last.citations)
    assert [p for p in pieces if isinstance(p, Notice)] == list(last.notices)


def test_a_line_of_the_stream_follows_the_citations_it_uses(county_app: App) -> None:
    known: set[int] = set()
    pieces: list[StreamEvent] = list(county_app.assistant.stream(Question("指标1", JUSTICE)))
    for piece in pieces:
        if isinstance(piece, Citation):
            known.add(piece.mark)
        elif isinstance(piece, Sentence | ListItem):
            assert known.issuperset(piece.citations), piece.text
    assert isinstance(pieces[0], Citation), "not all at the end"
    assert isinstance(pieces[-2], Notice)


def test_an_answer_is_kept_under_its_id_as_it_was_given(county_app: App) -> None:
    answer = ask(county_app, "指标1", conversation="talk-1")
    assert answer.conversation == "talk-1"
    kept = county_app.records.get(answer.id)
    assert same(kept) == same(answer)


def test_without_a_conversation_each_question_begins_one(county_app: App) -> None:
    first, second = ask(county_app, "指标1"), ask(county_app, "指标1")
    assert first.conversation
    assert first.conversation != second.conversation
    assert first.id != second.id


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused(county_app: App, text: str) -> None:
    with pytest.raises(BotError) as refused:
        ask(county_app, text)
    assert refused.value.code == "empty_question"


def test_a_question_is_trimmed_then_measured() -> None:
    assert checked(Question("  指标1  "), 3).text == "指标1"
    with pytest.raises(BotError) as refused:
        checked(Question("指标12"), 3)
    assert refused.value.code == "question_too_long"
    assert refused.value.fields == {"length": 4, "limit": 3}


def test_half_a_character_is_no_reason_to_fail(county_app: App) -> None:
    assert ask(county_app, "指标1\ud800").status == "answered"


@pytest.mark.parametrize("narrowed", ["edition", "table"])
def test_a_table_given_beside_the_question_is_the_one_asked(county_app: App, narrowed: str) -> None:
    title = "示例县2025年法治政府建设示范创建任务分解表"
    answer = ask(county_app, "指标1谁牵头", **{narrowed: title})
    assert "牵头：示例县司法局" in answer.text


@pytest.fixture
def unfinished(tmp_path: Path, embedder: Embedder) -> Iterator[App]:
    """An application that has read files whose vectors are still to be made."""
    settings = Settings(home=tmp_path / "home")
    now = datetime(2025, 7, 25, 4, tzinfo=UTC)
    with compose(settings, embedder=embedder, clock=lambda: now) as app:
        assert not app.ingest([write_county(tmp_path / "文件")]).failed
        yield app


def test_words_answer_before_vectors_and_a_refusal_says_what_is_pending(unfinished: App) -> None:
    assert "不得提交" in ask(unfinished, "没过合法性审查能上会吗").text
    refused = ask(unfinished, "县长的手机号是多少")
    assert [(n.kind, n.text) for n in refused.notices] == [
        ("partial_index", reply("notices.partial_index", pending=unfinished.pending()))
    ]
    unfinished.embed_pending()
    assert ask(unfinished, "县长的手机号是多少").notices == ()


def test_the_day_is_that_of_the_place_and_not_of_greenwich(
    tmp_path: Path, embedder: Embedder, county: Path
) -> None:
    late = datetime(2025, 7, 25, 17, tzinfo=UTC)  # 1 o'clock of the 26th
    with compose(Settings(home=tmp_path / "home"), embedder=embedder, clock=lambda: late) as app:
        app.ingest([county])
        answer = app.assistant.ask(Question("我们局要交什么", JUSTICE))
    assert "8月15日（还有20天）" in answer.text
