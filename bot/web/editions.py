"""What changed between two editions of a table, as JSON and as a sheet to print."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from bot.web.access import Calling
from bot.web.described import gives
from bot.web.edition_schemas import DifferenceOut
from bot.web.headers import named
from bot.worklist.comparing import compared, sheet_of, unit_in
from bot.worklist.difference_table import rows_of

router = APIRouter()

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/api/editions/{work}/diff", summary="两版指标表的差别")
def diff(
    work: str,
    caller: Calling,
    older: Annotated[str | None, Query(alias="from")] = None,
    newer: Annotated[str | None, Query(alias="to")] = None,
    unit: str | None = None,
) -> DifferenceOut:
    """The changed rows, all or one unit's. ``work`` names a table: its work, a document id or words;
    ``from`` and ``to`` are years or document ids, by default the newest edition and the one before."""
    register = caller.view.register
    found = compared(register, work, older, newer)
    whose = unit_in(register, found, unit) if unit else None
    rows = rows_of(found, whose)
    return DifferenceOut.from_difference(register, found, rows, whose)


@router.get(
    "/api/editions/{work}/diff.xlsx",
    summary="两版差别的打印表",
    response_class=Response,
    responses=gives(XLSX),
)
def printed(
    work: str,
    caller: Calling,
    older: Annotated[str | None, Query(alias="from")] = None,
    newer: Annotated[str | None, Query(alias="to")] = None,
    unit: str | None = None,
) -> Response:
    """The same as a workbook, one row a change."""
    register = caller.view.register
    found = compared(register, work, older, newer)
    name, data = sheet_of(register, found, unit_in(register, found, unit) if unit else None)
    return Response(data, media_type=XLSX, headers=named(name))
