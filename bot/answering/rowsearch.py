"""Whether a question that names no row for sure means one all the same, and which."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.demand import Demand
from bot.answering.lines import QUESTION
from bot.answering.selection import Candidate
from bot.answering.understanding import Understanding
from bot.worklist.board import FIELDS
from ingest.model import Indicator

ITSELF = 0.9
"""How much of a question a heading must cover that asks it."""

FOUND = 0.3
"""What being found first by search adds to how well a row's words fit."""

ENOUGH, PLAIN = 0.3, 0.5
"""The least part of a question that a row must account for to be what is meant: where anything
speaks for an indicator, and where nothing does (什么时候上传)."""

STRONG, POINTED, TABLE, YEAR = 0.3, 0.2, 0.4, 0.15
"""What a row may lack against the best passage where a field is asked for in words that only an
indicator has (扣几分), where the text says that it means an indicator (那一项), and where it names the
table (市里的表) or a year that has one (去年). Without any of them the row must tell more than the passage does."""


@dataclass(frozen=True, slots=True)
class RowFound:
    """A row that a question may mean, with how well it fits and how much of the question it tells."""

    indicator: Indicator
    score: float
    told: float


def rank_rows(asked: Understanding, candidates: Sequence[Candidate]) -> list[RowFound]:
    """The rows that may be meant, best first.

    ``candidates`` come from a search in the table asked about alone: they bring what is worded
    otherwise, and among rows of like wording decide by meaning.
    """
    assert asked.table is not None
    found = {match.indicator.id: (match.indicator, match.score, match.told) for match in asked.near}
    for candidate in candidates:
        where = candidate.passage.pieces[0].locator
        indicator = asked.table.by_place.get((where.table, where.row))
        if indicator is not None:
            _, score, told = found.get(indicator.id, (indicator, 0.0, 0.0))
            found[indicator.id] = (indicator, score + FOUND * candidate.score, told)
    return sorted((RowFound(*row) for row in found.values()), key=lambda row: -row.score)


def row_meant(
    asked: Understanding,
    question: Asked,
    rows: Sequence[RowFound],
    elsewhere: Sequence[Candidate],
    tables: Collection[str],
) -> Indicator | None:
    """The indicator meant, unless a passage of another document fits the question better.

    ``elsewhere`` is what a search in all documents found. ``tables`` are the documents that are
    task tables: a row of another level or year does not compete unless it is asked for.
    """
    if not rows or not asked.fields:
        return None
    best = rows[0]
    others = [c for c in elsewhere[:5] if c.document.id not in tables]
    prose, guide = (
        max(
            (question.coverage([c.document.title, *c.passage.path, c.passage.text]) for c in of),
            default=0.0,
        )
        for of in (others, [c for c in others if c.document.authority == "标准指引"])
    )
    if _asked_in_a_heading(question, others) > question.coverage([best.indicator.name]):
        return None
    row = question.coverage(_texts(best.indicator))
    allowance = STRONG * asked.strong + POINTED * asked.pointed
    allowance += TABLE if asked.table_named else YEAR * asked.other_table
    least = ENOUGH - allowance / 2 if allowance else PLAIN
    # A guide has the same columns, so that words which only an indicator has speak for it as well.
    nearer = row + allowance > prose and row + allowance - STRONG * asked.strong >= guide
    enough = row > 0 and max(row, best.told) >= least and nearer
    return best.indicator if enough else None


def _asked_in_a_heading(question: Asked, candidates: Sequence[Candidate]) -> float:
    """How much of a question a heading covers that is all but the question itself, if one is."""
    headings = [c.passage.path[-1] for c in candidates if c.passage.path]
    said = max((question.coverage([h]) for h in headings if QUESTION.search(h)), default=0.0)
    return said if said >= ITSELF else 0.0


def row_shows(demand: Demand | None, indicator: Indicator) -> bool:
    """Whether a row can answer a question for this kind of thing: a column holds it, or its words do."""
    if demand is None or (demand.kind == "names" and not demand.key):
        return True
    slots = (getattr(indicator, name) for name in FIELDS)
    texts = [indicator.name, *(slot.text for slot in slots if slot)]
    if demand.key:
        return any(demand.key in text for text in texts)
    return any(map(demand.met, texts))


def _texts(indicator: Indicator) -> list[str]:
    slots = (indicator.requirement, indicator.evidence, indicator.score, indicator.lead)
    return [indicator.name, *indicator.groups, *(slot.text for slot in slots if slot)]
