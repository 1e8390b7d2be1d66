"""Each judgement told apart on answers that are right and answers that are wrong in one way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluation.cases import Case
from bot.evaluation.evaluate import evaluate
from bot.evaluation.outcome import Outcome
from bot.evaluation.report import Report, failure_lines, table
from bot.model import Answer, Citation, ListItem, Question, Sentence
from ingest.model import Block, Cell, Document, Locator, Paragraph, Table
from vectorstore.errors import UnknownDocument
from vectorstore.model import Scope

TABLE = Document(id="t", work="任务分解表", source="表/任务分解表.xlsx", title="2025年任务分解表")
NOTICE = Document(id="n", work="通知", source="通知.pdf", title="关于申报的通知")
BLOCKS: dict[str, tuple[Block, ...]] = {
    "t": (
        Table(
            (
                Cell("序号", 1, 1),
                Cell("佐证材料", 1, 2),
                Cell("37", 2, 1),
                Cell("①目录；②意见书", 2, 2),
            ),
            Locator(1, table=1, sheet="任务表", row=3),
        ),
    ),
    "n": (Paragraph("请于8月31日前上传佐证材料。", Locator(1, paragraph=1)),),
}


class Shelf:
    """Documents held in memory."""

    def blocks(self, document_id: str, scope: Scope) -> tuple[Block, ...]:
        if document_id not in BLOCKS:
            raise UnknownDocument(id=document_id)
        return BLOCKS[document_id]


class Scripted:
    """Answers every question with the next answer of a script, remembering what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        return self._answers[len(self.asked) - 1]


def cell_citation(mark: int, start: int, end: int, quote: str) -> Citation:
    locator = Locator(1, start, end, table=1, sheet="任务表", row=4, cell="B4")
    return Citation(mark, TABLE, (), locator, quote, "/documents/t")


EVIDENCE = Answer(
    id="1",
    conversation=None,
    status="answered",
    text="佐证材料共2项：目录、意见书",
    items=(ListItem("目录", (1,)), ListItem("意见书", (2,))),
    citations=(cell_citation(1, 2, 3, "目录"), cell_citation(2, 6, 8, "意见书")),
)
PROSE = Answer(
    id="2",
    conversation=None,
    status="answered",
    text="请于8月31日前上传佐证材料。",
    sentences=(Sentence("请于8月31日前上传佐证材料。", (1,)),),
    citations=(
        Citation(1, NOTICE, (), Locator(1, 1, 15), "请于8月31日前上传佐证材料。", "/documents/n"),
    ),
    explanation={
        "passages": [
            {
                "passage": "p",
                "document": "n",
                "source": "通知.pdf",
                "title": "关于申报的通知",
                "text": "请于8月31日前上传佐证材料。",
                "score": 1.0,
            }
        ]
    },
)
REFUSAL = Answer(id="3", conversation=None, status="refused", text="没有。", reason="no_evidence")
WANTS_LIST = Case("a", "指标37要哪些佐证材料", items=("意见书", "目录"))
WANTS_DATE = Case(
    "b",
    "什么时候上传",
    relevant=("通知",),
    answer="8月31日前上传",
    fields={"deadline": "8月31日前"},
    gold=("8月31日",),
)


def judged(case: Case, answer: Answer) -> Outcome:
    return evaluate(Scripted(answer), [case], Shelf()).outcomes[0]


def test_a_right_list_is_right_in_everything() -> None:
    outcome = judged(WANTS_LIST, EVIDENCE)
    assert outcome.list_complete
    assert (outcome.citations_right, outcome.citations) == (2, 2)
    assert (outcome.items_cited, outcome.items_in_cells, outcome.items) == (2, 2, 2)
    assert outcome.first_document == "表/任务分解表.xlsx"
    assert not Report((outcome,)).failures()


def test_a_missing_item_and_an_uncited_one_are_seen() -> None:
    short = replace(EVIDENCE, items=EVIDENCE.items[:1])
    assert judged(WANTS_LIST, short).list_complete is False
    uncited = replace(EVIDENCE, items=(EVIDENCE.items[0], ListItem("意见书")))
    outcome = judged(WANTS_LIST, uncited)
    assert outcome.list_complete
    assert (outcome.items_cited, outcome.items) == (1, 2)


