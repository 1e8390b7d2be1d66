"""Tickets that ask the same: found by meaning, merged by people."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.alike.matching import Matching
from bot.answering.alike.reading import read
from bot.records.tickets.book import TicketBook
from bot.records.tickets.model import Ticket
from bot.worklist.register import Register
from vectorstore.tokens import bigrams

SHARED, LOOKED_AT = 2, 20
"""Character pairs that two questions must share to be compared, and how many are compared closely."""


class Duplicates:
    """Finds the tickets that wait for the same answer."""

    def __init__(
        self, book: TicketBook, matching: Matching, register: Callable[[], Register]
    ) -> None:
        self._book, self._matching, self._register = book, matching, register

    def of(self, ticket: Ticket) -> tuple[int, ...]:
        """The numbers of those not ended that ask what this one asks, the likeliest first."""
        pairs, waiting = set(bigrams(ticket.question)), self._book.waiting()
        shared = {
            number: len(pairs.intersection(bigrams(question)))
            for number, question in waiting.items()
            if number != ticket.number
        }
        near = sorted((n for n, many in shared.items() if many >= SHARED), key=lambda n: -shared[n])
        if not near:
            return ()
        register = self._register()
        year, units = register.current_year(), register.units
        asked = read(ticket.question, year, units)
        return tuple(
            number
            for number in near[:LOOKED_AT]
            if self._matching.same(asked, read(waiting[number], year, units))
        )
