"""The JSON of a self-check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field

from bot.web.indicator_schemas import EntryOut, TableOut
from bot.web.schemas import Record, Strict
from bot.worklist.register import Register
from bot.worklist.self_check.asking import CheckMade
from bot.worklist.self_check.checking import STATUSES, Finding, Status
from bot.worklist.self_check.evidence import Demand
from bot.worklist.self_check.materials import MOST
from prompts import reply

Name = Annotated[str, Field(max_length=200)]


class CheckIn(Strict):
    """``POST /api/self-check``."""

    indicator: str | None = Field(None, max_length=200, description="指标的编号、名称或内部编号")
    number: str | None = Field(None, max_length=20, description="指标编号，与 indicator 二选一")
    table: str | None = Field(None, max_length=200, description="要查的指标表")
    unit: str | None = Field(None, max_length=100, description="不写指标时，核对这个单位的全部任务")
    materials: (
        Annotated[str, Field(max_length=20_000)] | Annotated[list[Name], Field(max_length=MOST)]
    ) = Field(description="材料清单：一段文字，或一份一个的名称")


class FindingOut(Record):
    """One evidence item with what the list holds of it."""

    number: str | None
    indicator: str
    item: EntryOut
    materials: tuple[str, ...]
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, demand: Demand, finding: Finding) -> Self:
        """The JSON of a finding."""
        return cls(
            number=demand.indicator.number,
            indicator=demand.indicator.name,
            item=EntryOut.from_entry(demand.entry),
            materials=finding.materials,
            reasons=finding.reasons,
        )


class CheckOut(Record):
    """Every evidence item in exactly one of three groups; ``others`` are materials that answer none.

    ``notice`` says what a check by name cannot know.
    """

    table: TableOut
    unit: str | None
    counts: Mapping[Status, int]
    matched: tuple[FindingOut, ...]
    missing: tuple[FindingOut, ...]
    doubtful: tuple[FindingOut, ...]
    others: tuple[str, ...]
    notice: str

    @classmethod
    def of(cls, register: Register, made: CheckMade) -> Self:
        """The JSON of a check."""
        groups = {status: made.checked.of(status) for status in STATUSES}
        shown = {s: tuple(FindingOut.of(*pair) for pair in pairs) for s, pairs in groups.items()}
        return cls(
            table=TableOut.from_table(register, made.table),
            unit=made.unit,
            counts={
                "matched": len(groups["matched"]),
                "missing": len(groups["missing"]),
                "doubtful": len(groups["doubtful"]),
            },
            matched=shown["matched"],
            missing=shown["missing"],
            doubtful=shown["doubtful"],
            others=made.checked.result.others,
            notice=reply("self_check.notice"),
        )
