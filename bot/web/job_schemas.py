"""The JSON of jobs and of the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Self

from pydantic import Field

from bot.errors import sentence_of_code
from bot.web.schemas import Record, Strict
from vectorstore.jobs import Job, JobState, Stage


class UploadIn(Strict):
    """What goes with an uploaded file, as fields of the form or in the query."""

    name: str | None = Field(
        None, max_length=1024, description="文件名；表单里的文件自带名字，可不写"
    )
    publish: bool = Field(False, description="读完就发布；不写则先进草稿，核对后再发布")
    again: bool = Field(False, description="内容和已有文件完全相同也重新读一遍")
    internal: bool = Field(False, description="标有“内部”的文件也收")
    group: tuple[str, ...] = Field((), description="只让这些单位看；不写则不改变谁能看")


class FaultOut(Record):
    """What went wrong: a code, its fields, and the sentence."""

    code: str
    message: str
    fields: dict[str, str | int]
    source: str | None = None


class FileOut(Record):
    """A file by where it came from: a folder on the machine of the service, or ``upload``."""

    root: str
    source: str


class JobOut(Record):
    """A piece of work and how far it has come.

    ``done`` of ``total`` counts pages while the stage is ``reading`` and passages while it is
    ``vectors``; 0 where that is not known. ``error`` on a queued job is why the last try failed.
    """

    id: str
    kind: str
    state: JobState
    stage: Stage
    source: str
    unit: Literal["pages", "passages"] | None
    done: int
    total: int
    attempts: int
    cancelling: bool
    error: FaultOut | None
    failed: tuple[FaultOut, ...]
    documents: tuple[str, ...]
    duplicate_of: tuple[FileOut, ...]
    by: str
    created_at: datetime
    due_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, job: Job) -> Self:
        """The JSON of a job."""
        units: dict[str, Literal["pages", "passages"]] = {"reading": "pages", "vectors": "passages"}
        return cls(
            id=job.id,
            kind=job.kind,
            state=job.state,
            stage=job.stage,
            source=str(job.body.get("source", "")),
            unit=units.get(job.stage),
            done=job.done,
            total=job.total,
            attempts=job.attempts,
            cancelling=job.cancelling,
            error=fault(job.error, job.error_fields) if job.error else None,
            failed=tuple(fault(c, f, source) for source, c, f in job.result.get("failed", ())),
            documents=tuple(job.result.get("documents", ())),
            duplicate_of=tuple(
                FileOut(root=root, source=source)
                for root, source in job.result.get("duplicate_of", ())
            ),
            by=job.by,
            created_at=job.created_at,
            due_at=job.due_at,
            ended_at=job.ended_at,
        )


class SubmittedOut(JobOut):
    """A job just queued; ``duplicate_of`` says at once which files hold the same content."""


class JobsOut(Record):
    """Jobs, the newest first."""

    jobs: tuple[JobOut, ...]


class EntryOut(Record):
    """One thing that was done, and by whom."""

    number: int
    at: datetime
    by: str
    via: str
    action: str
    object: str
    details: Mapping[str, Any]


class AuditOut(Record):
    """Entries of the log, the newest first; ``before`` asks for the page behind this one."""

    entries: tuple[EntryOut, ...]
    before: int | None


class WithdrawnOut(Record):
    """The files that a document was withdrawn with."""

    files: tuple[FileOut, ...]


def fault(code: str, fields: Mapping[str, str | int], source: str | None = None) -> FaultOut:
    """The JSON of what a job kept of an error."""
    message = sentence_of_code(code, fields)
    return FaultOut(code=code, message=message, fields=dict(fields), source=source)
