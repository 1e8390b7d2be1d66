"""Jobs: how far they have come, as a picture of now or as events, and a hand on them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from bot.errors import KNOWN
from bot.web.access import Calling
from bot.web.described import gives
from bot.web.errors import error_body
from bot.web.job_schemas import AuditOut, EntryOut, JobOut, JobsOut
from bot.web.streaming import BEAT, EVENT_STREAM, NO_CACHE, PING, sent_event
from bot.web.uploads import actor_of
from vectorstore.jobs import Job, Jobs, JobState

router = APIRouter()

MOST = 2**63 - 1
"""The largest number that a database counts to."""

LOOK_SECONDS = 0.4
"""How often a job is looked at for those who follow it."""

Many = Annotated[int, Query(ge=1, le=500, description="最多几条")]


@router.get("/api/jobs", summary="任务清单")
def jobs(
    caller: Calling, state: Annotated[tuple[JobState, ...], Query()] = (), limit: Many = 100
) -> JobsOut:
    """The newest jobs."""
    found = caller.service.app.jobs.listed(state, limit)
    return JobsOut(jobs=tuple(JobOut.of(job) for job in found))


@router.get("/api/jobs/{identity}", summary="一个任务的进度")
def job(identity: str, caller: Calling) -> JobOut:
    """How far a job has come."""
    return JobOut.of(caller.service.app.jobs.get(identity))


@router.get(
    "/api/jobs/{identity}/events",
    summary="任务进度，逐步送达",
    response_class=StreamingResponse,
    responses=gives(EVENT_STREAM),
)
def events(identity: str, caller: Calling) -> StreamingResponse:
    """Server-sent events: ``progress`` with the job now and at each change, ``end`` with the last.

    Whoever connects again is told the present state first; nothing has to be caught up with.
    """
    kept = caller.service.app.jobs
    return StreamingResponse(
        _followed(kept, kept.get(identity)), media_type=EVENT_STREAM, headers=NO_CACHE
    )


@router.post("/api/jobs/{identity}/retry", summary="重试失败的任务")
def retry(identity: str, caller: Calling) -> JobOut:
    """Queues a job that failed or was cancelled once more."""
    again = caller.service.app.jobs.retry(identity)
    caller.service.app.audit.note(actor_of(caller), "retried", again.id, **_about(again))
    caller.service.changed()
    return JobOut.of(again)


@router.delete("/api/jobs/{identity}", summary="取消任务")
def cancel(identity: str, caller: Calling) -> JobOut:
    """Cancels a job that has changed nothing yet; one under way ends within seconds."""
    stopped = caller.service.app.jobs.cancel(identity)
    caller.service.app.audit.note(actor_of(caller), "cancelled", stopped.id, **_about(stopped))
    return JobOut.of(stopped)


@router.get("/api/audit", summary="操作日志")
def audit(
    caller: Calling,
    limit: Many = 100,
    before: Annotated[int | None, Query(ge=0, le=MOST, description="从这个序号往前")] = None,
    action: Annotated[str | None, Query(max_length=32, description="只看这种操作")] = None,
) -> AuditOut:
    """Who did what, the latest first."""
    found = caller.service.app.audit.listed(limit=limit, before=before, action=action)
    behind = found[-1].number if len(found) == limit else None
    entries = tuple(EntryOut.model_validate(entry) for entry in found)
    return AuditOut(entries=entries, before=behind)


def _about(job: Job) -> dict[str, object]:
    return {"kind": job.kind, "source": job.body.get("source", "")}


async def _followed(kept: Jobs, job: Job) -> AsyncIterator[str]:
    """A job's changes until its end, with a comment in each long silence."""
    told, spoke = None, time.monotonic()
    while True:
        if job != told:
            yield sent_event(
                "end" if job.ended else "progress", JobOut.of(job).model_dump(mode="json")
            )
            told, spoke = job, time.monotonic()
        elif time.monotonic() - spoke >= BEAT:
            yield PING
            spoke = time.monotonic()
        if job.ended:
            return
        await asyncio.sleep(LOOK_SECONDS)
        try:
            job = await run_in_threadpool(kept.get, job.id)
        except KNOWN as error:
            yield sent_event("error", error_body(error))
            return
