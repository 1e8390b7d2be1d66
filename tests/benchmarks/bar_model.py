"""Fifty questions with a language model and without: the same facts, and how soon.

First against an endpoint that is scripted to be as slow as a real one: when the first verified
sentence comes, beside the model's own first sentence. Then against the endpoint that the
environment names; without one that half is passed over by name. Of the questions that are frozen
nothing is told but the count.
"""

from __future__ import annotations

import logging
import os
import re
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import openai

from bot.answering.fidelity import Evidence, check
from bot.answering.llm import Endpoint, open_model
from bot.answering.llm.chains import numbered
from bot.answering.writing import ProseWriter
from bot.answering.writing.offer import Offer, offer_of
from bot.compose import App
from bot.evaluation.cases import Case, read_cases
from bot.evaluation.report import Figure
from bot.model import Answer, Question, Sentence
from prompts import fenced, load
from tests.benchmarks.bar_trust import FOLDER, Asked, ask_all
from tests.benchmarks.checks import Check, at_least, holds
from tests.benchmarks.corpora import ROOT
from tests.benchmarks.ours import open_app, packaged, say
from tests.fakes.chat_api import Step, Told, Wait, chat_api

URL, MODEL = "FAWEN_TEST_LLM_URL", "FAWEN_TEST_LLM_MODEL"
"""The variables that name an endpoint and the model there."""
NOW = datetime(2025, 6, 10, 9, tzinfo=UTC)
MANY, TIMED, SECONDS, SLOWER = 50, 12, 120.0, 1.2
FIRST, PIECE = 0.4, 0.03
"""Seconds until a scripted model's first piece, and from piece to piece."""
OPEN = ("demo_open", "domain_open")
ALL = (*OPEN, "demo_frozen", "domain_frozen")
_ENDED = re.compile(r"\w[^。！？\n]*[。！？\n]")


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds to the first sentence: as the model sent it, and as it was shown."""

    own: float
    shown: float


def questions(app: App, names: Sequence[str]) -> Iterator[tuple[Case, bool]]:
    """The cases of some sets, each with whether a model may word its answer."""
    for name in names:
        for case in read_cases(FOLDER / f"{name}.jsonl"):
            yield case, offer_of(app.assistant._draft(Question(case.question))) is not None


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


def own_time(url: str, model: str, offer: Offer) -> float:
    """Seconds until the end of the first sentence, the same prompt put to the endpoint directly."""
    values = {"question": fenced(offer.question), "records": numbered(offer.records)}
    (_, system), (_, user) = load("answer").filled(**values)
    client = openai.OpenAI(base_url=url, api_key="none", timeout=SECONDS, max_retries=0)
    started, text = time.perf_counter(), ""
    with client.chat.completions.create(
        model=model,
        messages=[{"role": "system", "content": system}, {"role": "user", "content": user}],
        temperature=0,
        stream=True,
    ) as chunks:
        for chunk in chunks:
            text += (chunk.choices[0].delta.content or "") if chunk.choices else ""
            if _ENDED.search(text):
                break
    return time.perf_counter() - started


def timed(app: App, url: str, model: str, texts: Sequence[str]) -> Iterator[Timed]:
    """Each question put to the model directly and through the pipeline, which goes first by turns.

    It is asked once before: the server has read the prompt in both cases.
    """
    writer = word_by(app, url, model)
    for number, text in enumerate(texts):
        draft = app.assistant._draft(Question(text))
        offer = offer_of(draft)
        if offer is None:
            continue
        own_time(url, model, offer)
        own = own_time(url, model, offer) if number % 2 else 0.0
        started = time.perf_counter()
        # What comes after it is given up: the generator closes its stream as it goes.
        first = next(iter(writer.write(draft, live=True)), None)
        shown = time.perf_counter() - started
        own = own or own_time(url, model, offer)
        if isinstance(first, Sentence):
            yield Timed(own, shown)


def _in_time(name: str, times: Sequence[Timed]) -> Check:
    ratios = sorted(one.shown / one.own for one in times)
    median = statistics.median(ratios) if ratios else float("inf")
    own = statistics.median(one.own for one in times) if times else 0.0
    told = f"{median:.2f} times {own:.2f} s, median of {len(ratios)}"
    return holds(f"{name}: first verified sentence", median <= SLOWER, told, f"at most {SLOWER}")


def measure() -> Iterator[Check]:
    """How soon, and with a real model: no fewer right answers than by quotation."""
    app = open_app("demo", [ROOT / "samples" / "library"], packaged(), now=NOW)
    try:
        found = list(questions(app, ALL))
        chosen = [case for case, prose in found if prose][:MANY]
        texts = [case.question for case in chosen[:TIMED]]
        with chat_api(lambda told: list(unhurried(told))) as api:
            # The first loads the libraries: it is asked and not counted.
            yield _in_time("scripted", list(timed(app, api.url, "m", texts[:1] + texts))[1:])
        if not (url := os.environ.get(URL)):
            say(f"model: no endpoint named in {URL}; the real half is passed over")
            return
        model = os.environ.get(MODEL, "model")
        yield from _beside(app, chosen, url, model)
        yield from _others(app, [case for case, prose in found if not prose], url, model)
        yield _in_time("real", list(timed(app, url, model, texts)))
    finally:
        app.close()


def _beside(app: App, chosen: Sequence[Case], url: str, model: str) -> Iterator[Check]:
    """The same questions of prose with and without a model."""
    known = {case.id for name in OPEN for case in read_cases(FOLDER / f"{name}.jsonl")}
    app.assistant._writer = None
    quoted = ask_all(app, chosen)
    word_by(app, url, model)
    worded, failed = [], _Failures()
    with failed:
        for case in chosen:
            worded += ask_all(app, [case])
            say(f"{len(worded)}/{len(chosen)}: {worded[-1].answer.author}")
    for one, other in zip(quoted, worded, strict=True):
        if one.right and not other.right:
            print(f"  worse: {other.case.id}", end="")
            print(f" {other.case.question}: {other.answer.text!r}" * (other.case.id in known))
    yield from _shares(worded, known)
    right = [sum(one.right for one in half) for half in (quoted, worded)]
    yield holds(
        "right answers", right[1] >= right[0], f"{right[1]} of {len(chosen)}", f"{right[0]}"
    )
    unfaithful = [text for one in worded for text in violations(one.answer)]
    yield holds("fidelity: violations", not unfaithful, len(unfaithful), "0")
    mixed = sum(one.mixes_tables for one in worded)
    yield holds("from the wrong table", not mixed, mixed, "0")
    yield holds("the model failed", not failed.counted, failed.counted, f"0 within {SECONDS:g} s")


def _shares(worded: Sequence[Asked], known: frozenset[str] | set[str]) -> Iterator[Check]:
    """How many answers are the model's, on questions that may be looked at and on frozen ones."""
    yield at_least("written by the model", _share([_own(one) for one in worded]), 0.5)
    for name, half in (
        ("open", [one for one in worded if one.case.id in known]),
        ("frozen", [one for one in worded if one.case.id not in known]),
    ):
        yield holds(f"{name}: written by the model", True, _share([_own(o) for o in half]), "-")
    words = [_own(one) and in_own_words(one.answer) for one in worded]
    yield holds("a sentence not word for word", True, _share(words), "reported")


