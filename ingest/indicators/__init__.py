"""Indicators: what the rows of task tables, indicator systems and standard guides ask of whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.columns import Columns, columns_of
from ingest.grid import Grid
from ingest.headers import Meaning, tidy
from ingest.indicators.levels import levels_by_merging
from ingest.indicators.naming import Naming, numbering
from ingest.indicators.owners import assigns, owner_above, owner_in
from ingest.indicators.records import Record, records_of
from ingest.indicators.sameness import resolved
from ingest.indicators.slots import fields_of
from ingest.layouts import usual
from ingest.model import Block, Document, Heading, Indicator, Paragraph, Slot, Table

__all__ = ["indicators"]

_UNNAMED_SHEET = re.compile(
    r"(?:sheet|工作表|表)?\s*[\d一二三四五六七八九十]*(?:\s*[(（]\d+[)）])?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Source:
    """A table understood as a list of indicators; ``above`` is the heading that it stands under."""

    grid: Grid
    columns: Columns
    above: str


def indicators(
    document: Document,
    blocks: Sequence[Block],
    told: Mapping[str, Meaning] = {},
) -> tuple[Indicator, ...]:
    """Every indicator of a document's tables, in order; tables of other kinds and hidden sheets
    give none.

    Cells merged downwards hold for all their rows, 同上 stands for what it refers to, and an
    indicator that goes on after a page break is one indicator. Where each sheet is a table of its
    own, what the sheet is called is the group. ``told`` is what columns hold, by header: see
    ``ingest.columns.columns_of``.
    """
    found: list[Indicator] = []
    runs = _runs(document, blocks, told)
    sheets = {run[0].grid.table.locator.sheet for run in runs}
    owners = _owners(runs, blocks)
    notes = "\n".join(block.text for block in blocks if not isinstance(block, Table))
    for run, owner in zip(runs, owners, strict=True):
        records = _records(run)
        sheet = run[0].grid.table.locator.sheet or ""
        named = len(sheets) > 1 and not _UNNAMED_SHEET.fullmatch(sheet)
        above = "" if owner else run[0].above or (sheet if named else "")
        under = [None if owner or assigns(run[0].columns) else owner_in(r) for r in records]
        several = len({slot.text for slot in under if slot}) > 1
        rows = [
            _indicator(document, record, naming, above, notes)
            for record, naming in zip(records, numbering(records), strict=True)
        ]
        leads = [owner or (slot if several else None) for slot in under]
        found.extend(
            row if lead is None else replace(row, lead=lead)
            for row, lead in zip(resolved(rows), leads, strict=True)
        )
    return tuple(found)


def _owners(runs: Sequence[list[_Source]], blocks: Sequence[Block]) -> list[Slot | None]:
    """For each run the unit that all of it is for; none where not several units have their own."""
    owners = [
        None if assigns(run[0].columns) else owner_above(run[0].grid.table, blocks) for run in runs
    ]
    several = len({owner.text for owner in owners if owner}) > 1
    return owners if several else [None] * len(runs)


def _records(run: Sequence[_Source]) -> list[Record]:
    return _joined(
        [
            record
            for index, source in enumerate(run)
            for record in records_of(source.grid, source.columns, goes_on=index > 0)
        ]
    )


def _joined(records: list[Record]) -> list[Record]:
    """The records, with what a page break cut off (a first row without number) put back."""
    joined: list[Record] = []
    for record in records:
        if record.continues and joined:
            joined[-1] = joined[-1].extended(record)
        elif not record.continues:
            joined.append(record)
    return joined


def _runs(
    document: Document, blocks: Sequence[Block], told: Mapping[str, Meaning]
) -> list[list[_Source]]:
    """The indicator tables, those together that are one table continued on the next page."""
    runs: list[list[_Source]] = []
    last_block, above = -1, ""
    for block in blocks:
        if isinstance(block, Heading):
            above = (
                "" if not block.level or _says_nothing(block.text, document.title) else block.text
            )
        if isinstance(block, Paragraph | Heading):
            continue
        if block.hidden:
            continue
        grid = usual(block)
        columns = columns_of(grid, told)
        if not columns.lists_indicators and document.authority == "指标体系":
            columns = levels_by_merging(grid) or columns
        adjacent = last_block == block.locator.block - 1
        if runs and adjacent and _goes_on(runs[-1][-1], grid, columns):
            known = runs[-1][-1].columns
            runs[-1].append(_Source(grid, known, above))
            last_block = block.locator.block
        elif columns.lists_indicators:
            caption = "" if _says_nothing(block.caption, document.title) else block.caption
            runs.append([_Source(grid, columns, caption or above)])
            last_block = block.locator.block
    return runs


def _says_nothing(text: str, title: str) -> bool:
    """Whether a caption or heading names no group: the document's own title, or 附件2."""
    return tidy(text) in tidy(title) or bool(re.match(r"附\s*[件表]", text))


def _goes_on(before: _Source, grid: Grid, columns: Columns) -> bool:
    """Whether a table is the one before it, continued: as wide, on the same sheet, and with the
    same headers or none."""
    if grid.columns != before.grid.columns or grid.table.caption:
        return False
    if grid.table.locator.sheet != before.grid.table.locator.sheet:
        return False
    if not grid.header:
        return True
    return bool(grid.table.locator.page) and columns.headers == before.columns.headers


def _indicator(
    document: Document, record: Record, naming: Naming, above: str, notes: str
) -> Indicator:
    table = record.grid.table
    row = record.first_row + (table.locator.row or 1) - 1
    groups = record.groups
    if above and not record.columns.levels and len(groups) < 2:
        groups = (above, *(group for group in groups if group != above))
    fields = fields_of(record, naming, notes)
    return Indicator(
        id=f"{document.id}-{table.locator.table}-{row}",
        document=document.id,
        table=table.locator.table or 1,
        row=(naming.locator.row or row) if record.grid.is_laid_out_anew else row,
        number=naming.number,
        groups=groups,
        name=naming.name,
        locator=naming.locator,
        requirement=fields.get("requirement"),
        evidence=fields.get("evidence"),
        lead=fields.get("lead"),
        joint=fields.get("joint"),
        deadline=fields.get("deadline"),
        score=fields.get("score"),
        remark=fields.get("remark"),
    )
