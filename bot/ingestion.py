"""Bringing documents in, told step by step in the same words on every surface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Literal, Protocol

from bot.errors import BotError, sentence_of
from ingest.sync import SyncEvent, SyncReport

StepKind = Literal[
    "started", "added", "changed", "unchanged", "failed", "withdrawn", "embedded", "done"
]
COUNTED: tuple[StepKind, ...] = ("added", "changed", "unchanged", "withdrawn", "failed")


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are brought in. ``review`` keeps what is read as drafts until it is published;
    ``internal`` takes in documents marked 内部 too, which otherwise ask first."""

    review: bool = False
    internal: bool = False


AT_ONCE = Manner()
"""What is read answers at once; internal documents ask."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a file begun or finished, vectors made (``at`` of ``total``), or the end.

    ``sentence`` says why a file failed. The last step is ``done``: ``counts`` says what became of
    the files, ``total`` how many passages still wait for their vector.
    """

    kind: StepKind
    source: str = ""
    at: int = 0
    total: int = 0
    documents: int = 0
    passages: int = 0
    sentence: str = ""
    counts: dict[str, int] = field(default_factory=dict)


class Pending(Protocol):
    """How many passages wait for their vector."""

    def __call__(self) -> int: ...


class Progress(Protocol):
    """Told of steps done out of all there are."""

    def __call__(self, done: int, total: int, /) -> None: ...


class Reading(Protocol):
    """Reads what is new below paths into the library."""

    def __call__(self, paths: Sequence[Path], on_event: _OnEvent, /) -> SyncReport: ...


class Vectors(Protocol):
    """Makes the vectors that are missing, or waits until they are made."""

    def __call__(self, on_progress: Progress, /) -> int: ...


class _OnEvent(Protocol):
    def __call__(self, event: SyncEvent, /) -> None: ...


def step_of(event: SyncEvent) -> Step:
    """A reading event as a step."""
    return Step(
        event.kind,
        event.source,
        event.at,
        event.total,
        event.documents,
        event.passages,
        sentence_of(event.error) if event.error else "",
    )


def bring_in(
    paths: Sequence[Path], read: Reading, vectors: Vectors | None, pending: Pending
) -> Iterator[Step]:
    """Read ``paths`` and, unless ``vectors`` is None, make the vectors; yields each step.

    The work runs in a thread of its own, so that a reader who goes away does not stop it half way.
    Raises what the work raises, and BotError ``no_such_path`` before anything is read.
    """
    _require(paths)
    steps: SimpleQueue[Step | None] = SimpleQueue()
    counts: Counter[str] = Counter()

    def tell(event: SyncEvent) -> None:
        if event.kind in COUNTED:
            counts[event.kind] += 1
        steps.put(step_of(event))

    def work() -> None:
        read(paths, tell)
        if vectors is not None:
            vectors(lambda done, total: steps.put(Step("embedded", at=done, total=total)))
        named: dict[str, int] = {kind: counts[kind] for kind in COUNTED}
        steps.put(Step("done", total=pending(), counts=named))

    thread = ThreadPoolExecutor(1, thread_name_prefix="fawen-ingest")
    working = thread.submit(work)
    thread.shutdown(wait=False)
    working.add_done_callback(lambda _: steps.put(None))
    while (step := steps.get()) is not None:
        yield step
    working.result()  # raises in the reader's thread what stopped the work, whatever it was


def _require(paths: Sequence[Path]) -> None:
    """Refuse a path that is not there; one that may not be looked at is told while reading."""
    for path in paths:
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise BotError("no_such_path", path=str(path)) from error
        except OSError:
            continue
