"""The helpdesk: its tables, and what works on them, opened when they are first used."""

from __future__ import annotations

from functools import cached_property
from zoneinfo import ZoneInfo

from bot.answering.alike.matching import Matching
from bot.compose.kept import Kept
from bot.helpdesk.duplicates import Duplicates
from bot.helpdesk.missing import Missing
from bot.helpdesk.opening import Helpdesk
from bot.helpdesk.publishing import Publishing
from bot.records.approved.store import ApprovedAnswers
from bot.records.tickets.book import TicketBook
from bot.records.tickets.outbox import Outbox
from bot.records.tickets.rules import AssignmentRules
from bot.records.tickets.work import TicketWork
from bot.worklist.register import Register


class HelpdeskShelf(Kept):
    """A library with tickets and approved answers."""

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

    @cached_property
    def helpdesk(self) -> Helpdesk:
        """Where questions are handed to people."""
        return Helpdesk(
            self.tickets,
            self.records,
            self.registers,
            self.catalog,
            lambda: self.retriever,
            self.clock,
            ZoneInfo(self.settings.timezone),
        )

    @cached_property
    def matching(self) -> Matching:
        """What tells whether two questions ask the same."""
        return Matching.by(self.embedder)

    def _register(self) -> Register:
        """The indicator tables of the whole library."""
        return self.registers.of(self.catalog.groups()).register

    @cached_property
    def missing(self) -> Missing:
        """Questions without an answer."""
        return Missing(self.database, self.matching, self._register)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Tickets that ask the same."""
        return Duplicates(self.tickets, self.matching, self._register)

    @cached_property
    def publishing(self) -> Publishing:
        """Where approved answers become a document of the library."""
        zone = ZoneInfo(self.settings.timezone)
        folder = self.settings.home / "approved"
        return Publishing(
            self.approved_answers,
            lambda: self.registers.of(frozenset()),
            folder,
            self.ingest,
            lambda: self.clock().astimezone(zone).date(),
        )
