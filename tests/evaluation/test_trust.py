"""A seeded sample of the questions of the trust bar, open half; the whole is `make bars NAME=trust`."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from bot.compose import App
from bot.evaluation.cases import read_cases
from tests.benchmarks.bar_trust import ABSENT, ANSWERABLE, FOLDER, HALVES, Asked, ask_all

SAMPLE = 50


def sample(app: App, names: Sequence[str]) -> list[Asked]:
    """A sample that is the same every time; a follow-up comes with what it follows."""
    cases = [case for name in names for case in read_cases(FOLDER / f"{name}_open.jsonl")]
    alone = [c for c in cases if c.follow_up_of is None]
    chosen = random.Random(20260301).sample(alone, SAMPLE)
    ids = {c.id for c in chosen}
    return ask_all(app, [c for c in cases if c.id in ids or c.follow_up_of in ids])


@pytest.fixture(scope="module")
def answered(demo_app: App) -> list[Asked]:
    return sample(demo_app, ANSWERABLE)


@pytest.fixture(scope="module")
def absent(demo_app: App) -> list[Asked]:
    return sample(demo_app, (ABSENT,))


def test_most_answers_are_right(answered: list[Asked]) -> None:
    wrong = [one.case.question for one in answered if not one.right]
    assert len(wrong) <= 0.1 * len(answered), wrong


def test_no_answer_mixes_tables_or_hides_that_it_is_old(answered: list[Asked]) -> None:
    assert [one.case.question for one in answered if one.mixes_tables] == []


def test_hardly_anything_answerable_is_refused(answered: list[Asked]) -> None:
    refused = [
        o.case.question for o in answered if o.case.wants_answer and o.answer.status == "refused"
    ]
    assert len(refused) <= 0.02 * len(answered), refused


def test_what_the_library_cannot_know_is_refused_for_the_right_reason(absent: list[Asked]) -> None:
    wrong = [one.case.question for one in absent if not one.right]
    assert len(wrong) <= 0.05 * len(absent), wrong


@pytest.mark.parametrize("half", HALVES)
def test_the_sets_are_as_large_as_the_bars_ask(half: str) -> None:
    sizes = {
        name: len(read_cases(FOLDER / f"{name}_{half}.jsonl")) for name in (*ANSWERABLE, ABSENT)
    }
    assert sizes["demo"] + sizes["domain"] == 150
    assert sizes[ABSENT] == 75
