"""The indicator that a paraphrase means: found by search, weighed with what its name says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.selection import Candidate
from bot.answering.understanding import Understanding
from ingest.model import Indicator

ENOUGH = 0.34
"""The least share of the question that a row must account for to be what is meant."""

POINTED = 0.12
"""The same where the text itself says that it means an indicator."""


@dataclass(frozen=True, slots=True)
class RowFound:
    """An indicator found by search, with the share of the question its row accounts for."""

    indicator: Indicator
    score: float
    coverage: float


def rank_rows(
    asked: Understanding, question: Asked, candidates: Sequence[Candidate]
) -> list[RowFound]:
    """The rows of the table asked about that were found, best first.

    ``candidates`` come from a search in that table alone. What the row says in any of its cells,
    how search ranks it, and how well its name fits all count.
    """
    assert asked.table is not None
    rows = {(i.locator.table, i.row): i for i in asked.table.indicators}
    names = {match.indicator.id: match.score for match in asked.near}
    found = []
    for candidate in candidates:
        where = candidate.passage.pieces[0].locator
        indicator = rows.get((where.table, where.row or 0))
        if indicator is not None:
            coverage = question.coverage([candidate.passage.index_text])
            score = candidate.score + coverage + names.get(indicator.id, 0.0)
            found.append(RowFound(indicator, score, coverage))
    return sorted(found, key=lambda row: -row.score)


def row_meant(
    asked: Understanding,
    question: Asked,
    rows: Sequence[RowFound],
    elsewhere: Sequence[Candidate],
) -> Indicator | None:
    """The indicator meant, if a field of one is asked and no other document fits better.

    ``elsewhere`` is what a search in all documents found.
    """
    if not rows or not asked.fields:
        return None
    best = rows[0]
    if asked.pointed and best.coverage >= POINTED:
        return best.indicator
    others = [c for c in elsewhere[:5] if c.document.id != best.indicator.document]
    prose = max(
        (question.coverage([c.document.title, *c.passage.path, c.passage.text]) for c in others),
        default=0.0,
    )
    enough = best.coverage >= ENOUGH and best.coverage >= prose
    return best.indicator if enough else None
