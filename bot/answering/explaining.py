"""The sections of an explanation that the pipeline itself tells: understood, found, held."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.asked import Asked
from bot.answering.evidence import ENOUGH, Verdict
from bot.answering.explanation import (
    Considered,
    Decided,
    Found,
    Held,
    Path,
    Understood,
    Weighed,
)
from bot.answering.fidelity import Fault
from bot.answering.finding import Finder, Library
from bot.answering.rowsearch import RowFound
from bot.answering.sought import Sought
from bot.answering.understanding import Understanding
from bot.model import Question
from bot.worklist.register import Register

SHOWN = 5
"""Passages and rows that are told."""


def understood(asked: Understanding, question: Question, library: Library) -> Understood:
    """How the question was read."""
    named = (library.documents[name].title for name in library.sources.documents)
    period = asked.period
    return Understood(
        intent=asked.intent,
        read_as=asked.text if asked.text != question.text else None,
        fields=asked.fields,
        table=asked.table.document.title if asked.table else None,
        table_named=asked.table_named,
        numbers=asked.numbers,
        missing=asked.missing,
        indicators=tuple(i.number or i.name for i in asked.indicators),
        near=tuple((m.indicator.number, m.indicator.name, m.score) for m in asked.near),
        units=asked.units,
        role=asked.role if asked.units else None,
        period=f"{period.start or ''}–{period.end}" if period else None,
        words=asked.words,
        sources_named=tuple(sorted(named)),
    )


def weighed(question: Asked, sought: Sought) -> Weighed:
    """What a prose question asks for."""
    demand = sought.demand.kind if sought.demand else None
    strange = tuple(sought.strange)
    return Weighed(question.kind, question.readings, question.unknown, demand, strange)


def found(finder: Finder) -> Found:
    """The passages that were found, best first."""
    return Found(
        tuple(
            {
                "passage": candidate.passage.id,
                "document": candidate.document.id,
                "source": candidate.document.source,
                "title": candidate.document.title,
                "text": candidate.passage.text,
                "score": candidate.score,
                "signals": finder.signals.get(candidate.passage.id, {}),
            }
            for candidate in finder.candidates()[:SHOWN]
        )
    )


def considered(rows: Sequence[RowFound]) -> Considered:
    """The rows that were compared, best first."""
    told = ((r.indicator.number, r.indicator.name, r.score, r.told) for r in rows[:SHOWN])
    return Considered(tuple(told))


def decided(path: Path, verdict: Verdict | None = None) -> Decided:
    """The way to the answer, and the verdict on the evidence where there was one."""
    if verdict is None:
        return Decided(path)
    nearest = verdict.nearest.document.title if verdict.nearest else None
    reason = verdict.reason or "enough"
    return Decided(path, reason, verdict.why, verdict.fit, ENOUGH, nearest)


def grounds(asked: Understanding, question: Question, register: Register) -> tuple[str, ...]:
    """What an answer may name without citing it: the question, and what it was taken to mean."""
    compared = asked.comparison
    tables = (asked.table, compared.before, compared.after) if compared else (asked.table,)
    named = [table.document for table in tables if table]
    told = [text for table in named for text in (table.title, register.label(table))]
    return (question.text, asked.text, asked.words, *asked.units, *told)


def held(faults: Sequence[Fault]) -> Held:
    """What the check against the sources replaced."""
    return Held(
        tuple(
            {"line": fault.text, "kind": v.kind, "value": v.value, "found": v.found}
            for fault in faults
            for v in fault.violations
        )
    )
