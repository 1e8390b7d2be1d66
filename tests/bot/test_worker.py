"""The worker makes vectors after documents change, survives faults, and stops."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from bot import worker as module
from bot.errors import BotError
from bot.worker import Worker
from vectorstore.errors import DatabaseUnavailable

SECONDS = 10.0


class Library:
    """Documents that come, and the rounds that were made for them."""

    def __init__(self) -> None:
        self.generation = 0
        self.rounds = 0
        self.error: Exception | None = None
        self.batches = 1
        self.embedding, self.interrupted = threading.Event(), threading.Event()
        self.resume = threading.Event()
        self.resume.set()

    def embed(self, on_progress: Callable[[int, int], None], stop: Callable[[], bool]) -> int:
        self.rounds += 1
        self.embedding.set()
        if self.error:
            raise self.error
        done = 0
        while done < self.batches and not stop():
            done += 1
            on_progress(done, self.batches)
            time.sleep(0.01 if self.batches > 1 else 0)
        if done < self.batches:
            self.interrupted.set()
            self.resume.wait(SECONDS)
        return done


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def worker(library: Library) -> Iterator[Worker]:
    worker = Worker(library.embed, lambda: library.generation)
    worker.start()
    yield worker
    worker.stop()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_it_embeds_at_the_start_and_after_an_announcement(library: Library, worker: Worker) -> None:
    assert worker.wait_idle(SECONDS)
    assert library.rounds == 1
    library.generation += 1
    worker.announce()
    assert worker.wait_idle(SECONDS)
    assert library.rounds == 2
    assert worker.progress == (1, 1)


def test_nothing_new_makes_no_round(library: Library, worker: Worker) -> None:
    assert worker.wait_idle(SECONDS)
    worker.announce()
    assert worker.wait_idle(SECONDS)
    assert library.rounds == 1


def test_it_notices_what_nobody_announced(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.05)
    quick = Worker(library.embed, lambda: library.generation)
    quick.start()
    until(lambda: library.rounds == 1)
    library.generation += 1
    until(lambda: library.rounds == 2)
    quick.stop()


@pytest.mark.parametrize("error", [DatabaseUnavailable(url="x", reason="locked"), ValueError("x")])
def test_it_survives_a_fault_and_tries_again(
    library: Library, worker: Worker, error: Exception
) -> None:
    assert worker.wait_idle(SECONDS)
    library.error = error
    library.generation += 1
    worker.announce()
    until(lambda: worker.fault is not None)
    known = error if isinstance(error, DatabaseUnavailable) else None
    assert worker.fault is known if known else isinstance(worker.fault, BotError)
    library.error = None
    worker.announce()
    until(lambda: worker.fault is None)
    assert worker.wait_idle(SECONDS)
    assert library.rounds >= 3


def test_it_stands_still_while_held(library: Library, worker: Worker) -> None:
    assert worker.wait_idle(SECONDS)
    with worker.held():
        library.generation += 1
        worker.announce()
        time.sleep(0.1)
        assert library.rounds == 1
    assert worker.wait_idle(SECONDS)
    assert library.rounds == 2


def test_a_round_interrupted_by_a_hold_is_taken_up_again(library: Library, worker: Worker) -> None:
    assert worker.wait_idle(SECONDS)
    library.batches = 10_000
    library.embedding.clear()
    library.resume.clear()
    library.generation += 1
    worker.announce()
    assert library.embedding.wait(SECONDS)
    with worker.held():
        assert library.interrupted.wait(SECONDS)
    library.batches = 1
    library.resume.set()
    assert worker.wait_idle(SECONDS)
    assert library.rounds == 3
    assert worker.progress == (1, 1)


def test_it_stops_in_the_middle_and_before_it_began(library: Library) -> None:
    library.batches = 10_000
    busy = Worker(library.embed, lambda: library.generation)
    busy.start()
    assert library.embedding.wait(SECONDS)
    started = time.monotonic()
    busy.stop()
    assert time.monotonic() - started < SECONDS / 2
    assert busy.ending
    Worker(library.embed, lambda: 0).stop()


def test_it_tidies_up_once_an_hour_and_survives_a_fault(caplog: pytest.LogCaptureFixture) -> None:
    called = []

    def tidy() -> None:
        called.append(1)
        raise BotError("unknown_conversation", id="x")

    worker = Worker(lambda on_progress, stop: 0, lambda: 1, tidy=tidy)
    worker.start()
    worker.announce()
    assert worker.wait_idle(10)
    worker.announce()
    assert worker.wait_idle(10)
    worker.stop()
    assert called == [1]
    assert "tidying stopped: unknown_conversation" in caplog.text
