"""Bar: twenty agents on one queue take each ticket once and answer it once, over restarts."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.records.tickets.book import TicketBook
from bot.records.tickets.model import Opening
from bot.records.tickets.outbox import Outbox
from bot.records.tickets.tables import outbox, ticket_events
from bot.records.tickets.work import TicketWork
from vectorstore.database import Database

AGENTS, TICKETS = 20, 60


def now() -> datetime:
    """The time, the same for all processes."""
    return datetime.now(UTC)


class Crash(RuntimeError):
    """An agent's process ends after its work was committed, before it heard so."""


def shift(url: str, agent: str, seed: int) -> list[int]:
    """One agent's process: it claims and answers, crashes at times, begins anew and says it again."""
    taken: list[int] = []
    chance = random.Random(seed)
    while True:
        database = Database(url)
        work = TicketWork(database, now)
        try:
            while (number := work.claim(agent)) is not None:
                taken.append(number)
                work.reply(number, f"答复{number}", agent)
                if chance.random() < 0.3:
                    raise Crash
            return taken
        except Crash:
            work = TicketWork(database, now)
            for number in taken[-2:]:  # not knowing what was heard, it is said once more
                work.reply(number, f"答复{number}", agent)
        finally:
            database.close()


def sending(url: str, sender: str) -> list[int]:
    """One sender's process: it delivers until nothing is left."""
    database = Database(url)
    try:
        box, sent = Outbox(database, now), []
        while delivery := box.claim(["telegram"], sender):
            assert box.sent(delivery, sender)
            sent.append(delivery.ticket)
        return sent
    finally:
        database.close()


def test_no_ticket_is_assigned_twice_and_no_reply_lost_or_doubled(database: Database) -> None:
    book = TicketBook(database, now)
    numbers = [
        book.open(Opening(f"问题{n}", "asked", channel="telegram", address=str(n))).number
        for n in range(TICKETS)
    ]
    url = database._url.render_as_string(hide_password=False)
    with ThreadPoolExecutor(AGENTS) as pool:
        shifts = pool.map(shift, [url] * AGENTS, map("坐席{}".format, range(AGENTS)), range(AGENTS))
        taken = [number for one in shifts for number in one]
        deliveries = pool.map(sending, [url] * 5, map("发送{}".format, range(5)))
        sent = [ticket for one in deliveries for ticket in one]
    assert Counter(taken) == Counter(numbers)
    assert Counter(sent) == Counter(numbers)
    with database.connect() as connection:
        kinds = sa.select(ticket_events.c.ticket, ticket_events.c.kind)
        counted = Counter(tuple(row) for row in connection.execute(kinds))
        assert {counted[n, kind] for n in numbers for kind in ("assigned", "reply")} == {1}
        assert set(connection.scalars(sa.select(outbox.c.state))) == {"sent"}
    assert book.counts() == {"answered": TICKETS}
