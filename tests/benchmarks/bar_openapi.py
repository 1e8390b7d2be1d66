"""Service bar 1: the API called by its own description in every role; nothing breaks, nothing surprises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.compose import compose
from bot.settings import Settings
from tests.benchmarks.checks import Check, holds
from tests.benchmarks.ours import packaged, say
from tests.bot.web.fuzzing import Caller, Run
from tests.bot.web.serving import NOW, served, write_library

ROUNDS, CASES = 3, 40
"""How often all is called with other seeds; requests to each operation, rightly and wrongly made."""
KINDS = {
    "server errors": "ServerError",
    "undocumented statuses": "UndefinedStatusCode",
    "undocumented content types": "UndefinedContentType",
    "answers of another form": "JsonSchemaError",
}


def measure() -> Iterator[Check]:
    """Serves the small library ``ROUNDS`` times, each time untouched, and calls everything."""
    runs = [_round(number) for number in range(ROUNDS)]
    calls = sum(run.calls for run in runs)
    roles = sorted({role or "no key" for run in runs for role in run.by_role})
    operations = {name for run in runs for name in run.operations}
    said = f"{calls} requests to {len(operations)} operations as {', '.join(roles)}"
    yield holds("called", calls > 1000, said, "more than 1000 requests")
    told = [fault for run in runs for fault in run.faults.values()]
    for fault in told:
        say(fault)
    counted = 0
    for what, kind in KINDS.items():
        found = [fault for run in runs for fault in run.broken(kind)]
        counted += len(found)
        yield holds(what, not found, str(len(found)), "0")
    yield holds("anything else", counted == len(told), str(len(told) - counted), "0")


def _round(number: int) -> Run:
    settings = {"asks_per_minute": 1_000_000}
    with TemporaryDirectory() as folder:
        files = write_library(Path(folder) / "files")
        home = Settings(home=Path(folder) / "home", **settings)  # type: ignore[arg-type]
        with compose(home, embedder=packaged(), clock=lambda: NOW) as app:
            app.ingest([files])
            with served(app) as client:
                return Caller.of(app, client).call_all(CASES, 1000 * number + 1)
