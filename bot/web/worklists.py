"""What units owe: as JSON, and as files to print, tick, subscribe to or paste."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from bot.web.access import Calling
from bot.web.described import gives
from bot.web.headers import named
from bot.web.indicator_schemas import TableOut, TaskOut, WorklistOut
from bot.worklist.exports.formats import FORMATS
from bot.worklist.exports.text import short_text_of, short_texts_of
from bot.worklist.lookup import owed_by, table_asked, units_of
from bot.worklist.unit_list import Part, UnitWorklist, unit_worklist
from bot.worklist.unit_sheet import UnitSheet, unit_sheet
from prompts import reply

router = APIRouter()

FILES = gives(*(form.media_type for form in FORMATS.values()))

Ending = Literal["txt", "xlsx", "docx", "ics"]


@router.get("/api/units/{name}/worklist", summary="一个单位的任务清单")
def worklist(
    name: str, caller: Calling, edition: str | None = None, table: str | None = None
) -> WorklistOut:
    """Everything that a unit leads or joins; ``name`` may be what people call it."""
    register = caller.view.register
    owed = owed_by(register, table_asked(register, table, edition), name)
    today = caller.today
    nearest = owed.nearest(today)
    return WorklistOut(
        unit=owed.unit,
        table=TableOut.from_table(register, owed.table),
        counts=counts_of(owed),
        nearest=TaskOut.from_task(register, nearest, today) if nearest else None,
        tasks=tuple(TaskOut.from_task(register, task, today) for task in owed.tasks),
        notice=reply("worklist.not_known"),
    )


@router.get(
    "/api/units/{name}/worklist.{ending}",
    summary="任务清单文件",
    response_class=Response,
    responses=FILES,
)
def worklist_file(
    name: str,
    ending: Ending,
    caller: Calling,
    edition: str | None = None,
    table: str | None = None,
    short: bool = False,
) -> Response:
    """The worklist as a file; ``short`` asks for the few lines of a text that fit a group chat."""
    register = caller.view.register
    owed = owed_by(register, table_asked(register, table, edition), name)
    sheet = unit_sheet(register, owed, caller.today)
    form = FORMATS[ending]
    data = short_text_of(sheet).encode() if short and ending == "txt" else form.write(sheet)
    headers = named(form.file_name(sheet), "inline" if ending == "txt" else "attachment")
    return Response(data, media_type=form.media_type, headers=headers)


@router.get(
    "/api/worklists.txt",
    summary="各单位任务提要",
    response_class=Response,
    responses=gives("text/plain"),
)
def short_worklists(
    caller: Calling, edition: str | None = None, table: str | None = None
) -> Response:
    """The short version of every unit that the table names, to paste into a group."""
    register = caller.view.register
    chosen = table_asked(register, table, edition)
    sheets: list[UnitSheet] = []
    if chosen:
        lists = (unit_worklist(register.board, chosen, name) for name in units_of(chosen))
        sheets = [unit_sheet(register, owed, caller.today) for owed in lists]
    return Response(short_texts_of(sheets), media_type=FORMATS["txt"].media_type)


def counts_of(owed: UnitWorklist) -> dict[Part, int]:
    """How many tasks a unit has in each part."""
    parts: tuple[Part, ...] = ("lead", "joint", "general")
    return {part: len(owed.of(part)) for part in parts}
