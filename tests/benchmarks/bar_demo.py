"""Bar 3: questions about the demo library's indicators, by number, name, paraphrase and unit.

The half that is frozen is only counted: its failures are not named, so that nobody tunes on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.evaluation.cases import Case
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import Figure, Report, failure_lines
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged
from tests.evaluation.demo_gold import BLANK, FROZEN, MISSING, OPEN, Intent, gold, lines, noticed
from tests.evaluation.demo_gold import read_intents as read

QUESTIONS = 150


def case_of(intent: Intent) -> Case:
    """The question with what the demo library's content says the answer is."""
    wanted = gold(intent)
    unit = intent.asker or None
    if wanted.status == MISSING:
        return Case(
            intent.id, intent.question, unit=unit, status="refused", reason="no_such_indicator"
        )
    if intent.kind in {"unit", "due", "needing"}:
        names = {line.number: line.name for line in lines(intent.table, noticed())}
        entries = tuple(f"{number}{names[number]}" for number in wanted.numbers)
        return Case(intent.id, intent.question, unit=unit, status="answered", listed=entries)
    items = wanted.items or ()
    return Case(
        intent.id,
        intent.question,
        unit=unit,
        status="answered",
        # A single entry may be said in a sentence; a list must be a list.
        items=items if len(items) > 1 or wanted.status == BLANK else None,
        gold=items if len(items) == 1 else (),
        fields=wanted.fields,
    )


def cases(path: Path) -> tuple[Case, ...]:
    """The cases of one half of the demo questions."""
    return tuple(case_of(intent) for intent in read(path))


def measure() -> Sequence[Check]:
    """Fields exact, lists whole, items cited to their cells."""
    app = open_app("demo", [ROOT / "samples" / "library"], packaged())
    try:
        halves = {
            "open": evaluate(app.assistant, cases(OPEN), app.catalog),
            "frozen": evaluate(app.assistant, cases(FROZEN), app.catalog),
        }
    finally:
        app.close()
    for line in failure_lines(halves["open"], limit=QUESTIONS):
        print(f"  {line}")
    asked = sum(len(report.outcomes) for report in halves.values())
    checks = [holds("questions asked", asked >= QUESTIONS, asked, f"at least {QUESTIONS}")]
    for name, report in halves.items():
        checks += _checks(name, report)
    return checks


def _complete(report: Report, *, rows: bool) -> Figure:
    """How many lists are whole: those of indicators (``rows``), or those of evidence."""
    asked = [o for o in report.outcomes if o.list_complete is not None]
    judged = [o.list_complete for o in asked if (o.case.listed is not None) == rows]
    return Figure(sum(map(bool, judged)) / len(judged), sum(map(bool, judged)), len(judged))


def _checks(half: str, report: Report) -> list[Check]:
    figures = report.figures()
    listed = [outcome for outcome in report.outcomes if outcome.case.items]
    items, cells = sum(o.items for o in listed), sum(o.items_in_cells for o in listed)
    # An item that the supplementary notice adds stands in the notice, not in a cell.
    items -= sum(noticed().item in (outcome.case.items or ()) for outcome in listed)
    return [
        at_least(f"{half}: fields exact", figures.get("fields_right"), 0.98),
        at_least(f"{half}: evidence lists complete", _complete(report, rows=False), 1.0),
        at_least(f"{half}: lists of indicators complete", _complete(report, rows=True), 0.95),
        at_least(f"{half}: items stand in what they cite", figures.get("items_cited"), 1.0),
        holds(f"{half}: items cited to a cell", 0 < items == cells, f"{cells} of {items}", "all"),
        at_least(f"{half}: citations stand in the original", figures.get("citations_right"), 1.0),
        at_least(f"{half}: refused rightly", figures.get("refused_rightly"), 1.0),
    ]
