"""The parts of an application that the routes of the helpdesk use."""

from __future__ import annotations

from typing import Protocol

from bot.helpdesk.duplicates import Duplicates
from bot.helpdesk.missing import Missing
from bot.helpdesk.opening import Helpdesk
from bot.helpdesk.publishing import Publishing
from bot.records.approved.store import ApprovedAnswers
from bot.records.tickets.book import TicketBook
from bot.records.tickets.rules import AssignmentRules
from bot.records.tickets.work import TicketWork


class HelpdeskParts(Protocol):
    """Tickets, approved answers, and what is missing."""

    @property
    def helpdesk(self) -> Helpdesk: ...
    @property
    def tickets(self) -> TicketBook: ...
    @property
    def ticket_work(self) -> TicketWork: ...
    @property
    def ticket_rules(self) -> AssignmentRules: ...
    @property
    def approved_answers(self) -> ApprovedAnswers: ...
    @property
    def publishing(self) -> Publishing: ...
    @property
    def duplicates(self) -> Duplicates: ...
    @property
    def missing(self) -> Missing: ...
