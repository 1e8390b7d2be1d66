"""A table as a grid: which cell covers a place, what it is called, and where its headers end.

Only real spans count as merged. Equal texts in neighbouring cells are two cells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from ingest.headers import is_known, is_mark, tidy
from ingest.model import Cell, Table

_MOST_STACKED = 3
_LONGEST_HEADER = 40
_LONGEST_GENERAL_HEADER = 20
_NUMBERLIKE = re.compile(
    r"[（(]?[\d０-９一二三四五六七八九十]+(?:[.．][\d０-９]+)*[)）]?[%％、.．分]?"
)
_DATELIKE = re.compile(
    r"\d{4}\s*[年./-]|[\d一二三四五六七八九十]+月(?:\d|底|中|上|下|前|末)|^(?:全年|长期|持续|每[年季月])"
)
_UNITLIKE = re.compile(r"(?:[^责任牵头配合主办]|^)(?:局|委员会|办公室|镇|乡|街道)$")
_SENTENCE = re.compile(r"[。；;！？]")


def column_letters(column: int) -> str:
    """The letters of a 1-based column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(table: Table, cell: Cell) -> str:
    """The A1 name of a cell's top-left corner; on sheets the row is the sheet's."""
    return f"{column_letters(cell.column)}{cell.row + (table.locator.row or 1) - 1}"


