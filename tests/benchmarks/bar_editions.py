"""Bar 5: editions and amendments of the demo library: what counts, what counted, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from bot.evaluation.report import Figure
from bot.model import Question
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged
from tests.evaluation.edition_gold import wanted
from tests.evaluation.edition_judging import faults

KINDS = {
    "current": "the value in force",
    "former": "the former value on request",
    "difference": "what changed",
    "list": "lists of changes",
    "absent": "editions that are not there refused",
}


def measure() -> Iterator[Check]:
    """Every difference of the two county tables and every amendment, in three wordings and more."""
    counts = {kind: [0, 0] for kind in KINDS}
    app = open_app("demo", [ROOT / "samples" / "library"], packaged())
    try:
        for case in wanted():
            wrong = faults(app.assistant.ask(Question(case.question)), case)
            counts[case.kind][0] += not wrong
            counts[case.kind][1] += 1
            if wrong:
                print(f"  {case.kind}: {case.question}: {'; '.join(wrong)}")
    finally:
        app.close()
    asked = sum(total for _, total in counts.values())
    yield holds("questions asked", asked >= 300, asked, "at least 300")
    for kind, (right, total) in counts.items():
        yield at_least(KINDS[kind], Figure(right / total, right, total) if total else None, 1.0)
