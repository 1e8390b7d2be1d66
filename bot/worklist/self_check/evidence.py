"""The evidence in force of some indicators, as the items that a list is checked against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.worklist.board import Entry
from bot.worklist.register import Register
from bot.worklist.self_check.checking import Finding, SelfCheck, Status, Wanted, check
from bot.worklist.self_check.materials import Material
from ingest.model import Indicator


@dataclass(frozen=True, slots=True)
class Demand:
    """One entry of the evidence of an indicator, changes in force applied."""

    indicator: Indicator
    entry: Entry
    year: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a list holds of the evidence of some indicators: each demand with its finding, in order."""

    pairs: tuple[tuple[Demand, Finding], ...]
    result: SelfCheck

    def of(self, status: Status) -> tuple[tuple[Demand, Finding], ...]:
        """The demands of one status with their findings."""
        return tuple(pair for pair in self.pairs if pair[1].status == status)


def demands_of(register: Register, rows: Iterable[Indicator]) -> tuple[Demand, ...]:
    """Everything that these indicators want handed in, in table order."""
    return tuple(
        Demand(row, entry, register.board.year(row))
        for row in rows
        for entry in register.board.field(row, "evidence").entries(row.document)
    )


def check_evidence(
    register: Register, rows: Iterable[Indicator], materials: Sequence[Material]
) -> Checked:
    """Check a list against all that some indicators want."""
    demands = demands_of(register, rows)
    wanted = [Wanted(d.entry.item.text, d.year, d.indicator.number or "") for d in demands]
    result = check(wanted, materials)
    return Checked(tuple(zip(demands, result.findings, strict=True)), result)
