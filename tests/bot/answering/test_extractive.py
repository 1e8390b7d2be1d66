"""Quotations as an answer: word for word, lists as lists, and what must be said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.answering.asked import read_question
from bot.answering.draft import Draft
from bot.answering.evidence import Verdict
from bot.answering.extractive import Extractive, note_doubtful, note_standing, refuse
from bot.answering.selection import Candidate
from bot.model import ListItem
from bot.worklist.board import Board
from ingest.model import Amendment, Authority, Document, Locator, Passage, Standing, Status
from prompts import reply
from tests.bot.answering.passages import around, parsed, passage, row, text_at
from tests.bot.answering.weights import Alike

PLAN = Document("d", "d", "方案.docx", "实施方案", authority="方案")
NOTICE = Document("n", "n", "通知.pdf", "补充通知", authority="通知", issued=date(2025, 7, 1))
MOVED = Amendment(
    "n-1", "n", "replace", "deadline", "8月31日", "上传截止时间由8月15日延至8月31日。", Locator(2),
    target_title="实施方案", old="8月15日",
)  # fmt: skip


def answered(
    question: str, *passages: Passage, document: Document = PLAN, changed: Sequence[Amendment] = ()
) -> Draft:
    """The draft that quotes from passages of one document, which a notice may have changed."""
    draft = Draft()
    candidates = [Candidate(p, document, 1 - n / 10) for n, p in enumerate(passages)]
    board = Board({d.id: d for d in (document, NOTICE)}, changed, lambda: 2025)
    extractive = Extractive(around(passages), board, 2025)
    extractive.write(draft, extractive.choose(read_question(question, Alike()), candidates))
    return draft


def test_a_sentence_is_quoted_and_cited_to_its_place() -> None:
    draft = answered("没过审查能上会吗", passage("未经审查的，不得上会。", start=11))
    assert draft.text == "未经审查的，不得上会。"
    (citation,) = draft.citations
    assert (citation.quote, citation.locator.start) == ("未经审查的，不得上会。", 11)
    assert draft.lines[0].citations == (citation.mark,)


def test_a_value_that_a_notice_changed_is_followed_by_the_words_that_change_it() -> None:
    draft = answered("什么时候上传截止", passage("集中上传截止时间为8月15日。"), changed=[MOVED])
    assert draft.text == f"集中上传截止时间为8月15日。\n{MOVED.quote}"
    assert [c.document for c in draft.citations] == [PLAN, NOTICE]
    assert [notice.kind for notice in draft.notices] == ["amended"]
    other = answered("什么时候上传截止", passage("上传截止时间为9月1日。"), changed=[MOVED])
    assert other.notices == []


def test_a_list_has_its_lead_in_and_an_item_for_every_entry() -> None:
    draft = answered("分几步", passage("工作分两步：", "1.申报。填表。", "2.初审。限5日。"))
    assert draft.text == "工作分两步：\n□ 1.申报。填表。\n□ 2.初审。限5日。"


def test_a_first_entry_in_the_sentence_of_its_lead_in_is_an_item_of_its_own() -> None:
    text = "工作分三个阶段：一是动员部署，二是组织实施，三是总结提升。"
    blocks, passages = parsed(text)
    draft = answered("工作分几个阶段", *passages)
    items = [line.text for line in draft.lines if isinstance(line, ListItem)]
    assert items == ["一是动员部署", "二是组织实施", "三是总结提升。"]
    assert draft.lines[0].text == "工作分三个阶段："
    assert all(text_at(blocks, c.locator) == c.quote for c in draft.citations)


def test_a_cell_is_shown_below_its_header_and_cited_without_it() -> None:
    draft = answered("备案的牵头单位", row(三级指标="备案", 牵头单位="示例县司法局"))
    line = next(line for line in draft.lines if "司法局" in line.text)
    assert line.text == "牵头单位：示例县司法局"
    assert draft.citations[line.citations[0] - 1].quote == "示例县司法局"


@pytest.mark.parametrize(
    ("authority", "standing", "status", "kinds"),
    [
        ("方案", "本级现行", "current", []),
        ("通知", "上级", "current", []),
        ("讲话报告", "本级现行", "current", ["old_or_foreign"]),
        ("讲话报告", "历史", "current", ["old_or_foreign"]),
        ("方案", "外地参考", "current", ["old_or_foreign"]),
        ("方案", "历史", "superseded", ["old_or_foreign", "superseded"]),
        ("方案", "本级现行", "superseded", ["superseded"]),
    ],
)
def test_a_source_that_states_no_requirement_is_labelled(
    authority: Authority, standing: Standing, status: Status, kinds: list[str]
) -> None:
    source = replace(PLAN, authority=authority, standing=standing, status=status)
    draft = answered("没过审查能上会吗", passage("未经审查的，不得上会。"), document=source)
    assert [notice.kind for notice in draft.notices] == kinds


def test_a_speech_of_an_earlier_year_is_told_from_this_years_and_from_another_place() -> None:
    speech = replace(PLAN, authority="讲话报告", issued=date(2025, 3, 1))
    sources = {
        "speech": speech,
        "old_speech": replace(speech, issued=date(2024, 3, 1)),
        "foreign": replace(speech, standing="外地参考"),
        "historic": replace(PLAN, standing="历史"),
    }
    for label, document in sources.items():
        draft = Draft()
        note_standing(draft, document, 2025)
        said = reply("notices.old_or_foreign", label=reply(f"notices.{label}"))
        assert [notice.text for notice in draft.notices] == [said]


def test_a_document_is_labelled_once() -> None:
    speech = replace(PLAN, authority="讲话报告")
    draft = answered("三项要求", passage("提三项要求：", "1.重视。", "2.落实。"), document=speech)
    assert len(draft.notices) == 1


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("印发《纲要（2024—2024年）》", "2024—2024年"),
        ("2021-2021年规划", "2021-2021年"),
        ("《纲要（2021—2025年）》", None),
        ("2024年、2024年", None),
    ],
)
def test_a_span_of_years_that_ends_where_it_begins_is_doubtful(
    text: str, doubtful: str | None
) -> None:
    draft = Draft()
    note_doubtful(draft, text)
    assert [doubtful in n.text for n in draft.notices] == ([True] if doubtful else [])  # type: ignore[operator]


def test_the_doubtful_original_is_still_quoted() -> None:
    draft = answered("依据什么纲要", passage("依据《纲要（2024—2024年）》制定。"))
    assert "2024—2024年" in draft.text
    assert [n.kind for n in draft.notices] == ["doubtful_original"]


def test_a_refusal_names_the_nearest_place_where_there_is_one() -> None:
    near = Candidate(replace(passage("无关。"), path=("一、总则", "二、步骤")), PLAN, 1.0)
    draft = Draft()
    refuse(draft, Verdict("no_evidence", 0.1, near))
    assert (draft.status, draft.reason) == ("refused", "no_evidence")
    assert "《实施方案》“二、步骤”" in draft.text
    assert len(draft.lines) == 1


@pytest.mark.parametrize("reason", ["no_evidence", "out_of_scope"])
def test_a_refusal_without_a_nearest_place_is_one_sentence(reason: str) -> None:
    draft = Draft()
    refuse(draft, Verdict(reason, 0.0))  # type: ignore[arg-type]
    assert draft.text == reply(f"refusals.{reason}")
    assert draft.citations == []
