"""Fidelity: an answer says what its sources say, or it gives way to the quotation."""

from bot.answering.fidelity.checking import check
from bot.answering.fidelity.evidence import Evidence
from bot.answering.fidelity.facts import Violation
from bot.answering.fidelity.holding import Fault, hold
from bot.answering.fidelity.wording import DaysLeft, Entire, Listed, Quoted, Rendered

__all__ = [
    "DaysLeft",
    "Entire",
    "Evidence",
    "Fault",
    "Listed",
    "Quoted",
    "Rendered",
    "Violation",
    "check",
    "hold",
]
