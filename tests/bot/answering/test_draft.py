"""A draft: marks in order of first use, lines in order of reading, refusals bare."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.draft import Draft, Source
from bot.model import ListItem
from ingest.model import Document, Locator

TABLE = Document("t", "t", "表.xlsx", "任务分解表")
NOTICE = Document("n", "n", "通知.pdf", "补充通知")


def source(document: Document = TABLE, block: int = 1) -> Source:
    return Source(document, Locator(block, 1, 4), f"第{block}段话", ("一、步骤",))


def test_a_place_cited_twice_keeps_its_mark() -> None:
    draft = Draft()
    draft.say("甲", source(), source(NOTICE))
    draft.item("乙", source(NOTICE), source(block=2), source(NOTICE))
    assert [line.citations for line in draft.lines] == [(1, 2), (2, 3)]
    assert [(c.mark, c.document.id, c.locator.block) for c in draft.citations] == [
        (1, "t", 1), (2, "n", 1), (3, "t", 2),
    ]  # fmt: skip
    assert draft.citations[2].url == "/documents/t?at=2:1-4#block-2"
    assert draft.citations[0].path == ("一、步骤",)


def test_a_notice_is_said_once() -> None:
    draft = Draft()
    for text in ("改了", "改了", "又改了"):
        draft.note("amended", text)
    assert [notice.text for notice in draft.notices] == ["改了", "又改了"]


def test_a_refusal_leaves_nothing_of_what_was_written() -> None:
    draft = Draft()
    draft.say("甲", source())
    draft.note("amended", "改了")
    draft.refuse("no_evidence", "没有。")
    answer = draft.finish("1", None, 3)
    assert (answer.status, answer.reason, answer.text) == ("refused", "no_evidence", "没有。")
    assert (answer.citations, answer.notices, answer.items) == ((), (), ())


def test_suggestions_are_offered_once() -> None:
    draft = Draft(suggestions=["指标3", "指标4", "指标3"])
    assert draft.finish("1", "c", 3).suggestions == ("指标3", "指标4")


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("甲乙丙")), max_size=8))
def test_the_lines_of_an_answer_keep_the_order_they_were_written_in(
    lines: list[tuple[bool, str]],
) -> None:
    draft = Draft()
    for is_item, text in lines:
        (draft.item if is_item else draft.say)(text, source())
    answer = draft.finish("1", "c", 3)
    assert [(isinstance(line, ListItem), line.text) for line in answer.lines] == lines
    assert answer.text.splitlines() == [("□ " if i else "") + text for i, text in lines]
    assert len(answer.items) + len(answer.sentences) == len(lines)
