"""Indicator tables: are all numbers there that should be, and each once?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.checking.sheet import ColumnSheet, Finding, TableSheet
from ingest.columns import Columns, columns_of
from ingest.correcting import told_columns
from ingest.grid import Grid, column_letters
from ingest.headers import Meaning
from ingest.model import Indicator, Parsed, Table
from ingest.numerals import chinese_to_int

_STATED = re.compile(
    r"(?:共(?:有|计)?|合计|总计)\s*([\d〇零一二三四五六七八九十百]+)\s*(?:项|个|条)(?:三级)?(?:指标|任务)?"
)
_MOST_NAMED = 12
"""Numbers named one by one; more are told by how many they are."""

_MEANINGS = (
    "number",
    "groups",
    "name",
    "requirement",
    "evidence",
    "lead",
    "joint",
    "deadline",
    "score",
    "remark",
)


def table_sheets(parsed: Parsed) -> tuple[TableSheet, ...]:
    """A sheet for each run of indicator tables, in order; other tables have none."""
    blocks = {b.locator.table: b for b in parsed.blocks if isinstance(b, Table)}
    runs = _runs(parsed.indicators, blocks)
    stated = _stated(parsed) if len(runs) == 1 else None
    told = told_columns(parsed.corrections)
    return tuple(_sheet(blocks[run[0].table], run, stated, told) for run in runs)


def _runs(
    indicators: Sequence[Indicator], blocks: dict[int | None, Table]
) -> list[list[Indicator]]:
    """The indicators of each table; one that goes on where another ends belongs to it."""
    runs: list[list[Indicator]] = []
    for indicator in indicators:
        last = runs[-1][-1] if runs else None
        same = last is not None and (
            last.table == indicator.table
            or (
                blocks[last.table].locator.sheet == blocks[indicator.table].locator.sheet
                and not blocks[indicator.table].caption
                and _next(last.number, indicator.number)
            )
        )
        if same:
            runs[-1].append(indicator)
        else:
            runs.append([indicator])
    return runs


def _next(before: str | None, after: str | None) -> bool:
    whole = bool(before and after and before.isdigit() and after.isdigit())
    return whole and int(after or 0) > int(before or 0)


def _sheet(
    table: Table, run: Sequence[Indicator], stated: int | None, told: Mapping[str, Meaning]
) -> TableSheet:
    numbers = [indicator.number for indicator in run if indicator.number]
    whole = [int(number) for number in numbers if number.isdigit()]
    plain = bool(whole) and len(whole) == len(numbers)
    largest = max(whole) if plain else None
    # A table that starts anywhere but at 1 is a part of one, which no number says the size of.
    expected = stated or (largest if plain and min(whole) <= 2 else None)
    missing: tuple[str, ...] = ()
    if plain and largest:
        upto = max(largest, expected or 0) if expected and expected < 2 * largest else largest
        begin = 1 if min(whole) <= 2 else min(whole)
        missing = tuple(str(n) for n in range(begin, upto + 1) if n not in set(whole))
    repeated = tuple(number for number, count in Counter(numbers).items() if count > 1)
    findings = [*_counted(table, len(run), expected, missing)]
    if repeated:
        findings.append(_named("numbers_repeated", table, repeated))
    unnumbered = len(run) - len(numbers)
    if numbers and unnumbered:
        findings.append(Finding("rows_unnumbered", "look", table.locator, (("count", unnumbered),)))
    return TableSheet(
        locator=table.locator,
        caption=table.caption,
        columns=_columns(table, told),
        found=len(run),
        expected=expected,
        missing=missing,
        repeated=repeated,
        findings=tuple(findings),
    )


def _counted(
    table: Table, found: int, expected: int | None, missing: tuple[str, ...]
) -> list[Finding]:
    if missing:
        return [_named("numbers_missing", table, missing)]
    if expected is not None and expected != found:
        fields = (("expected", expected), ("found", found))
        return [Finding("count_differs", "look", table.locator, fields)]
    return []


def _named(code: str, table: Table, numbers: tuple[str, ...]) -> Finding:
    named = "、".join(numbers[:_MOST_NAMED]) + ("…" if len(numbers) > _MOST_NAMED else "")
    return Finding(code, "look", table.locator, (("count", len(numbers)), ("numbers", named)))


def _columns(table: Table, told: Mapping[str, Meaning]) -> tuple[ColumnSheet, ...]:
    grid = Grid(table)
    columns = columns_of(grid, told)
    meanings = _meanings(columns)
    return tuple(
        ColumnSheet(
            column_letters(column), columns.headers.get(column, ""), meanings.get(column, "other")
        )
        for column in range(1, grid.columns + 1)
    )


def _meanings(columns: Columns) -> dict[int, str]:
    found: dict[int, str] = {}
    for meaning in _MEANINGS:
        held = getattr(columns, meaning)
        for column in (held,) if isinstance(held, int) else held or ():
            found.setdefault(column, meaning)
    return found


def _stated(parsed: Parsed) -> int | None:
    """How many indicators the document itself says it has, if it says so once."""
    said = set()
    for block in parsed.blocks:
        if not isinstance(block, Table) and ("指标" in block.text or "任务" in block.text):
            for match in _STATED.finditer(block.text):
                value = int(match[1]) if match[1].isdigit() else chinese_to_int(match[1])
                if value is not None:
                    said.add(value)
    return said.pop() if len(said) == 1 else None
