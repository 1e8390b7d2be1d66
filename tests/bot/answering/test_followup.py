"""What a message means after the turn before it; a full question means what it says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.draft import Draft, Source
from bot.answering.followup import follow_up
from bot.answering.spoken import Spoken, spoken_after
from bot.model import AnswerStatus, Asker, Question
from ingest.model import Indicator
from tests.bot.answering.asking import REGISTER, TODAY, reader
from tests.bot.task_table import unit

ROWS = {row.number: row for table in REGISTER.tables[:1] for row in table.indicators}


def said(
    rows: Sequence[Indicator] = (),
    *,
    listed: bool = False,
    status: AnswerStatus = "answered",
    choices: Sequence[str] = (),
) -> Draft:
    """An answer that names these rows, as entries of a list or one by one."""
    draft = Draft(status=status, suggestions=list(choices))
    for row in rows:
        source = Source(REGISTER.documents[row.document], row.locator, row.name)
        tell = draft.item if listed else draft.say
        tell(f"指标{row.number}　{row.name}", source)
    return draft


def after(question: str, answer: Draft | None = None, asker: str | None = None) -> Spoken:
    """What is spoken of once a question got its answer."""
    asked = Question(question, Asker(unit(asker) if asker else None))
    return spoken_after(asked, answer or said(), REGISTER, TODAY)


def asked(message: str, spoken: Spoken | None) -> str:
    """The stand-alone question that a message becomes."""
    return follow_up(message, spoken, reader(message)).text


@pytest.mark.parametrize(
    ("before", "message", "question"),
    [
        ("指标6要哪些佐证材料", "那牵头的呢", "指标6的牵头单位"),
        ("指标6要哪些佐证材料", "什么时候交", "指标6的完成时限"),
        ("指标6要哪些佐证材料", "上面说的时限", "指标6的完成时限"),
        ("指标6谁牵头", "它的佐证材料呢", "指标6的佐证材料"),
        ("指标6谁牵头", "那8项呢", "指标8的牵头单位"),
        ("指标6谁牵头", "还有指标8", "指标8的牵头单位"),
        ("指标6谁牵头", "不是6，是8", "指标8的牵头单位"),
        ("指标6谁牵头", "打错了，是第8项", "指标8的牵头单位"),
        ("指标6谁牵头", "败诉案件剖析呢", "败诉案件剖析的牵头单位"),
        ("指标6谁牵头", "下一项呢", "指标7的牵头单位"),
        ("指标1谁牵头", "我问的是去年的", "去年的指标1的牵头单位"),
        ("指标1谁牵头", "那市里的呢", "市里的指标1的牵头单位"),
        ("指标6谁牵头", "这项没做怎么办", "执法人员岗前培训没做怎么办"),
        ("指标6的佐证材料", "还有呢", "指标6"),
        ("指标6谁牵头", "我们是配合单位", "指标6的配合单位"),
        ("指标6的佐证材料", "第二个要盖章吗", "签到表要盖章吗"),
        ("指标6的佐证材料", "第三个是什么", "指标6的佐证材料"),
        ("指标6谁牵头", "有什么变化", "指标6和去年比有什么变化"),
        ("指标6谁牵头", "材料有哪些", "指标6的佐证材料"),
        ("第3项和第5项谁牵头", "第二个的材料呢", "指标5的佐证材料"),
    ],
)
def test_after_an_indicator(before: str, message: str, question: str) -> None:
    numbers = [n for n in ("3", "5", "6", "1") if n in before]
    answer = said([ROWS[n] for n in numbers])
    result = follow_up(message, after(before, answer), reader(message))
    assert (result.text, result.rewritten) == (question, True)


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("第二个呢", "指标3"),
        ("最后一个谁牵头", "指标9的牵头单位"),
        ("第一个要什么材料", "指标2的佐证材料"),
        ("那信访局呢", "信访局牵头哪些指标"),
        ("配合的呢", "司法局配合哪些指标"),
        ("配合几项", "司法局配合哪些指标"),
        ("配合的有哪些？", "司法局配合哪些指标"),
        ("我们是配合单位", "司法局配合哪些指标"),
        ("9月底前的呢", "司法局9月底前到期的指标有哪些"),
        ("乡镇呢", "乡镇牵头哪些指标"),
    ],
)
def test_after_the_list_of_a_unit(message: str, question: str) -> None:
    answer = said([ROWS[n] for n in ("2", "3", "9")], listed=True)
    assert asked(message, after("司法局牵头哪些指标", answer)) == question


@pytest.mark.parametrize(
    ("before", "message", "question"),
    [
        ("没过审查能上会吗", "那谁来审呢", "没过审查能上会，谁来审"),
        ("部门的材料怎么命名", "乡镇呢", "乡镇的材料怎么命名"),
        ("没有重大决策怎么报", "那没有规范性文件呢", "没有规范性文件怎么报"),
        ("材料要不要盖章", "那复印件呢", "复印件要不要盖章"),
        ("创建工作分几个阶段", "第二个呢", "创建工作分几个阶段，第2个阶段是什么"),
    ],
)
def test_after_prose(before: str, message: str, question: str) -> None:
    assert asked(message, after(before)) == question


@pytest.mark.parametrize("reply", ["第一个", "1", "选1", "甲局", "是甲局"])
def test_a_choice_that_was_offered(reply: str) -> None:
    choices = ("示例县甲局牵头哪些", "示例县乙局牵头哪些")
    spoken = after("某局牵头哪些", said(status="clarify", choices=choices))
    assert asked(reply, spoken) == choices[0]


def test_the_unit_that_was_asked_for_completes_the_question() -> None:
    spoken = after("我们局牵头哪些", said(status="clarify"))
    assert asked("司法局", spoken) == "示例县司法局牵头哪些"


def test_what_a_unit_does_is_that_of_the_askers_own() -> None:
    own = follow_up("牵头的有哪些", None, reader("牵头的有哪些", "司法局"))
    assert (own.text, own.rewritten) == ("示例县司法局牵头哪些指标", True)
    assert follow_up("牵头几项", None, reader("牵头几项")).said == "no_unit"
    spoken = after("牵头几项", said(status="clarify"))
    assert asked("司法局", spoken) == "示例县司法局牵头哪些指标"


@pytest.mark.parametrize("message", ["牵头单位要做什么", "配合单位该怎么做"])
def test_what_any_unit_has_to_do_is_a_question_for_the_documents(message: str) -> None:
    assert asked(message, None) == message


def test_the_number_that_was_asked_for_completes_the_question() -> None:
    spoken = after("这项要哪些材料", said(status="clarify"))
    assert asked("6", spoken) == "指标6的佐证材料"


@pytest.mark.parametrize("message", ["第二个呢", "还有呢", "谁牵头", "这项什么时候交", "它的材料"])
def test_what_points_at_nothing_is_asked_back_once(message: str) -> None:
    assert follow_up(message, None, reader(message)).said == "which"
    again = after(message, said(status="clarify"))
    assert follow_up(message, again, reader(message)).said == ""


@pytest.mark.parametrize(
    "message", ["佐证材料什么时候上传", "材料要盖章吗", "最晚什么时候上传材料"]
)
def test_what_may_be_asked_of_nothing_in_particular_is_searched(message: str) -> None:
    assert asked(message, None) == message


FULL = (
    "指标8谁牵头", "第8项什么时候交", "司法局牵头哪些指标", "8月底前要完成哪些指标", "材料要不要盖章",
    "败诉案件剖析要交哪些材料", "没过审查能上会吗", "去年第1项谁牵头", "哪些指标要会议纪要",
    "我们局要交什么", "佐证材料什么时候上传", "造假会怎么处理", "创建工作分几个阶段",
)  # fmt: skip
HISTORIES: tuple[Spoken | None, ...] = (
    None,
    after("指标6谁牵头", said([ROWS["6"]])),
    after("司法局牵头哪些指标", said([ROWS["2"], ROWS["3"]], listed=True)),
    after("材料要盖章吗"),
    after("谁牵头", said(status="clarify")),
    after("某局牵头哪些", said(status="clarify", choices=("示例县甲局牵头哪些",))),
)


@given(st.sampled_from(FULL), st.integers(0, len(HISTORIES) - 1))
def test_a_full_question_gets_nothing_added(message: str, history: int) -> None:
    result = follow_up(message, HISTORIES[history], reader(message))
    assert (result.text, result.rewritten) == (message, False)


WORDS = (
    "那", "呢", "指标6", "谁牵头", "第二个", "司法局", "的", "这项", "去年", "还有", "材料", "，", "是",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join))
def test_whatever_is_said_something_is_asked_or_answered(message: str) -> None:
    for history in HISTORIES:
        result = follow_up(message, history, reader(message))
        assert bool(result.text) != bool(result.said)
