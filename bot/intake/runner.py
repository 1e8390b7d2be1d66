"""Runs the jobs of the kinds it knows, one at a time, and tells how far their vectors have come."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from bot.errors import KNOWN, KnownError
from ingest.errors import IngestError
from vectorstore.errors import JobLost, StoreError
from vectorstore.jobs import Claim, Jobs

RENEW_SECONDS = 5.0
"""How often the claim on the job under way is renewed, which also tells that it was cancelled."""

TELL_SECONDS = 1.0
"""How often the vectors of answerable jobs are counted while they are made, at most."""

log = logging.getLogger(__name__)


class Work(Protocol):
    """Does one job of a kind. ``stop`` says that it is to be left; raises what went wrong."""

    def __call__(self, claim: Claim, stop: Callable[[], bool], /) -> None: ...


class Pending(Protocol):
    """How many passages of some documents have no vector yet."""

    def __call__(self, documents: Sequence[str], /) -> int: ...


class Runner:
    """A worker's hand on the queue. ``kinds`` is the registry of what can be done."""

    def __init__(self, jobs: Jobs, kinds: Mapping[str, Work], pending: Pending) -> None:
        self._jobs, self._kinds, self._pending = jobs, kinds, pending
        self.name = f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"
        self._told = 0.0

    def recover(self) -> None:
        """Take back at once what processes of this machine held when they died."""
        if freed := self._jobs.release(self._dead):
            log.warning("%d jobs were left half done and are taken up again", freed)

    def work(self, stop: Callable[[], bool]) -> bool:
        """Do one job; False if none is due. A job left because of ``stop`` waits as it was."""
        claim = self._jobs.claim(list(self._kinds), self.name)
        if claim is None:
            return False
        with _renewed(claim) as lost:
            self._do(claim, lambda: stop() or lost.is_set(), stop)
        return True

    def advance(self, *, all_made: bool = True) -> None:
        """Count the missing vectors of answerable jobs; one that has them all is done.

        Not ``all_made`` while they are being made: then it is done now and then, and ends nothing,
        since the vector index has not heard of the last ones yet.
        """
        now = time.monotonic()
        if not all_made and now - self._told < TELL_SECONDS:
            return
        self._told = now
        for job in self._jobs.listed(["answerable"], limit=1000):
            waiting = min(job.total, self._pending(list(job.result.get("documents", ()))))
            self._jobs.vectors(job.id, waiting if all_made else max(1, waiting), job.total)

    def _do(self, claim: Claim, left: Callable[[], bool], stop: Callable[[], bool]) -> None:
        try:
            self._kinds[claim.job.kind](claim, left)
        except JobLost:
            claim.cancel()  # if that is why; otherwise it is another's and nothing happens
        except KNOWN as error:
            self._failed(claim, error, stop)
        except Exception:  # whatever a job does, the next one is done
            incident = uuid.uuid4().hex[:12]
            log.exception("incident %s: job %s", incident, claim.job.id)
            claim.fail("internal", {"incident": incident}, again=True)

    def _failed(self, claim: Claim, error: KnownError, stop: Callable[[], bool]) -> None:
        if self._jobs.get(claim.job.id).cancelling:
            claim.cancel()
        elif stop():
            claim.release()
        else:
            log.warning("job %s failed: %s %s", claim.job.id, error.code, error.fields)
            claim.fail(error.code, error.fields, again=_may_pass(error))

    def _dead(self, holder: str) -> bool:
        """Whether a holder was a process of this machine that is no more."""
        host, _, rest = holder.partition("/")
        number = rest.partition("/")[0]
        if host != socket.gethostname() or not number.isdigit() or holder == self.name:
            return False
        if int(number) == os.getpid():  # a number is given anew, in a container nearly always
            return True
        return not _runs(int(number))


def _runs(pid: int) -> bool:
    if os.name != "posix":  # there, asking by signal would end it: the lease tells in time
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _may_pass(error: KnownError) -> bool:
    """Whether trying again later may help: storage that was away, a reader that broke down."""
    if isinstance(error, IngestError):
        return error.fields.get("reason") == "crashed"
    return isinstance(error, StoreError)


@contextmanager
def _renewed(claim: Claim) -> Iterator[threading.Event]:
    """Keep a claim while work goes on; the event says that it is lost or cancelled."""
    lost, over = threading.Event(), threading.Event()

    def renew() -> None:
        while not over.wait(RENEW_SECONDS if not lost.is_set() else None):
            try:
                if not claim.renew():
                    lost.set()
            except StoreError as error:  # the next try may come through before the claim runs out
                log.warning("a claim could not be renewed: %s %s", error.code, error.fields)

    thread = threading.Thread(target=renew, name="fawen-renewal", daemon=True)
    thread.start()
    try:
        yield lost
    finally:
        over.set()
        thread.join()
