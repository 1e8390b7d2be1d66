"""Fidelity: every answer of every set holds, every attempt on one is noticed.

Answers are checked by the pipeline itself (what it replaced is told in the explanation) and once
more here, as free sentences against the originals. Attempts change a fact of a true line, write it
otherwise, spoil one of its quotations or a counted list.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bot.answering.fidelity import check
from bot.compose import App, compose
from bot.model import Answer, Asker, Question
from bot.settings import Settings
from tests.benchmarks.checks import Check, below, holds
from tests.benchmarks.corpora import ROOT, DataAbsent, corpus_cases, corpus_files, folder
from tests.benchmarks.ours import home, packaged, progress, say
from tests.bot.answering.fidelity.attempts import Tally, TrueLine, attempt, spoilt_lists
from vectorstore.embedder import Embedder

ATTEMPTS, SEED = 10_000, 2025
SUMMER = datetime(2025, 7, 25, 4, tzinfo=UTC)
SHOWN = 20
MILLISECONDS = 1.0
EVALUATION = ROOT / "tests" / "evaluation"


@dataclass
class Gathered:
    """What became of the answers of one or more sets."""

    answers: int = 0
    replaced: list[str] = field(default_factory=list)
    objected: list[str] = field(default_factory=list)
    misquoted: list[str] = field(default_factory=list)
    lines: list[TrueLine] = field(default_factory=list)
    listed: list[Answer] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)


def questions(*paths: Path) -> Iterator[Question]:
    """The questions of JSONL files, with the unit that asks."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            unit = case.get("asker") or case.get("unit") or None
            yield Question(case["question"], Asker(unit), explain=True)


def gather(app: App, asked: Iterator[Question], gathered: Gathered) -> None:
    """Ask, and keep what the pipeline replaced and what a second look objects to."""
    from tests.benchmarks.originals import Originals

    originals = Originals(app)
    for question in asked:
        answer = app.assistant.ask(question)
        gathered.answers += 1
        for told in (answer, *answer.parts):
            gathered.replaced += map(str, _listed((told.explanation or {}).get("replaced")))
        gathered.misquoted += originals.misquoted(answer)
        lines = list(originals.lines(answer))
        started = time.perf_counter()
        for line in lines:
            gathered.objected += [
                f"{question.text}: {line.text}: {v}" for v in check(line.text, line.evidence)
            ]
        gathered.spent.append((time.perf_counter() - started) * 1000)
        gathered.lines += lines
        if answer.items:
            gathered.listed.append(answer)


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def attempts(gathered: Gathered, count: int, seed: int = SEED) -> tuple[Tally, list[str]]:
    """So many attempts on the lines gathered, and those on counted lists that went unnoticed."""
    chance, tally, missed = Random(seed), Tally(), []
    lines = list(dict.fromkeys(gathered.lines))
    while sum(tally.tried.values()) < count:
        attempt(chance, chance.choice(lines), tally)
        if chance.random() < 0.05 and gathered.listed:
            for kind, noticed in spoilt_lists(chance, chance.choice(gathered.listed)):
                tally.tried[kind] += 1
                if not noticed:
                    missed.append(kind)
    return tally, missed


def _sets(embedder: Embedder) -> Iterator[tuple[str, list[Path], Iterator[Question]]]:
    """Each library with the questions about it; those whose data is absent are passed over."""
    own = [EVALUATION / "demo" / f"{name}.jsonl" for name in ("open", "tuning")]
    own += sorted((EVALUATION / "trust").glob("*_open.jsonl"))
    own += [EVALUATION / "talk" / f"{name}.jsonl" for name in ("context", "conversations")]
    yield "demo", [ROOT / "samples" / "library"], questions(*own)
    try:
        yield "seeds", [folder("seeds")], questions(EVALUATION / "seeds.jsonl")
        asked = (Question(case.question, explain=True) for case in corpus_cases("policies"))
        yield "policies", [corpus_files("policies")[0].parent], asked
    except DataAbsent as absent:
        say(f"fidelity: {absent}")


def measure() -> Sequence[Check]:
    """Violations in answers, misses and false alarms in attempts, and what a check costs."""
    gathered, embedder = Gathered(), packaged()
    for name, paths, asked in _sets(embedder):
        app = compose(Settings(home=home(name)), embedder=embedder, clock=lambda: SUMMER)
        try:
            app.ingest(paths, lambda _: None)
            app.embed_pending(progress(f"embedding {name}"))
            gather(app, asked, gathered)
        finally:
            app.close()
    tally, missed = attempts(gathered, ATTEMPTS)
    missed += tally.missed
    for line in (*gathered.replaced, *gathered.objected, *missed, *tally.alarms)[:SHOWN]:
        print(f"  {line}")
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(tally.tried.items()))
    print(f"  {kinds}")
    falsified = tally.falsified
    return [
        holds("answers of all sets", gathered.answers > 0, gathered.answers, "a figure"),
        _none("lines that the pipeline replaced", gathered.replaced),
        _none("lines that do not stand in the originals", gathered.objected),
        _none("citations that do not stand in the originals", gathered.misquoted),
        holds("attempts", falsified + tally.rewritten >= ATTEMPTS, falsified + tally.rewritten),
        holds("changes of a fact missed", not missed, f"{len(missed)} of {falsified}", "0"),
        holds(
            "other ways of writing objected to",
            not tally.alarms,
            f"{len(tally.alarms)} of {tally.rewritten}",
            "0",
        ),
        below(
            "a check of an answer, median", statistics.median(gathered.spent), MILLISECONDS, "ms"
        ),
    ]


def _none(what: str, found: Sequence[str]) -> Check:
    return holds(what, not found, len(found), "0")
