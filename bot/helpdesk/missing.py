"""What is missing: questions that got no answer or a bad one, grouped by what they ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.answering.alike.matching import Matching
from bot.answering.alike.reading import Reading, read
from bot.records.tables import answers, feedback
from bot.worklist.register import Register
from vectorstore.database import Database
from vectorstore.tokens import bigrams

MOST = 2000
"""Questions looked at, the latest."""
SHARED = 2
"""Character pairs that two questions must share to be compared at all."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that was refused, or whose answer was found useless."""

    answer: str
    question: str
    unit: str | None
    asked_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that ask the same; ``weeks`` are counted by their Mondays."""

    question: str
    asked: tuple[Unanswered, ...]

    @property
    def count(self) -> int:
        """How often it was asked."""
        return len(self.asked)

    @property
    def units(self) -> Counter[str]:
        """How often by which unit; "" where none is known."""
        return Counter(one.unit or "" for one in self.asked)

    @property
    def weeks(self) -> Counter[str]:
        """How often in which week."""
        days = (one.asked_at.date() for one in self.asked)
        return Counter((day - timedelta(days=day.weekday())).isoformat() for day in days)


class Missing:
    """Finds the gaps. ``register`` knows the units and the present year."""

    def __init__(
        self, database: Database, matching: Matching, register: Callable[[], Register]
    ) -> None:
        self._database, self._matching, self._register = database, matching, register

    def gaps(self, since: datetime | None = None) -> tuple[Gap, ...]:
        """The gaps, what was asked most first."""
        asked = self.unanswered(since)
        register = self._register()
        year, units = register.current_year(), register.units
        known: dict[str, Reading] = {}
        for one in asked:
            if one.question not in known:
                known[one.question] = read(one.question, year, units)
        groups = grouped([(one, known[one.question]) for one in asked], self._matching)
        gaps = (Gap(_commonest(group), tuple(group)) for group in groups)
        return tuple(sorted(gaps, key=lambda gap: (-gap.count, gap.question)))

    def unanswered(self, since: datetime | None = None) -> tuple[Unanswered, ...]:
        """The questions, the latest first."""
        useless = sa.select(feedback.c.answer).where(feedback.c.verdict == "useless")
        query = (
            sa.select(answers)
            .where(sa.or_(answers.c.status == "refused", answers.c.id.in_(useless)))
            .order_by(answers.c.asked_at.desc())
            .limit(MOST)
        )
        if since is not None:
            query = query.where(answers.c.asked_at >= since)
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Unanswered(
                row.id,
                row.question,
                row.unit,
                row.asked_at,
                "refused" if row.status == "refused" else "useless",
            )
            for row in rows
        )


def grouped(
    asked: Sequence[tuple[Unanswered, Reading]], matching: Matching
) -> list[list[Unanswered]]:
    """Put together what asks the same: each joins the group whose first question it equals."""
    groups: list[tuple[Reading, set[str], list[Unanswered]]] = []
    by_text: dict[str, int] = {}
    for one, reading in asked:
        if (place := by_text.get(reading.text)) is not None:
            groups[place][2].append(one)
            continue
        pairs = set(bigrams(reading.text))
        near = sorted(
            (number for number, group in enumerate(groups) if len(pairs & group[1]) >= SHARED),
            key=lambda number: -len(pairs & groups[number][1]),
        )
        found = next((n for n in near[:10] if matching.same(reading, groups[n][0])), None)
        if found is None:
            found = len(groups)
            groups.append((reading, pairs, []))
        groups[found][2].append(one)
        by_text[reading.text] = found
    return [group for _, _, group in groups]


def _commonest(group: Iterable[Unanswered]) -> str:
    return Counter(one.question for one in group).most_common(1)[0][0]
