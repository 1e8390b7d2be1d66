"""Excerpts: chances that behave like chances, and what can be read by itself."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.asked import read_question
from bot.answering.candidate import Candidate
from bot.answering.excerpts import MOST, Excerpt, Reading
from bot.answering.lines import runs_of
from bot.answering.telling import begins
from ingest.model import Document
from tests.bot.answering.passages import around, passage
from tests.bot.answering.weights import Alike

PLAN = Document("d", "d", "方案.docx", "实施方案", authority="方案")
SENTENCES = st.lists(
    st.text(st.sampled_from("创建材料申报审查5日，：该"), min_size=2, max_size=40).map(
        lambda text: f"{text}。"
    ),
    min_size=1,
    max_size=6,
)


def reading(question: str, *sentences: str) -> Reading:
    """What one passage with these sentences gives for a question."""
    one = passage("".join(sentences))
    asked = read_question(question, Alike())
    return Reading(asked, runs_of([Candidate(one, PLAN, 1.0)], around([one])))


def shown(excerpt: Excerpt) -> list[str]:
    return [line.span.text for line in excerpt.lines]


@given(SENTENCES)
def test_where_an_answer_begins_is_certain_in_sum(sentences: list[str]) -> None:
    one = passage("".join(sentences))
    asked = read_question("申报材料几日审查", Alike())
    chances = begins(asked, runs_of([Candidate(one, PLAN, 1.0)], around([one])))
    assert abs(sum(map(sum, chances)) - 1) < 1e-9


@given(SENTENCES)
def test_a_longer_stretch_never_holds_the_answer_less_likely(sentences: list[str]) -> None:
    by_start: dict[int, list[Excerpt]] = {}
    for excerpt in reading("申报材料几日审查", *sentences).excerpts():
        assert -1e-9 <= excerpt.chance <= 1 + 1e-9
        assert len(excerpt.lines) == 1 or excerpt.length <= MOST
        by_start.setdefault(id(excerpt.lines[0]), []).append(excerpt)
    for same in by_start.values():
        assert all(a.chance <= b.chance + 1e-9 for a, b in pairwise(same))


def test_what_repeats_the_question_is_told_from_what_answers_it() -> None:
    found = reading(
        "佐证材料什么时候上传",
        "为做好佐证材料上传工作，现将有关事项通知如下。",
        "佐证材料应当于8月31日前上传至平台。",
    ).best()
    assert "佐证材料应当于8月31日前上传至平台。" in shown(found)


def test_a_line_that_leans_on_a_short_one_is_shown_with_it() -> None:
    found = reading(
        "期限届满未补正怎么办",
        "县司法局发出补正通知书。",
        "该期限届满未补正的，视为撤回。",
    ).best()
    assert shown(found) == ["县司法局发出补正通知书。", "该期限届满未补正的，视为撤回。"]


def test_a_stretch_does_not_end_where_something_is_announced() -> None:
    found = reading("材料报送要求", "材料报送要求如下：", "材料一式两份，统一装订成册。")
    assert all(not shown(s)[-1].endswith("：") for s in found.excerpts())
