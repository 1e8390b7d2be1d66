"""All indicator tables that one asker may see, ready to be looked up: which table, which row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.worklist.board import Board, plain, table_year
from bot.worklist.changes import Change
from bot.worklist.conflicts import Conflict
from bot.worklist.directory import Directory
from bot.worklist.paths import by_path
from bot.worklist.row_changes import added, struck
from bot.worklist.row_index import RowIndex
from bot.worklist.table_words import level_named, year_named
from bot.worklist.units import UnitNames, units_in
from bot.worklist.vocabulary import SHIPPED, Vocabulary
from ingest.model import Amendment, Document, Indicator, Locator

# What a bare number refers to first; a guide or an indicator system numbers its own rows.
_IN_FORCE = {"current": 0, "upcoming": 1}
_RANK = {"任务分解表": 0, "指标体系": 1, "标准指引": 2}


@dataclass(frozen=True)
class TaskTable:
    """One document's indicators, with what is needed to look them up by number or name."""

    document: Document
    indicators: tuple[Indicator, ...]
    expand: Callable[[str], Iterable[str]]
    board: Board
    struck: Mapping[str | None, Change] = field(default_factory=dict)
    """The numbers of rows that a later notice struck out, with what did."""
    directory: Directory = field(default_factory=Directory)

    @cached_property
    def rows(self) -> RowIndex:
        """The rows of this table by name, half a name or paraphrase."""
        return RowIndex(self.indicators, self.expand)

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Indicator, ...]]:
        """Rows by normalised number, or by path; numbering that restarts gives several."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            if indicator.number:
                found.setdefault(indicator.number, []).append(indicator)
        by_place = {path: (row,) for path, row in by_path(self.indicators).items()}
        return by_place | {number: tuple(rows) for number, rows in found.items()}

    @cached_property
    def general_units(self) -> tuple[str, ...]:
        """The general names that unit cells hold (各执法单位), the longest first."""
        cells = (slot.text for i in self.indicators for slot in (i.lead, i.joint) if slot)
        collective = self.directory.is_collective
        names = {name for cell in cells for name in units_in(cell) if collective(name)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def by_place(self) -> Mapping[tuple[int | None, int | None], Indicator]:
        """Rows by their table in the document and their row in that table."""
        return {
            (i.locator.table, i.row): i for i in self.indicators if i.document == self.document.id
        }

    @cached_property
    def _evidence(self) -> tuple[str, ...]:
        fields = (self.board.field(i, "evidence") for i in self.indicators)
        return tuple(plain(e.item.text) for f in fields for e in f.entries(self.document.id))

    def wants(self, words: str) -> bool:
        """Whether any evidence item in force holds these words (folded with ``plain``)."""
        return any(words in item for item in self._evidence)

    @cached_property
    def _subjects(self) -> tuple[str, ...]:
        texts = ((i.name, i.requirement.text if i.requirement else "") for i in self.indicators)
        return tuple(plain(" ".join(pair)) for pair in texts)

    def mentions(self, words: str) -> bool:
        """Whether any name or requirement holds these words (folded with ``plain``)."""
        return any(words in subject for subject in self._subjects)

    @property
    def year(self) -> int | None:
        """The year that the table is for, if it says."""
        return table_year(self.document)


class Register:
    """The indicator tables of one scope and catalog generation. Immutable once built."""

    def __init__(
        self,
        documents: Sequence[Document],
        indicators: Sequence[Indicator],
        amendments: Sequence[Amendment],
        *,
        own_level: str,
        this_year: Callable[[], int],
        vocabulary: Vocabulary = SHIPPED,
    ) -> None:
        self.documents = {d.id: d for d in documents}
        self.board = Board(self.documents, amendments, this_year)
        self.own_level, self._this_year = own_level, this_year
        self.vocabulary = vocabulary
        rows: dict[str, list[Indicator]] = {}
        for indicator in indicators:
            rows.setdefault(indicator.document, []).append(indicator)
        self.tables = sorted(
            (self._table(self.documents[d], r) for d, r in rows.items()),
            key=self._preference,
        )
        self.conflicts: tuple[Conflict, ...] | None = None
        """Where the documents disagree; worked out when first asked, by who can read them."""
        self.units = self._named(indicators)
        self._units = {table.document.id: self._named(table.indicators) for table in self.tables}

    def _table(self, document: Document, rows: Sequence[Indicator]) -> TaskTable:
        """A document's table as it stands in force: without rows struck out, with those added."""
        changes = self.board.row_changes(document)
        gone = {row.number: change for row in rows if (change := struck(row, changes))}
        more = [added(change) for change in changes if change.amendment.action == "add"]
        kept = [row for row in rows if row.number not in gone]
        expand, directory = self.vocabulary.synonyms.expand, self.vocabulary.directory
        return TaskTable(document, (*kept, *more), expand, self.board, gone, directory)

    def _named(self, indicators: Sequence[Indicator]) -> UnitNames:
        directory = self.vocabulary.directory
        cells = (s.text for i in indicators for s in (i.lead, i.joint) if s)
        names = (n for cell in cells for n in units_in(cell) if not directory.is_collective(n))
        return UnitNames(map(directory.full, names), directory.aliases)

    def units_of(self, table: TaskTable | None) -> UnitNames:
        """The units that one table names; those of all tables without one."""
        return self._units[table.document.id] if table else self.units

    def _preference(self, table: TaskTable) -> tuple[int, int, int, int, str]:
        """Best first: current, of the library's own level, a task table, the newest."""
        document = table.document
        return (
            _IN_FORCE.get(document.status, 2),
            _RANK.get(document.authority, 3),
            document.level not in (self.own_level, None),
            -(table.year or 0),
            document.source,
        )

    @property
    def default(self) -> TaskTable | None:
        """The table that a bare number means."""
        return self.tables[0] if self.tables else None

    def is_own(self, table: TaskTable) -> bool:
        """Whether a table is of the library's own level, or of none that is known."""
        return table.document.level in (self.own_level, None)

    def table(self, document: str) -> TaskTable | None:
        """The table of one document."""
        return next((t for t in self.tables if t.document.id == document), None)

    def row_at(self, locator: Locator, document: Document) -> Indicator | None:
        """The indicator in whose row a place stands."""
        table = self.table(document.id)
        return table.by_place.get((locator.table, locator.row)) if table else None

    def named_in(self, text: str) -> TaskTable | None:
        """The table that a question names by title, year or level; None when it names none."""
        if whole := self._titled(text):
            return whole
        level = level_named(text)
        year = year_named(text, self.current_year(level))
        if level is None and year is None:
            return self._guide(text) if "指引" in text else None
        wanted = [
            t
            for t in self.tables
            if (t.document.level == level if level else self.is_own(t))
            and (year is None or t.year == year)
        ]
        return wanted[0] if wanted else None

    def current_year(self, level: str | None = None) -> int:
        """去年 is the year before the table in force, which a new year may already have left."""
        for table in self.tables:
            if table.document.level in (level or self.own_level, None) and table.year:
                return table.year
        return self._this_year()

    def _titled(self, text: str) -> TaskTable | None:
        words = plain(text)
        titles = ((plain(table.document.title), table) for table in self.tables)
        named = [(len(t), table) for t, table in titles if len(t) > 4 and t in words]
        return max(named, key=lambda one: one[0], default=(0, None))[1]

    def _guide(self, text: str) -> TaskTable | None:
        """The guide that a text means: 部门指引 and 乡镇指引 are two."""
        guides = [t for t in self.tables if t.document.authority == "标准指引"]
        marks = [mark for mark in ("部门", "单位", "乡镇", "街道", "镇") if mark in text]
        told = {t.document.id: sum(mark in t.document.title for mark in marks) for t in guides}
        return max(guides, key=lambda t: told[t.document.id], default=None)

    def label(self, document: Document) -> str:
        """A short name of a table, e.g. 县2025年任务分解表; the title where that is not unique."""
        short = self._short(document)
        same = [d for d in self.documents.values() if self._short(d) == short]
        if document.authority == "其他" or len(same) > 1:
            return document.title
        return short

    @staticmethod
    def _short(document: Document) -> str:
        year = table_year(document)
        return f"{document.level or ''}{f'{year}年' if year else ''}{document.authority}"
