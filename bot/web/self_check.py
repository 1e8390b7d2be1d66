"""A pasted list of materials against the evidence of an indicator, or of all that a unit has to do."""

from __future__ import annotations

from fastapi import APIRouter

from bot.web.access import Calling
from bot.web.self_check_schemas import CheckIn, CheckOut
from bot.worklist.self_check.asking import check_asked

router = APIRouter()


@router.post("/api/self-check", summary="材料自查")
def self_check(asked: CheckIn, caller: Calling) -> CheckOut:
    """Matched, missing and doubtful, by name; never a verdict, and nothing is kept."""
    register = caller.view.register
    found = check_asked(
        register,
        materials=asked.materials,
        indicator=asked.indicator or asked.number,
        unit=asked.unit,
        table=asked.table,
    )
    return CheckOut.of(register, found)
