"""The book of tickets: what is opened goes in here and is found again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.errors import BotError
from bot.records.tables import answers
from bot.records.tickets.model import ENDED, SHOWN, WAITING, Event, Opening, Ticket, TicketState
from bot.records.tickets.rules import read_rules, rule_for
from bot.records.tickets.tables import ticket_events, tickets
from bot.records.tickets.writing import SHOWN_COLUMNS, event_of, tell, ticket_of
from vectorstore import codec
from vectorstore.database import Database

MOST = 100
"""Tickets listed at a time."""


class TicketBook:
    """Opens tickets and finds them. ``days`` is how soon one is due that no rule says otherwise of."""

    def __init__(self, database: Database, clock: Callable[[], datetime], days: int = 3) -> None:
        self._database, self._clock, self._days = database, clock, days

    def open(self, opening: Opening) -> Ticket:
        """A new ticket, given by the rules to whoever answers for what it is about.

        What is asked again about the same answer by the same person before it ended is the same
        ticket; a note that is new is added to it.
        """
        now = self._clock()
        with self._database.begin() as connection:
            same = self._same(connection, opening)
            if same is not None:
                if opening.note and opening.note not in self._notes(connection, same):
                    tell(connection, same, now, opening.by, "added", opening.note)
                number = same
            else:
                number = self._insert(connection, opening, now)
        return self.get(number)

    def _insert(self, connection: Connection, opening: Opening, now: datetime) -> int:
        rule = rule_for(opening.facts, read_rules(connection))
        days = self._days if rule is None or rule.days is None else rule.days
        row = {
            "id": secrets.token_hex(16),
            "state": "assigned" if rule else "open",
            "assignee": rule.assignee if rule else None,
            "created_at": now,
            "due_at": now + timedelta(days=days),
            "excerpt": codec.dumps_all(opening.excerpt),
            "found": codec.dumps_all(opening.found),
            "unit": opening.facts.unit,
            "indicator": opening.facts.indicator,
            "topic": opening.facts.topic,
            "document": opening.facts.document,
        } | {name: getattr(opening, name) for name in _STATED}
        insert = sa.insert(tickets).values(row).returning(tickets.c.number)
        number: int = connection.execute(insert).scalar_one()
        tell(connection, number, now, opening.by, "opened", opening.note)
        return number

    @staticmethod
    def _same(connection: Connection, opening: Opening) -> int | None:
        """The ticket that the same person has on the same answer, unless it ended."""
        if not opening.answer:
            return None
        # Two requests of one hasty person wait for each other here.
        known = sa.select(answers.c.id).where(answers.c.id == opening.answer).with_for_update()
        connection.execute(known).first()
        query = sa.select(tickets.c.number).where(
            tickets.c.answer == opening.answer,
            tickets.c.owner == opening.owner,
            tickets.c.state.not_in(ENDED),
        )
        return connection.scalar(query.limit(1))

    @staticmethod
    def _notes(connection: Connection, number: int) -> Collection[str]:
        query = sa.select(ticket_events.c.text).where(ticket_events.c.ticket == number)
        return connection.scalars(query).all()

    def get(self, number: int) -> Ticket:
        """A ticket by number; raises BotError ``unknown_ticket``."""
        return self._one(tickets.c.number == number, number)

    def known_by(self, identity: str) -> Ticket:
        """A ticket by its id, or by its number as digits; raises BotError ``unknown_ticket``."""
        if identity.isdecimal() and len(identity) < 10:
            return self.get(int(identity))
        return self._one(tickets.c.id == identity, identity)

    def _one(self, where: sa.ColumnElement[bool], identity: str | int) -> Ticket:
        with self._database.connect() as connection:
            row = connection.execute(sa.select(*SHOWN_COLUMNS).where(where)).one_or_none()
        if row is None:
            raise BotError("unknown_ticket", id=identity)
        return ticket_of(row)

    def events(self, ticket: Ticket, *, inside: bool) -> tuple[Event, ...]:
        """What was done to a ticket in order; with ``inside`` also what its asker is not shown.

        A merged ticket's asker is told the replies to the one it was merged into.
        """
        own = ticket_events.c.ticket == ticket.number
        if not inside:
            own = sa.and_(own, ticket_events.c.kind.in_(SHOWN))
        replies = sa.and_(
            ticket_events.c.ticket == ticket.merged_into, ticket_events.c.kind == "reply"
        )
        query = sa.select(ticket_events).where(sa.or_(own, replies))
        with self._database.connect() as connection:
            rows = connection.execute(query.order_by(ticket_events.c.number)).all()
        return tuple(map(event_of, rows))

    def listed(
        self,
        *,
        states: Collection[TicketState] = (),
        owner: str | None = None,
        assignee: str | None = None,
        unit: str | None = None,
        before: int | None = None,
        limit: int = MOST,
    ) -> tuple[Ticket, ...]:
        """Tickets, the newest first; ``before`` is the number from which an earlier page goes on."""
        query = sa.select(*SHOWN_COLUMNS).order_by(tickets.c.number.desc()).limit(limit)
        if states:
            query = query.where(tickets.c.state.in_(list(states)))
        stated = ((tickets.c.owner, owner), (tickets.c.assignee, assignee), (tickets.c.unit, unit))
        for column, value in stated:
            if value is not None:
                query = query.where(column == value)
        if before is not None:
            query = query.where(tickets.c.number < before)
        return self._all(query)

    def queue(self, limit: int = MOST) -> tuple[Ticket, ...]:
        """What nobody has taken yet, the most urgent first."""
        query = sa.select(*SHOWN_COLUMNS).where(tickets.c.state == "open")
        return self._all(query.order_by(tickets.c.due_at, tickets.c.number).limit(limit))

    def waiting(self) -> dict[int, str]:
        """The questions that have not been answered, by ticket."""
        query = sa.select(tickets.c.number, tickets.c.question)
        query = query.where(tickets.c.state.in_(WAITING))
        with self._database.connect() as connection:
            return {row.number: row.question for row in connection.execute(query)}

    def counts(self) -> dict[str, int]:
        """How many tickets there are, by state."""
        query = sa.select(tickets.c.state, sa.func.count().label("many")).group_by(tickets.c.state)
        with self._database.connect() as connection:
            return {row.state: row.many for row in connection.execute(query)}

    def _all(self, query: sa.Select[Any]) -> tuple[Ticket, ...]:
        with self._database.connect() as connection:
            rows: Sequence[sa.Row[Any]] = connection.execute(query).all()
        return tuple(map(ticket_of, rows))


_STATED = (
    "question", "origin", "owner", "note", "contact", "conversation", "answer", "reason",
    "channel", "address",
)  # fmt: skip
