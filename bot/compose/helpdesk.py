"""What the helpdesk stands on: its tables, opened when they are first used."""

from __future__ import annotations

from functools import cached_property

from bot.compose.intake import Intake
from bot.records.approved.store import ApprovedAnswers
from bot.records.tickets.book import TicketBook
from bot.records.tickets.outbox import Outbox
from bot.records.tickets.rules import AssignmentRules
from bot.records.tickets.work import TicketWork


class HelpdeskTables(Intake):
    """A library with tickets; it loads neither a model nor an index."""

    @cached_property
    def tickets(self) -> TicketBook:
        """The tickets."""
        return TicketBook(self.database, self.clock, self.settings.ticket_days)

    @cached_property
    def ticket_work(self) -> TicketWork:
        """What is done to them."""
        return TicketWork(self.database, self.clock)

    @cached_property
    def ticket_rules(self) -> AssignmentRules:
        """Who gets which."""
        return AssignmentRules(self.database)

    @cached_property
    def approved_answers(self) -> ApprovedAnswers:
        """Approved answers as records."""
        return ApprovedAnswers(self.database, self.clock)

    @cached_property
    def outbox(self) -> Outbox:
        """Replies on their way."""
        return Outbox(self.database, self.clock)
