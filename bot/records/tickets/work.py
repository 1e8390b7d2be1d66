"""What is done to tickets: each act is one transaction that holds the ticket while it decides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.errors import BotError
from bot.records.tickets.model import Ticket
from bot.records.tickets.outbox import put
from bot.records.tickets.tables import ticket_events, tickets
from bot.records.tickets.writing import change, going_on, held, tell, told
from vectorstore.database import Database


class TicketWork:
    """Acts on tickets by number. All raise BotError ``unknown_ticket``, and ``ticket_ended`` for one
    that was closed or withdrawn."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def claim(self, agent: str) -> int | None:
        """Take the most urgent ticket that nobody has; None if there is none."""
        query = (
            sa.select(tickets.c.number)
            .where(tickets.c.state == "open")
            .order_by(tickets.c.due_at, tickets.c.number)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._database.begin() as connection:
            number = connection.scalar(query)
            if number is not None:
                self._give(connection, number, agent, agent)
        return number

    def assign(self, number: int, to: str, by: str) -> None:
        """Give a ticket to somebody, taking it from whoever had it."""
        with self._database.begin() as connection:
            if going_on(connection, number).assignee != to:
                self._give(connection, number, to, by)

    def _give(self, connection: Connection, number: int, to: str, by: str) -> None:
        change(connection, number, state="assigned", assignee=to)
        tell(connection, number, self._clock(), by, "assigned", to)

    def note(self, number: int, text: str, by: str) -> None:
        """Add what only those who answer see; also to a ticket that ended."""
        with self._database.begin() as connection:
            held(connection, number)
            tell(connection, number, self._clock(), by, "note", text)

    def add(self, number: int, text: str, by: str) -> None:
        """Add what the asker has to say beside; who answered it has to look again."""
        with self._database.begin() as connection:
            ticket = going_on(connection, number)
            tell(connection, number, self._clock(), by, "added", text)
            if ticket.state == "answered":
                self._again(connection, ticket)

    def reply(self, number: int, text: str, by: str, token: str | None = None) -> bool:
        """Answer a ticket and let the answer go to everyone who waits for it.

        Sent again with the same token, by default by the same person in the same words, it counts
        once: false says that it was known. Raises BotError ``ticket_taken`` if it is another's.
        """
        token = token or hashlib.sha256(f"{by}\0{text}".encode()).hexdigest()
        now = self._clock()
        with self._database.begin() as connection:
            ticket = held(connection, number)
            if told(connection, number, token):
                return False
            ticket = going_on(connection, number)
            if ticket.assignee not in (None, by):
                raise BotError("ticket_taken", number=number, assignee=str(ticket.assignee))
            event = tell(connection, number, now, by, "reply", text, token)
            change(connection, number, state="answered", assignee=by)
            for waiting in (number, *_merged(connection, number)):
                put(connection, waiting, event, text, now)
        return True

    def close(self, number: int, by: str, text: str = "") -> None:
        """End a ticket; one that nobody answered needs a reason, so that its asker learns why."""
        with self._database.begin() as connection:
            ticket = going_on(connection, number)
            if ticket.state != "answered" and not text.strip():
                raise BotError("unanswered_ticket", number=number)
            self._end(connection, number, "closed", by, text)

    def withdraw(self, number: int, by: str) -> None:
        """Take a question back; what was said around it is deleted."""
        with self._database.begin() as connection:
            ticket = held(connection, number)
            if not ticket.merged_into or ticket.state == "withdrawn":
                going_on(connection, number)
            self._end(connection, number, "withdrawn", by)
            change(connection, number, excerpt="[]", contact="")

    def _end(
        self, connection: Connection, number: int, state: str, by: str, text: str = ""
    ) -> None:
        now = self._clock()
        change(connection, number, state=state, ended_at=now)
        tell(connection, number, now, by, "closed" if state == "closed" else "withdrawn", text)

    def reopen(self, number: int, by: str, text: str = "") -> None:
        """Take up again what was answered or closed; raises BotError ``ticket_not_answered``."""
        with self._database.begin() as connection:
            ticket = held(connection, number)
            if ticket.state not in ("answered", "closed") or ticket.merged_into:
                raise BotError("ticket_not_answered", number=number, state=ticket.state)
            tell(connection, number, self._clock(), by, "reopened", text)
            self._again(connection, ticket)

    @staticmethod
    def _again(connection: Connection, ticket: Ticket) -> None:
        state = "assigned" if ticket.assignee else "open"
        change(connection, ticket.number, state=state, ended_at=None)

    def merge(self, number: int, into: int, by: str) -> None:
        """Let a ticket wait for another one's answer; what was answered there already goes to it.

        Raises BotError ``bad_merge`` for itself, and for one that is merged or withdrawn.
        """
        now = self._clock()
        with self._database.begin() as connection:
            for one in sorted({number, into}):  # in one order, so that two merges cannot deadlock
                held(connection, one)
            going_on(connection, number)
            target = held(connection, into)
            if number == into or target.merged_into or target.state == "withdrawn":
                raise BotError("bad_merge", number=number, into=into)
            moved = (number, *_merged(connection, number))
            for one in moved:
                change(connection, one, merged_into=into)
            change(connection, number, state="closed", ended_at=now)
            tell(connection, number, now, by, "merged", str(into))
            tell(connection, into, now, by, "merged", str(number))
            for event, text in _replies(connection, into):
                for one in moved:
                    put(connection, one, event, text, now)


def _merged(connection: Connection, number: int) -> tuple[int, ...]:
    """The tickets that wait for the answer of this one; who took theirs back waits no more."""
    query = sa.select(tickets.c.number).where(
        tickets.c.merged_into == number, tickets.c.state != "withdrawn"
    )
    return tuple(connection.scalars(query.order_by(tickets.c.number)))


def _replies(connection: Connection, number: int) -> list[tuple[int, str]]:
    query = sa.select(ticket_events.c.number, ticket_events.c.text).where(
        ticket_events.c.ticket == number, ticket_events.c.kind == "reply"
    )
    rows = connection.execute(query.order_by(ticket_events.c.number))
    return [(row.number, row.text) for row in rows]
