"""Fifty questions with a language model and without: the same facts, and how soon.

First against an endpoint that is scripted to be as slow as a real one: when the first verified
sentence comes, beside the model's own first sentence. Then against the endpoint that the
environment names; without one that half is passed over by name.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answering.llm import Endpoint, open_model
from bot.answering.writing import ProseWriter
from bot.answering.writing.offer import offer_of
from bot.answering.writing.sentences import sentences_in
from bot.compose import App
from bot.evaluation.cases import Case, read_cases
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import Figure
from bot.model import Answer, Question, Sentence
from tests.benchmarks.bar_trust import FOLDER, Asked, Recorder
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged, say
from tests.fakes.chat_api import Step, Told, Wait, chat_api

URL, MODEL = "FAWEN_TEST_LLM_URL", "FAWEN_TEST_LLM_MODEL"
"""The variables that name an endpoint and the model there."""
NOW = datetime(2025, 6, 10, 9, tzinfo=UTC)
MANY, TIMED, SECONDS, SLOWER = 50, 8, 120.0, 1.2
FIRST, PIECE = 0.4, 0.03
"""Seconds until a scripted model's first piece, and from piece to piece."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds to the first sentence: as the model sent it, and as it was shown."""

    own: float
    shown: float


def cases() -> list[Case]:
    """The first questions of both open sets of trust, in turn: those of prose are among them."""
    found = [read_cases(FOLDER / f"{name}_open.jsonl") for name in ("demo", "domain")]
    mixed = [case for pair in zip(*found, strict=False) for case in pair]
    return mixed[:MANY]


def asked(app: App, chosen: Sequence[Case]) -> list[Asked]:
    """Every case with its answer and how that was judged."""
    recorder = Recorder(app)
    report = evaluate(recorder, chosen, app.catalog)
    return [Asked(*one) for one in zip(chosen, recorder.answers, report.outcomes, strict=True)]


def word_by(app: App, url: str, model: str) -> ProseWriter:
    """Let an endpoint word the prose of an application."""
    endpoint = Endpoint(url, model, timeout=SECONDS, retries=0, failures=10_000)
    writer = app.assistant._writer = ProseWriter(open_model(endpoint))
    return writer


def unhurried(told: Told) -> Iterable[Step]:
    """Repeats its records word for word, as slowly as a model on a good machine."""
    text = "".join(f"{quote.rstrip('。；')}[{mark}]。" for mark, quote in told.records)
    yield Wait(FIRST)
    for at in range(0, len(text), 2):
        yield text[at : at + 2]
        yield Wait(PIECE)


def timed(app: App, url: str, model: str, questions: Sequence[str]) -> Iterator[Timed]:
    """Each question read line by line, and then put to the model alone, from the same moment."""
    endpoint = Endpoint(url, model, timeout=SECONDS, retries=0)
    for text in questions:
        app.assistant._writer = None
        offer = offer_of(app.assistant._draft(Question(text)))
        if offer is None:
            continue
        started = time.perf_counter()
        next(sentences_in(open_model(endpoint).write(offer.question, offer.records)), None)
        own = time.perf_counter() - started
        writer = word_by(app, url, model)
        draft = app.assistant._draft(Question(text))
        started = time.perf_counter()
        first = next(iter(writer.write(draft, live=True)), None)
        if isinstance(first, Sentence):
            yield Timed(own, time.perf_counter() - started)


def _in_time(name: str, times: Sequence[Timed]) -> Check:
    ratios = sorted(one.shown / one.own for one in times)
    median = ratios[len(ratios) // 2] if ratios else float("inf")
    told = f"{median:.2f} times, median of {len(ratios)}"
    return holds(f"{name}: first verified sentence", median <= SLOWER, told, f"at most {SLOWER}")


def measure() -> Iterator[Check]:
    """How soon, and with a real model: no fewer right answers than by quotation."""
    app = open_app("demo", [ROOT / "samples" / "library"], packaged(), now=NOW)
    chosen = cases()
    try:
        with chat_api(lambda told: list(unhurried(told))) as api:
            texts = [case.question for case in chosen]
            yield _in_time("scripted", list(timed(app, api.url, "m", texts))[:TIMED])
        if not (url := os.environ.get(URL)):
            say(f"model: no endpoint named in {URL}; the real half is passed over")
            return
        yield from _beside(app, chosen, url, os.environ.get(MODEL, "model"))
    finally:
        app.close()


def _beside(app: App, chosen: Sequence[Case], url: str, model: str) -> Iterator[Check]:
    app.assistant._writer = None
    quoted = asked(app, chosen)
    word_by(app, url, model)
    worded = asked(app, chosen)
    prose = [case.question for case, one in zip(chosen, worded, strict=True) if offered(app, one)]
    yield _in_time("real", list(timed(app, url, model, prose[:TIMED])))
    for one, other in zip(quoted, worded, strict=True):
        if one.right and not other.right:
            print(f"  worse: {other.case.question}: {other.answer.text!r}")
    own = [one.answer.author == "llm" for one in worded]
    share = Figure(sum(own) / len(own), sum(own), len(own))
    among = f"{share}; {sum(own)} of the {len(prose)} answers of prose"
    yield holds("written by the model", True, among, "reported")
    right = [sum(one.right for one in half) for half in (quoted, worded)]
    yield holds("right answers", right[1] >= right[0], f"{right[1]} of {MANY}", f"{right[0]}")
    lists = [one.outcome.list_complete for one in worded if one.outcome.list_complete is not None]
    yield at_least("lists complete", Figure(sum(lists) / len(lists), sum(lists), len(lists)), 1.0)


def offered(app: App, one: Asked) -> bool:
    """Whether the model was asked."""
    answer: Answer = one.answer
    writer = app.assistant._writer
    return answer.author == "llm" or bool(
        writer and writer.takes(app.assistant._draft(Question(one.case.question)))
    )
