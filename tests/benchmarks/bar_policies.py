"""Bar 1: real notices whose titles the questions do not know, with the plain chain beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console

from bot.evaluation.report import table
from bot.evaluation.wording import SHORTEST_RUN, normalise
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.comparison import OURS, PLAIN, compare

LONGEST_MEDIAN = 120
"""Characters of the median answer; the bar asks for 150, that of all prose answers for 120."""


def measure() -> Sequence[Check]:
    """The right document, the answer's words in five passages and in what is shown, and how short."""
    compared = compare("policies", runs=1)
    reports = compared.first()
    Console().print(table(reports))
    figures = reports[OURS].figures()
    shares = {
        name: precision([(o.text, o.case.answer or "") for o in reports[name].outcomes])
        for name in (OURS, PLAIN)
    }
    median = figures["median_characters"].value
    return [
        at_least("first document right or holding", figures.get("document_or_words_first"), 0.93),
        at_least("words within the first five passages", figures.get("words_in_five"), 0.91),
        at_least("words inside the answer", figures.get("words_in_text"), 0.75),
        holds(
            "median answer", median <= LONGEST_MEDIAN, f"{median:.0f}", f"at most {LONGEST_MEDIAN}"
        ),
        holds(
            "characters shown that belong to the marked words",
            shares[OURS] > shares[PLAIN],
            f"{shares[OURS]:.1%}",
            f"more than the plain chain's {shares[PLAIN]:.1%}",
        ),
        at_least("citations stand in the original", figures.get("citations_right"), 1.0),
    ]


def precision(shown: Iterable[tuple[str, str]]) -> float:
    """Of all characters of the texts, the share that belongs to the words marked for each.

    A character belongs when it lies in a run of at least ``SHORTEST_RUN`` characters of the marked
    words, or in all of them where they are shorter.
    """
    belonging = total = 0
    for text, words in shown:
        said, wanted = normalise(text), normalise(words)
        run = min(SHORTEST_RUN, len(wanted)) or 1
        held = [False] * len(said)
        for start in range(len(said) - run + 1):
            if said[start : start + run] in wanted:
                held[start : start + run] = [True] * run
        belonging += sum(held)
        total += len(said)
    return belonging / total if total else 0.0
