"""Rows by their place in the system of groups: 4.2.1 is the first row of the second part of the fourth."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Indicator


def by_path(indicators: Sequence[Indicator]) -> dict[str, Indicator]:
    """The rows of a table by their path, counted in the order of the table.

    Groups count within the group they stand in, rows within the last of their groups. Rows without
    a group have no path.
    """
    children: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    found: dict[str, Indicator] = {}
    rows: dict[tuple[str, ...], int] = {}
    for indicator in indicators:
        groups = indicator.groups
        if not groups:
            continue
        steps = []
        for depth in range(1, len(groups) + 1):
            inside = children.setdefault(groups[: depth - 1], [])
            if groups[:depth] not in inside:
                inside.append(groups[:depth])
            steps.append(inside.index(groups[:depth]) + 1)
        rows[groups] = rows.get(groups, 0) + 1
        found[".".join(map(str, (*steps, rows[groups])))] = indicator
    return found
