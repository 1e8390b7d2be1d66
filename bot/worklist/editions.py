"""The editions of one table, and whether the one that a question asks is there at all."""

from __future__ import annotations

from dataclasses import dataclass

from bot.worklist.register import Register, TaskTable
from bot.worklist.table_words import edition_asked, level_named, years_named


@dataclass(frozen=True, slots=True)
class Absent:
    """A table that a question names and the library has not, and the labels of those it has.

    ``edition`` is true when it is another year's of a table that is there.
    """

    label: str
    known: tuple[str, ...]
    edition: bool = False


def editions_of(register: Register, table: TaskTable) -> tuple[TaskTable, ...]:
    """All editions of a table, the newest first; a table without a year has no other edition."""
    own = table.document
    line = [
        other
        for other in register.tables
        if other is table
        or (
            other.year is not None
            and other.document.authority == own.authority
            and other.document.level == own.level
            and (own.authority == "任务分解表" or other.document.work == own.work)
            and other.document.status not in ("draft", "repealed")
            and other.document.standing == own.standing
        )
    ]
    return tuple(sorted(line, key=lambda t: (-(t.year or 0), t is not table)))


def absent_table(register: Register, text: str) -> Absent | None:
    """What a text asks that no table of the library is: last year's, 国家指标体系; ``None`` if none."""
    level, year = edition_asked(text, register.current_year(level_named(text)))
    if level is None and year is None:
        return None
    level = level or level_named(text)
    return None if _known(register, level, year) else Absent(*_told(register, level, year))


def absent_named(register: Register, words: str) -> Absent | None:
    """The same for words that only name an edition: 2022, 市2024年."""
    level = level_named(words) or edition_asked(words, 0)[0]
    year = next(iter(years_named(words, register.current_year(level))), None)
    if level is None and year is None:
        return None
    return None if _known(register, level, year) else Absent(*_told(register, level, year))


def absent_year(register: Register, table: TaskTable, year: int) -> Absent:
    """That a table has no edition of a year."""
    return Absent(*_told(register, table.document.level, year))


def _known(register: Register, level: str | None, year: int | None) -> bool:
    return any(
        (table.document.level == level if level else register.is_own(table))
        and (year is None or table.year == year)
        for table in register.tables
    )


def _told(
    register: Register, level: str | None, year: int | None
) -> tuple[str, tuple[str, ...], bool]:
    kind = "指标体系" if level in ("国家", "省") else "任务分解表"
    label = f"{level or register.own_level}{f'{year}年' if year else ''}{kind}"
    ranked = [t for t in register.tables if t.document.authority in ("任务分解表", "指标体系")]
    known = tuple(register.label(table.document) for table in ranked)
    return label, known, year is not None and _known(register, level, None)
