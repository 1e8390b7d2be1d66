"""Units named by the headers of columns, and marked for each row: √ where one joins, ★ where it leads.

Which mark says what stands in a note of the sheet (★为牵头单位，√为配合单位), in the headers, or
shows by how the marks are used: one unit leads a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from ingest.grid import Grid, header_path
from ingest.headers import is_mark, scores, tidy
from ingest.items.nouns import is_unit
from ingest.model import Cell

Role: TypeAlias = Literal["lead", "joint"]

_LEAD, _JOINT = "牵头|主责|主办|首责|主", "配合|协办|参与|协同|参加|协助|责任|协"
_WORD = re.compile(rf"(?:(?P<lead>{_LEAD})|(?:{_JOINT}))(?:单位|部门|责任)?")
_LEGEND = re.compile(
    rf"[“\"「（(]?(?P<sign>[^\w\s“”\"「」（）()：:；;，,。、]|[vV])[”\"」）)]?\s*(?:号|标记)?\s*(?:的)?\s*(?:[:：=—-]|为|表示|代表|指|是|系)?\s*"
    rf"(?:该|本)?(?:项|指标|任务)?的?(?:(?P<lead>{_LEAD})|(?:{_JOINT}))"
)
_ONE_LEADS = 0.8  # of the rows, marked for one unit alone


def ticked_columns(grid: Grid) -> dict[int, Cell]:
    """The columns of units that hold nothing but marks, each with the header that names the unit."""
    found: dict[int, Cell] = {}
    marks: list[str] = []
    for column in range(1, grid.columns + 1) if grid.header else ():
        path, told = header_path(grid, column), _marks(grid, column)
        if path and all(map(is_mark, told)) and _names_a_unit(path):
            found[column] = grid.cell(grid.header.stop - 1, column)
            marks += told
    return found if len(found) >= 2 and marks else {}


def roles(grid: Grid, columns: Mapping[int, Cell], notes: str) -> dict[str, Role]:
    """What each mark of the columns says of its unit; ``notes`` is what stands around the table."""
    used = Counter(mark for column in columns for mark in _marks(grid, column))
    headers = "；".join(tidy(grid.text(row, column)) for row in grid.header for column in columns)
    legend = {m["sign"]: m["lead"] for m in _LEGEND.finditer(f"{headers}\n{notes}")}
    said: dict[str, Role] = {}
    for mark in used:
        word = _WORD.fullmatch(mark)
        sign = mark.strip("（()）")
        if word:
            said[mark] = "lead" if word["lead"] else "joint"
        elif sign in legend:
            said[mark] = "lead" if legend[sign] else "joint"
    rest = [mark for mark in used if mark not in said]
    leading = _leading(grid, columns, rest) if "lead" not in said.values() else None
    return said | {mark: "lead" if mark == leading else "joint" for mark in rest}


def marked(grid: Grid, columns: Mapping[int, Cell], row: int) -> list[tuple[Cell, str]]:
    """The units marked in a row: the cell that names each, and its mark."""
    found = ((unit, tidy(grid.text(row, column))) for column, unit in columns.items())
    return [(unit, mark) for unit, mark in found if mark]


def _leading(grid: Grid, columns: Mapping[int, Cell], marks: Sequence[str]) -> str | None:
    """The mark that stands once in nearly each row; the only mark, where there is but one."""
    if len(marks) == 1:
        return marks[0]
    rows = [
        Counter(mark for _, mark in marked(grid, columns, row))
        for row in range(grid.header.stop, grid.rows + 1)
    ]
    rows = [row for row in rows if row]
    once = {mark: sum(row[mark] == 1 for row in rows) for mark in marks}
    best = max(marks, key=lambda mark: once[mark], default=None)
    if best is None or once[best] < _ONE_LEADS * len(rows):
        return None
    return best if max((row[best] for row in rows), default=0) == 1 else None


def _marks(grid: Grid, column: int) -> list[str]:
    cells = (grid.text(row, column) for row in range(grid.header.stop, grid.rows + 1))
    return [tidy(text) for text in cells if text.strip()]


def _names_a_unit(path: Sequence[str]) -> bool:
    """Whether the last header is a unit: by its ending, or below 责任单位 and no field itself."""
    if is_unit(path[-1]) and not scores(path[-1]).keys() - {"unit"}:
        return True
    above = {meaning for header in path[:-1] for meaning in scores(header)}
    return bool(above & {"unit", "lead", "joint"}) and not scores(path[-1])
