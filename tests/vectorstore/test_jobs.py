"""What must be done once is claimed once."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread

import pytest

from tests.vectorstore.readings import NOON
from vectorstore.database import Database
from vectorstore.errors import UnknownJob
from vectorstore.jobs import Jobs


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def test_a_job_from_start_to_end(database: Database) -> None:
    jobs = Jobs(database, clock=Clock())
    added = jobs.add("embed", {"model": "packaged-e5", "名": "值"})
    assert (added.state, added.body, added.created_at) == (
        "queued",
        {"model": "packaged-e5", "名": "值"},
        NOON,
    )
    assert jobs.claim("rebuild", "one") is None
    claimed = jobs.claim("embed", "one")
    assert claimed is not None
    assert (claimed.id, claimed.state, claimed.holder) == (added.id, "running", "one")
    assert jobs.claim("embed", "two") is None
    assert jobs.progress(added.id, "one", 3, 10)
    assert not jobs.progress(added.id, "two", 9, 10)
    assert jobs.finish(added.id, "one", error="model_unavailable")
    ended = jobs.get(added.id)
    assert (ended.state, ended.done, ended.total, ended.error) == (
        "failed",
        3,
        10,
        "model_unavailable",
    )
    assert not jobs.finish(added.id, "one")
    with pytest.raises(UnknownJob):
        jobs.get("none")


def test_the_claim_of_a_dead_worker_runs_out(database: Database) -> None:
    clock = Clock()
    jobs = Jobs(database, lease=timedelta(minutes=5), clock=clock)
    jobs.add("embed")
    first = jobs.claim("embed", "one")
    assert first is not None
    clock.now += timedelta(minutes=4)
    assert jobs.progress(first.id, "one", 1, 2)
    clock.now += timedelta(minutes=4)
    assert jobs.claim("embed", "two") is None
    clock.now += timedelta(minutes=2)
    taken = jobs.claim("embed", "two")
    assert taken is not None
    assert taken.id == first.id
    assert not jobs.finish(first.id, "one")


def test_two_workers_never_get_the_same_job(database: Database) -> None:
    jobs = Jobs(database)
    for _ in range(12):
        jobs.add("mail")
    taken: list[str] = []

    def work(name: str) -> None:
        while job := jobs.claim("mail", name):
            taken.append(job.id)

    workers = [Thread(target=work, args=(name,)) for name in ("one", "two", "three")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 12
