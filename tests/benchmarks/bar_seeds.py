"""Bar 2: one text file of five speeches and reports, told apart and answering in its own words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.cases import read_cases
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import failure_lines
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT, folder
from tests.benchmarks.ours import open_app, packaged
from vectorstore.model import EVERYTHING_OPEN

CASES = ROOT / "tests" / "evaluation" / "seeds.jsonl"
DOCUMENTS = 5
LONGEST_TITLE = 60


def measure() -> Sequence[Check]:
    """The documents found in the file, and the answers to ``tests/evaluation/seeds.jsonl``."""
    app = open_app("seeds", [folder("seeds")], packaged())
    try:
        documents = app.catalog.documents(EVERYTHING_OPEN)
        report = evaluate(app.assistant, read_cases(CASES), app.catalog)
    finally:
        app.close()
    for document in documents:
        print(f"  {document.part} {document.authority} {document.standing} 《{document.title}》")
    for line in failure_lines(report):
        print(f"  {line}")
    titles = [document.title for document in documents]
    speeches = [document.authority == "讲话报告" for document in documents]
    figures = report.figures()
    return [
        holds("documents in the file", len(documents) == DOCUMENTS, len(documents), f"{DOCUMENTS}"),
        holds(
            "titles are different and no sentences",
            len(set(titles)) == len(titles)
            and all(4 <= len(t) <= LONGEST_TITLE and "。" not in t for t in titles),
        ),
        holds("all are speeches or reports", all(speeches), f"{sum(speeches)}"),
        at_least("answers say what the file says", figures.get("gold_shown"), 1.0),
        at_least("what it cannot know is refused", figures.get("refused_rightly"), 1.0),
        at_least("citations stand in the original", figures.get("citations_right"), 1.0),
    ]
