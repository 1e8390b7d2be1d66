"""The self-check: sixty pasted lists, labelled by hand, against the evidence that is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.report import Figure
from tests.benchmarks.checks import Check, at_least, holds
from tests.evaluation.self_check import Counts, counts, judged, read_lists


def measure() -> Sequence[Check]:
    """Precision and recall of each group; what is missing must never be said to be matched."""
    lists = read_lists()
    for pasted, finding, status, right in judged(lists):
        if not right:
            print(f"  {pasted.id} {finding.wanted.text}: {finding.status}, wanted {status}")
    checks = []
    for half in ("open", "later"):
        found = counts([pasted for pasted in lists if pasted.half == half])
        for group, least in (("matched", 0.95), ("missing", 0.95), ("doubtful", 0.8)):
            checks.append(at_least(f"{half}: {group}, precision", _precision(found[group]), least))
            checks.append(at_least(f"{half}: {group}, recall", _recall(found[group]), least))
        comfort = found["comfort"]
        checks.append(
            holds(
                f"{half}: missing items said to be matched",
                not comfort.said,
                f"{comfort.said} of {comfort.so}",
                "none",
            )
        )
    return checks


def _precision(found: Counts) -> Figure:
    return Figure(found.precision, found.right, found.said)


def _recall(found: Counts) -> Figure:
    return Figure(found.recall, found.right, found.so)
