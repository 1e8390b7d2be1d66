"""Bars 2, 3 and 6 of trust: questions of all nine kinds, unanswerable ones, and how short answers are.

The halves that are frozen are only counted: their failures are not named, so that nobody tunes on
them.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.compose import App
from bot.evaluation.cases import Case, read_cases
from bot.evaluation.evaluate import evaluate
from bot.evaluation.outcome import Outcome, citations_of, matches, whole
from bot.evaluation.report import Figure
from bot.model import Answer, Question
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged

FOLDER = ROOT / "tests" / "evaluation" / "trust"
HALVES = ("open", "frozen")
ANSWERABLE, ABSENT = ("demo", "domain"), "absent"
NOW = datetime(2025, 6, 10, 9, tzinfo=UTC)
"""The clock of the questions: the demo library is that of 2025."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One case with the answer that it got and how that was judged."""

    case: Case
    answer: Answer
    outcome: Outcome

    @property
    def right(self) -> bool:
        """Whether everything that the case expects came true."""
        o, status = self.outcome, self.case.status
        judged = (o.gold_shown, o.list_complete, o.refused_rightly)
        fields = o.fields[0] == o.fields[1]
        kind = status is None or o.status == status or (status, o.status) == ("answered", "partial")
        return fields and kind and False not in judged and not o.refused_wrongly

    @property
    def mixes_tables(self) -> bool:
        """Whether it rests on a task table that cannot answer, or on an old one without saying so."""
        if not self.case.relevant or self.answer.status == "refused":
            return False
        said = {notice.kind for part in whole(self.answer) for notice in part.notices}
        return any(
            document.authority == "任务分解表"
            and (
                not any(matches(r, document.source, document.title) for r in self.case.relevant)
                or (document.status == "superseded" and not said & {"superseded", "old_or_foreign"})
            )
            for document in (citation.document for citation in citations_of(self.answer))
        )


class Recorder:
    """An assistant that keeps its answers, in the order asked."""

    def __init__(self, app: App) -> None:
        self._app, self.answers = app, list[Answer]()

    def ask(self, question: Question) -> Answer:
        """The answer of the application, kept."""
        self.answers.append(self._app.assistant.ask(question))
        return self.answers[-1]


def ask_all(app: App, cases: Sequence[Case]) -> list[Asked]:
    """Every case with its answer."""
    recorder = Recorder(app)
    report = evaluate(recorder, cases, app.catalog)
    return [Asked(*one) for one in zip(cases, recorder.answers, report.outcomes, strict=True)]


def measure() -> Iterator[Check]:
    """Right answers, whole lists, tables kept apart, refusals, and lengths."""
    app = open_app("demo", [ROOT / "samples" / "library"], packaged(), now=NOW)
    try:
        asked = {
            (name, half): ask_all(app, read_cases(FOLDER / f"{name}_{half}.jsonl"))
            for name in (*ANSWERABLE, ABSENT)
            for half in HALVES
        }
    finally:
        app.close()
    for name in (*ANSWERABLE, ABSENT):
        for one in (one for one in asked[name, "open"] if not one.right):
            print(f"  {one.case.id} {one.case.question}")
    for half in HALVES:
        yield from _answered(half, [one for name in ANSWERABLE for one in asked[name, half]])
        yield from _refused(half, asked[ABSENT, half])
    yield from _short([one for name in ANSWERABLE for half in HALVES for one in asked[name, half]])


def _share(judged: Sequence[bool]) -> Figure:
    return Figure(sum(judged) / len(judged), sum(judged), len(judged))


def _answered(half: str, asked: Sequence[Asked]) -> Iterator[Check]:
    lists = [o.list_complete for o in (one.outcome for one in asked) if o.list_complete is not None]
    answerable = [one for one in asked if one.case.wants_answer]
    refused = _share([one.answer.status == "refused" for one in answerable])
    back = _share([one.answer.status == "clarify" for one in answerable])
    mixed = sum(one.mixes_tables for one in asked)
    yield at_least(f"{half}: right", _share([one.right for one in asked]), 0.97)
    yield at_least(f"{half}: lists complete", _share(lists), 1.0)
    yield holds(f"{half}: from the wrong table, or an old one unmarked", not mixed, mixed, "0")
    yield holds(f"{half}: answerable refused", refused.value <= 0.02, refused, "at most 2 %")
    yield holds(f"{half}: answered by asking back", back.value <= 0.03, back, "at most 3 %")


def _refused(half: str, asked: Sequence[Asked]) -> Iterator[Check]:
    reasons = _share([one.right for one in asked])
    any_reason = _share([one.answer.status == "refused" for one in asked])
    yield at_least(f"{half}: unanswerable refused with the right reason", reasons, 0.95)
    yield at_least(f"{half}: unanswerable refused for any reason", any_reason, 0.95)


def _short(asked: Sequence[Asked]) -> Iterator[Check]:
    """Prose is what is neither a list nor about a row of a table."""
    prose = [
        len(one.answer.text)
        for one in asked
        if one.answer.status == "answered"
        and not one.answer.items
        and not any(citation.locator.cell for citation in one.answer.citations)
    ]
    median = statistics.median(prose)
    yield holds("median prose answer", median <= 120, f"{median:.0f} characters", "at most 120")
