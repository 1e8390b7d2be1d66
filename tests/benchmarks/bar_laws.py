"""Bar 5: 238 statutes into a running service, answerable by words while vectors follow behind."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.checks import Check, below, holds
from tests.benchmarks.corpora import folder, law_files
from tests.benchmarks.ours import home, say
from tests.benchmarks.server import ROOT, Server, command, environment, fawen, serving

QUESTION = "个人信息处理者应当公开个人信息保护负责人的联系方式吗"
LAW = "个人信息保护法"
WORDS_SECONDS, AGAIN_SECONDS = 30.0, 3.0
PATIENCE = 90 * 60.0


@dataclass(slots=True)
class Watch:
    """What ``/readyz`` said, second by second, and whether asking agreed with it."""

    samples: list[tuple[float, int, int, int]] = field(default_factory=list)
    lies: list[str] = field(default_factory=list)

    def look(self, server: Server, since: float) -> None:
        """Take one sample and test it against a question."""
        status, body = server.ready()
        asked = server.ask(QUESTION).status_code
        if status == 200 and asked != 200:
            self.lies.append(f"ready, yet asking gave {asked}")
        if status == 200 and not body.get("lexical"):
            self.lies.append("ready, yet lexical is false")
        embedded, pending = int(body.get("embedded", 0)), int(body.get("pending", 0))
        self.samples.append((time.perf_counter() - since, status, embedded, pending))

    def embedded_never_fell(self) -> bool:
        """Whether the number of embedded passages only grew."""
        counts = [embedded for _, status, embedded, _ in self.samples if status == 200]
        return counts == sorted(counts)

    def last(self) -> tuple[int, int]:
        """Embedded and pending passages, as last said."""
        return self.samples[-1][2:]


def answerable(server: Server) -> bool:
    """Whether the service answers from the law that holds the answer."""
    response = server.ask(QUESTION)
    if response.status_code != 200:
        return False
    cited = response.json().get("citations", [])
    return any(LAW in citation["document"]["title"] for citation in cited)


def measure() -> Sequence[Check]:
    """Read the laws into an empty home, then once more, watching ``/readyz`` all the time."""
    laws, place = folder("laws"), home("laws")
    shutil.rmtree(place)
    watch = Watch()
    with serving(place) as server:
        started = time.perf_counter()
        first = _ingest(place, laws, server, watch, started)
        checks = [
            below("answerable by words after", first.answerable, WORDS_SECONDS, "s"),
            below("all files read after", first.read, WORDS_SECONDS, "s"),
            holds("files read", f"{first.documents}" == f"{len(law_files())}", first.documents),
            holds("vectors were still to come then", first.pending > 0, f"{first.pending} pending"),
        ]
        _wait_for_vectors(server, watch, started)
        embedded, pending = watch.last()
        checks.append(holds("all embedded in the end", pending == 0, f"{embedded} embedded"))
        say(f"embedded {embedded} passages in {time.perf_counter() - started:.0f} s")
        again = fawen(place, "ingest", laws)
        watch.look(server, started)
        checks += [
            below("second ingest, through the service", again.seconds, AGAIN_SECONDS, "s"),
            holds("second ingest ended well", again.code == 0, again.code, "0"),
            holds("nothing re-embedded", watch.last() == (embedded, 0), watch.last()),
            holds("embedded only ever grew", watch.embedded_never_fell()),
            holds("/readyz truthful throughout", not watch.lies, watch.lies or "", "no lie"),
        ]
    alone = fawen(place, "ingest", laws)
    checks.append(below("third ingest, without the service", alone.seconds, AGAIN_SECONDS, "s"))
    return checks


@dataclass(frozen=True, slots=True)
class FirstReading:
    """Seconds to the first right answer and to the end of reading, and what was there then."""

    answerable: float
    read: float
    documents: int
    pending: int


def _ingest(place: Path, laws: Path, server: Server, watch: Watch, started: float) -> FirstReading:
    with (place / "ingest.log").open("wb") as log:
        process = subprocess.Popen(
            command("ingest", "--no-wait", laws),
            cwd=ROOT,
            env=environment(place),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    answered = read = 0.0
    while not (answered and read) and time.perf_counter() - started < PATIENCE:
        watch.look(server, started)
        if not answered and answerable(server):
            answered = time.perf_counter() - started
        if not read and process.poll() is not None:
            read = time.perf_counter() - started
        time.sleep(0.3)
    listed = server.client.get("/api/documents").json()
    documents = listed if isinstance(listed, list) else listed.get("documents", [])
    sources = {document["source"] for document in documents}
    return FirstReading(answered or PATIENCE, read or PATIENCE, len(sources), watch.last()[1])


def _wait_for_vectors(server: Server, watch: Watch, started: float) -> None:
    while time.perf_counter() - started < PATIENCE:
        watch.look(server, started)
        embedded, pending = watch.last()
        if not pending:
            return
        if len(watch.samples) % 10 == 0:
            say(f"embedded {embedded}, pending {pending}")
        time.sleep(3)
