"""Bar 6: a warm answer over the laws, beside what the embedder alone takes for the question.

The embedder runs in this process, the service in another, one after the other for each question,
so that both see the same machine in the same minute.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.checks import Check, below, holds
from tests.benchmarks.corpora import ROOT, corpus_cases, folder
from tests.benchmarks.ours import home, open_app, packaged
from tests.benchmarks.server import Server, serving
from vectorstore.embedder import Embedder

QUESTIONS, WARM = 60, 8
TIMES_THE_EMBEDDER = 4.0
NUMBERS = range(1, 41)


def measure() -> Sequence[Check]:
    """Times over the laws, and of indicators by number over the demo library."""
    embedder = packaged()
    open_app("laws", [folder("laws")], embedder).close()
    questions = [case.question for case in corpus_cases("statutes")]
    sample = random.Random(6).sample(questions, QUESTIONS + WARM)
    alone, asked = _times(home("laws"), sample, embedder)
    ratios = [ours / model for ours, model in zip(asked, alone, strict=True)]
    open_app("demo", [ROOT / "samples" / "library"], embedder).close()
    by_number = [f"指标{number}要哪些佐证材料" for number in NUMBERS]
    model_alone, looked_up = _times(home("demo"), by_number, embedder)
    embedding, indicator = statistics.median(model_alone), statistics.median(looked_up)
    return [
        holds("the embedder alone, median", True, f"{statistics.median(alone):.1f} ms", "a figure"),
        holds("POST /api/ask, median", True, f"{statistics.median(asked):.1f} ms", "a figure"),
        below("median of their ratios", statistics.median(ratios), TIMES_THE_EMBEDDER, "times"),
        holds("an embedding of such a question", True, f"{embedding:.1f} ms", "a figure"),
        below("an indicator by number", indicator, embedding, "ms"),
    ]


def _times(
    place: Path, questions: Sequence[str], embedder: Embedder
) -> tuple[list[float], list[float]]:
    """Milliseconds of the embedder and of the service for each question after the warm-up."""
    alone: list[float] = []
    asked: list[float] = []
    with serving(place) as server:
        for question in questions:
            alone.append(_milliseconds(partial(embedder.embed_query, question)))
            asked.append(_milliseconds(partial(_ask, server, question)))
    return alone[WARM:], asked[WARM:]


def _ask(server: Server, question: str) -> None:
    server.ask(question).raise_for_status()


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000
