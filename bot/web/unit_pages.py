"""我的指标: what one unit owes, to read, tick and print; and what changed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.web.access import Caller, Calling
from bot.web.edition_schemas import DifferenceOut
from bot.web.indicator_pages import SECTION, changes_in
from bot.web.indicator_schemas import TableOut, TaskOut
from bot.web.views import view
from bot.web.worklists import counts_of
from bot.worklist.comparing import compared, unit_in
from bot.worklist.difference_table import rows_of
from bot.worklist.editions import editions_of
from bot.worklist.lookup import owed_by, table_asked, units_of
from bot.worklist.register import TaskTable
from bot.worklist.unit_list import UnitWorklist, unit_worklist
from bot.worklist.unit_sheet import PARTS, SECTIONS, Section, section_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Counted:
    """A unit with how many rows it leads and joins."""

    unit: str
    lead: int
    joint: int


@router.get("/mine", response_model=None)
def mine(caller: Calling) -> Response:
    """The page of one's own unit; of whom no unit is known, the units to choose from."""
    if own := caller.principal.unit:
        return RedirectResponse(f"/units/{quote(own, safe='')}", 303)
    chosen = table_asked(caller.view.register, None, None)
    if chosen is None:
        return view("nothing", section=SECTION)
    label = caller.view.register.label(chosen.document)
    return view("mine", section=SECTION, table=label, units=_counted(caller, chosen))


@router.get("/units/{name}")
def unit(name: str, caller: Calling, table: str | None = None) -> HTMLResponse:
    """What a unit leads and joins, the nearest deadline first."""
    register, today = caller.view.register, caller.today
    owed = owed_by(register, table_asked(register, table or None, None), name)
    nearest = owed.nearest(today)
    changes = changes_in(register, owed.table)
    return view(
        "unit",
        section=SECTION,
        unit=owed.unit,
        table=TableOut.from_table(register, owed.table),
        counts=counts_of(owed),
        general=tuple(dict.fromkeys(task.named for task in owed.of("general"))),
        nearest=TaskOut.from_task(register, nearest, today) if nearest else None,
        sections=_sections(caller, owed),
        today=today,
        changes=changes,
        changed=len(rows_of(changes, owed.unit)) if changes else 0,
        query=f"?table={owed.table.document.id}" if table else "",
    )


@router.get("/indicators/changes")
def changes(
    caller: Calling,
    table: str | None = None,
    older: Annotated[str | None, Query(alias="from")] = None,
    unit: str = "",
) -> HTMLResponse:
    """What changed between two editions of a table, all of it or what concerns one unit."""
    register = caller.view.register
    chosen = table_asked(register, table or None, None)
    if chosen is None:
        return view("nothing", section=SECTION)
    line = editions_of(register, chosen)
    if len(line) == 1:
        return view("one_edition", section=SECTION, table=register.label(chosen.document))
    newer = chosen if chosen is not line[-1] else line[0]
    found = compared(register, newer.document.id, older or None, newer.document.id)
    whose = unit_in(register, found, unit) if unit else None
    rows = rows_of(found, whose)
    return view(
        "changes",
        section=SECTION,
        found=DifferenceOut.from_difference(register, found, rows, whose),
        editions=[TableOut.from_table(register, each) for each in line],
        units=units_of(found.after),
        unit=whose or "",
    )


def _sections(caller: Caller, owed: UnitWorklist) -> list[tuple[Section, list[TaskOut]]]:
    """The tasks by when they are due; of one day, what the unit leads first."""
    today, register = caller.today, caller.view.register
    found: dict[Section, list[TaskOut]] = {section: [] for section in SECTIONS}
    ordered = sorted(
        owed.tasks,
        key=lambda task: ((task.due.day or today).toordinal(), PARTS.index(task.part)),
    )
    for task in ordered:
        found[section_of(task, today)].append(TaskOut.from_task(register, task, today))
    return [(section, tasks) for section, tasks in found.items() if tasks]


def _counted(caller: Caller, table: TaskTable) -> list[Counted]:
    board = caller.view.register.board
    lists = (unit_worklist(board, table, name) for name in units_of(table))
    return [Counted(o.unit, len(o.of("lead")), len(o.of("joint"))) for o in lists]
