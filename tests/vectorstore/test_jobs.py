"""What must be done once is claimed once, in order, tried again, cancelled, and done with effect once."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread

import pytest

from tests.vectorstore.readings import NOON
from vectorstore.database import Database
from vectorstore.errors import JobEnded, JobLost, JobOvertaken, UnknownJob
from vectorstore.jobs import Claim, Jobs
from vectorstore.jobs.claim import ATTEMPTS, wait_after

MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(database: Database, clock: Clock) -> Jobs:
    return Jobs(database, lease=5 * MINUTE, clock=clock)


def claimed(jobs: Jobs, holder: str = "one") -> Claim:
    claim = jobs.claim(("read",), holder)
    assert claim is not None
    return claim


def test_a_job_from_start_to_end(jobs: Jobs, database: Database) -> None:
    added = jobs.add("read", {"source": "表.xlsx"}, by="张三")
    assert (added.state, added.stage, added.by) == ("queued", "received", "张三")
    assert added.body == {"source": "表.xlsx"}
    assert added.created_at == NOON
    assert jobs.claim(("rebuild",), "one") is None
    claim = claimed(jobs)
    assert (claim.job.id, claim.job.state, claim.job.attempts) == (added.id, "running", 1)
    assert jobs.claim(("read",), "two") is None
    assert claim.tell("reading", 3, 10)
    told = jobs.get(added.id)
    assert (told.stage, told.done, told.total) == ("reading", 3, 10)
    with database.begin() as connection:
        claim.pass_on(connection, "answerable", "vectors", {"documents": ["a"]}, total=7)
    assert not claim.renew()
    jobs.vectors(added.id, 3, 7)
    assert (jobs.get(added.id).state, jobs.get(added.id).done) == ("answerable", 4)
    jobs.vectors(added.id, 0, 7)
    ended = jobs.get(added.id)
    assert (ended.state, ended.done, ended.ended_at) == ("done", 7, NOON)
    assert ended.result == {"documents": ["a"]}
    assert ended.ended
    assert jobs.listed(["done"]) == [ended]
    assert jobs.listed(["failed"]) == []
    with pytest.raises(UnknownJob):
        jobs.get("none")


def test_the_claim_of_a_dead_worker_runs_out(jobs: Jobs, clock: Clock, database: Database) -> None:
    jobs.add("read")
    first = claimed(jobs)
    clock.now += 4 * MINUTE
    assert first.renew()
    clock.now += 4 * MINUTE
    assert jobs.claim(("read",), "two") is None
    clock.now += 2 * MINUTE
    second = claimed(jobs, "two")
    assert second.job.id == first.job.id
    assert not first.renew()
    assert not first.fail("internal", {}, again=False)
    with pytest.raises(JobLost), database.begin() as connection:
        first.pass_on(connection, "done", "vectors", {})
    second.finish("review", {})
    assert jobs.get(first.job.id).state == "done"


def test_what_a_dead_process_held_is_free_at_once(jobs: Jobs) -> None:
    jobs.add("read")
    claimed(jobs, "host/1/a")
    assert jobs.release(lambda holder: holder == "host/2/b") == 0
    assert jobs.claim(("read",), "two") is None
    assert jobs.release(lambda holder: holder == "host/1/a") == 1
    assert claimed(jobs, "two").job.attempts == 2


def test_two_workers_never_get_the_same_job(database: Database) -> None:
    jobs = Jobs(database)
    for _ in range(12):
        jobs.add("read")
    taken: list[str] = []

    def work(name: str) -> None:
        while claim := jobs.claim(("read",), name):
            taken.append(claim.job.id)

    workers = [Thread(target=work, args=(name,)) for name in ("one", "two", "three")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 12


def test_a_fault_that_may_pass_is_tried_again_a_bounded_number_of_times(
    jobs: Jobs, clock: Clock
) -> None:
    job = jobs.add("read")
    for attempt in range(1, ATTEMPTS):
        assert claimed(jobs).fail("database_unavailable", {"reason": "full"}, again=True)
        waiting = jobs.get(job.id)
        assert (waiting.state, waiting.error) == ("queued", "database_unavailable")
        assert jobs.claim(("read",), "one") is None
        clock.now += wait_after(attempt)
    claimed(jobs).fail("database_unavailable", {"reason": "full"}, again=True)
    failed = jobs.get(job.id)
    assert (failed.state, failed.attempts) == ("failed", ATTEMPTS)
    assert failed.error_fields == {"reason": "full"}
    again = jobs.retry(job.id)
    assert (again.state, again.attempts, again.error) == ("queued", 0, None)
    claimed(jobs).finish("review", {})
    with pytest.raises(JobEnded):
        jobs.retry(job.id)


def test_a_job_that_kills_its_workers_is_given_up(jobs: Jobs, clock: Clock) -> None:
    job = jobs.add("read")
    for attempt in range(1, ATTEMPTS + 1):
        assert claimed(jobs, f"process {attempt}").job.attempts == attempt
        clock.now += 6 * MINUTE
    assert jobs.claim(("read",), "next") is None
    assert (jobs.get(job.id).state, jobs.get(job.id).error) == ("failed", "job_crashed")


def test_a_job_given_back_does_not_count_as_a_try(jobs: Jobs) -> None:
    jobs.add("read")
    assert claimed(jobs).release()
    assert claimed(jobs).job.attempts == 1


def test_one_subject_is_worked_on_in_order_one_job_at_a_time(jobs: Jobs, clock: Clock) -> None:
    old = jobs.add("read", {"n": 1}, subject="表.xlsx")
    new = jobs.add("read", {"n": 2}, subject="表.xlsx")
    beside = jobs.add("read", {"n": 3}, subject="通知.txt")
    first = claimed(jobs)
    assert first.job.id == old.id
    assert claimed(jobs, "two").job.id == beside.id
    assert jobs.claim(("read",), "three") is None
    first.fail("database_unavailable", {}, again=True)
    assert jobs.claim(("read",), "three") is None
    clock.now += wait_after(1)
    claimed(jobs).fail("unreadable_file", {}, again=False)
    claimed(jobs).finish("review", {})
    assert jobs.get(new.id).state == "done"
    with pytest.raises(JobOvertaken):
        jobs.retry(old.id)


def test_the_same_request_twice_is_one_job(jobs: Jobs) -> None:
    first = jobs.add("read", {"sha256": "x"}, subject="表.xlsx")
    assert jobs.add("read", {"sha256": "x"}, subject="表.xlsx").id == first.id
    assert jobs.add("read", {"sha256": "y"}, subject="表.xlsx").id != first.id
    last = jobs.last("read", "表.xlsx")
    assert last is not None
    assert last.body == {"sha256": "y"}
    assert jobs.last("read", "别的") is None


def test_cancelling(jobs: Jobs, database: Database) -> None:
    waiting, working = jobs.add("read"), None
    assert jobs.cancel(waiting.id).state == "cancelled"
    with pytest.raises(JobEnded):
        jobs.cancel(waiting.id)
    jobs.add("read")
    working = claimed(jobs)
    assert jobs.cancel(working.job.id).cancelling
    assert not working.tell("reading", 1, 2)
    with pytest.raises(JobLost), database.begin() as connection:
        working.pass_on(connection, "answerable", "vectors", {})
    assert working.cancel()
    assert jobs.get(working.job.id).state == "cancelled"
    assert jobs.retry(working.job.id).cancelling is False
