"""The assignment with the greatest sum of gains, exactly (the Hungarian method)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf


def assign(gains: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Give rows to columns, each at most once, so that the sum of gains is greatest.

    ``gains[row][column]`` is positive where the two may be paired. Rows and columns that no chain of
    pairs connects are settled apart, which keeps long lists quick.
    """
    found: dict[int, int] = {}
    for rows, columns in _connected(gains):
        table = [[gains[row].get(column, 0.0) for column in columns] for row in rows]
        for at, to in _hungarian(table):
            if columns[to] in gains[rows[at]]:
                found[rows[at]] = columns[to]
    return found


def _connected(gains: Sequence[Mapping[int, float]]) -> list[tuple[list[int], list[int]]]:
    """The rows and columns that hang together, each group in order."""
    of_column: dict[int, list[int]] = {}
    for row, pairs in enumerate(gains):
        for column in pairs:
            of_column.setdefault(column, []).append(row)
    seen: set[int] = set()
    groups = []
    for start, pairs in enumerate(gains):
        if start in seen or not pairs:
            continue
        rows, columns, waiting = {start}, set[int](), [start]
        while waiting:
            for column in gains[waiting.pop()]:
                if column not in columns:
                    columns.add(column)
                    waiting += [row for row in of_column[column] if row not in rows]
                    rows.update(of_column[column])
        seen |= rows
        groups.append((sorted(rows), sorted(columns)))
    return groups


def _hungarian(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The best pairs of a full table with gains of at least 0; a row may stay alone for nothing."""
    height, width = len(gains), len(gains[0]) + len(gains)  # a spare column for every row
    top = max(max(row) for row in gains)
    costs = [[top - gain for gain in row] + [top] * height for row in gains]
    by_row, by_column = [0.0] * (height + 1), [0.0] * (width + 1)
    owner, came_from = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0], column = row, 0
        least, used = [inf] * (width + 1), [False] * (width + 1)
        while owner[column]:
            used[column] = True
            at, delta, following = owner[column], inf, 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = costs[at - 1][other - 1] - by_row[at] - by_column[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    by_row[owner[other]] += delta
                    by_column[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return [
        (owner[column] - 1, column - 1) for column in range(1, len(gains[0]) + 1) if owner[column]
    ]
