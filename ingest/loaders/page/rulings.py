"""Tables by their rulings: lines that touch each other make a grid, missing ones merge cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.loaders.page.marks import Ruling

_OVERHANG = 10.0  # lines reaching further than this over the last crossing bound a cell
_MOST_RULINGS = 1500  # more of them are a drawing
_SHORTEST = 5.0  # shorter lines belong to drawings and signs
_NEAR = 3.0  # lines closer than this are one; ends closer than this touch


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a ruled table: 1-based row and column, and how many of each it covers.

    ``open``: it has no line below it though others in the last row have, so it goes on elsewhere.
    """

    row: int
    column: int
    rows: int
    columns: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: where its columns and rows begin and end, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def ruled_tables(rulings: Sequence[Ruling]) -> list[Ruled]:
    """The tables of at least two columns that the rulings draw, from top to bottom."""
    across = _merge([r for r in rulings if r.horizontal])
    down = _merge([r for r in rulings if not r.horizontal])
    if len(across) + len(down) > _MOST_RULINGS:
        return []
    tables = [t for group in _touching(across, down) if (t := _grid(group)) is not None]
    tables.sort(key=lambda table: (table.ys[0], table.xs[0]))
    return [table for table in tables if not any(_inside(table, other) for other in tables)]


def _inside(table: Ruled, other: Ruled) -> bool:
    return other is not table and (
        other.xs[0] < table.xs[0] + _NEAR
        and table.xs[-1] < other.xs[-1] + _NEAR
        and other.ys[0] < table.ys[0] + _NEAR
        and table.ys[-1] < other.ys[-1] + _NEAR
    )


def _merge(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Parallel rulings on the same line joined where they meet."""
    if not rulings:
        return []
    horizontal = rulings[0].horizontal
    across: Callable[[Ruling], float] = lambda r: r.top if horizontal else r.x0  # noqa: E731
    lines: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=across):
        if lines and across(ruling) - across(lines[-1][0]) <= _NEAR * 0.7:
            lines[-1].append(ruling)
        else:
            lines.append([ruling])
    merged: list[Ruling] = []
    for line in lines:
        at = sum(map(across, line)) / len(line)
        spans = sorted((r.x0, r.x1) if horizontal else (r.top, r.bottom) for r in line)
        start, end = spans[0]
        for low, high in [*spans[1:], (float("inf"), float("inf"))]:
            if low <= end + _NEAR:
                end = max(end, high)
                continue
            merged.append(Ruling(start, end, at, at) if horizontal else Ruling(at, at, start, end))
            start, end = low, high
    return [r for r in merged if max(r.x1 - r.x0, r.bottom - r.top) >= _SHORTEST]


def _touching(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[list[Ruling]]:
    """The rulings grouped by whether they touch, directly or through others."""
    group_of = {id(ruling): [ruling] for ruling in (*across, *down)}
    for one in across:
        for other in down:
            group, joined = group_of[id(one)], group_of[id(other)]
            if group is not joined and _touch(one, other):
                group.extend(joined)
                for ruling in joined:
                    group_of[id(ruling)] = group
    return list({id(group): group for group in group_of.values()}.values())


def _touch(one: Ruling, other: Ruling) -> bool:
    return (
        one.x0 <= other.x1 + _NEAR
        and other.x0 <= one.x1 + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _grid(rulings: Sequence[Ruling]) -> Ruled | None:
    across = [r for r in rulings if r.horizontal]
    down = [r for r in rulings if not r.horizontal]
    if len(across) < 2 or not down:
        return None
    # Tables are often drawn without their left and right border.
    xs = _positions([r.x0 for r in down], min(r.x0 for r in across), max(r.x1 for r in across))
    ys = _positions([r.top for r in across], min(r.top for r in down), max(r.bottom for r in down))
    if len(xs) < 3 or len(ys) < 2:
        return None
    regions = _with_open(_regions(xs, ys, across, down), xs, ys[-1], across)
    return Ruled(tuple(xs), tuple(ys), tuple(regions)) if len(regions) > 1 else None


def _positions(values: Sequence[float], first: float, last: float) -> list[float]:
    """Where lines stand, and ``first`` and ``last`` where others reach far beyond them."""
    positions: list[list[float]] = []
    for value in sorted(values):
        if positions and value - positions[-1][-1] <= _NEAR:
            positions[-1].append(value)
        else:
            positions.append([value])
    places = [sum(group) / len(group) for group in positions]
    before = [first] if first < places[0] - _OVERHANG else []
    return before + places + ([last] if last > places[-1] + _OVERHANG else [])


def _regions(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Ruling], down: Sequence[Ruling]
) -> list[Region]:
    """The cells: neighbouring places of the grid without a ruling between them are one."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not _covers(down, xs[c + 1], ys[r], ys[r + 1]):
                owner[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and not _covers(across, ys[r + 1], xs[c], xs[c + 1]):
                owner[root((r + 1, c))] = root((r, c))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in owner:
        groups.setdefault(root(place), []).append(place)
    regions = [region for places in groups.values() for region in _rectangles(places)]
    return sorted(regions, key=lambda region: (region.row, region.column))


def _with_open(
    regions: Sequence[Region], xs: Sequence[float], end: float, across: Sequence[Ruling]
) -> list[Region]:
    """The regions, those marked that reach the end of the table and have no line there."""
    last = max(region.row + region.rows for region in regions)
    at_end = [region for region in regions if region.row + region.rows == last]
    open_ones = {
        region
        for region in at_end
        if not _covers(across, end, xs[region.column - 1], xs[region.column - 1 + region.columns])
    }
    if len(open_ones) == len(at_end):  # the table is drawn without a line below
        return list(regions)
    return [replace(region, open=region in open_ones) for region in regions]


def _covers(rulings: Sequence[Ruling], at: float, start: float, end: float) -> bool:
    """Whether the rulings at a position cover most of the way from ``start`` to ``end``."""
    covered = 0.0
    for ruling in rulings:
        place, low, high = (
            (ruling.top, ruling.x0, ruling.x1)
            if ruling.horizontal
            else (ruling.x0, ruling.top, ruling.bottom)
        )
        if abs(place - at) <= _NEAR:
            covered += max(0.0, min(high, end) - max(low, start))
    return covered >= 0.5 * (end - start)


def _rectangles(places: Sequence[tuple[int, int]]) -> list[Region]:
    """The places as one rectangle, or, where a stray line makes them none, row by row."""
    rows, columns = [r for r, _ in places], [c for _, c in places]
    height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if height * width == len(places):
        return [Region(min(rows) + 1, min(columns) + 1, height, width)]
    regions: list[Region] = []
    for r, c in sorted(places):
        last = regions[-1] if regions else None
        if last and last.row == r + 1 and last.column + last.columns == c + 1:
            regions[-1] = Region(last.row, last.column, 1, last.columns + 1)
        else:
            regions.append(Region(r + 1, c + 1, 1, 1))
    return regions
