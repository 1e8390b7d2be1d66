"""The order in which the lines of a page are read: one column, or two with lines across them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.loaders.page.lines import Line, segments

_LEAST_ROWS = 6


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in reading order, cut where the reader begins a new column."""
    if len(lines) < _LEAST_ROWS:
        return [list(lines)] if lines else []
    parts = {id(line): segments(line) for line in lines}
    gutter = _gutter(lines, parts)
    if gutter is None:
        return [list(lines)]
    flows: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if any(part.x0 < gutter < part.x1 for part in parts[id(line)]):
            flows += [flow for flow in (left, right, [line]) if flow]
            left, right = [], []
            continue
        left += [part for part in parts[id(line)] if part.x1 <= gutter]
        right += [part for part in parts[id(line)] if part.x0 >= gutter]
    return _merge_across([*flows, *(flow for flow in (left, right) if flow)])


def _gutter(lines: Sequence[Line], parts: dict[int, list[Line]]) -> float | None:
    """Where a blank strip divides most lines into two full columns."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = right - left
    best, least = 0.0, len(lines)
    for step in range(61):
        x = left + width * (0.35 + 0.005 * step)
        crossing = sum(part.x0 < x < part.x1 for line in lines for part in parts[id(line)])
        if crossing < least or (
            crossing == least and abs(x - left - width / 2) < abs(best - left - width / 2)
        ):
            best, least = x, crossing
    both = [
        line
        for line in lines
        if any(part.x1 <= best for part in parts[id(line)])
        and any(part.x0 >= best for part in parts[id(line)])
    ]
    if least > 0.4 * len(lines) or len(both) < max(_LEAST_ROWS, 0.4 * len(lines)):
        return None
    # Columns of prose fill their width; entries beside each other do not.
    ends = sorted(max(p.x1 for p in parts[id(line)] if p.x1 <= best) - left for line in both)
    starts = sorted(min(p.x0 for p in parts[id(line)] if p.x0 >= best) for line in both)
    full = sum(end > 0.85 * ends[-1] for end in ends) >= 0.6 * len(ends)
    aligned = sum(start - starts[0] < 30 for start in starts) >= 0.8 * len(starts)
    return best if full and aligned and ends[-1] > 0.35 * width else None


def _merge_across(flows: Sequence[list[Line]]) -> list[list[Line]]:
    """Lines across both columns that follow each other are one flow."""
    merged: list[list[Line]] = []
    for flow in flows:
        if (
            merged
            and len(flow) == 1
            and merged[-1][-1].bottom <= flow[0].top + 1
            and (abs(merged[-1][-1].x0 - flow[0].x0) < 40 and len(merged[-1]) < 3)
        ):
            merged[-1].extend(flow)
        else:
            merged.append(list(flow))
    return merged
