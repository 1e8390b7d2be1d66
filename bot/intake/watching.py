"""Watched folders: what is put there is taken in once it has stopped changing.

Folders are looked through again and again, since network shares do not tell of changes.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bot.errors import KNOWN
from bot.intake.submission import READ, Submission, Submissions, subject_of
from ingest.sync.walk import Found, Walk, walk
from vectorstore.audit import Actor
from vectorstore.jobs import Jobs
from vectorstore.library import Library
from vectorstore.originals import Originals

Sign: TypeAlias = tuple[int, int]
"""Size and time of change: as long as both stay, nobody is writing."""

FOLDER = Actor("监视文件夹", "system")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watched:
    """Which folders, and what becomes of files there. ``withdraw`` takes out what disappears."""

    folders: Sequence[Path]
    seconds: float = 10.0
    publish: bool = False
    withdraw: bool = False
    max_bytes: int = 100 * 1024 * 1024


class Watcher:
    """Looks through folders from ``start`` to ``stop``; ``announce`` tells that there are jobs."""

    def __init__(
        self,
        watched: Watched,
        library: Library,
        jobs: Jobs,
        originals: Originals,
        submissions: Submissions,
        announce: Callable[[], None] = lambda: None,
    ) -> None:
        self._watched, self._announce = watched, announce
        self._library, self._jobs = library, jobs
        self._originals, self._submissions = originals, submissions
        self._seen: dict[Path, Sign] = {}
        self._settled: dict[Path, Sign] = {}
        self._gone: set[tuple[str, str]] = set()
        self._told: set[str] = set()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fawen-watcher", daemon=True)

    def start(self) -> None:
        """Begin looking, if there is anything to look at."""
        if self._watched.folders:
            self._thread.start()

    def stop(self) -> None:
        """End after the file under way; harmless before ``start``."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> int:
        """Look through the folders once; returns how many files were taken in.

        A file is taken in when it is as it was at the look before. What cannot be read is told in
        the log once, until it changes.
        """
        present = [folder for folder in self._watched.folders if folder.is_dir()]
        missing = [str(folder) for folder in self._watched.folders if folder not in present]
        found = walk(present)
        faults = dict.fromkeys(missing, "missing")
        faults |= {name: str(error.fields.get("reason", "")) for name, error in found.failed}
        for name in sorted(faults.keys() - self._told):
            log.warning("watched folder: %s cannot be looked at (%s)", name, faults[name])
        self._told = set(faults)
        taken = sum(self._settle(file) for file in found.files if not self._ending.is_set())
        if self._watched.withdraw:
            self._withdraw(found)
        if taken:
            self._announce()
        return taken

    def _settle(self, file: Found) -> bool:
        """Take a file in if it has stopped changing and was not yet; tells whether it was."""
        sign = _sign(file.path)
        if sign is None or self._settled.get(file.path) == sign:
            return False
        if self._seen.get(file.path) != sign:
            self._seen[file.path] = sign
            return False
        try:
            data = self._bytes(file, sign)
        except OSError as error:
            log.warning("watched folder: %s cannot be read (%s)", file.path, error.strerror)
            data = None
        if data is not None and _sign(file.path) != sign:
            return False  # somebody is writing after all
        taken = data is not None and self._take(file, data)
        self._settled[file.path] = sign
        return taken

    def _bytes(self, file: Found, sign: Sign) -> bytes | None:
        if sign[0] > self._watched.max_bytes:
            log.warning("watched folder: %s is too large (%d bytes)", file.path, sign[0])
            return None
        return file.path.read_bytes()

    def _take(self, file: Found, data: bytes) -> bool:
        if not data or self._known(file, data):
            return False
        sha256 = self._originals.put(data)
        given = Submission(
            file.source, sha256, len(data), root=file.root, publish=self._watched.publish
        )
        self._submissions.submit(given, FOLDER)
        return True

    def _known(self, file: Found, data: bytes) -> bool:
        """Whether this content was taken in from this file before, whatever became of it then."""
        sha256 = hashlib.sha256(data).hexdigest()
        if (file.root, file.source) in self._library.holding(sha256):
            return True
        if self._library.barred(file.root, file.source, data):
            return True
        last = self._jobs.last(READ, subject_of(file.root, file.source))
        return last is not None and last.body["sha256"] == sha256

    def _withdraw(self, found: Walk) -> None:
        """Take out what was gone at this look and the one before.

        An empty folder is taken for a share that is not connected: nothing is withdrawn from it.
        """
        gone = {
            (root, source)
            for root, present in found.present.items()
            if present
            for source in self._library.sources(root)
            if source not in present and not source.startswith(tuple(found.closed[root]))
        }
        for root, source in sorted(gone & self._gone):
            self._library.acting(FOLDER).withdraw(root, source)
            self._announce()
        self._gone = gone

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except KNOWN as error:
                log.warning("watched folders: %s %s", error.code, error.fields)
            except Exception:  # whatever one look meets, the next one is made
                log.exception("incident %s: watched folders", uuid.uuid4().hex[:12])
            self._ending.wait(self._watched.seconds)


def _sign(path: Path) -> Sign | None:
    try:
        status = path.stat()
    except OSError:  # gone since it was listed
        return None
    return status.st_size, status.st_mtime_ns
