"""The rows of a table as records: which rows belong together, which are headings or sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.columns import Columns, starts
from ingest.grid import Grid
from ingest.headers import tidy
from ingest.model import Cell
from ingest.numerals import CHINESE_NUMERAL, number_head

_SUM = re.compile(
    r"(?:合计|小计|总计|共计|总\s*分|合\s+计|总计分值?)[:：]?.{0,12}|共\s*\d+\s*[项条个].{0,8}"
)
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表说明|填报说明|填表人|制表|审核人|联系人)\s*\d?\s*[:：、]"
)
_NUMBERED_HEADING = re.compile(
    rf"(?:{CHINESE_NUMERAL}{{1,3}}\s*[、.．]|[（(]{CHINESE_NUMERAL}{{1,3}}[）)]|第{CHINESE_NUMERAL}{{1,3}}[部章编类])"
)
_CHINESE_NUMBER = re.compile(rf"[（(]?{CHINESE_NUMERAL}{{1,3}}[）)]?[、.．]?")
_CLOSED = re.compile(r"[。；;！!）)]$")
_LONGEST_GROUP = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in its grid: records continued on another page reach over two grids."""

    grid: Grid
    cell: Cell


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of one indicator. ``groups`` are the headings above it, from rows and columns.

    ``cut`` tells that rows were joined that a page break had parted; ``continues`` that these
    rows belong to the last record of the table before; ``under`` is the heading row above.
    """

    grid: Grid
    columns: Columns
    rows: tuple[int, ...]
    groups: tuple[str, ...]
    cut: bool = False
    continues: bool = False
    more: tuple[Place, ...] = ()
    under: Place | None = None

    @property
    def first_row(self) -> int:
        return self.rows[0]

    def places(self, column: int) -> tuple[Place, ...]:
        """The cells of the record in a column, each once, blank ones too."""
        own = (Place(self.grid, self.grid.cell(row, column)) for row in self.rows)
        later = (p for p in self.more if p.cell.column <= column < p.cell.column + p.cell.columns)
        return tuple(dict.fromkeys((*own, *later)))

    def text(self, column: int) -> str:
        """The text of the record in a column, its cells one a line."""
        return "\n".join(p.cell.text for p in self.places(column) if p.cell.text)

    def extended(self, after: Record) -> Record:
        """This record with the rows of ``after``, which stand in the next table."""
        more = tuple(
            Place(after.grid, cell) for row in after.rows for cell in after.grid.row_cells(row)
        )
        return replace(self, more=(*self.more, *more), cut=True)


def records_of(grid: Grid, columns: Columns, *, goes_on: bool = False) -> Iterator[Record]:
    """The records of an indicator table in order.

    ``goes_on``: the table continues another one, whose last record its first rows may belong to.
    """
    key, name = _key(grid, columns), _naming_column(columns)
    headings: list[tuple[int, str]] = []
    filled: dict[int, str] = {}
    current: Record | None = None
    under: Place | None = None
    for row in range(grid.header.stop, grid.rows + 1):
        if _is_no_content(grid, columns, row):
            continue
        if heading := _heading(grid, columns, row):
            _place_heading(headings, heading)
            under = Place(grid, next(cell for cell in grid.row_cells(row) if cell.text))
            filled.clear()
            continue
        groups = (*(text for _, text in headings), *_groups(grid, columns, row, filled))
        if current is not None and _same_record(grid, current, row, key):
            current = replace(current, rows=(*current.rows, row))
        elif _is_continuation(grid, columns, row, current, key, name):
            if current is not None:
                current = replace(current, rows=(*current.rows, row), cut=True)
            elif goes_on:
                yield Record(grid, columns, (row,), groups, continues=True)
        elif grid.text(row, key) or grid.text(row, name):
            if current is not None:
                yield current
            current = Record(grid, columns, (row,), groups, under=under)
    if current is not None:
        yield current


def _naming_column(columns: Columns) -> int:
    return columns.name if columns.name is not None else columns.requirement[0]


def _key(grid: Grid, columns: Columns) -> int:
    """The column whose cells say where a record begins: the number, unless it numbers groups."""
    name = _naming_column(columns)
    for number in columns.number:
        if 0 < starts(grid, number) >= 0.75 * starts(grid, name):
            return number
        if starts(grid, number) and _as_merged(grid, number, name):
            return number
    return name


def _as_merged(grid: Grid, number: int, name: int) -> bool:
    """Whether each cell of the number column stands beside one cell of the name column."""
    return all(
        grid.cell(row, number).rows >= grid.cell(row, name).rows
        and grid.cell(row, number).row == grid.cell(row, name).row
        for row in range(grid.header.stop, grid.rows + 1)
        if grid.text(row, number)
    ) and starts(grid, number) == starts(grid, name)


def _same_record(grid: Grid, current: Record, row: int, key: int) -> bool:
    cell = grid.cell(row, key)
    return bool(cell.text) and cell.row < row and current.rows[0] >= cell.row


def _is_continuation(
    grid: Grid, columns: Columns, row: int, current: Record | None, key: int, name: int
) -> bool:
    """Whether a row without number only carries on the one above, as page breaks leave them.

    With a name of its own it does so only when it assigns nothing and the text above is unfinished.
    """
    if grid.text(row, key):
        return False
    if not grid.text(row, name):
        return True
    if current is None or key == name:
        return False
    assigned = any(grid.text(row, column) for column in (*columns.lead, *columns.deadline))
    above = current.text(name)
    return not assigned and bool(above) and not _CLOSED.search(above) and len(above) > 12


def _is_no_content(grid: Grid, columns: Columns, row: int) -> bool:
    """Blank rows, sums, notes, and headers that are said again on a new page."""
    texts = [tidy(cell.text) for cell in grid.row_cells(row) if cell.text]
    if not texts or _NOTE.match(texts[0]) or _SUM.fullmatch(texts[0]):
        return True
    key_texts = (grid.text(row, column) for column in (*columns.number, _naming_column(columns)))
    if any(_SUM.fullmatch(tidy(text)) for text in key_texts):
        return True
    spoken = {part for header in columns.headers.values() for part in header.split(" / ")}
    return len(texts) >= 2 and sum(text in spoken for text in texts) * 3 >= 2 * len(texts)


def _heading(grid: Grid, columns: Columns, row: int) -> str:
    """The text of a row that only names a group: merged across, or alone and numbered 一、 （一）."""
    filled = [cell for cell in grid.row_cells(row) if cell.text and cell.row == row]
    inherited = [cell for cell in grid.row_cells(row) if cell.text and cell.row < row]
    if not filled or len(filled) > 3 or inherited:
        return ""
    first, *others = filled
    text = tidy(first.text)
    if not others:
        wide = first.columns * 2 > grid.columns and grid.columns > 2
        numbered = bool(_NUMBERED_HEADING.match(text)) and first.column <= _naming_column(columns)
        return text if (wide or numbered) and len(text) <= _LONGEST_GROUP else ""
    follows = [c for c in others if c.column not in columns.score]
    in_number = first.column in columns.number and _CHINESE_NUMBER.fullmatch(text)
    if in_number and len(follows) == 1 and not number_head(follows[0].text):
        return f"{text.rstrip('、.．')}、{tidy(follows[0].text)}"
    return text if not follows and _NUMBERED_HEADING.match(text) else ""


def _place_heading(headings: list[tuple[int, str]], text: str) -> None:
    """Puts a group's heading under those above it: （一） under 一、, a plain one at the top."""
    rank = 2 if re.match(rf"[（(]{CHINESE_NUMERAL}", text) else 1
    while headings and headings[-1][0] >= rank:
        headings.pop()
    headings.append((rank, text))


def _groups(grid: Grid, columns: Columns, row: int, filled: dict[int, str]) -> tuple[str, ...]:
    """The groups of a row; a blank below a value stands for it, until an outer group changes."""
    changed = False
    for column in columns.groups:
        text = tidy(grid.text(row, column))
        if changed and not text:
            filled.pop(column, None)
        elif text:
            changed = changed or filled.get(column) not in (None, text)
            filled[column] = text
    return tuple(filled[column] for column in columns.groups if column in filled)