def test_a_line_made_around_a_quoted_cell_is_cited_and_another_cell_is_not() -> None:
    around = replace(EVIDENCE, items=(ListItem("指标37　目录（8月底）", (1,)),))
    assert judged(WANTS_LIST, around).items_cited == 1
    other = replace(EVIDENCE, items=(ListItem("指标37　目录（8月底）", (2,)),))
    assert judged(WANTS_LIST, other).items_cited == 0


@pytest.mark.parametrize(
    "wrong",
    [
        cell_citation(2, 6, 7, "意见书"),
        cell_citation(2, 6, 8, "意见"),
        replace(cell_citation(2, 6, 8, "意见书"), locator=Locator(1, 6, 8, row=4, cell="A4")),
        replace(cell_citation(2, 6, 8, "意见书"), locator=Locator(9, 6, 8)),
        replace(cell_citation(2, 6, 8, "意见书"), document=replace(TABLE, id="gone")),
    ],
)
def test_a_citation_that_points_elsewhere_is_wrong(wrong: Citation) -> None:
    answer = replace(EVIDENCE, citations=(EVIDENCE.citations[0], wrong))
    assert judged(WANTS_LIST, answer).citations_right == 1


def test_a_right_sentence_is_right_in_everything() -> None:
    outcome = judged(WANTS_DATE, PROSE)
    assert outcome.document_first
    assert outcome.words_in_one_of_five
    assert outcome.words_in_text
    assert outcome.fields == (1, 1)
    assert outcome.gold_shown
    assert outcome.sentences_quoted == outcome.sentences == 1


def test_a_value_without_a_quotation_of_it_does_not_count() -> None:
    uncited = replace(PROSE, citations=())
    assert judged(WANTS_DATE, uncited).fields == (0, 1)


def test_another_document_with_the_same_words_counts_as_second_best() -> None:
    outcome = judged(replace(WANTS_DATE, relevant=("别的通知",)), PROSE)
    assert outcome.document_first is False
    assert outcome.document_or_words_first is True


def test_refusals_right_and_wrong() -> None:
    assert judged(WANTS_DATE, REFUSAL).refused_wrongly is True
    absent = Case("c", "电话多少", status="refused", reason="no_evidence")
    assert judged(absent, REFUSAL).refused_rightly is True
    assert judged(replace(absent, reason="out_of_scope"), REFUSAL).refused_rightly is False
    assert judged(absent, PROSE).refused_rightly is False


def test_a_follow_up_goes_on_in_the_conversation_of_what_it_follows() -> None:
    assistant = Scripted(EVIDENCE, PROSE, PROSE)
    cases: Sequence[Case] = [
        WANTS_LIST,
        replace(WANTS_DATE, follow_up_of="a"),
        replace(WANTS_DATE, id="c", unit="示例县司法局"),
    ]
    evaluate(assistant, cases, Shelf())
    first, second, third = assistant.asked
    assert first.conversation is not None
    assert first.conversation == second.conversation
    assert third.conversation is None
    assert third.asker.unit == "示例县司法局"


def test_the_report_counts_prints_and_writes(tmp_path: Path) -> None:
    cases = [WANTS_LIST, WANTS_DATE, replace(WANTS_DATE, id="c", ignored=frozenset({"kind"}))]
    report = evaluate(Scripted(EVIDENCE, PROSE, REFUSAL), cases, Shelf())
    figures = report.figures()
    assert (figures["document_first"].right, figures["document_first"].total) == (1, 2)
    assert figures["fields_right"].value == 0.5
    assert figures["refused_wrongly"].right == 1
    assert "refused_rightly" not in figures
    drawn = table({"法问": report})
    assert drawn.row_count == len(figures)
    lines = failure_lines(report)
    assert "c" in lines[0]
    assert "kind" in lines[-1]
    report.write(tmp_path / "out" / "report.json")
    written = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert written["cases"] == 3
    assert written["outcomes"][2]["case"]["id"] == "c"
    assert written["figures"]["median_ms"]["value"] >= 0
