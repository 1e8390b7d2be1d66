"""Submissions: a file that was kept becomes a job, in one transaction, told at once if it is known."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from vectorstore.audit import Action, Actor, note
from vectorstore.jobs import Job, Jobs
from vectorstore.library import Library

READ = "read"
"""The kind of job that reads a file and brings it into the library."""

UPLOADS = "upload"
"""The root of what was uploaded: the name is the source, and the same name is the same file."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A file whose content is kept. ``publish`` lets it answer at once, without a review.

    ``again`` reads it even if the library holds the same content. ``groups`` are who may see it,
    ``None`` leaving that as it was (everyone, for a new file). ``internal`` lets documents in that
    are marked 内部.
    """

    source: str
    sha256: str
    size: int
    root: str = UPLOADS
    publish: bool = False
    again: bool = False
    internal: bool = False
    groups: Collection[str] | None = None
    action: Action = "uploaded"


@dataclass(frozen=True, slots=True)
class Submitted:
    """The job, and the files (root, source) that hold the same content already."""

    job: Job
    duplicate_of: tuple[tuple[str, str], ...] = ()


def subject_of(root: str, source: str) -> str:
    """What jobs on one file are about: they are done one after another."""
    return f"{root}\n{source}"


class Submissions:
    """Takes files in on behalf of somebody."""

    def __init__(self, library: Library, jobs: Jobs, clock: Callable[[], datetime]) -> None:
        self._library, self._jobs, self._clock = library, jobs, clock

    def submit(self, given: Submission, actor: Actor) -> Submitted:
        """Queue the reading of a file. The same request again finds the same job."""
        held = tuple(self._library.holding(given.sha256))
        if given.groups is not None:  # before it is read, so that it is at no time open
            self._library.acting(actor).restrict(given.root, given.source, given.groups)
        body = {
            "root": given.root,
            "source": given.source,
            "sha256": given.sha256,
            "size": given.size,
            "publish": given.publish,
            "again": given.again,
            "internal": given.internal,
            "by": actor.name,
            "via": actor.via,
        }
        job = self._jobs.add(
            READ,
            body,
            subject=subject_of(given.root, given.source),
            by=actor.name,
            beside=self._noted(given, actor),
        )
        return Submitted(job, held)

    def _noted(self, given: Submission, actor: Actor) -> Callable[[Connection], None]:
        def noted(connection: Connection) -> None:
            note(
                connection,
                self._clock(),
                actor,
                given.action,
                given.source,
                root=given.root,
                sha256=given.sha256,
                size=given.size,
                publish=given.publish,
            )

        return noted
