"""The pages of indicators: a table to look through, one indicator with everything known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.errors import BotError
from bot.web.access import Calling
from bot.web.edition_schemas import RowChangeOut
from bot.web.indicator_schemas import IndicatorOut, TableOut
from bot.web.indicators import searched
from bot.web.schemas import DocumentOut
from bot.web.views import view
from bot.worklist.board import plain
from bot.worklist.browsing import TERMS, Row, Term, Wanted, days_of, levels_of, rows_wanted
from bot.worklist.difference import Difference, difference
from bot.worklist.editions import editions_of
from bot.worklist.lookup import owed_by, table_asked, units_of
from bot.worklist.register import Register, TaskTable
from bot.worklist.unit_list import due_of
from ingest.model import Indicator

router = APIRouter(include_in_schema=False)

SECTION = "/indicators"


@dataclass(frozen=True)
class Listed:
    """A row of the list: what is shown of it, and whether this edition brought or changed it."""

    row: Row
    shown: IndicatorOut
    change: Literal["added", "changed", ""]


@router.get("/indicators", response_model=None)
def indicators(
    caller: Calling,
    table: str | None = None,
    unit: str = "",
    due: str = "",
    evidence: Annotated[str, Query(max_length=100)] = "",
    q: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """A table in its levels, narrowed by what is given; ``due`` is a term or the last day.

    Who types what means one indicator is taken to its page.
    """
    register = caller.view.register
    chosen = table_asked(register, table or None, None)
    if chosen is None:
        return view("nothing", section=SECTION)
    term, by = _due(due)
    owed = owed_by(register, chosen, unit) if unit else None
    among = _meant(chosen, q) if q else chosen.indicators
    if q and len(among) == 1 and not (unit or due or evidence):
        return RedirectResponse(f"/indicators/{among[0].id}", 303)
    wanted = Wanted(term, by, owed, evidence)
    rows = list(rows_wanted(register, among, wanted, caller.today))
    changes = changes_in(register, chosen)
    return view(
        "indicators",
        section=SECTION,
        tables=[TableOut.from_table(register, each) for each in register.tables],
        table=TableOut.from_table(register, chosen),
        levels=levels_of(rows),
        listed={row.indicator.id: _listed(register, row, changes) for row in rows},
        found=len(rows),
        parts=Counter(row.part for row in rows),
        units=units_of(chosen),
        owed=owed,
        days=days_of(register, chosen, caller.today),
        terms=TERMS,
        given={"unit": owed.unit if owed else "", "due": due, "evidence": evidence, "q": q},
        changes=changes,
    )


@router.get("/indicators/{identity}")
def indicator(identity: str, caller: Calling) -> HTMLResponse:
    """Everything known of one indicator, each with the place it stands at."""
    register, today = caller.view.register, caller.today
    table, row = _row(register, identity)
    place = table.indicators.index(row)
    due = due_of(register.board, row)
    change = _change(register, table, row)
    return view(
        "indicator",
        section=SECTION,
        shown=IndicatorOut.from_row(register, row),
        table=TableOut.from_table(register, table),
        document=DocumentOut.of(table.document),
        due=due,
        days=(due.day - today).days if due.day else None,
        before=table.indicators[place - 1] if place else None,
        after=table.indicators[place + 1] if place + 1 < len(table.indicators) else None,
        change=change,
        others=[IndicatorOut.from_row(register, other) for other in _namesakes(register, row)],
    )


def changes_in(register: Register, table: TaskTable) -> Difference | None:
    """What changed since the edition before, where there is one and the table is in force."""
    if table.document.status not in ("current", "upcoming"):
        return None
    before = (t for t in editions_of(register, table) if (t.year or 0) < (table.year or 0))
    older = next(before, None)
    return difference(older, table) if older else None


def _meant(table: TaskTable, words: str) -> Sequence[Indicator]:
    """The rows that a search means: those whose names hold the words, else those that are like it."""
    wanted = plain(words)
    named = [row for row in table.indicators if wanted and wanted in plain(row.name)]
    return named or searched(table, words)


def _due(given: str) -> tuple[Term | None, date | None]:
    """A term, or the last day: 2025-08-31. Raises BotError ``bad_request``."""
    term = next((term for term in TERMS if term == given), None)
    if term or not given:
        return term, None
    try:
        return None, date.fromisoformat(given)
    except ValueError as error:
        raise BotError("bad_request", detail="due") from error


def _listed(register: Register, row: Row, changes: Difference | None) -> Listed:
    found = changes.by_row.get(row.indicator.id) if changes else None
    kind = found.kind if found else ""
    shown = IndicatorOut.from_row(register, row.indicator)
    return Listed(row, shown, kind if kind in ("added", "changed") else "")


def _row(register: Register, identity: str) -> tuple[TaskTable, Indicator]:
    for table in register.tables:
        for row in table.indicators:
            if row.id == identity:
                return table, row
    raise BotError("unknown_indicator", id=identity)


def _change(register: Register, table: TaskTable, row: Indicator) -> RowChangeOut | None:
    changes = changes_in(register, table)
    found = changes.by_row.get(row.id) if changes else None
    return RowChangeOut.from_row(found) if found else None


def _namesakes(register: Register, row: Indicator) -> Iterable[Indicator]:
    """The rows of the same name in other documents, those in force first."""
    name = plain(row.name)
    return (
        other
        for table in register.tables
        for other in table.indicators
        if other.document != row.document and plain(other.name) == name
    )
