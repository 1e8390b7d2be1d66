"""Claim: what the worker that holds a job may do with it, each act checked against the holding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from vectorstore.database import Database
from vectorstore.errors import JobLost
from vectorstore.jobs.model import Job, JobState, Stage, written
from vectorstore.tables import jobs

ATTEMPTS = 5
"""How often a job is taken up before it is given up: after faults that may pass, and crashes."""

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=10)


def wait_after(attempts: int) -> timedelta:
    """How long a job rests after so many tries: 10 seconds, a minute, six, then ten minutes."""
    return min(LONGEST_WAIT, FIRST_WAIT * int(6 ** (attempts - 1)))


class Claim:
    """A job that is this holder's as long as it is renewed; ``job`` is it when it was claimed."""

    def __init__(
        self,
        database: Database,
        job: Job,
        holder: str,
        lease: timedelta,
        clock: Callable[[], datetime],
    ) -> None:
        self.job, self._holder = job, holder
        self._database, self._lease, self._clock = database, lease, clock

    def renew(self) -> bool:
        """Hold it for another while; false if it is not to be gone on with: lost or cancelled."""
        values = {"claimed_until": self._clock() + self._lease}
        return self._update(values, jobs.c.cancelling.is_(False))

    def tell(self, stage: Stage, done: int = 0, total: int = 0) -> bool:
        """Say how far it has come; false as for ``renew``."""
        until = self._clock() + self._lease
        values = {"stage": stage, "done": done, "total": total, "claimed_until": until}
        return self._update(values, jobs.c.cancelling.is_(False))

    def pass_on(
        self,
        connection: Connection,
        state: JobState,
        stage: Stage,
        result: Mapping[str, Any],
        total: int = 0,
    ) -> None:
        """Note what came of it within the transaction that does it, so that it is done once.

        Raises ``JobLost`` if it is no longer this holder's or was cancelled: then nothing is done.
        """
        values: dict[str, object] = {
            "state": state,
            "stage": stage,
            "result": written(result),
            "done": 0,
            "total": total,
            "error": None,
            "error_fields": "{}",
        }
        if state == "done":
            values["ended_at"] = self._clock()
        mine = sa.and_(self._mine(), jobs.c.cancelling.is_(False))
        if connection.execute(jobs.update().where(mine).values(values)).rowcount != 1:
            raise JobLost(id=self.job.id)

    def finish(self, stage: Stage, result: Mapping[str, Any]) -> None:
        """End it where nothing else had to be written. Raises ``JobLost`` as ``pass_on`` does."""
        with self._database.begin() as connection:
            self.pass_on(connection, "done", stage, result)

    def cancel(self) -> bool:
        """End it as cancelled."""
        return self._update({"state": "cancelled", "ended_at": self._clock()})

    def release(self) -> bool:
        """Give it back as it was, to be taken up anew; the try does not count."""
        values = {"state": "queued", "holder": None, "attempts": self.job.attempts - 1}
        return self._update(values)

    def fail(self, error: str, fields: Mapping[str, str | int], *, again: bool) -> bool:
        """Note what went wrong; ``again`` tries once more later while tries are left."""
        now = self._clock()
        values: dict[str, object] = {"error": error, "error_fields": written(fields)}
        if again and self.job.attempts < ATTEMPTS:
            due = now + wait_after(self.job.attempts)
            values |= {"state": "queued", "due_at": due, "holder": None}
        else:
            values |= {"state": "failed", "ended_at": now}
        return self._update(values)

    def _mine(self) -> sa.ColumnElement[bool]:
        return sa.and_(
            jobs.c.id == self.job.id, jobs.c.holder == self._holder, jobs.c.state == "running"
        )

    def _update(self, values: Mapping[str, object], *also: sa.ColumnElement[bool]) -> bool:
        with self._database.begin() as connection:
            done = connection.execute(jobs.update().where(self._mine(), *also).values(values))
            return done.rowcount == 1
