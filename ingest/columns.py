"""Which column of a table holds what: by its header's words, by its content where those are vague.

Decisions that need the whole table are made here: 责任单位 is the lead where nobody else is, a
project merged over many requirements is a group, the deepest level is the indicator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ingest.grid import Grid, header_path
from ingest.headers import Meaning, level_of, path_scores, scores, tidy
from ingest.items.nouns import is_paper, is_unit
from ingest.model import Cell
from ingest.ticks import ticked_columns

_LEAST = 1.5
_STRONG = 3.0
_RESULT = 1.8
_TOLD = 9.0
_SAMPLE = 60
_DATE = re.compile(
    r"\d{1,2}月(?:\d{1,2}[日号]|底|末|中旬|上旬|下旬|份)?|\d{4}[-./年]\d{1,2}|每[年季月半]|季度末|年底|长期|全年|持续"
)
_POINTS = re.compile(r"\s*[\d.]*\s*分?\s*")
_PART = re.compile(r"[、，,；;\n\s]+|[①-⑳]|\d{1,2}[.、．]")
_FIELDS: tuple[Meaning, ...] = ("evidence", "lead", "joint", "deadline", "score")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by meaning (1-based, from left to right) and their header paths.

    ``groups`` are outermost first. ``name`` is ``None`` where names stand in the requirement.
    ``levels`` counts columns called 一级, 二级, 三级指标; ``strength`` is the score of each column.
    ``ticked`` columns are units, each with the cell that names it, marked for the rows they serve.
    """

    number: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    name: int | None = None
    requirement: tuple[int, ...] = ()
    evidence: tuple[int, ...] = ()
    lead: tuple[int, ...] = ()
    joint: tuple[int, ...] = ()
    deadline: tuple[int, ...] = ()
    score: tuple[int, ...] = ()
    remark: tuple[int, ...] = ()
    headers: Mapping[int, str] = field(default_factory=dict)
    levels: int = 0
    strength: Mapping[int, float] = field(default_factory=dict)
    ticked: Mapping[int, Cell] = field(default_factory=dict)

    @property
    def lists_indicators(self) -> bool:
        """Whether rows of such a table say what is asked, and of whom, how, or by when."""
        if self.name is None and not self.requirement:
            return False
        held = {meaning: max(self._strengths(meaning), default=0.0) for meaning in _FIELDS}
        assigned = held["lead"] >= _STRONG or self.ticked
        if held["evidence"] >= 2.5 or assigned or self.levels >= 2:
            return True
        kinds = sum(strength >= _LEAST for strength in held.values())
        named = self.name is not None and self.strength.get(self.name, 0) >= 2
        return kinds >= 2 or (named and max(held["score"], held["deadline"]) > _STRONG)

    def _strengths(self, meaning: Meaning) -> list[float]:
        return [self.strength.get(column, 0.0) for column in getattr(self, meaning)]


def columns_of(grid: Grid, told: Mapping[str, Meaning] = {}) -> Columns:
    """The meaning of every column of a table.

    ``told`` is what a person said, by header without blanks: it stands, whatever the words suggest.
    """
    paths = {column: header_path(grid, column) for column in range(1, grid.columns + 1)}
    found: dict[int, tuple[Meaning, float]] = {}
    for column, path in paths.items():
        meaning, strength = _by_words(path)
        if strength < _LEAST and meaning != "other":
            meaning, strength = _by_content(grid, column)
        found[column] = (meaning, strength)
    ticked = ticked_columns(grid)
    found |= dict.fromkeys(ticked, ("other", 0.0))
    for column, path in paths.items():
        if path and (meant := told.get(tidy(path[-1])) or told.get(tidy("".join(path)))):
            found[column] = (meant, _TOLD)
    _leave_out_results(found)
    if not grid.header:
        _name_the_unnamed(grid, found)
    if not {"name", "requirement", "group"} & {meaning for meaning, _ in found.values()}:
        _ask_by_standard(grid, found)
    levels = {column: level for column, path in paths.items() if (level := _level(path))}
    named = _arranged(grid, found, levels)
    leads, joints = _units(found)
    return Columns(
        number=_all(found, "number"),
        groups=named[0],
        name=named[1],
        requirement=named[2],
        evidence=_all(found, "evidence"),
        lead=leads,
        joint=joints,
        deadline=_all(found, "deadline"),
        score=_all(found, "score"),
        remark=_all(found, "remark"),
        headers={column: " / ".join(path) for column, path in paths.items()},
        levels=len(levels),
        strength={column: strength for column, (_, strength) in found.items()},
        ticked=ticked,
    )


def _all(found: Mapping[int, tuple[Meaning, float]], wanted: Meaning) -> tuple[int, ...]:
    return tuple(column for column, (meaning, _) in found.items() if meaning == wanted)


def _level(path: tuple[str, ...]) -> int | None:
    return level_of(path[-1]) if path else None


def _by_words(path: tuple[str, ...]) -> tuple[Meaning, float]:
    """The meaning that the headers speak for most; ("other", 0) when they speak for none."""
    total = path_scores(path)
    fields = {meaning: score for meaning, score in total.items() if meaning != "other"}
    best = max(fields, key=lambda meaning: fields[meaning], default=None)
    if best is None or ("other" in total and fields[best] < _STRONG):
        return ("other", total.get("other", _LEAST)) if total else ("requirement", 0.0)
    strength = fields[best]
    if {"lead", "joint"} <= scores(
        path[-1]
    ).keys():  # 牵头单位及配合单位: the cells tell them apart
        return "unit", strength
    if best == "unit":
        above = [m for m in ("lead", "joint") if m in fields]
        if above:
            return ("lead" if above[0] == "lead" else "joint"), strength
    return best, strength


