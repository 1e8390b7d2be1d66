"""The indicator tables of one scope in memory; every question is answered without a database."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from ingest.model import Document, Indicator, Level
from vectorstore.lookup.wording import UnitKey, grams, plain, unit_key, units_named

Role: TypeAlias = Literal["lead", "joint"]

_RANK = {"任务分解表": 0, "指标体系": 1, "标准指引": 2}
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 0.5
"""The part of a text's weight that a name must hold to be a candidate."""


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A document that assigns or lists indicators, and how many."""

    document: Document
    indicators: int

    @property
    def title(self) -> str:
        return self.document.title

    @property
    def edition(self) -> str | None:
        return self.document.edition

    @property
    def level(self) -> Level | None:
        return self.document.level


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a text may name. 1.0 is the exact name; ``how`` says what matched."""

    indicator: Indicator
    score: float
    how: Literal["exact", "contained", "similar"]


class IndicatorTables:
    """Indicators by number, name, unit and fields. Immutable.

    Where ``table`` (a document id) is not given, the default table is meant; with no default,
    all tables are.
    """

    def __init__(
        self, documents: Sequence[Document], rows: Sequence[Indicator], own_level: Level
    ) -> None:
        by_id = {document.id: document for document in documents}
        self._rows = [row for row in rows if row.document in by_id]
        self._by_table: dict[str, list[Indicator]] = defaultdict(list)
        for row in self._rows:
            self._by_table[row.document].append(row)
        found = [TableInfo(by_id[name], len(own)) for name, own in self._by_table.items()]
        self.tables = tuple(sorted(found, key=lambda table: _preference(table, own_level)))
        """All tables, the one that a bare number means first."""
        self._default = self._choose(own_level)
        self._names = {row.id: plain(row.name) for row in self._rows}
        self._grams = {name: grams(name) for name in set(self._names.values())}
        spread = Counter(gram for own in self._grams.values() for gram in own)
        self._weights = {g: math.log(1 + len(self._grams) / n) for g, n in spread.items()}
        self._strange = math.log(2 + len(self._grams))
        self._units = {row.id: _units_of(row) for row in self._rows}

    @property
    def default(self) -> TableInfo | None:
        """The current task table of the library's own level; ``None`` if there is none."""
        return self._default

    def rows(self, table: str | None = None) -> Sequence[Indicator]:
        """The indicators of a table in the order of its rows."""
        if table is None and self._default is None:
            return self._rows
        chosen = table if table is not None else self._default and self._default.document.id
        return self._by_table.get(chosen or "", [])

    def everywhere(self) -> Sequence[Indicator]:
        """The indicators of all tables."""
        return self._rows

    def by_number(self, number: str, table: str | None = None) -> tuple[Indicator, ...]:
        """The rows with a number; several where numbering restarts within the table."""
        return tuple(row for row in self.rows(table) if row.number == number)

    def by_name(self, text: str, table: str | None = None, limit: int = 5) -> tuple[Candidate, ...]:
        """The indicators that a text names in full, in part or nearly, the likeliest first."""
        words = plain(text)
        if not words:
            return ()
        asked = grams(words)
        found = [self._candidate(row, words, asked) for row in self.rows(table)]
        likely = [candidate for candidate in found if candidate is not None]
        return tuple(sorted(likely, key=lambda candidate: -candidate.score)[:limit])

    def by_unit(
        self, names: Iterable[str], role: Role | None = None, table: str | None = None
    ) -> tuple[Indicator, ...]:
        """The rows that name one of the units as lead or as joint unit, or as either."""
        wanted = [unit_key(name) for name in names]
        roles: tuple[Role, ...] = ("lead", "joint") if role is None else (role,)
        return tuple(
            row
            for row in self.rows(table)
            if any(
                key.matches(want)
                for r in roles
                for key in self._units[row.id][r]
                for want in wanted
            )
        )

    def due_before(
        self, day: date, due: Callable[[Indicator], date | None], table: str | None = None
    ) -> tuple[Indicator, ...]:
        """The rows due on or before a day, the earliest first.

        ``due`` reads the deadline in force of an indicator: notices move deadlines, and what a
        cell means depends on the year, neither of which the table itself knows.
        """
        dated = [(due(row), row) for row in self.rows(table)]
        found = [(when, row) for when, row in dated if when is not None and when <= day]
        return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))

    def needing(self, words: Iterable[str], table: str | None = None) -> tuple[Indicator, ...]:
        """The rows of which one entry of the evidence holds all the words."""
        wanted = [plain(word) for word in words if plain(word)]
        if not wanted:
            return ()
        return tuple(
            row
            for row in self.rows(table)
            if row.evidence
            and any(all(w in plain(item.text) for w in wanted) for item in row.evidence.items)
        )

    def _choose(self, own_level: Level) -> TableInfo | None:
        for table in self.tables:
            document = table.document
            if (
                document.authority == "任务分解表"
                and document.level in (own_level, None)
                and document.status == "current"
            ):
                return table
        return None

    def _candidate(self, row: Indicator, words: str, asked: frozenset[str]) -> Candidate | None:
        name = self._names[row.id]
        if not name:
            return None
        if name == words:
            return Candidate(row, 1.0, "exact")
        if len(name) >= 4 and name in words:
            return Candidate(row, 0.9 + 0.09 * len(name) / len(words), "contained")
        if len(words) >= 4 and words in name:
            return Candidate(row, 0.8 + 0.09 * len(words) / len(name), "contained")
        shared = asked & self._grams[name]
        if not shared:
            return None
        part = self._weight(shared) / self._weight(asked)
        if part < _LEAST:
            return None
        whole = self._weight(shared) / self._weight(self._grams[name])
        return Candidate(row, 0.7 * part + 0.09 * whole, "similar")

    def _weight(self, found: Iterable[str]) -> float:
        return sum(self._weights.get(gram, self._strange) for gram in found)


def _units_of(row: Indicator) -> dict[Role, tuple[UnitKey, ...]]:
    found: dict[Role, tuple[UnitKey, ...]] = {}
    roles: tuple[Role, ...] = ("lead", "joint")
    for role, slot in zip(roles, (row.lead, row.joint), strict=True):
        names = units_named([slot.text]) if slot else ()
        found[role] = tuple(unit_key(name) for name in names)
    return found


def _preference(table: TableInfo, own_level: Level) -> tuple[bool, int, bool, bool, int, str]:
    """Best first: in force, a task table, of the own level, present before upcoming, newest."""
    document = table.document
    stated = _YEAR.search(document.edition or "") or _YEAR.search(document.title)
    year = int(stated.group()) if stated else document.issued.year if document.issued else 0
    return (
        document.status not in ("current", "upcoming"),
        _RANK.get(document.authority, 3),
        document.level not in (own_level, None),
        document.status != "current",
        -year,
        document.source,
    )
