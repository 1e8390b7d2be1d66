"""Tables laid out otherwise than records below headers, seen as if they were.

Counties also write a card for each indicator (指标名称 | … | 牵头单位 | …, block below block), and
tables that lie on their side, with the headers in the first column, and set the halves of a long one
beside each other. ``usual`` gives a grid with a
header row and a row for each record; its cells know which cells of the file they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.grid import Grid
from ingest.headers import Meaning, is_known, scores, tidy
from ingest.model import Cell, Table

_LEAST_LABELS = 3
_LONGEST_LABEL = 20
_NAMED = 3.0  # how surely a label has to call something by name: 指标名称, 工作任务; not 项目
_TOLD = 2.5  # the same of what is said of it: 佐证材料, 牵头单位, 完成时限
_TELLING: tuple[Meaning, ...] = ("evidence", "lead", "unit", "deadline")


def usual(table: Table) -> Grid:
    """The table as a grid with headers above; the table as it is, where it has none elsewhere."""
    grid = Grid(table)
    if (parts := _parts(grid)) is not None:
        return _stacked(grid, parts)
    columns = _label_columns(grid)
    if not columns:
        return grid
    values = _values(grid, columns)
    if values is None:
        return grid
    on_its_side = columns == [1] and 2 * sum(len(row) > 1 for row in values.values()) > len(values)
    return _turned(grid) if on_its_side else _cards(grid, values)


def _is_wide(grid: Grid, cell: Cell) -> bool:
    return cell.columns == grid.columns


def _label_columns(grid: Grid) -> list[int]:
    """The columns that hold nothing but labels; none where they describe no indicators."""
    if grid.columns < 2:
        return []
    begun: dict[int, list[str]] = {}
    for cell in grid.table.cells:
        if cell.text and not _is_wide(grid, cell):
            begun.setdefault(cell.column, []).append(tidy(cell.text))
    columns = [column for column, texts in begun.items() if all(map(_is_label, texts))]
    labels = {text for column in columns for text in begun[column]}
    if 1 not in columns or len(labels) < _LEAST_LABELS or not _describes(labels):
        return []
    return sorted(columns)


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and is_known(text)


def _describes(labels: set[str]) -> bool:
    """Whether labels call something by name and say by whom, with what or by when."""
    named = told = False
    for found in map(scores, labels):
        named = named or max(found.get("name", 0), found.get("requirement", 0)) >= _NAMED
        told = told or max(found.get(meaning, 0.0) for meaning in _TELLING) >= _TOLD
    return named and told


def _values(grid: Grid, columns: Sequence[int]) -> dict[tuple[int, int], list[Cell]] | None:
    """The values right of each label, by where the label begins.

    ``None`` where something stands right of no label, or a label has nothing beside it at all.
    """
    values: dict[tuple[int, int], list[Cell]] = {
        (cell.row, cell.column): []
        for cell in grid.table.cells
        if cell.text and cell.column in columns and not _is_wide(grid, cell)
    }
    for cell in grid.table.cells:
        if cell.column in columns or _is_wide(grid, cell):
            continue
        before = [column for column in columns if column < cell.column]
        label = grid.cell(cell.row, before[-1]) if before else None
        if label is None or (label.row, label.column) not in values:
            if cell.text:
                return None
            continue
        values[(label.row, label.column)].append(cell)
    has_text = any(cell.text for row in values.values() for cell in row)
    return values if has_text and all(values.values()) else None


def _parts(grid: Grid) -> list[int] | None:
    """The first columns of the halves (or thirds) of a table that says its headers again beside
    them; ``None`` for other tables."""
    if not grid.header:
        return None
    last = grid.header.stop - 1
    told = [tidy(grid.text(last, column)) for column in range(1, grid.columns + 1)]
    firsts = [at for at, text in enumerate(told, start=1) if text and text == told[0]]
    if len(firsts) < 2:
        return None
    stops = [*firsts[1:], grid.columns + 1]
    halves = [
        [text for text in told[first - 1 : stop - 1] if text]
        for first, stop in zip(firsts, stops, strict=True)
    ]
    alike = all(half == halves[0] for half in halves) and len(set(halves[0])) == len(halves[0])
    crossed = any(
        cell.column < first < cell.column + cell.columns
        for first in firsts
        for cell in grid.table.cells
        if cell.row >= last
    )
    return firsts if alike and len(halves[0]) >= _LEAST_LABELS and not crossed else None


def _stacked(grid: Grid, firsts: Sequence[int]) -> Grid:
    """The parts below each other, under the headers of the first."""
    heads, height = grid.header.stop - 1, grid.rows - grid.header.stop + 1
    cells: list[Cell] = []
    origins: dict[tuple[int, int], Cell] = {}
    for cell in grid.table.cells:
        part = sum(cell.column >= first for first in firsts) - 1
        if part and cell.row <= heads:
            continue
        moved = replace(cell, row=cell.row + part * height, column=cell.column - firsts[part] + 1)
        if cell.row <= heads and cell.columns > 1:
            moved = replace(cell, columns=min(cell.columns, firsts[1] - 1))
        cells.append(moved)
        origins[(moved.row, moved.column)] = cell
    return _grid(grid, cells, origins)


def _turned(grid: Grid) -> Grid:
    """The grid with rows and columns exchanged."""
    cells = [
        Cell(cell.text, cell.column, cell.row, cell.columns, cell.rows)
        for cell in grid.table.cells
        if not _is_wide(grid, cell)
    ]
    titles = [cell for cell in grid.table.cells if _is_wide(grid, cell)]
    if titles:  # a title above the table would be a column of its own
        return grid
    return _grid(grid, cells, {(c.column, c.row): c for c in grid.table.cells})


@dataclass(slots=True)
class _Rows:
    """The rows of a table that is built from cards, and which cells of the file they are."""

    keys: list[tuple[str, int]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    origins: dict[tuple[int, int], Cell] = field(default_factory=dict)

    def put(self, row: int, key: tuple[str, int], cell: Cell) -> None:
        """A value, or in the row of headers a label, below its header."""
        if key not in self.keys:
            self.keys.append(key)
        column = self.keys.index(key) + 1
        self.origins[(row, column)] = cell
        self.cells.append(Cell(cell.text, row, column))


def _cards(grid: Grid, values: dict[tuple[int, int], list[Cell]]) -> Grid:
    """Each block of labels and values as a row, what stands across the table as a row between."""
    labels = [cell for cell in grid.table.cells if (cell.row, cell.column) in values]
    first = tidy(labels[0].text)
    wide = [cell for cell in grid.table.cells if _is_wide(grid, cell) and cell.text]
    above = sum(cell.row < labels[0].row for cell in wide)
    # Where more headings follow between the cards, the one above the first of them is one too.
    header = above + 1 - (0 < above < len(wide))
    built, across, row = _Rows(), list[Cell](), 0
    for cell in sorted((*labels, *wide), key=lambda cell: (cell.row, cell.column)):
        if begins := _is_wide(grid, cell) or tidy(cell.text) == first:
            row += 2 if row + 1 == header else 1
        if begins and _is_wide(grid, cell):
            built.origins[(row, 1)] = cell
            across.append(replace(cell, row=row))
            continue
        for key, value in _keyed(cell, built, values[(cell.row, cell.column)], row):
            if key not in built.keys:
                built.put(header, key, cell)
            built.put(row, key, value)
    width = len(built.keys)
    cells = [*built.cells, *(Cell(c.text, c.row, 1, 1, width) for c in across)]
    return _grid(grid, cells, built.origins)


def _keyed(
    label: Cell, built: _Rows, values: Sequence[Cell], row: int
) -> Iterator[tuple[tuple[str, int], Cell]]:
    """The values of a label under headers of its name: one for each value of the fullest card."""
    name, count = tidy(label.text), 0
    told = [value for value in values if value.text] or values[:1]
    for value in told:
        while (name, count) in built.keys and (
            (row, built.keys.index((name, count)) + 1) in built.origins
        ):
            count += 1
        yield (name, count), value


def _grid(grid: Grid, cells: Sequence[Cell], origins: dict[tuple[int, int], Cell]) -> Grid:
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Grid(replace(grid.table, cells=ordered), origins)
