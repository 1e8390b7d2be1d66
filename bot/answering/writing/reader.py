"""Whether anybody still waits for what a model writes.

A step of a stream runs in a thread of its own and may wait long for the next sentence. Whoever runs
it says here how it is told that the reader went away; whoever waits for a model looks.
"""

from __future__ import annotations

import threading
from contextvars import ContextVar

GONE: ContextVar[threading.Event | None] = ContextVar("GONE", default=None)
"""Set once the reader of the answer under way has gone; ``None`` where nobody tells."""


def is_gone() -> bool:
    """Whether the reader has gone."""
    gone = GONE.get()
    return gone is not None and gone.is_set()
