"""``fawen`` as a person runs it: the command, and the service in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that ran: exit code, what it printed, and how long it took."""

    code: int
    output: str
    seconds: float


def environment(home: Path) -> dict[str, str]:
    """The environment of a command over ``home``, without settings of the caller's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAWEN_")}
    return {**kept, "FAWEN_HOME": str(home), "PYTHONUTF8": "1", "NO_COLOR": "1"}


def command(*words: str | Path) -> list[str]:
    """The words of a ``fawen`` command."""
    return [sys.executable, "-m", "bot", *map(str, words)]


def fawen(
    home: Path, *words: str | Path, prefix: Sequence[str] = (), timeout: float = 600
) -> Finished:
    """Run ``fawen`` to its end. ``prefix`` goes before the command."""
    started = time.perf_counter()
    done = subprocess.run(
        [*prefix, *command(*words)],
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout,
        check=False,
    )
    seconds = time.perf_counter() - started
    return Finished(done.returncode, done.stdout.decode(errors="replace"), seconds)


@dataclass(slots=True)
class Server:
    """A running service and a client of it."""

    url: str
    log: Path
    client: httpx.Client = field(repr=False)
    process: subprocess.Popen[bytes] = field(repr=False)

    def ready(self) -> tuple[int, dict[str, int | bool]]:
        """Status and body of ``/readyz``; status 0 while nothing listens."""
        try:
            answer = self.client.get("/readyz")
        except httpx.TransportError:
            return 0, {}
        try:
            return answer.status_code, answer.json()
        except ValueError:
            return answer.status_code, {}

    def ask(self, question: str) -> httpx.Response:
        """The response to ``POST /api/ask``."""
        return self.client.post("/api/ask", json={"question": question})


def free_port() -> int:
    """A port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """``fawen serve`` over ``home``, listening; ended when done with."""
    home.mkdir(parents=True, exist_ok=True)
    port, log = free_port(), home / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command("serve", "--port", str(port)),
            cwd=ROOT,
            env=environment(home),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=url, timeout=120, trust_env=False) as client:
        server = Server(url, log, client, process)
        try:
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if server.client.get("/healthz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    printed = server.log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"fawen serve did not start:\n{printed}")
