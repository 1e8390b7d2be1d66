"""What the demo library answers to a demo question, worked out from its content as data.

A question carries its intent (which indicator, unit or date is meant). The expected answer is
read from ``samples.content``, never from files, an index or an answer of the system, with the
two amendments of the supplementary notice applied to the county's table of 2025.
"""

import importlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from samples.content import city_table, indicators_2025, table_2024
from samples.content.model import CityRow, Indicator
from samples.content.units import COLLECTIVE, DEPARTMENTS, TOWNS

FOLDER = Path(__file__).parent / "demo"
OPEN = FOLDER / "open.jsonl"
FROZEN = FOLDER / "frozen.jsonl"

FOUND = "found"
BLANK = "blank"
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Intent:
    """A question and what it means; keys that do not apply are left empty.

    ``kind``: indicator, unit, due, needing, missing, edition or city. ``fields``: of evidence,
    lead, joint, deadline, score, requirement. ``asker``: the unit that 我们局 stands for.
    ``until``: the last day (ISO). ``table``: 2025 or 2024 (the county's) or city.
    """

    id: str
    question: str
    kind: str
    number: str = ""
    fields: tuple[str, ...] = ()
    unit: str = ""
    asker: str = ""
    role: str = "any"
    until: str = ""
    words: str = ""
    table: str = "2025"


@dataclass(frozen=True, slots=True)
class Amendments:
    """What the supplementary notice changes in the table of 2025.

    ``moved``: a deadline as written in the table and the one that replaces it everywhere.
    ``number`` and ``item``: one item more at the end of that indicator's evidence.
    """

    moved: tuple[str, str]
    number: str
    item: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The expected answer.

    ``number``, ``name``: the indicator meant, if one is. ``items``: its evidence in order, None
    where it was not asked for. ``fields``: the other fields asked for, as the table has them.
    ``numbers``: the indicators of a list, in table order; ``general_numbers``: those that meet
    the question only through a general name such as 各部门. ``status``: found, blank (the
    evidence cell is empty, ``reason`` is its remark) or missing (no such row).
    """

    number: str = ""
    name: str = ""
    items: tuple[str, ...] | None = None
    fields: dict[str, str] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    general_numbers: tuple[str, ...] = ()
    status: str = FOUND
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of any of the three tables in one shape."""

    number: str
    name: str
    items: tuple[str, ...]
    remark: str
    values: dict[str, str]


def read_intents(path: Path) -> tuple[Intent, ...]:
    """The cases of a JSONL file; an unknown key is a ``TypeError``."""
    return tuple(_intent(json.loads(line)) for line in path.read_text("utf-8").splitlines())


def _intent(case: dict[str, Any]) -> Intent:
    return Intent(**{**case, "fields": tuple(case.get("fields", ()))})


def noticed() -> Amendments:
    """The amendments as the demo library's supplementary notice states them."""
    notices = importlib.import_module("samples.content.notices")
    number, item = notices.ADDED_ITEM
    before, after = notices.MOVED_DEADLINE
    return Amendments((before, after), str(number), item)


def gold(intent: Intent, amendments: Amendments | None = None) -> Gold:
    """The expected answer; ``amendments`` are the notice's own unless given."""
    found = lines(intent.table, noticed() if amendments is None else amendments)
    if intent.kind in ("unit", "due", "needing"):
        return _listed(intent, found)
    return _single(intent, found)


def lines(table: str, amendments: Amendments) -> tuple[Line, ...]:
    """The rows of a table as they stand after the notice, which changes 2025 alone."""
    if table == "city":
        return tuple(_city_line(row) for row in city_table.ROWS)
    if table == "2024":
        return tuple(_county_line(row) for row in table_2024.INDICATORS)
    assert table == "2025", table
    return tuple(_amended(_county_line(row), amendments) for row in indicators_2025.INDICATORS)


def _county_line(indicator: Indicator) -> Line:
    row = indicator.row
    values = {
        "requirement": row.requirement,
        "lead": indicator.lead,
        "joint": row.joined,
        "deadline": row.deadline,
        "score": row.standard,
    }
    return Line(str(indicator.number), indicator.name, indicator.items, row.remark, values)


def _city_line(row: CityRow) -> Line:
    values = {
        "requirement": row.content,
        "lead": row.lead,
        "joint": row.joined,
        "deadline": row.due,
        "score": row.points,
    }
    return Line(str(row.number), row.content, row.proof.items, "", values)


def _amended(line: Line, amendments: Amendments) -> Line:
    before, after = amendments.moved
    values = dict(line.values)
    if values["deadline"] == before:
        values["deadline"] = after
    added = (amendments.item,) if line.number == amendments.number else ()
    return Line(line.number, line.name, line.items + added, line.remark, values)


def _single(intent: Intent, found: Sequence[Line]) -> Gold:
    line = next((line for line in found if line.number == intent.number), None)
    if line is None:
        return Gold(number=intent.number, status=MISSING)
    asked = "evidence" in intent.fields
    blank = asked and not line.items
    return Gold(
        number=line.number,
        name=line.name,
        items=line.items if asked else None,
        fields={name: line.values[name] for name in intent.fields if name != "evidence"},
        status=BLANK if blank else FOUND,
        reason=line.remark if blank else "",
    )


def _listed(intent: Intent, found: Sequence[Line]) -> Gold:
    if intent.kind == "due":
        last = date.fromisoformat(intent.until)
        found = [line for line in found if _is_due(line, last)]
    if intent.kind == "needing":
        wanted = normalised(intent.words)
        found = [line for line in found if any(wanted in normalised(item) for item in line.items)]
    unit = intent.unit or intent.asker
    if not unit:
        return Gold(numbers=_numbers(found, lambda _: True))
    general = _general_names(unit)
    named = _numbers(found, lambda line: unit in _units(line, intent.role))
    through = _numbers(found, lambda line: bool(general & _units(line, intent.role)))
    return Gold(
        numbers=named,
        general_numbers=tuple(number for number in through if number not in named),
    )


def _numbers(found: Iterable[Line], holds: Callable[[Line], bool]) -> tuple[str, ...]:
    return tuple(line.number for line in found if holds(line))


def _general_names(unit: str) -> frozenset[str]:
    if unit in COLLECTIVE:
        return frozenset()
    known = {each.name for each in (*DEPARTMENTS, *TOWNS)}
    if unit not in known:
        raise KeyError(unit)
    return frozenset(name for name, members in COLLECTIVE.items() if unit in members)


def _units(line: Line, role: str) -> frozenset[str]:
    roles = {"lead": ("lead",), "joint": ("joint",), "any": ("lead", "joint")}[role]
    return frozenset(unit for each in roles for unit in line.values[each].split("、"))


def _is_due(line: Line, last: date) -> bool:
    day = due_date(line.values["deadline"], last.year)
    return day is not None and day <= last


def due_date(text: str, year: int) -> date | None:
    """The last day that a deadline of a table allows, None for recurring and standing ones.

    8月底前 is 31 August; 全年 and 年底前 are 31 December; ``year`` is for those without one.
    """
    if text.startswith(("每", "长期")):
        return None
    if text in ("全年", "年底前"):
        return date(year, 12, 31)
    match = re.fullmatch(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|底)前?", text)
    if match is None:
        raise ValueError(text)
    in_year, month = int(match[1] or year), int(match[2])
    if match[3]:
        return date(in_year, month, int(match[3]))
    following = date(in_year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def normalised(text: str) -> str:
    """Compatibility forms folded, letters in lower case; spaces and punctuation dropped."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN")
