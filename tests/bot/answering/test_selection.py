"""The fewest sentences that answer, and what belongs to them: headings, run-ins, entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.asked import read_question
from bot.answering.selection import Candidate, Selection, select
from ingest.model import Document, Passage
from tests.bot.answering.passages import around, parsed, passage, row
from tests.bot.answering.weights import Alike

PLAN = Document("d", "d", "方案.docx", "实施方案", authority="方案")
OTHER = Document("e", "e", "通知.docx", "通知", authority="通知")


def selected(question: str, *passages: Passage) -> tuple[Selection, ...]:
    """What is selected from passages of one document, found in this order."""
    candidates = [Candidate(p, PLAN, 1 - n / 10) for n, p in enumerate(passages)]
    return select(read_question(question, Alike()), candidates, around(passages))


def shown(question: str, *passages: Passage) -> list[str]:
    return [span.text for found in selected(question, *passages) for span in found.spans]


def below(heading: str, *texts: str, ordinal: int = 1) -> Passage:
    """A passage below a heading."""
    return replace(passage(*texts, ordinal=ordinal), path=(heading,))


FILLER = "各单位要提高认识，加强组织领导，层层压实工作责任，确保各项任务有力有序推进到位，" * 3


def test_nothing_found_selects_nothing() -> None:
    assert selected("怎么办") == ()


def test_the_sentence_that_answers_is_shown_alone() -> None:
    text = f"{FILLER}。未经合法性审查的，不得提交常务会议。{FILLER}。"
    assert shown("未经合法性审查能提交常务会议吗", passage(text)) == [
        "未经合法性审查的，不得提交常务会议。"
    ]


@pytest.mark.parametrize("heading", ["材料要不要盖章？", "材料要不要盖章", "（二）材料怎么盖章"])
def test_the_whole_answer_below_a_heading_that_asks(heading: str) -> None:
    answer = ["要盖章。", "盖出具单位的章。", "复印件注明与原件一致。"]
    assert shown("材料盖章吗", below(heading, "".join(answer)), passage("材料真实。")) == answer


def test_a_heading_that_asks_nothing_does_not_bring_all_below_it() -> None:
    text = f"材料要盖章，盖出具单位的章。{FILLER}。{FILLER}。"
    assert shown("材料盖章吗", below("材料盖章", text)) == ["材料要盖章，盖出具单位的章。"]


def test_a_long_answer_below_a_heading_is_not_shown_whole() -> None:
    answer = "".join(
        f"第{n}种情形下的材料按有关规定另行报送并留存备查。" for n in "一二三四五六七八九十" * 2
    )
    assert len("".join(shown("材料盖章吗", below("材料要不要盖章？", answer)))) < len(answer)


def test_a_run_in_heading_leads_on_to_what_it_heads() -> None:
    one = passage(
        "（二）牵头初核。", "牵头单位对材料逐项核对，3日内提出意见。", "（三）上传。", "统一上传。"
    )
    assert shown("牵头初核怎么做", one) == [
        "（二）牵头初核。",
        "牵头单位对材料逐项核对，3日内提出意见。",
    ]


def test_an_announcement_leads_on_to_as_many_sentences_as_it_counts() -> None:
    one = passage("下面，我强调三句话。", ordinal=1)
    two = passage("思想上要重视。行动上要抓紧。作风上要实。会议到此结束。", ordinal=2)
    assert shown("强调哪三句话", one, two)[-4:] == [
        "下面，我强调三句话。", "思想上要重视。", "行动上要抓紧。", "作风上要实。",
    ]  # fmt: skip


def test_what_is_announced_without_a_number_ends_at_a_new_point() -> None:
    one = passage("报送要求如下：", "材料一式两份。", "（二）时间安排。", "8月底前。")
    assert shown("报送要求", one) == ["报送要求如下：", "材料一式两份。"]


STEPS = passage(
    "创建工作分三个阶段：",
    "1. 动员部署阶段。印发方案，分解任务。",
    "2. 组织实施阶段。4月至8月，各单位收集材料。",
    "3. 总结提升阶段。9月起查漏补缺。",
)


def test_a_question_for_stages_gets_the_whole_enumeration() -> None:
    (found,) = selected("创建工作分几个阶段", STEPS)
    assert found.enumeration
    text = "".join(span.text for span in found.spans)
    assert all(word in text for word in ("动员", "分解任务", "收集材料", "查漏补缺"))


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("第一阶段做什么", "1. 动员部署阶段。印发方案，分解任务。"),
        ("第二个阶段有哪些内容", "2. 组织实施阶段。4月至8月，各单位收集材料。"),
        ("第3阶段做什么", "3. 总结提升阶段。9月起查漏补缺。"),
    ],
)
def test_the_nth_stage_is_shown_alone_and_once(question: str, entry: str) -> None:
    assert shown(question, STEPS) == [entry]


def test_a_stage_that_is_not_there_does_not_pass_for_another() -> None:
    found = selected("第五阶段做什么", STEPS)
    assert [s.enumeration for s in found] == [True]


@pytest.mark.parametrize(
    "question", ["第二阶段做什么", "组织实施阶段收集什么材料", "分别有哪几个阶段、各有什么任务"]
)
def test_no_character_is_shown_twice(question: str) -> None:
    found = selected(question, STEPS, passage("3. 另一件。", ordinal=2))
    places = [
        (span.passage.id, span.piece, at)
        for one in found
        for span in one.spans
        for at in range(span.locator.start or 0, (span.locator.end or 0) + 1)
    ]
    assert len(places) == len(set(places))


def test_several_enumerations_answer_a_question_for_several() -> None:
    first = passage("自查工作分两步：", "1. 单位自查。", "2. 整改。", ordinal=1)
    second = passage("培树工作分两步：", "1. 推荐。", "2. 命名。", ordinal=2)
    both = shown("自查工作和培树工作分别分几步", first, second)
    assert {"1. 单位自查。", "2. 整改。", "1. 推荐。", "2. 命名。"} <= set(both)


def test_a_neighbour_that_is_as_good_completes_a_short_answer() -> None:
    one = passage("初审由依法治县办负责。终审由依法治市办负责。")
    assert len(shown("初审终审谁负责", one)) == 2


def test_an_answer_stays_with_one_document_and_in_its_order() -> None:
    candidates = [
        Candidate(passage(f"{FILLER}材料由司法局审查。{FILLER}。", ordinal=2), PLAN, 1.0),
        Candidate(replace(passage("审查的材料一式两份。"), id="q", document="e"), OTHER, 0.9),
        Candidate(passage(f"{FILLER}材料审查期限为5日。{FILLER}。", ordinal=1), PLAN, 0.9),
    ]
    found = select(read_question("材料审查期限和审查材料的司法局", Alike()), candidates, around([]))
    assert {s.document for s in found} == {PLAN}
    ordinals = [s.spans[0].passage.ordinal for s in found]
    assert ordinals == sorted(ordinals)


def test_a_cell_of_a_row_is_shown_whole() -> None:
    one = row(佐证材料="1.目录。\n2.意见书；3.纪要。", 牵头单位="示例县司法局")
    assert "1.目录。\n2.意见书；3.纪要。" in shown("意见书和目录", one)


def test_whatever_is_selected_stands_in_its_passage() -> None:
    text = "一、步骤\n\n分三步：一是申报，二是初审，三是公示。公示期7日。\n\n二、要求\n\n要求如下：\n\n1.按时。2.如实。"
    _, passages = parsed(text)
    for question in ("分哪几步", "第二步做什么", "公示期多久", "有什么要求"):
        for found in selected(question, *passages):
            for span in found.spans:
                piece = span.passage.pieces[span.piece]
                begin = (span.locator.start or 1) - (piece.locator.start or 1)
                assert piece.text[begin : begin + len(span.text)] == span.text


def test_a_short_row_of_a_table_without_indicators_is_shown_whole() -> None:
    status = row(状态="退回", 由谁处理="本单位联络员", 办理时间="10个工作日")
    assert shown("退回的材料谁处理", status) == ["退回", "本单位联络员", "10个工作日"]


def test_a_question_for_an_organisation_is_answered_with_one_where_there_is_one() -> None:
    told = passage("“通过”表示初审合格。")
    organisation = passage("示例县司法局于4月30日前完成初审。", ordinal=2)
    assert "示例县司法局于4月30日前完成初审。" in shown("初审谁来做", told, organisation)
