"""Service bar 4: a hundred clients over the laws, beside the embedder alone and a plain service.

``FAWEN_TEST_LOAD_SECONDS`` says how long each service is asked; five minutes without it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice

import httpx

from tests.benchmarks.checks import Check, holds
from tests.benchmarks.corpora import corpus_cases, folder, law_files
from tests.benchmarks.load import Load, put, varied
from tests.benchmarks.ours import home, open_app, packaged, say
from tests.benchmarks.server import ROOT, environment, free_port, serving
from vectorstore.embedder import Embedder

SECONDS = float(os.environ.get("FAWEN_TEST_LOAD_SECONDS", "300"))
CLIENTS, ALONE_SECONDS = 100, 20.0
SHARE, HEALTHY_MS, FLAT = 0.85, 100.0, 0.05
PATIENCE = 600.0


def measure() -> Iterator[Check]:
    """Asks one after the other: the embedder, ours, the plain service; the same questions in order."""
    embedder, place = packaged(), home("laws")
    with open_app("laws", [folder("laws")], embedder) as app:
        keys = [app.keys.make(f"load-{n}", "asker", by="bar")[1] for n in range(CLIENTS)]
        app.database.close()
    asked = [case.question for case in corpus_cases("statutes")]
    random.Random(6).shuffle(asked)
    openings = ["", "请问，", *(f"按《{path.stem.split('_')[-1]}》，" for path in law_files()[:40])]
    alone = max(_alone(embedder, varied(asked, openings), threads) for threads in (1, 2, 4))
    yield holds("the embedder alone", True, f"{alone:.1f} queries/s", "a figure")
    with serving(place) as server:
        _until_ready(server.url)
        ours = put(server.url, server.process.pid, varied(asked, openings), keys, SECONDS)
    with _plain(free_port()) as (url, process):
        plain = put(url, process, varied(asked, openings), [""] * CLIENTS, SECONDS)
    say(f"errors of ours: {ours.errors[:3]}")
    yield from _judged(ours, plain, alone)


def _judged(ours: Load, plain: Load, alone: float) -> Sequence[Check]:
    grown = ours.growth
    worst = max(ours.healthz, default=float("inf"))
    share = ours.rate / alone
    said = f"{ours.rate:.1f}/s, {share:.0%} of the embedder's own"
    return [
        holds(f"{CLIENTS} clients, {SECONDS:.0f} s, answers", share >= SHARE, said, f"{SHARE:.0%}"),
        holds("errors", not ours.errors, str(len(ours.errors)), "0"),
        holds("memory", grown <= FLAT, f"{grown:+.1%} to {ours.memory[-1] >> 20} MiB", "flat"),
        holds("/healthz at worst", worst < HEALTHY_MS, f"{worst:.0f} ms", f"{HEALTHY_MS:.0f} ms"),
        holds(
            "the plain service beside it",
            ours.rate > plain.rate,
            f"{plain.rate:.1f}/s, {len(plain.errors)} errors, /healthz {max(plain.healthz):.0f} ms",
            "fewer answers",
        ),
    ]


def _alone(embedder: Embedder, questions: Iterator[str], threads: int) -> float:
    """Queries a second of the embedder by itself, asked from as many threads."""
    asked, ends, done = list(islice(questions, 20_000)), time.monotonic() + ALONE_SECONDS, 0

    def one(part: Sequence[str]) -> int:
        count = 0
        for text in part:
            if time.monotonic() > ends:
                break
            embedder.embed_query(text)
            count += 1
        return count

    with ThreadPoolExecutor(threads) as pool:
        done = sum(pool.map(one, [asked[number::threads] for number in range(threads)]))
    say(f"the embedder alone from {threads} threads: {done / ALONE_SECONDS:.1f}/s")
    return done / ALONE_SECONDS


@contextmanager
def _plain(port: int) -> Iterator[tuple[str, int]]:
    words = [sys.executable, "-m", "tests.benchmarks.plain_service", str(home("laws")), str(port)]
    process = subprocess.Popen(words, cwd=ROOT, env=environment(home("laws")))
    url = f"http://127.0.0.1:{port}"
    try:
        _until_ready(url, "/healthz")
        yield url, process.pid
    finally:
        process.terminate()
        process.wait()


def _until_ready(url: str, path: str = "/readyz") -> None:
    """Wait for a service that has to load its model and its words."""
    ends = time.monotonic() + PATIENCE
    with httpx.Client(base_url=url, trust_env=False) as client:
        while time.monotonic() < ends:
            try:
                if client.get(path).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.2)
    raise RuntimeError(f"{url} did not become ready")
