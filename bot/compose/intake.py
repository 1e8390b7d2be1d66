"""What takes files in: the queue of jobs with what it can do, the log, the watched folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from bot.compose.shelf import Shelf
from bot.intake.correcting import Correcting
from bot.intake.reading import Read, ReadJob
from bot.intake.runner import Runner
from bot.intake.submission import READ, Submissions
from bot.intake.watching import Watched, Watcher
from ingest.apart import shared
from ingest.model import Correction
from vectorstore.audit import Audit
from vectorstore.corrections import Corrections
from vectorstore.jobs import Jobs


class Intake(Shelf):
    """A library that files are brought into by jobs."""

    @cached_property
    def jobs(self) -> Jobs:
        """What is to be done, and what became of it."""
        return Jobs(self.database, clock=self.clock)

    @cached_property
    def audit(self) -> Audit:
        """Who did what."""
        return Audit(self.database, self.clock)

    @cached_property
    def submissions(self) -> Submissions:
        """Where kept files become jobs."""
        return Submissions(self.library, self.jobs, self.clock)

    @cached_property
    def desk_of_corrections(self) -> Correcting:
        """Where what was misread is put right."""
        kept = Corrections(self.database, self.clock)
        return Correcting(
            self.library, self.drafts, kept, self.originals, self.settings.passage_chars
        )

    @cached_property
    def runner(self) -> Runner:
        """What does the jobs of this process."""
        reading = ReadJob(self.library, self.originals, self._read, self.settings.passage_chars)
        return Runner(self.jobs, {READ: reading}, self._pending_of)

    def watcher(self, announce: Callable[[], None]) -> Watcher:
        """What looks through the watched folders of the settings."""
        watch = self.settings.watch
        watched = Watched(
            watch.folders, watch.seconds, watch.publish, watch.withdraw, self.settings.upload_bytes
        )
        return Watcher(watched, self.library, self.jobs, self.originals, self.submissions, announce)

    def _read(
        self,
        data: bytes,
        source: str,
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
        internal: bool,
        corrections: Sequence[Correction],
    ) -> Read:
        found = shared().read(
            data,
            source,
            progress=progress,
            stop=stop,
            limit=self.settings.passage_chars,
            internal=internal,
            corrections=tuple(corrections),
        )
        return Read(found.documents, found.failed)

    def _pending_of(self, documents: Sequence[str]) -> int:
        return self.library.pending(self._model_name, documents)
