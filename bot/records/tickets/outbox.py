"""Replies on their way: each is claimed by one sender at a time, and sent once.

A claim that is not renewed runs out, so that a sender that died loses nothing. What it had handed
to the platform without noting it is handed over again under the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.records.tickets.model import Delivery
from bot.records.tickets.tables import outbox, tickets
from vectorstore.database import Database

LEASE = timedelta(minutes=2)
ATTEMPTS = 8
"""How often a message is tried before it is given up; the waits between grow to an hour."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)


def put(connection: Connection, ticket: int, event: int, text: str, now: datetime) -> None:
    """Let a reply go to where a ticket came from, once; a ticket of a page is read there."""
    where = sa.select(tickets.c.channel, tickets.c.address).where(tickets.c.number == ticket)
    row = connection.execute(where).one()
    known = sa.select(outbox.c.number).where(outbox.c.ticket == ticket, outbox.c.event == event)
    if not row.address or connection.execute(known).first():
        return
    values = {
        "ticket": ticket,
        "event": event,
        "channel": row.channel,
        "address": row.address,
        "text": text,
        "state": "queued",
        "attempts": 0,
        "due_at": now,
    }
    connection.execute(sa.insert(outbox).values(values))


class Outbox:
    """What senders take their messages from."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], lease: timedelta = LEASE
    ) -> None:
        self._database, self._clock, self._lease = database, clock, lease

    def claim(self, channels: Collection[str], holder: str) -> Delivery | None:
        """The next message for one of these channels, this holder's until the lease runs out."""
        now = self._clock()
        waiting = sa.and_(outbox.c.state == "queued", outbox.c.due_at <= now)
        dropped = sa.and_(outbox.c.state == "claimed", outbox.c.claimed_until < now)
        query = (
            sa.select(outbox)
            .where(outbox.c.channel.in_(list(channels)), sa.or_(waiting, dropped))
            .order_by(outbox.c.number)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            taken = {
                "state": "claimed",
                "holder": holder,
                "claimed_until": now + self._lease,
                "attempts": row.attempts + 1,
            }
            connection.execute(outbox.update().where(outbox.c.number == row.number).values(taken))
        return Delivery(
            row.number, row.ticket, row.channel, row.address, row.text, row.attempts + 1
        )

    def sent(self, delivery: Delivery, holder: str) -> bool:
        """Note that it was delivered; false if it is no longer this holder's."""
        return self._end(delivery, holder, {"state": "sent", "sent_at": self._clock()})

    def failed(self, delivery: Delivery, holder: str, error: str) -> bool:
        """Note why it could not be delivered; it is tried again later while tries are left."""
        wait = min(LONGEST_WAIT, FIRST_WAIT * int(2 ** (delivery.attempts - 1)))
        again = {"state": "queued", "due_at": self._clock() + wait}
        given_up = {"state": "failed"}
        values: dict[str, object] = {"error": error, "holder": None}
        return self._end(
            delivery, holder, values | (again if delivery.attempts < ATTEMPTS else given_up)
        )

    def counts(self) -> dict[str, int]:
        """How many messages there are, by state."""
        query = sa.select(outbox.c.state, sa.func.count().label("many")).group_by(outbox.c.state)
        with self._database.connect() as connection:
            return {row.state: row.many for row in connection.execute(query)}

    def _end(self, delivery: Delivery, holder: str, values: dict[str, object]) -> bool:
        mine = sa.and_(
            outbox.c.number == delivery.number,
            outbox.c.state == "claimed",
            outbox.c.holder == holder,
            outbox.c.attempts == delivery.attempts,
        )
        with self._database.begin() as connection:
            return connection.execute(outbox.update().where(mine).values(values)).rowcount == 1
