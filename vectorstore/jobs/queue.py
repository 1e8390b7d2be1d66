"""The queue: jobs are added, claimed, cancelled and tried again here."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.database import Database
from vectorstore.errors import JobEnded, JobOvertaken, UnknownJob
from vectorstore.jobs.claim import ATTEMPTS, Claim
from vectorstore.jobs.model import Job, JobState, job_of, written
from vectorstore.tables import jobs

LEASE = timedelta(seconds=60)
UNFINISHED: tuple[JobState, ...] = ("queued", "running")


class Jobs:
    """The queue. A claim not renewed in time is another worker's to take."""

    def __init__(
        self,
        database: Database,
        *,
        lease: timedelta = LEASE,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database, self._lease, self._clock = database, lease, clock

    def add(
        self,
        kind: str,
        body: Mapping[str, Any] | None = None,
        *,
        subject: str = "",
        by: str = "",
        beside: Callable[[Connection], None] = lambda connection: None,
    ) -> Job:
        """Queue a piece of work; one just like it that has not been ended is returned instead.

        ``beside`` is done in the same transaction as the queueing.
        """
        now = self._clock()
        values = {
            "id": secrets.token_hex(8),
            "kind": kind,
            "state": "queued",
            "stage": "received",
            "subject": subject,
            "body": written(body or {}),
            "by": by,
            "created_at": now,
            "due_at": now,
        }
        with self._database.begin() as connection:
            if subject and (same := self._unfinished(connection, values)):
                return same
            connection.execute(jobs.insert().values(values | _FRESH))
            beside(connection)
        return self.get(str(values["id"]))

    def get(self, id: str) -> Job:  # noqa: A002
        """A job by id. Raises ``UnknownJob``."""
        with self._database.connect() as connection:
            row = connection.execute(sa.select(jobs).where(jobs.c.id == id)).one_or_none()
        if row is None:
            raise UnknownJob(id=id)
        return job_of(row)

    def listed(self, states: Collection[JobState] = (), limit: int = 100) -> list[Job]:
        """The newest jobs, of these states or of any."""
        query = sa.select(jobs).order_by(jobs.c.number.desc()).limit(limit)
        if states:
            query = query.where(jobs.c.state.in_(list(states)))
        return self._all(query)

    def last(self, kind: str, subject: str) -> Job | None:
        """The newest job on a subject."""
        mine = sa.and_(jobs.c.kind == kind, jobs.c.subject == subject)
        found = self._all(sa.select(jobs).where(mine).order_by(jobs.c.number.desc()).limit(1))
        return found[0] if found else None

    def claim(self, kinds: Collection[str], holder: str) -> Claim | None:
        """The oldest job that is due, or whose claim ran out, now this holder's.

        Jobs on one subject are claimed in the order in which they came, one at a time. A job whose
        holders died again and again is given up as ``job_crashed``.
        """
        while True:
            now = self._clock()
            with self._database.begin() as connection:
                row = connection.execute(_claimable(kinds, now)).one_or_none()
                if row is None:
                    return None
                mine = jobs.update().where(jobs.c.id == row.id)
                if row.state == "running" and row.attempts >= ATTEMPTS:
                    given_up = {"state": "failed", "error": "job_crashed", "ended_at": now}
                    connection.execute(mine.values(given_up))
                    continue
                taken = {
                    "state": "running",
                    "holder": holder,
                    "attempts": row.attempts + 1,
                    "claimed_until": now + self._lease,
                }
                connection.execute(mine.values(taken))
            return Claim(self._database, self.get(row.id), holder, self._lease, self._clock)

    def release(self, dead: Callable[[str], bool]) -> int:
        """Free at once what ``dead`` holders had claimed; returns how many jobs that were."""
        held = sa.select(jobs.c.holder).where(jobs.c.state == "running").distinct()
        with self._database.begin() as connection:
            gone = [name for name in connection.scalars(held) if name and dead(name)]
            running = sa.and_(jobs.c.state == "running", jobs.c.holder.in_(gone))
            past = self._clock() - timedelta(seconds=1)
            freed = connection.execute(jobs.update().where(running).values(claimed_until=past))
            return freed.rowcount

    def cancel(self, id: str) -> Job:  # noqa: A002
        """Cancel a job; one that is being worked on ends before it changes anything.

        Raises ``UnknownJob`` and, for one whose work is done, ``JobEnded``.
        """
        mine = jobs.c.id == id
        queued = {"state": "cancelled", "ended_at": self._clock()}
        with self._database.begin() as connection:
            stopped = connection.execute(
                jobs.update().where(mine, jobs.c.state == "queued").values(queued)
            )
            if not stopped.rowcount:
                asked = jobs.update().where(mine, jobs.c.state == "running")
                stopped = connection.execute(asked.values(cancelling=True))
        job = self.get(id)
        if not stopped.rowcount:
            raise JobEnded(id=id, state=job.state)
        return job

    def retry(self, id: str) -> Job:  # noqa: A002
        """Queue a job that failed or was cancelled once more.

        Raises ``UnknownJob``, ``JobEnded`` for any other, and ``JobOvertaken`` if a later job on
        its subject stands: the older work must not come after the newer.
        """
        job = self.get(id)
        with self._database.begin() as connection:
            if job.subject and self._overtaken(connection, id):
                raise JobOvertaken(id=id)
            again = jobs.update().where(jobs.c.id == id, jobs.c.state.in_(("failed", "cancelled")))
            fresh = _FRESH | {"state": "queued", "stage": "received", "due_at": self._clock()}
            if not connection.execute(again.values(fresh)).rowcount:
                raise JobEnded(id=id, state=job.state)
        return self.get(id)

    def vectors(self, id: str, pending: int, total: int) -> None:  # noqa: A002
        """Note how many of an answerable job's passages wait for their vector; none ends it."""
        values: dict[str, object] = {"done": total - pending, "total": total}
        if not pending:
            values |= {"state": "done", "ended_at": self._clock()}
        mine = sa.and_(jobs.c.id == id, jobs.c.state == "answerable")
        with self._database.begin() as connection:
            connection.execute(jobs.update().where(mine).values(values))

    def _unfinished(self, connection: Connection, values: Mapping[str, object]) -> Job | None:
        same = [jobs.c[name] == values[name] for name in ("kind", "subject", "body")]
        going = jobs.c.state.in_(UNFINISHED)
        row = connection.execute(sa.select(jobs).where(*same, going).limit(1)).one_or_none()
        return job_of(row) if row else None

    def _overtaken(self, connection: Connection, id: str) -> bool:  # noqa: A002
        later = jobs.alias()
        standing = later.c.state.not_in(("failed", "cancelled"))
        query = sa.select(later.c.id).join(jobs, later.c.subject == jobs.c.subject)
        after = query.where(jobs.c.id == id, later.c.number > jobs.c.number, standing)
        return connection.execute(after).first() is not None

    def _all(self, query: sa.Select[Any]) -> list[Job]:
        with self._database.connect() as connection:
            rows: Sequence[sa.Row[Any]] = connection.execute(query).all()
        return [job_of(row) for row in rows]


_FRESH: dict[str, object] = {
    "result": "{}",
    "done": 0,
    "total": 0,
    "error": None,
    "error_fields": "{}",
    "attempts": 0,
    "cancelling": False,
    "holder": None,
    "ended_at": None,
}


def _claimable(kinds: Collection[str], now: datetime) -> sa.Select[Any]:
    """The oldest job that may be taken up, locked."""
    older = jobs.alias()
    before = sa.exists().where(
        older.c.subject == jobs.c.subject,
        older.c.subject != "",
        older.c.number < jobs.c.number,
        older.c.state.in_(UNFINISHED),
    )
    free = sa.or_(
        sa.and_(jobs.c.state == "queued", jobs.c.due_at <= now),
        sa.and_(jobs.c.state == "running", jobs.c.claimed_until < now),
    )
    return (
        sa.select(jobs.c.id, jobs.c.state, jobs.c.attempts)
        .where(jobs.c.kind.in_(list(kinds)), free, ~before)
        .order_by(jobs.c.number)
        .limit(1)
        .with_for_update(skip_locked=True, of=jobs)
    )
