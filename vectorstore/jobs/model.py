"""Job: one piece of work as anyone may see it, and its row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa

JobState: TypeAlias = Literal["queued", "running", "answerable", "done", "failed", "cancelled"]
"""``answerable``: its documents answer by words, their vectors are still being made."""

ENDED: tuple[JobState, ...] = ("done", "failed", "cancelled")

Stage: TypeAlias = Literal["received", "reading", "checking", "publishing", "review", "vectors"]
"""``review`` is the end of what is published by a person; the others are passed through."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. ``body`` says what to do, ``result`` what came of it.

    ``done`` of ``total`` (0 while that is not known) counts the pages of the stage ``reading`` and
    the passages of ``vectors``. ``error`` is a code with ``error_fields``; on a job that is queued it
    is why the last try failed. ``attempts`` counts the times it was taken up. ``subject`` names what
    only one job at a time may work on, in the order in which they came; ``by`` is who asked.
    """

    id: str
    kind: str
    state: JobState
    stage: Stage
    subject: str
    body: Mapping[str, Any]
    result: Mapping[str, Any]
    done: int
    total: int
    error: str | None
    error_fields: Mapping[str, str | int]
    attempts: int
    cancelling: bool
    by: str
    holder: str | None
    created_at: datetime
    due_at: datetime
    ended_at: datetime | None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return self.state in ENDED


def job_of(row: sa.Row[Any]) -> Job:
    """The job of a row."""
    return Job(
        id=row.id,
        kind=row.kind,
        state=row.state,
        stage=row.stage,
        subject=row.subject,
        body=json.loads(row.body),
        result=json.loads(row.result),
        done=row.done,
        total=row.total,
        error=row.error,
        error_fields=json.loads(row.error_fields),
        attempts=row.attempts,
        cancelling=row.cancelling,
        by=row.by,
        holder=row.holder,
        created_at=row.created_at,
        due_at=row.due_at,
        ended_at=row.ended_at,
    )


def written(values: Mapping[str, Any]) -> str:
    """A JSON column."""
    return json.dumps(dict(values), ensure_ascii=False)
