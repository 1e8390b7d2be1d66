"""What an evaluation found: figures, the cases that failed, as a table and as JSON."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.evaluation.outcome import Outcome
from prompts import reply

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. A share has ``right`` of ``total``; ``value`` is a ratio, characters or ms."""

    value: float
    right: int | None = None
    total: int | None = None

    def __str__(self) -> str:
        if self.total is None:
            return f"{self.value:.1f}"
        return f"{self.value:.1%} ({self.right}/{self.total})"


JUDGEMENTS: tuple[str, ...] = (
    "document_first",
    "document_or_words_first",
    "words_in_one_of_five",
    "words_in_five",
    "words_in_text",
    "gold_shown",
    "list_complete",
    "refused_rightly",
    "refused_wrongly",
)
"""Judgements that are true, false or not asked for; the only bad one is ``refused_wrongly``."""

COUNTS: tuple[tuple[str, str, str], ...] = (
    ("citations_right", "citations_right", "citations"),
    ("items_cited", "items_cited", "items"),
    ("sentences_quoted", "sentences_quoted", "sentences"),
)
"""Name of a share, and the attributes of an outcome that it sums."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of all cases, in the order asked."""

    outcomes: tuple[Outcome, ...]

    def figures(self) -> dict[str, Figure]:
        """Every figure that at least one case asked for, by name."""
        found = {name: self._share(name) for name in JUDGEMENTS}
        found |= {name: self._sum(right, total) for name, right, total in COUNTS}
        found["fields_right"] = _share_of(
            sum(outcome.fields[0] for outcome in self.outcomes),
            sum(outcome.fields[1] for outcome in self.outcomes),
        )
        found["median_characters"] = self._median_characters()
        times = sorted(outcome.milliseconds for outcome in self.outcomes)
        if times:
            found["median_ms"] = Figure(statistics.median(times))
            found["p95_ms"] = Figure(times[math.ceil(0.95 * len(times)) - 1])
        return {name: figure for name, figure in found.items() if figure is not None}

    def failures(self) -> tuple[tuple[Outcome, tuple[str, ...]], ...]:
        """The outcomes that fell short, each with the names of what was not right."""
        found = ((outcome, failed(outcome)) for outcome in self.outcomes)
        return tuple((outcome, names) for outcome, names in found if names)

    def as_json(self) -> dict[str, object]:
        """Figures and outcomes as plain values."""
        return {
            "cases": len(self.outcomes),
            "figures": {name: asdict(figure) for name, figure in self.figures().items()},
            "ignored_keys": self.ignored_keys(),
            "outcomes": [_outcome_json(outcome) for outcome in self.outcomes],
        }

    def write(self, path: Path) -> None:
        """Write :meth:`as_json` to a file, making its folder."""
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    def ignored_keys(self) -> list[str]:
        """Keys of the case file that meant nothing."""
        return sorted({key for outcome in self.outcomes for key in outcome.case.ignored})

    def _share(self, name: str) -> Figure | None:
        asked = [value for o in self.outcomes if (value := getattr(o, name)) is not None]
        return _share_of(sum(asked), len(asked))

    def _sum(self, right: str, total: str) -> Figure | None:
        return _share_of(
            sum(getattr(outcome, right) for outcome in self.outcomes),
            sum(getattr(outcome, total) for outcome in self.outcomes),
        )

    def _median_characters(self) -> Figure | None:
        lengths = [len(o.text) for o in self.outcomes if o.status in {"answered", "partial"}]
        return Figure(statistics.median(lengths)) if lengths else None


def failed(outcome: Outcome) -> tuple[str, ...]:
    """The names of what was asked of this outcome and is not right."""
    names = [name for name in JUDGEMENTS if getattr(outcome, name) is (name == "refused_wrongly")]
    names += [
        name
        for name, right, total in COUNTS
        if name != "sentences_quoted" and getattr(outcome, right) < getattr(outcome, total)
    ]
    if outcome.fields[0] < outcome.fields[1]:
        names.append("fields_right")
    return tuple(names)


def table(reports: Mapping[str, Report]) -> Table:
    """A table with a row a figure and a column a report, under the names given."""
    from rich.table import Table

    drawn = Table(title=reply("evaluation.title", count=_cases(reports)))
    drawn.add_column(reply("evaluation.figure"))
    figures = {name: report.figures() for name, report in reports.items()}
    for name in reports:
        drawn.add_column(name, justify="right")
    names = dict.fromkeys(name for found in figures.values() for name in found)
    for name in names:
        cells = [str(found[name]) if name in found else "–" for found in figures.values()]
        drawn.add_row(reply(f"evaluation.figures.{name}"), *cells)
    return drawn


def failure_lines(report: Report, limit: int = 20) -> list[str]:
    """A line for each of the first failures: id, what was not right, the question."""
    lines = [
        reply(
            "evaluation.failure",
            id=outcome.case.id,
            what="、".join(reply(f"evaluation.figures.{name}") for name in names),
            question=outcome.case.question,
        )
        for outcome, names in report.failures()[:limit]
    ]
    more = len(report.failures()) - limit
    if more > 0:
        lines.append(reply("evaluation.more_failures", count=more))
    if report.ignored_keys():
        lines.append(reply("evaluation.ignored_keys", keys="、".join(report.ignored_keys())))
    return lines


def medians(reports: Sequence[Report], pick: Callable[[Report], float]) -> float:
    """The median over several runs of one number of a report."""
    return statistics.median(pick(report) for report in reports)


def _cases(reports: Mapping[str, Report]) -> int:
    return max((len(report.outcomes) for report in reports.values()), default=0)


def _share_of(right: int, total: int) -> Figure | None:
    return Figure(right / total, right, total) if total else None


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    record = asdict(outcome)
    record["case"]["ignored"] = sorted(outcome.case.ignored)
    record["failed"] = list(failed(outcome))
    return record
