"""Server-sent events: quiet connections are kept open, and what nobody reads any more is ended."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Generator

from starlette.concurrency import run_in_threadpool

from bot.answering.writing.reader import GONE
from bot.errors import KnownError
from bot.incidents import attempt, incident_of

EVENT_STREAM = "text/event-stream"
NO_CACHE = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
"""What every event stream is sent with: nginx would hold the events back otherwise."""

BEAT = 15.0
"""Seconds of silence after which a comment is sent: proxies close what says nothing."""
PING = ": ping\n\n"

Lines = Generator[str, None, None]
Fault = Callable[[KnownError, str | None], str]
"""How a stream says what went wrong on the way: the error and, for a fault of ours, its incident."""


def sent_event(name: str, body: object) -> str:
    """A server-sent event: its name and one line of JSON, ended by a blank line."""
    return f"event: {name}\ndata: {json.dumps(body, ensure_ascii=False)}\n\n"


async def kept_alive(lines: Lines, fault: Fault, beat: float = BEAT) -> AsyncIterator[str]:
    """The lines as they come, a comment in each pause; a fault on the way is told as the last line.

    The generator runs in a thread, one step at a time. A reader who goes away ends it after the
    step under way; a language model that it waits for is given up.
    """
    gone = threading.Event()
    GONE.set(gone)  # each step runs in a copy of this task's context
    step: asyncio.Task[str | None] | None = None
    try:
        while True:
            step = step or asyncio.create_task(run_in_threadpool(_step, lines, fault))
            done, _ = await asyncio.wait({step}, timeout=beat)
            if not done:
                yield PING
                continue
            line, step = step.result(), None
            if line is None:
                return
            yield line
    finally:
        gone.set()
        if step is None or step.done():
            lines.close()
        else:
            step.add_done_callback(lambda _: lines.close())


def _step(lines: Lines, fault: Fault) -> str | None:
    """The next line; ``None`` behind the last. After a fault the generator is at its end."""
    line = attempt(lambda: next(lines, None), "a stream broke off")
    if line is None or isinstance(line, str):
        return line
    return fault(line, incident_of(line))  # headers are sent: the reader gets it as an event
