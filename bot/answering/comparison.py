"""Questions about what changed between two editions: recognised, and what exactly is compared.

A year in a question is no comparison, and neither is a word for change in a rule (新增的事项怎么办): it
takes words that set two editions side by side, or a word for change on the indicators themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.clauses import is_pointed, topics
from bot.answering.comparison_words import (
    among_rows,
    changes_rows,
    corresponds,
    fields_changed,
    is_elsewhere,
    kinds_asked,
    names_table,
    of_everyone,
    of_older,
    says_changed,
    sets_beside,
    without_change,
    without_editions,
)
from bot.answering.heads import asks_for_indicators, names_indicators
from bot.answering.numbers import numbers_asked
from bot.answering.understanding import Comparison, Understanding
from bot.answering.units_asked import role_asked, unit_named
from bot.model import Question
from bot.worklist.difference import UNITS
from bot.worklist.editions import Absent, absent_table, absent_year, editions_of
from bot.worklist.register import Register, TaskTable
from bot.worklist.table_words import level_named, years_named
from ingest.model import Indicator

SURE = 0.6
HALF, AHEAD = 0.5, 0.04
"""The least part of a row that words must tell where nothing but the editions stands beside them, and
by how much it must beat the next."""
"""How much of a question about one indicator a row must account for to be meant."""


def as_comparison(
    base: Understanding, question: Question, register: Register
) -> Understanding | None:
    """The question as one for what changed between editions of a table; None if it is not."""
    text = base.text
    if register.default is None or is_elsewhere(text):
        return None
    numbers, rest = numbers_asked(without_editions(text))
    if len(numbers) > 1 and among_rows(text):
        return None
    line = editions_of(register, _line_meant(text, register))
    asking = _asking(text)
    changed = says_changed(asking) or (sets_beside(asking) and "比" in asking)
    listed = changes_rows(rest) or asks_for_indicators(rest) or names_indicators(rest)
    named = _rows_named(text, line, changed=changed and not numbers and not listed)
    one = bool(numbers or named)
    unit = None if of_everyone(text) else unit_named(text, question, register, line[0])
    subject = unit or names_table(text) or listed
    row = one and (changed or corresponds(asking))
    whole = changed and sets_beside(text) and subject
    if not (row or whole or (changes_rows(rest) and not one)):
        return None
    fields = fields_changed(rest.replace(named[0].name, " ") if named else rest)
    found = replace(base, intent="difference", fields=fields, numbers=numbers, table=line[0])
    if gone := absent_table(register, text):
        return replace(found, absent=gone)
    after, before, gone = _editions(text, register, line)
    if gone:
        return replace(found, absent=gone)
    added, dropped, names = kinds_asked(text)
    comparison = Comparison(before, after, added=added, dropped=dropped, names=names)
    if unit and not row:
        role, others = role_asked(text), tuple(n for n in fields if n not in UNITS)
        found = replace(found, units=unit.names or ("",), role=role, fields=others)
    return _with_rows(replace(found, comparison=comparison, table=after), named)


def _asking(text: str) -> str:
    """The sentences that ask: 感觉少了点什么。第103项要几份材料？ tells of something missing, and asks
    nothing about it. The whole text where none ends in a question mark."""
    sentences = [s for s in re.split(r"(?<=[。?？!！\n])", text) if s.strip()]
    return "".join(s for s in sentences if s.rstrip().endswith(("?", "？"))) or text


def _rows_named(text: str, line: tuple[TaskTable, ...], *, changed: bool) -> list[Indicator]:
    """The rows whose whole name a text says, of the newest edition that has it; else the row that
    it surely means where it asks what changed (信访那项改名了吗)."""
    for table in line:
        if found := table.rows.contained(text):
            return [row for row in found if row.name == found[0].name]
    pointed = is_pointed(text) or sets_beside(text)
    near = line[0].rows.match(topics(without_editions(text))) if changed and pointed else []
    sure = near[:1] if near and near[0].told >= SURE else []
    if sure or not (changed and sets_beside(text)) or changes_rows(text):
        return [match.indicator for match in sure]
    half = line[0].rows.match(topics(without_change(without_editions(text))))
    ahead = len(half) < 2 or half[0].score - half[1].score >= AHEAD
    meant = half[:1] if half and ahead and max(half[0].told, half[0].named) >= HALF else []
    return [match.indicator for match in meant]


def _line_meant(text: str, register: Register) -> TaskTable:
    """The newest table of the level that the text speaks of."""
    level = level_named(text)
    found = [t for t in register.tables if t.document.level == level] if level else []
    assert register.default is not None
    return found[0] if found else register.default


def _editions(
    text: str, register: Register, line: tuple[TaskTable, ...]
) -> tuple[TaskTable, TaskTable | None, Absent | None]:
    """The newer edition, the older one, and the edition named that is not there."""
    years = years_named(text, register.current_year(line[0].document.level))
    by_year = {table.year: table for table in reversed(line)}
    for year in years:
        if year not in by_year:
            return line[0], None, absent_year(register, line[0], year)
    chosen = sorted((by_year[year] for year in years), key=lambda t: -(t.year or 0))
    if len(chosen) > 1:
        return chosen[0], chosen[-1], None
    if chosen and chosen[0] is not line[0]:
        return line[0], chosen[0], None
    older = [t for t in line if (t.year or 0) < (line[0].year or 0)]
    return line[0], older[0] if older else None, None


def _with_rows(asked: Understanding, named: list[Indicator]) -> Understanding:
    """The rows meant by number or whole name; 去年的指标5今年 means last year's number."""
    comparison = asked.comparison
    assert comparison is not None
    if not asked.numbers:
        return replace(asked, indicators=tuple(named))
    tables = [comparison.after, *([comparison.before] if comparison.before else [])]
    if of_older(asked.text):
        tables.reverse()
    rows: list[Indicator] = []
    for number in asked.numbers:
        rows += next((t.by_number[number] for t in tables if number in t.by_number), ())
    known = {row.number for row in rows}
    gone = tuple(number for number in asked.numbers if number not in known)
    return replace(asked, indicators=tuple(rows), missing=gone)
