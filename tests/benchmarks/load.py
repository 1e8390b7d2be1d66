"""Many clients at once against a service, with as little of the machine as can be."""

from __future__ import annotations

import asyncio
import itertools
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

EVERY = 0.5
"""Seconds between two looks at the memory and at ``/healthz``."""


@dataclass
class Load:
    """What came of it: answers, errors, how long ``/healthz`` took, how large the process was."""

    seconds: float
    answers: int = 0
    errors: list[str] = field(default_factory=list)
    healthz: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    @property
    def growth(self) -> float:
        """By what the process grew from the second quarter of the time to the last."""
        quarter = max(1, len(self.memory) // 4)
        before = statistics.median(self.memory[quarter : 2 * quarter] or self.memory)
        return statistics.median(self.memory[-quarter:]) / before - 1


def put(
    url: str, process: int, questions: Iterator[str], keys: Sequence[str], seconds: float
) -> Load:
    """Ask from as many clients as there are keys, each as soon as it has its answer."""
    return asyncio.run(_put(url, process, questions, keys, seconds))


async def _put(
    url: str, process: int, questions: Iterator[str], keys: Sequence[str], seconds: float
) -> Load:
    load, ends = Load(seconds), time.monotonic() + seconds
    port = urlsplit(url).port or 80
    clients = [_client(port, key, questions, load, ends) for key in keys]
    await asyncio.gather(*clients, _watch(port, process, load, ends))
    return load


async def _client(port: int, key: str, questions: Iterator[str], load: Load, ends: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < ends:
        body = json.dumps({"question": next(questions)}).encode()
        status, answered = await _exchange(reader, writer, "POST /api/ask", port, body, key)
        if time.monotonic() > ends:
            break
        if status == 200:
            load.answers += 1
        else:
            load.errors.append(f"{status} {answered[:200]!r}")
    writer.close()


async def _watch(port: int, process: int, load: Load, ends: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < ends:
        started = time.monotonic()
        await _exchange(reader, writer, "GET /healthz", port, b"", "")
        load.healthz.append((time.monotonic() - started) * 1000)
        load.memory.append(_resident(process))
        await asyncio.sleep(EVERY)
    writer.close()


async def _exchange(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    route: str,
    port: int,
    body: bytes,
    key: str,
) -> tuple[int, bytes]:
    """One request on a connection that is kept open; raises where the other side closes it."""
    head = f"{route} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: {len(body)}\r\n"
    head += "content-type: application/json\r\n"
    head += f"authorization: Bearer {key}\r\n" if key else ""
    writer.write(f"{head}\r\n".encode() + body)
    answered = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(answered.partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return int(answered[9:12]), await reader.readexactly(length)


def _resident(process: int) -> int:
    """Bytes of memory that a process has."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def varied(questions: Sequence[str], openings: Sequence[str]) -> Iterator[str]:
    """The questions, each time with another beginning, so that none is asked twice."""
    for number in itertools.count():
        opening = openings[number // len(questions) % len(openings)]
        round_ = number // (len(questions) * len(openings))
        again = f"（第{round_ + 1}次问）" if round_ else ""
        yield f"{opening}{questions[number % len(questions)]}{again}"