def _share(judged: Sequence[bool]) -> Figure:
    return Figure(sum(judged) / len(judged), sum(judged), len(judged))


def _own(one: Asked) -> bool:
    return one.answer.author == "llm"


def in_own_words(answer: Answer) -> bool:
    """Whether any line is not exactly what it cites."""
    cited = {citation.mark: citation.quote for citation in answer.citations}
    return any(line.text not in {cited[mark] for mark in line.citations} for line in answer.lines)


def violations(answer: Answer) -> Iterator[str]:
    """The lines that say what their own citations do not; words in another order are the same."""
    evidence = {c.mark: Evidence.of_citation(c) for c in answer.citations}
    for line in answer.lines:
        found = check(line.text, [evidence[mark] for mark in line.citations])
        if any(one.kind != "altered" for one in found):
            yield line.text


def _others(app: App, cases: Sequence[Case], url: str, model: str) -> Iterator[Check]:
    """What no model may word: it is the same answer, and none is asked."""
    cases = [*cases, *read_cases(FOLDER / "absent_open.jsonl")]
    app.assistant._writer = None
    quoted = ask_all(app, cases)
    word_by(app, url, model)
    beside = zip(quoted, ask_all(app, cases), strict=True)
    alike = [a.answer.text == b.answer.text and a.right == b.right for a, b in beside]
    yield at_least("lists, fields and refusals the same", _share(alike), 1.0)


class _Failures(logging.Handler):
    """Counts how often a model failed, by the log."""

    counted = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.counted += "the model failed" in record.getMessage()

    def __enter__(self) -> None:
        logging.getLogger("bot.answering.writing").addHandler(self)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("bot.answering.writing").removeHandler(self)
