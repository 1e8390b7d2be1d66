"""Several answers as one: nothing lost, every mark at its source, the status told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.draft import Draft, Source
from bot.answering.joining import joined
from bot.model import Answer, AnswerStatus
from ingest.model import Locator
from tests.bot.answering.asking import REGISTER

DOCUMENTS = list(REGISTER.documents.values())


def draft(status: AnswerStatus, *lines: tuple[str, int]) -> Draft:
    """A draft whose lines each quote a place."""
    made = Draft(status=status, understood_as="问")
    for text, place in lines:
        made.say(text, Source(DOCUMENTS[place % len(DOCUMENTS)], Locator(place), f"原文{place}"))
    return made


def supported(answer: Answer) -> list[tuple[str, list[str]]]:
    """Each line with the quotations that its marks point at."""
    quotes = {citation.mark: citation.quote for citation in answer.citations}
    return [(line.text, [quotes[mark] for mark in line.citations]) for line in answer.lines]


LINES = st.lists(
    st.tuples(st.text("甲乙丙丁", min_size=1, max_size=3), st.integers(1, 5)), max_size=4
)


@given(st.lists(LINES, min_size=2, max_size=5))
def test_the_lines_of_all_in_order_each_at_its_source(texts: list[list[tuple[str, int]]]) -> None:
    alone = [supported(draft("answered", *lines).finish("1", None, 0)) for lines in texts]
    whole = joined([draft("answered", *lines) for lines in texts]).finish("1", None, 0)
    distinct = [told for n, told in enumerate(alone) if told not in alone[:n]]
    if len({tuple(t for t, _ in told) for told in alone}) < len(alone):
        return  # two that say the same count once
    assert supported(whole) == [line for told in distinct for line in told]
    assert [supported(part) for part in whole.parts] == distinct
    marks = [citation.mark for citation in whole.citations]
    assert marks == list(range(1, len(marks) + 1))
    for part in whole.parts:
        assert set(part.citations) <= set(whole.citations)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["answered", "answered"], "answered"),
        (["answered", "refused"], "partial"),
        (["partial", "clarify"], "partial"),
        (["refused", "refused"], "refused"),
        (["clarify", "refused"], "clarify"),
    ],
)
def test_the_status_of_the_whole(statuses: list[AnswerStatus], status: str) -> None:
    parts = [draft(one, (f"答{n}", n + 1)) for n, one in enumerate(statuses)]
    assert joined(parts).status == status


def test_two_that_say_the_same_are_one() -> None:
    whole = joined([draft("answered", ("甲", 1)), draft("answered", ("甲", 1))])
    assert whole.parts == []
    assert whole.text == "甲"


def test_the_text_has_each_answer_under_its_question() -> None:
    one, other = draft("answered", ("甲", 1)), draft("refused", ("乙", 2))
    one.understood_as, other.understood_as = "第一问", "第二问"
    assert joined([one, other]).text == "1. 第一问\n甲\n2. 第二问\n乙"
