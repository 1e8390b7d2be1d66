"""Bar: approved answers win on paraphrases of their questions, and not on near misses.

40 answers with 200 paraphrases and 200 near misses, through the whole pipeline beside a task table.
Half of the answers are frozen: their questions are only counted, nothing is learned from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.compose import App
from bot.evaluation.report import Figure
from bot.model import Answer, Question
from bot.wordbook.approved_file import Written
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged

FOLDER = ROOT / "tests" / "evaluation" / "approved"
TABLE = ROOT / "samples" / "library" / "示例县2025年法治政府建设示范创建任务分解表.xlsx"
HALVES = ("open", "frozen")
NOW = datetime(2025, 6, 10, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question: a paraphrase of an approved one, or a near miss of it."""

    id: str
    of: str
    kind: str
    question: str


def lines(name: str) -> list[dict[str, object]]:
    """The lines of a file of cases."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def cases(half: str) -> list[Wanted]:
    """The questions of one half."""
    return [Wanted(**{key: str(value) for key, value in line.items()}) for line in lines(half)]


def answers() -> dict[str, Written]:
    """The approved answers by id."""
    found = {}
    for line in lines("answers"):
        similar, negative = line["similar"], line["negative"]
        assert isinstance(similar, list)
        assert isinstance(negative, list)
        question, answer = str(line["question"]), str(line["answer"])
        found[str(line["id"])] = Written(question, answer, tuple(similar), tuple(negative))
    return found


def approve_all(app: App) -> None:
    """Enter and publish the approved answers."""
    app.publishing.take(answers().values(), "科长")
    app.publishing.publish()


def won(app: App, case: Wanted) -> bool:
    """Whether the approved answer of the case was given; for a near miss, whether any was."""
    given = app.assistant.ask(Question(case.question))
    told = answers_in(given)
    return bool(told) if case.kind == "near_miss" else answers()[case.of].question in told


def answers_in(given: Answer) -> set[str]:
    """The approved questions whose answers were given."""
    if given.author != "approved":
        return set()
    return {citation.path[-1] for citation in given.citations if citation.path}


def measure() -> Iterator[Check]:
    """How many of each are answered by an approved answer."""
    app = open_app("approved", [TABLE], packaged(), now=NOW)
    try:
        approve_all(app)
        app.embed_pending()
        asked = {half: [(case, won(app, case)) for case in cases(half)] for half in HALVES}
    finally:
        app.close()
    for case, right in asked["open"]:
        if right != (case.kind == "paraphrase"):
            print(f"  {case.id} {case.question}")
    for half in HALVES:
        yield from _checks(half, asked[half])


def _checks(half: str, asked: Sequence[tuple[Wanted, bool]]) -> Iterator[Check]:
    paraphrases = [right for case, right in asked if case.kind == "paraphrase"]
    misses = [wrong for case, wrong in asked if case.kind == "near_miss"]
    hit, missed = _share(paraphrases), _share(misses)
    yield at_least(f"{half}: paraphrases answered", hit, 0.95)
    yield holds(f"{half}: near misses answered", missed.value <= 0.01, missed, "at most 1 %")


def _share(judged: Sequence[bool]) -> Figure:
    return Figure(sum(judged) / len(judged), sum(judged), len(judged))
