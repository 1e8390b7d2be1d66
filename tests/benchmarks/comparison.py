"""Both chains over one corpus, judged by the same functions in the same run."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.cases import Case
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import Report, medians
from tests.benchmarks.corpora import BUILD, corpus_cases, corpus_files
from tests.benchmarks.ours import open_app, packaged, progress, say
from tests.benchmarks.plain_chain import PlainChain

OURS, PLAIN = "法问", "普通做法"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reports of every run; judgements are the same in each, times are not."""

    corpus: str
    documents: int
    runs: Mapping[str, Sequence[Report]]

    def first(self) -> dict[str, Report]:
        """The first run of each chain."""
        return {name: reports[0] for name, reports in self.runs.items()}

    def latency(self, name: str) -> float:
        """The median over the runs of the median time to an answer, in ms."""
        return medians(self.runs[name], lambda report: report.figures()["median_ms"].value)

    def as_json(self) -> dict[str, object]:
        """Figures of the first run, and the times of all."""
        return {
            "corpus": self.corpus,
            "documents": self.documents,
            "chains": {
                name: {
                    "figures": reports[0].as_json()["figures"],
                    "median_ms_of_runs": [r.figures()["median_ms"].value for r in reports],
                    "median_ms": self.latency(name),
                }
                for name, reports in self.runs.items()
            },
        }


def chosen(cases: Sequence[Case], limit: int | None) -> Sequence[Case]:
    """All cases, or a sample that is the same every time."""
    if limit is None or limit >= len(cases):
        return cases
    return random.Random(20260301).sample(list(cases), limit)


def compare(corpus: str, *, runs: int = 3, limit: int | None = None) -> Comparison:
    """Evaluate both chains on a corpus of the real data, ``runs`` times in turn.

    Raises DataAbsent where the data is not at hand.
    """
    files, cases = corpus_files(corpus), chosen(corpus_cases(corpus), limit)
    embedder = packaged()
    plain = PlainChain(embedder, BUILD / "plain" / corpus)
    plain.add(files, progress(f"plain chain: embedding {corpus}"))
    app = open_app(corpus, [files[0].parent], embedder)
    reports: dict[str, list[Report]] = {OURS: [], PLAIN: []}
    try:
        for run in range(runs):
            say(f"{corpus}: run {run + 1} of {runs}, {len(cases)} questions")
            reports[OURS].append(evaluate(app.assistant, cases, app.catalog))
            reports[PLAIN].append(evaluate(plain, cases, plain))
    finally:
        app.close()
    write_outcomes(corpus, {name: found[0] for name, found in reports.items()})
    return Comparison(corpus, len(files), reports)


def write_outcomes(corpus: str, reports: Mapping[str, Report]) -> None:
    """Keep every outcome for reading, outside the repository: it quotes the data."""
    folder = BUILD / "outcomes"
    for name, label in ((OURS, "ours"), (PLAIN, "plain")):
        if name in reports:
            reports[name].write(Path(folder) / f"{corpus}-{label}.json")
