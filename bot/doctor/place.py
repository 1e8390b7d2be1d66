"""Where the library lives: its folder, the room on the disk, who holds it, the clock."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.doctor import Finding, good, note, wrong
from vectorstore.lock import HomeLock

LEAST_FREE, LOW_FREE = 200 * 1024**2, 2 * 1024**3
"""Bytes below which nothing can be brought in, and below which room should be made."""
EARLIEST = 2025
"""No machine with this program can be in an earlier year."""


@dataclass(frozen=True)
class Home:
    """Whether the home can be written."""

    home: Path
    name: ClassVar[str] = "home"

    def look(self) -> Iterator[Finding]:
        """Writes a nameless file there."""
        if not self.home.exists():
            yield note(self.name, "home_new", home=self.home.resolve())
            return
        try:
            with TemporaryFile(dir=self.home):
                pass
        except OSError as error:
            reason = error.strerror or str(error)
            yield wrong(self.name, "home_closed", home=self.home.resolve(), reason=reason)
            return
        yield good(self.name, "home_good", home=self.home.resolve())


@dataclass(frozen=True)
class Space:
    """Whether there is room on the disk of the home."""

    home: Path
    name: ClassVar[str] = "space"

    def look(self) -> Iterator[Finding]:
        """Asks for what is free."""
        place = next(each for each in (self.home, *self.home.resolve().parents) if each.exists())
        free = shutil.disk_usage(place).free
        said = {"home": self.home.resolve(), "free": f"{free / 1024**3:.1f}"}
        if free < LEAST_FREE:
            yield wrong(self.name, "space_none", **said)
        elif free < LOW_FREE:
            yield note(self.name, "space_low", **said)
        else:
            yield good(self.name, "space_good", **said)


@dataclass(frozen=True)
class Lock:
    """Who holds the home."""

    home: Path
    name: ClassVar[str] = "lock"

    def look(self) -> Iterator[Finding]:
        """Asks the operating system; takes nothing."""
        holder = HomeLock(self.home).holder()
        if holder is None:
            yield good(self.name, "lock_free")
        elif holder.url:
            yield good(self.name, "lock_served", url=holder.url, pid=holder.pid)
        else:
            yield note(self.name, "lock_held", pid=holder.pid)


@dataclass(frozen=True)
class Today:
    """Whether the day is what people think it is: deadlines are counted from it."""

    clock: Callable[[], datetime]
    timezone: str
    name: ClassVar[str] = "today"

    def look(self) -> Iterator[Finding]:
        """Reads the clock."""
        now = self.clock().astimezone(ZoneInfo(self.timezone))
        said = {"now": f"{now:%Y-%m-%d %H:%M}", "zone": self.timezone}
        early = now.year < EARLIEST
        yield (
            wrong(self.name, "clock_wrong", **said)
            if early
            else good(self.name, "clock_good", **said)
        )