def _by_content(grid: Grid, column: int) -> tuple[Meaning, float]:
    """What the cells of a column without a telling header are: numbers, units, dates, papers."""
    cells = dict.fromkeys(grid.cell(row, column) for row in range(grid.header.stop, grid.rows + 1))
    headers = header_path(grid, column)  # said again on each page
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    texts = [text for text in texts if tidy(text) not in headers][:_SAMPLE]
    tests: tuple[tuple[Meaning, Callable[[str], bool]], ...] = (
        ("number", lambda text: bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,2}){0,3}", text))),
        ("deadline", lambda text: len(text) <= 25 and bool(_DATE.search(text))),
        ("unit", lambda text: _parts_are(text, is_unit)),
        ("evidence", lambda text: _parts_are(text, is_paper)),
    )
    for meaning, test in tests:
        if len(texts) >= 2 and sum(map(test, texts)) >= 0.8 * len(texts):
            return meaning, 2.0
    long = sum(len(text) > 12 for text in texts)
    if not grid.header and texts and long * 2 >= len(texts):
        return "requirement", 1.0
    return "other", 0.0


def _name_the_unnamed(grid: Grid, found: dict[int, tuple[Meaning, float]]) -> None:
    """In a table without headers, the first column of other text is the name."""
    for column, (meaning, _) in found.items():
        if meaning in ("other", "requirement") and starts(grid, column):
            found[column] = ("name", _LEAST)
            return


def _leave_out_results(found: dict[int, tuple[Meaning, float]]) -> None:
    """Where a column names evidence by its name, one that names results (成果形式) is none."""
    strengths = [strength for meaning, strength in found.values() if meaning == "evidence"]
    for column, (meaning, strength) in found.items():
        if meaning == "evidence" and strength <= _RESULT < max(strengths):
            found[column] = ("other", strength)


def _ask_by_standard(grid: Grid, found: dict[int, tuple[Meaning, float]]) -> None:
    """In a table that only sets standards (创建标准), the standard is what is asked; points are not."""
    for column, (meaning, strength) in found.items():
        texts = [grid.text(row, column) for row in range(grid.header.stop, grid.rows + 1)]
        if meaning == "score" and not all(map(_POINTS.fullmatch, texts)):
            found[column] = ("requirement", strength)
            return


def _parts_are(text: str, test: Callable[[str], bool]) -> bool:
    parts = [part for part in _PART.split(text) if part]
    return bool(parts) and sum(map(test, parts)) >= 0.6 * len(parts)


def _units(
    found: Mapping[int, tuple[Meaning, float]],
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Lead and joint columns; 责任单位 is the lead unless another column is."""
    leads, joints, units = (_all(found, m) for m in ("lead", "joint", "unit"))
    if leads:
        return leads, tuple(sorted((*joints, *units)))
    return units[:1], tuple(sorted((*joints, *units[1:])))


def _arranged(
    grid: Grid, found: Mapping[int, tuple[Meaning, float]], levels: Mapping[int, int]
) -> tuple[tuple[int, ...], int | None, tuple[int, ...]]:
    """Groups, name and requirement columns, from what is called by level or name and how merged."""
    groups = [column for column, (meaning, _) in found.items() if meaning == "group"]
    names = [column for column, (meaning, _) in found.items() if meaning == "name"]
    requirements = [column for column, (meaning, _) in found.items() if meaning == "requirement"]
    names.sort(key=lambda column: (levels.get(column, 0), found[column][1]))
    name = names.pop() if names else None
    for column in names:
        coarser = starts(grid, column) < starts(grid, name or column)
        (groups if coarser or column in levels else requirements).append(column)
    if name is not None and requirements and _is_group(grid, found, name, max(requirements)):
        groups.append(name)
        name = None
    while name is None and len(requirements) > 1:
        if not _is_group(grid, found, requirements[0], requirements[-1]):
            break
        groups.append(requirements.pop(0))
    if name is None and not requirements and groups:
        deepest = max(groups, key=lambda column: (levels.get(column, 0), column))
        groups.remove(deepest)
        name = deepest
    return tuple(sorted(groups)), name, tuple(sorted(requirements))


def _is_group(
    grid: Grid, found: Mapping[int, tuple[Meaning, float]], name: int, requirement: int
) -> bool:
    """Whether what is called a name holds several rows of requirements, each with its own fields."""
    named, asked = starts(grid, name), starts(grid, requirement)
    if named >= 0.75 * asked:
        return False
    numbers = _all(found, "number")
    if any(starts(grid, column) > named for column in numbers):
        return True
    if numbers:
        return False
    others = [c for m in ("evidence", "lead", "unit", "deadline", "score") for c in _all(found, m)]
    return any(starts(grid, column) > named for column in others)


def starts(grid: Grid, column: int) -> int:
    """In how many rows of content a cell with text begins in a column."""
    rows = range(grid.header.stop, grid.rows + 1)
    return sum(
        bool((cell := grid.cell(row, column)).text) and cell.row == row and cell.column == column
        for row in rows
    )
