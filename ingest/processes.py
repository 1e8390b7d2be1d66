"""Other processes of this machine: what a process and all it started use, and ending them together.

A parser may start programs of its own (LibreOffice), and those others; whoever ends it must end
them all.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_HAS_PROC = (_PROC / "self" / "statm").is_file()
_SECONDS = 5.0  # for ps and taskkill


def descendants(pid: int) -> list[int]:
    """``pid`` and all processes below it, parents first; itself alone where nobody can tell."""
    children = _children_by_proc if _HAS_PROC else _children_by_ps()
    found = [pid]
    for known in found:  # grows while it is walked
        found += [child for child in children(known) if child not in found]
    return found


def resident(pid: int) -> int:
    """The memory in bytes that ``pid`` and all below it have in use; 0 where nobody can tell."""
    if _HAS_PROC:
        return sum(_resident_by_proc(each) for each in descendants(pid))
    wanted = ",".join(map(str, descendants(pid)))
    return 1024 * sum(int(word) for word in _ps("-o", "rss=", "-p", wanted).split())


def end_tree(pid: int) -> None:
    """Ends ``pid`` and everything below it, at once and without asking them."""
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603 numbers only
            ["taskkill", "/T", "/F", "/PID", str(pid)],  # noqa: S607 the system's own
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
        return
    for each in descendants(pid):
        end(each)


def end(pid: int) -> None:
    """Ends one process with its group, where it leads one; nothing happens if it is gone."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGKILL)


def _children_by_proc(pid: int) -> Iterator[int]:
    with contextlib.suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            with contextlib.suppress(OSError):
                yield from map(int, (task / "children").read_text().split())


def _resident_by_proc(pid: int) -> int:
    try:
        pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


class _children_by_ps:  # noqa: N801 called like the function beside it
    """Who is whose child, as ``ps`` tells it once."""

    def __init__(self) -> None:
        self._parents: dict[int, list[int]] = {}
        for line in _ps("-axo", "pid=,ppid=").splitlines():
            pid, parent = map(int, line.split())
            self._parents.setdefault(parent, []).append(pid)

    def __call__(self, pid: int) -> Iterator[int]:
        return iter(self._parents.get(pid, ()))


def _ps(*arguments: str) -> str:
    """What ``ps`` prints; nothing on Windows, which has none."""
    try:
        return subprocess.run(  # noqa: S603 numbers only
            ["ps", *arguments],  # noqa: S607 the system's own
            capture_output=True,
            text=True,
            check=False,
            timeout=_SECONDS,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
