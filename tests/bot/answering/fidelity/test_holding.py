"""An answer is held to its sources: lines that fail give way to quotations, counts must be true."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.draft import Draft, Source
from bot.answering.fidelity import DaysLeft, Entire, Listed, Quoted, Rendered, hold
from bot.answering.fidelity.holding import wrong_lines
from bot.model import ListItem, Sentence
from ingest.model import Document, Locator
from prompts import Said, reply

TABLE = Document("t", "t", "表.xlsx", "示例县2025年任务分解表")
TODAY, DUE = date(2025, 7, 25), date(2025, 8, 31)


def source(quote: str, row: int = 2, *context: str) -> Source:
    return Source(TABLE, Locator(1, cell=f"F{row}", row=row), quote, (), context)


def texts(draft: Draft) -> list[str]:
    return [line.text for line in draft.lines]


def test_a_line_that_fails_gives_way_to_what_it_cites() -> None:
    draft = Draft()
    draft.say("应于9月30日前报送。", source("应于8月31日前报送。"))
    draft.item("审查意见书三份", source("审查意见书", 3))
    (first, second) = hold(draft)
    assert texts(draft) == ["应于8月31日前报送。", "审查意见书"]
    assert [type(line) for line in draft.lines] == [Sentence, ListItem]
    assert [line.citations for line in draft.lines] == [(1,), (2,)]
    assert (first.text, first.violations[0].kind) == ("应于9月30日前报送。", "date")
    assert second.violations[0].value == "三份"
    assert hold(draft) == ()


def test_a_line_without_a_source_is_left_out_and_nothing_left_is_a_refusal() -> None:
    draft = Draft()
    draft.say("应于8月31日前报送。", source("应于8月31日前报送。"))
    draft.say("满分100分。")
    assert len(hold(draft)) == 1
    assert texts(draft) == ["应于8月31日前报送。"]
    alone = Draft()
    alone.say("满分100分。")
    hold(alone)
    assert (alone.status, alone.reason) == ("refused", "no_evidence")
    assert texts(alone) == [reply("refusals.no_evidence")]


def test_own_lines_may_name_the_question_and_what_it_was_taken_to_mean() -> None:
    draft = Draft()
    draft.say(
        reply(
            "answer.unit_period_none",
            table="县2025年任务分解表",
            unit="示例县司法局",
            period="今年",
        )
    )
    assert hold(draft, ("县2025年任务分解表", "示例县司法局", "今年有哪些")) == ()
    assert hold(draft, ("县2024年任务分解表", "示例县司法局")) != ()


def test_a_refusal_states_nothing_of_the_documents() -> None:
    draft = Draft().refuse("no_such_indicator", "没有指标120，编号是1至100。")
    assert hold(draft) == ()


@pytest.mark.parametrize(
    ("words", "right"),
    [("审查 意见书", True), ("审查意见", False), ("审查书", False), ("审查意见书等", False)],
)
def test_an_entire_quotation_misses_nothing(words: str, right: bool) -> None:
    draft = Draft()
    draft.item(Entire(words), source("审查意见书"))
    assert (not list(wrong_lines(draft))) == right


def test_quoted_words_stand_in_the_quotation_they_are_from() -> None:
    lead, joint = source("示例县司法局", 2), source("示例县财政局", 3)

    def said(unit: str, *of: str) -> bool:
        draft = Draft()
        draft.say(reply("answer.row_lead", lead=Quoted(unit, *of)), lead, joint)
        return not list(wrong_lines(draft))

    assert said("示例县司法局", "示例县司法局")
    assert said("示例县财政局")
    assert not said("示例县财政局", "示例县司法局")
    assert not said("示例县公安局", "示例县公安局")  # nobody cites that


@pytest.mark.parametrize(("entries", "right"), [(3, True), (2, False), (4, False), (0, False)])
def test_a_counted_list_has_as_many_entries_as_it_says(entries: int, right: bool) -> None:
    draft = Draft()
    draft.say(reply("answer.evidence_count", count=Listed(3), mark=""), source("甲；乙；丙"))
    for n in range(entries):
        draft.item(Entire(f"材料{'甲乙丙丁'[n]}"), source(f"材料{'甲乙丙丁'[n]}", n + 3))
    draft.say(reply("answer.field", label="牵头", value=Quoted("甲")), source("甲；乙；丙"))
    assert (not list(wrong_lines(draft))) == right


def test_several_counts_of_one_sentence_are_counted_together() -> None:
    draft = Draft()
    counts = {"lead": Listed(1), "joint": Listed(2), "unit": "", "table": ""}
    draft.say(reply("answer.unit_counts", **counts))
    for n in range(3):
        draft.item(Entire("甲"), source("甲", n + 2))
    assert not list(wrong_lines(draft))
    draft.lines.pop()
    assert [v.kind for _, found in wrong_lines(draft) for v in found] == ["count"]


def test_days_left_are_reckoned_to_a_day_that_the_source_names() -> None:
    def wrong(quote: str, until: date = DUE) -> list[str]:
        draft = Draft()
        left = DaysLeft(TODAY, until)
        values = {"number": "1", "deadline": Quoted(quote), "days": left}
        draft.say(reply("answer.nearest_deadline", **values), source(quote, 2, "1"))
        return [v.kind for _, found in wrong_lines(draft) for v in found]

    assert wrong("8月31日") == []
    assert wrong("8月底前") == []
    assert wrong("由8月15日调整为8月31日") == []
    assert wrong("9月30日") == ["computed"]
    assert wrong("8月31日", date(2025, 8, 30)) == ["computed"]


def test_what_is_made_from_a_record_is_made_again() -> None:
    said = Rendered(lambda day: f"{day.month}月{day.day}日", DUE)
    assert (said, said.made()) == ("8月31日", "8月31日")
    draft = Draft()
    draft.say(Said(said))
    assert hold(draft) == ()
    said.made = lambda: "9月1日"
    assert [v.kind for _, found in wrong_lines(draft) for v in found] == ["computed"]


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    draft = Draft()
    draft.say("指标3", source("示例县司法局", 2, "3"))
    draft.say("指标4", source("示例县司法局", 2, "4"))
    assert [line.citations for line in draft.lines] == [(1,), (1,)]
    assert hold(draft) == ()
