"""Giving up what a program that reads other people's files does not need: memory, files, network.

A parser is taken to be wrong somewhere. What it may use is therefore limited by the system, not by
its own care. Limits that a system does not have are left out (Windows has none of them, macOS no
network of one's own).

Run as a file (``python -I -S confinement.py LIMITS PROGRAM…``) it confines itself and then becomes
the program, so that nothing happens between a fork and an exec in a process that has threads. It
imports the standard library only.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
from dataclasses import asdict, dataclass

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of sched.h


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a process may use: bytes of memory it writes to, bytes of a file, seconds of CPU."""

    memory: int | None = None
    file_size: int | None = None
    cpu_seconds: int | None = None

    def as_text(self) -> str:
        """The form in which a command line carries it."""
        return json.dumps(asdict(self))


def confine(confinement: Confinement) -> None:
    """Confines this process, and those it starts, for good. Call it before there are threads."""
    _leave_network()
    if sys.platform == "win32":
        return
    import resource

    # Memory that is only mapped (code, files) does not count, so RLIMIT_AS would be wrong.
    limits = [
        (resource.RLIMIT_DATA, confinement.memory),
        (resource.RLIMIT_FSIZE, confinement.file_size),
        (resource.RLIMIT_CPU, confinement.cpu_seconds),
        (resource.RLIMIT_CORE, 0),
    ]
    for kind, value in limits:
        if value is None:
            continue
        _, hard = resource.getrlimit(kind)
        wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (wanted, wanted))


def _leave_network() -> None:
    """Moves into a network of one's own, which has no interface that is up (Linux)."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        # The first needs privileges; the second only that the system lets anyone do it.
        for flags in (_NEW_NETWORK, _NEW_NETWORK | _NEW_USER):
            if libc.unshare(flags) == 0:
                return


def _main(limits: str, *program: str) -> None:
    confine(Confinement(**json.loads(limits)))
    os.execvp(program[0], program)  # noqa: S606 no shell is wanted


if __name__ == "__main__":
    _main(*sys.argv[1:])
