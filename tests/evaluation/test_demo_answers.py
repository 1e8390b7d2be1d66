"""Questions to the demo library and to the real speeches, judged as the acceptance bars judge them."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.evaluation.cases import read_cases
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import Report, failure_lines
from bot.model import Asker, Question
from tests.benchmarks.bar_demo import case_of
from tests.bot.fidelity import misquoted, uncited, unfounded_days
from tests.evaluation.demo_gold import OPEN, Intent, noticed, read_intents

if TYPE_CHECKING:
    from bot.compose import App

SAMPLE, SEED = 30, 2025
SEEDS = Path(__file__).parent / "seeds.jsonl"
INTENTS = random.Random(SEED).sample(read_intents(OPEN), SAMPLE)


@pytest.fixture(scope="module")
def report(demo_app: App) -> Report:
    """What became of a sample of the open demo questions."""
    return evaluate(demo_app.assistant, [case_of(i) for i in INTENTS], demo_app.catalog)


def value(report: Report, name: str) -> float:
    """One figure; a figure that nothing was measured for is an error."""
    return report.figures()[name].value


def test_the_sample_holds_questions_of_many_kinds() -> None:
    kinds = Counter(intent.kind for intent in INTENTS)
    assert len(kinds) >= 5
    assert kinds["indicator"] < SAMPLE


def test_fields_are_exact(report: Report) -> None:
    assert value(report, "fields_right") >= 0.98, failure_lines(report)


def test_lists_are_complete_and_nothing_is_wrongly_refused(report: Report) -> None:
    assert value(report, "list_complete") == 1.0, failure_lines(report)
    assert not any(o.refused_wrongly for o in report.outcomes), failure_lines(report)


def test_items_are_cited_to_the_cells_they_stand_in(report: Report) -> None:
    listed = [outcome for outcome in report.outcomes if outcome.case.items]
    assert listed
    assert value(report, "items_cited") == 1.0, failure_lines(report)
    # An item that the supplementary notice adds stands in the notice, not in a cell.
    added = sum(noticed().item in (outcome.case.items or ()) for outcome in listed)
    assert sum(o.items_in_cells for o in listed) == sum(o.items for o in listed) - added


def test_quotations_stand_in_the_original(report: Report) -> None:
    assert value(report, "citations_right") == 1.0, failure_lines(report)


@pytest.mark.parametrize("intent", INTENTS[::3], ids=lambda intent: intent.id)
def test_nothing_is_said_without_its_source(demo_app: App, intent: Intent) -> None:
    answer = demo_app.assistant.ask(Question(intent.question, Asker(intent.asker or None)))
    assert uncited(answer) == []
    assert unfounded_days(answer) == []
    assert misquoted(answer, demo_app) == []


def test_last_years_table_answers_when_it_is_named_and_says_that_it_is_old(demo_app: App) -> None:
    def asked(text: str) -> tuple[str, list[str]]:
        answer = demo_app.assistant.ask(Question(text))
        return answer.sentences[0].text, [n.text for n in answer.notices if n.kind == "superseded"]

    said, notices = asked("2024年的指标37谁牵头")
    assert "县2024年任务分解表" in said
    assert len(notices) == 1
    assert "现行的是县2025年任务分解表" in notices[0]
    said, notices = asked("指标37谁牵头")
    assert "县2025年任务分解表" in said
    assert notices == []


def test_the_real_speeches_answer_in_their_own_words(seeds_app: App) -> None:
    report = evaluate(seeds_app.assistant, read_cases(SEEDS), seeds_app.catalog)
    for name in ("gold_shown", "refused_rightly", "citations_right"):
        assert value(report, name) == 1.0, failure_lines(report)
