"""Bar 4: real notices whose titles the questions do not know, with the plain chain beside."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from bot.evaluation.report import table
from tests.benchmarks.checks import Check, at_least
from tests.benchmarks.comparison import OURS, compare


def measure() -> Sequence[Check]:
    """First document right or holding the answer's words, and its words in five passages."""
    compared = compare("policies", runs=1)
    Console().print(table(compared.first()))
    figures = compared.first()[OURS].figures()
    return [
        at_least("first document right or holding", figures.get("document_or_words_first"), 0.88),
        at_least("words within the first five passages", figures.get("words_in_five"), 0.88),
        at_least("citations stand in the original", figures.get("citations_right"), 1.0),
    ]
