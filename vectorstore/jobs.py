"""Work that must be done once, claimed in SQL by whoever does it, and how far it has come."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa

from vectorstore.database import Database
from vectorstore.errors import UnknownJob
from vectorstore.tables import jobs

State: TypeAlias = Literal["queued", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. ``error`` is a code; ``done`` of ``total`` steps are finished."""

    id: str
    kind: str
    state: State
    body: Mapping[str, Any]
    done: int
    total: int
    error: str | None
    holder: str | None
    created_at: datetime


class Jobs:
    """The queue. A claim not renewed in time is another worker's to take."""

    def __init__(
        self,
        database: Database,
        *,
        lease: timedelta = timedelta(minutes=5),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._lease = lease
        self._clock = clock

    def add(self, kind: str, body: Mapping[str, Any] | None = None) -> Job:
        """Queue a piece of work."""
        values = {
            "id": secrets.token_hex(8),
            "kind": kind,
            "state": "queued",
            "body": json.dumps(dict(body or {}), ensure_ascii=False),
            "done": 0,
            "total": 0,
            "created_at": self._clock(),
        }
        with self._database.begin() as connection:
            connection.execute(jobs.insert().values(values))
        return self.get(str(values["id"]))

    def get(self, id: str) -> Job:  # noqa: A002
        """A job by id. Raises ``UnknownJob``."""
        with self._database.connect() as connection:
            row = connection.execute(sa.select(jobs).where(jobs.c.id == id)).one_or_none()
        if row is None:
            raise UnknownJob(id=id)
        return _job(row)

    def claim(self, kind: str, holder: str) -> Job | None:
        """The oldest job of a kind that is queued or whose claim ran out, now this holder's."""
        now = self._clock()
        free = sa.or_(
            jobs.c.state == "queued",
            sa.and_(jobs.c.state == "running", jobs.c.claimed_until < now),
        )
        query = (
            sa.select(jobs.c.id)
            .where(jobs.c.kind == kind, free)
            .order_by(jobs.c.created_at, jobs.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._database.begin() as connection:
            chosen = connection.scalar(query)
            if chosen is None:
                return None
            connection.execute(
                jobs.update()
                .where(jobs.c.id == chosen)
                .values(state="running", holder=holder, claimed_until=now + self._lease)
            )
        return self.get(chosen)

    def progress(self, id: str, holder: str, done: int, total: int) -> bool:  # noqa: A002
        """Note progress and renew the claim; false if the job is no longer this holder's."""
        until = self._clock() + self._lease
        return self._update(id, holder, done=done, total=total, claimed_until=until)

    def finish(self, id: str, holder: str, error: str | None = None) -> bool:  # noqa: A002
        """End a job, with the code of what went wrong if it failed; false as for ``progress``."""
        state = "failed" if error else "done"
        return self._update(id, holder, state=state, error=error, ended_at=self._clock())

    def _update(self, id: str, holder: str, **values: object) -> bool:  # noqa: A002
        mine = sa.and_(jobs.c.id == id, jobs.c.holder == holder, jobs.c.state == "running")
        with self._database.begin() as connection:
            return connection.execute(jobs.update().where(mine).values(values)).rowcount == 1


def _job(row: sa.Row[Any]) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        state=row.state,
        body=json.loads(row.body),
        done=row.done,
        total=row.total,
        error=row.error,
        holder=row.holder,
        created_at=row.created_at,
    )
