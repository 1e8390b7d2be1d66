"""Telling: the signs by which the beginning of an answer is known."""

from __future__ import annotations

from bot.answering.asked import read_question
from bot.answering.candidate import Candidate
from bot.answering.lines import runs_of
from bot.answering.telling import BEGINS, GOES_ON, begin_signs, begins, goes_on_signs, standing
from ingest.model import Document
from tests.bot.answering.passages import around, passage
from tests.bot.answering.weights import Alike

PLAN = Document("d", "d", "方案.docx", "实施方案", authority="方案")
SAME = "材料由各镇报送。"


def test_every_sign_has_a_weight() -> None:
    asked = read_question("材料由谁报送", Alike())
    one = passage(SAME + SAME)
    (run,) = runs_of([Candidate(one, PLAN, 1.0)], around([one]))
    assert set(begin_signs(asked, run, 0, standing(asked, [run]))) == set(BEGINS)
    assert set(goes_on_signs(asked, run, 0)) == set(GOES_ON)


def test_an_answer_rather_begins_where_a_paragraph_does() -> None:
    asked = read_question("材料由谁报送", Alike())
    one = passage("先开会。" + SAME, SAME + "再开会。")
    runs = runs_of([Candidate(one, PLAN, 1.0)], around([one]))
    chances = {
        line.span.locator.paragraph: chance
        for run, held in zip(runs, begins(asked, runs), strict=True)
        for line, chance in zip(run, held, strict=True)
        if line.span.text == SAME
    }
    assert chances[2] > chances[1]