class Grid:
    """Every place of a table with the cell that covers it; rows and columns are 1-based.

    Where ``table`` was laid out anew (``layouts``), ``origins`` gives by row and column of its cells
    those of the file.
    """

    def __init__(self, table: Table, origins: Mapping[tuple[int, int], Cell] | None = None) -> None:
        self.table = table
        self._origins = origins or {}
        self.rows = max((cell.row + cell.rows - 1 for cell in table.cells), default=0)
        self.columns = max((cell.column + cell.columns - 1 for cell in table.cells), default=0)
        self._covering = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def cell(self, row: int, column: int) -> Cell:
        """The cell that covers a place; an empty one where the table has none."""
        return self._covering.get((row, column)) or Cell("", row, column)

    def text(self, row: int, column: int) -> str:
        """The text of the cell that covers a place."""
        return self.cell(row, column).text

    @property
    def is_laid_out_anew(self) -> bool:
        """Whether rows and columns are not those of the file."""
        return bool(self._origins)

    def origin(self, cell: Cell) -> Cell:
        """The cell of the file that a cell is."""
        return self._origins.get((cell.row, cell.column), cell)

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, each once, from left to right."""
        return tuple(dict.fromkeys(self.cell(row, column) for column in range(1, self.columns + 1)))

    @cached_property
    def header(self) -> range:
        """The rows of the column headers, titles above them left out; empty where there are none."""
        return _find_header(self)


def header_rows(grid: Grid) -> int:
    """How many rows stand above the first row of content, titles included; 0 without a header."""
    return grid.header.stop - 1 if grid.header else 0


def header_path(grid: Grid, column: int) -> tuple[str, ...]:
    """The headers above a column, outermost first: ("佐证材料", "必备"). Repetition is removed."""
    path: list[str] = []
    last: Cell | None = None
    for row in grid.header:
        cell = grid.cell(row, column)
        if not cell.text and row < grid.header.stop - 1:
            cell = _neighbour(grid, row, column)
        words = tidy(cell.text)
        if words and cell != last and words not in path[-1:] and not _NUMBERLIKE.fullmatch(words):
            path.append(words)
        last = cell
    return tuple(path)


def _neighbour(grid: Grid, row: int, column: int) -> Cell:
    """The header to the left that stands for a blank one too: 佐证材料 over 必备 and 可选, unmerged."""
    below = row + 1
    left = column - 1
    while left >= 1 and grid.text(below, left) and grid.cell(below, left).row == below:
        if grid.text(row, left):
            return grid.cell(row, left) if grid.text(below, column) else grid.cell(row, column)
        left -= 1
    return grid.cell(row, column)


def _find_header(grid: Grid) -> range:
    first = 1
    while first < grid.rows and first <= 6 and _is_title(grid, first):
        first += 1
    for row in range(1, min(grid.rows, 8)):
        if _reads_as_header(grid, row):
            top = min(cell.row for cell in grid.row_cells(row))
            return range(top, _last_header_row(grid, top) + 1)
    if first <= grid.rows - 1 and _stands_out(grid, first):
        return range(first, _last_header_row(grid, first) + 1)
    return range(1, 1)


def _filled(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.row_cells(row) if cell.text]


def _is_title(grid: Grid, row: int) -> bool:
    """A row with one text across the table (its title), or a line such as 填报单位 and 日期."""
    filled = _filled(grid, row)
    if not filled:
        return True
    if any(cell.row + cell.rows - 1 > row and cell.columns < grid.columns for cell in filled):
        return False
    if len(filled) == 1:
        return grid.columns > 1 and (filled[0].columns > 1 or grid.columns > 2)
    return len(filled) == 2 and grid.columns >= 5 and not all(is_known(c.text) for c in filled)


def _reads_as_header(grid: Grid, row: int) -> bool:
    """Whether at least two and at least half of the cells carry words that columns are called by."""
    filled = [cell for cell in _filled(grid, row) if not _is_ticked(grid, cell)]
    if len(filled) < 2 or any(_is_content(cell.text) for cell in filled):
        return False
    known = sum(is_known(cell.text) for cell in filled)
    return known >= 2 and known * 2 >= len(filled) and len({c.text for c in filled}) >= 2


def _is_ticked(grid: Grid, cell: Cell) -> bool:
    """Whether a cell names a unit, and what stands below it only marks the rows of that unit."""
    if cell.columns > 1 or not _UNITLIKE.search(tidy(cell.text)):
        return False
    below = (grid.text(row, cell.column) for row in range(cell.row + cell.rows, grid.rows + 1))
    marks = [text for text in below if text]
    return bool(marks) and all(map(is_mark, marks))


def _is_content(text: str) -> bool:
    words = tidy(text)
    if len(words) > _LONGEST_HEADER or _NUMBERLIKE.fullmatch(words) or "：" in words:
        return True
    if words in ("乡镇", "镇街", "街道", "乡镇街道"):
        return False
    return bool(_UNITLIKE.search(words) or (_DATELIKE.search(words) and not is_known(words)))


def _stands_out(grid: Grid, row: int) -> bool:
    """Whether a first row of unknown words is a header: all filled, short, unlike what follows."""
    texts = [grid.text(row, column) for column in range(1, grid.columns + 1)]
    if grid.columns < 2 or any(not t or len(tidy(t)) > _LONGEST_GENERAL_HEADER for t in texts):
        return False
    if any(_SENTENCE.search(t) or _is_content(t) for t in texts) or len(set(texts)) < 2:
        return False
    cells = grid.row_cells(row)
    return len({cell.rows for cell in cells if cell.columns == 1}) == 1


def _last_header_row(grid: Grid, first: int) -> int:
    """Where the headers that begin in a row end: merged cells reach down, sub-headers follow."""
    last = max(
        (c.row + c.rows - 1 for c in grid.row_cells(first) if c.rows <= _MOST_STACKED),
        default=first,
    )
    last = min(max(last, first), grid.rows - 1)
    while last < min(first + _MOST_STACKED - 1, grid.rows - 1) and _is_sub_header(grid, last + 1):
        below = max(c.row + c.rows - 1 for c in _filled(grid, last + 1))
        last = min(max(last + 1, below), grid.rows - 1)
    return last + 1 if last + 1 < grid.rows and _counts_columns(grid, last + 1) else last


def _is_sub_header(grid: Grid, row: int) -> bool:
    """Whether every text of a row divides a header above it: below one that spans columns, or
    below one with blanks beside it that stands for a merged one."""
    divides = False
    for column in range(1, grid.columns + 1):
        cell, above = grid.cell(row, column), grid.cell(row - 1, column)
        if not cell.text or cell == above or tidy(cell.text) == tidy(above.text):
            continue
        if _is_content(cell.text) or len(tidy(cell.text)) > _LONGEST_GENERAL_HEADER:
            return False
        blank_beside = not above.text or (
            column < grid.columns and not grid.text(row - 1, column + 1)
            and bool(grid.text(row, column + 1))
        )  # fmt: skip
        if above.columns == 1 and not blank_beside:
            return False
        divides = True
    return divides


def _counts_columns(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4, （1）（2）（3）, 甲 乙 1 2."""
    numbers = [tidy(cell.text).strip("（）() ") for cell in _filled(grid, row)]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) >= 3 and len(numbers) == grid.columns and numbers == counted
