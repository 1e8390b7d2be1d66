"""Follow-ups in 100 conversations of two and three turns, resolved without a language model.

The frozen half is only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.evaluation.report import Figure
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged
from tests.evaluation.fresh_talk import OPEN, conversations, follow

NOW = datetime(2025, 6, 10, 9, tzinfo=UTC)


def measure() -> Iterator[Check]:
    """The share of follow-ups that get the answer of the question they mean."""
    talks = conversations()
    app = open_app("demo", [ROOT / "samples" / "library"], packaged(), now=NOW)
    try:
        resolved = [list(follow(app, turns)) for turns in talks]
    finally:
        app.close()
    for one in (one for turns in resolved[:OPEN] for one in turns if not one.right):
        print(f"  {one.said.text} => {one.said.means}: {one.understood_as}")
    yield holds("conversations", len(talks) == 100, len(talks), "100")
    for name, half in (("open", resolved[:OPEN]), ("frozen", resolved[OPEN:])):
        right = [one.right for turns in half for one in turns]
        yield at_least(
            f"{name}: follow-ups resolved",
            Figure(sum(right) / len(right), sum(right), len(right)),
            0.95,
        )
