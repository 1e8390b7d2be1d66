"""Bar 5: damaged files of every format; no hang, no crash of the service, memory within its limit."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence

from ingest.apart import Apart, Limits
from ingest.processes import resident
from tests.benchmarks.checks import Check, below, holds
from tests.ingest.mutations import Outcome, damaged_files, outcome

FILES = 500
GIGABYTES = 1.5
_LOOK = 0.02  # seconds between two looks at memory


class _Peak:
    """The most memory that the processes that read have had, with all they started."""

    def __init__(self, apart: Apart) -> None:
        self._apart, self._over, self.bytes = apart, threading.Event(), 0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK):
            self.bytes = max([self.bytes, *map(resident, self._apart.pids)])

    def end(self) -> None:
        self._over.set()
        self._thread.join()


def measure() -> Sequence[Check]:
    """Reads five hundred damaged files apart, one after the other."""
    limits = Limits()
    apart = Apart(limits)
    peak = _Peak(apart)
    try:
        outcomes = []
        for file in damaged_files(FILES):
            outcomes.append(outcome(file, apart))
            _tell(outcomes[-1])
    finally:
        peak.end()
        apart.close()
    return _checks(outcomes, peak.bytes, limits)


def _tell(found: Outcome) -> None:
    said = found.error or f"{found.like:.2f} of the text"
    print(f"  {found.file.name} {found.file.how}: {said}, {found.seconds:.1f} s", flush=True)


def _checks(outcomes: Sequence[Outcome], most: int, limits: Limits) -> list[Check]:
    longest = max(outcomes, key=lambda found: found.seconds)
    allowed = limits.patience(max(len(found.file.data) for found in outcomes))
    errors = Counter(found.error for found in outcomes if found.error)
    read = [found for found in outcomes if not found.error]
    wrong = [f"{found.file.name} {found.file.how}" for found in outcomes if not found.correct]
    ways = Counter(found.file.how for found in outcomes)
    formats = Counter(found.file.name.rpartition(".")[2] for found in outcomes)
    return [
        holds("files damaged", len(outcomes) == FILES, _counts(formats), f"{FILES} in all"),
        holds("ways of damage", len(ways) >= 9, _counts(ways), "at least 9"),
        holds("each a typed error or a correct text", not wrong, "; ".join(wrong), "all"),
        holds("read in spite of it", bool(read), len(read), "some"),
        holds("typed errors", bool(errors), _counts(errors), "some"),
        holds("the reading process never crashed", not _ending(errors, "crashed")),
        below(f"longest reading ({longest.file.name})", longest.seconds, allowed, "s"),
        below("memory of the reading process at most", most / 2**30, GIGABYTES, "GiB"),
    ]


def _ending(errors: Counter[str], reason: str) -> int:
    return sum(count for error, count in errors.items() if error.endswith(reason))


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counted.most_common())
