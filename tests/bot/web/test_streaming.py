"""Event streams: kept open while nothing comes, ended when nobody reads, honest when they break."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Generator

from bot.errors import BotError, KnownError
from bot.web.streaming import PING, kept_alive


def broken(error: KnownError, incident: str | None) -> str:
    return f"{error.code} {bool(incident)}"


def read(lines: Generator[str, None, None], beat: float = 10) -> list[str]:
    async def reading() -> list[str]:
        return [line async for line in kept_alive(lines, broken, beat)]

    return asyncio.run(reading())


def test_lines_come_as_they_are() -> None:
    assert read(line for line in "abc") == ["a", "b", "c"]


def test_a_pause_is_filled() -> None:
    def slow() -> Generator[str, None, None]:
        yield "a"
        time.sleep(0.25)
        yield "b"

    told = read(slow(), beat=0.05)
    assert [line for line in told if line != PING] == ["a", "b"]
    assert told.count(PING) >= 2


def test_a_fault_is_told_last() -> None:
    def known() -> Generator[str, None, None]:
        yield "a"
        raise BotError("unknown_table", table="x")

    def ours() -> Generator[str, None, None]:
        yield "a"
        raise ZeroDivisionError

    assert read(known()) == ["a", "unknown_table False"]
    assert read(ours()) == ["a", "internal True"]


def test_who_goes_away_ends_it() -> None:
    ended = threading.Event()

    def endless() -> Generator[str, None, None]:
        try:
            while True:
                time.sleep(0.02)
                yield "a"
        finally:
            ended.set()

    async def leaving() -> None:
        stream = kept_alive(endless(), broken)
        async for _ in stream:
            break
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(leaving())
    assert ended.wait(2)


def test_who_goes_away_in_a_pause_ends_it() -> None:
    begun, ended = threading.Event(), threading.Event()

    def waiting() -> Generator[str, None, None]:
        try:
            begun.set()
            time.sleep(0.2)
            yield "a"
        finally:
            ended.set()

    async def leaving() -> None:
        async def reading() -> None:
            async for _ in kept_alive(waiting(), broken):
                pass

        task = asyncio.create_task(reading())
        while not begun.is_set():
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0.4)

    asyncio.run(leaving())
    assert ended.wait(2)
