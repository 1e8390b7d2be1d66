"""The job that reads a kept file and brings it into the library, in one transaction with its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.engine import Connection

from ingest.errors import IngestError, InternalDocument, NothingToRead, SecretDocument
from ingest.model import Correction, Parsed
from ingest.sync import fingerprint_of
from vectorstore.audit import Actor
from vectorstore.jobs import Claim, JobState, Stage
from vectorstore.library import Library
from vectorstore.originals import Originals

TELL_SECONDS = 0.5
"""How often the progress of a reading is written down, at most."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a file; ``failed`` are files within it that could not be read."""

    documents: Sequence[Parsed]
    failed: Sequence[tuple[str, IngestError]] = ()


class Reader(Protocol):
    """Reads the bytes of a file called ``source``; raises ``IngestError``.

    ``progress`` is told pages done and their sum, ``stop`` asked whether to go on.
    """

    def __call__(
        self,
        data: bytes,
        source: str,
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
        internal: bool,
        corrections: Sequence[Correction],
    ) -> Read: ...


class ReadJob:
    """Does one ``read`` job: see ``intake.submission`` for its body.

    What it reads answers at once, or waits as a draft until somebody publishes it.

    Its result names ``documents`` and ``passages``; or ``duplicate_of``, the files that hold the same
    content, when nothing had to be done; and ``failed`` files of an archive.
    """

    def __init__(self, library: Library, originals: Originals, read: Reader, limit: int) -> None:
        self._library, self._originals = library, originals
        self._read, self._limit = read, limit

    def __call__(self, claim: Claim, stop: Callable[[], bool]) -> None:
        """Read and bring in. Raises ``IngestError``, ``StoreError``; ``JobLost`` with no effect."""
        body = claim.job.body
        root, source = body["root"], body["source"]
        data = self._originals.read(body["sha256"])
        corrections = self._library.corrections(root, source)
        fingerprint = fingerprint_of(data, self._limit, corrections)
        if (known := self._known(body, fingerprint)) is not None:
            claim.finish("publishing", {"duplicate_of": known})
            return
        claim.tell("reading")
        internal = bool(body.get("internal"))
        try:
            telling = _Telling(claim, "reading")
            found = self._read(data, source, telling, stop, internal, corrections)
        except (SecretDocument, InternalDocument):
            if not self._library.holding(body["sha256"]):
                self._originals.forget(body["sha256"])
            raise
        if not found.documents:
            raise found.failed[0][1] if found.failed else NothingToRead()
        claim.tell("publishing")
        publish = bool(body["publish"])
        beside = _Ending(claim, found, publish=publish)
        library = self._library.acting(Actor(body["by"], body["via"]), beside)
        keep = library.put if publish else library.draft
        keep(root, source, fingerprint, data, found.documents)

    def _known(self, body: Mapping[str, Any], fingerprint: str) -> list[list[str]] | None:
        """The files that hold this content as it would be read now; ``None`` if it is to be read."""
        if body.get("again"):
            return None
        held = self._library.holding(body["sha256"])
        same = [(r, s) for r, s in held if self._library.fingerprint(r, s) == fingerprint]
        return [list(file) for file in same] or None


class _Telling:
    """Writes progress down, not more often than it is looked at."""

    def __init__(self, claim: Claim, stage: Stage) -> None:
        self._claim, self._stage = claim, stage
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= TELL_SECONDS or done == total:
            self._told = now
            self._claim.tell(self._stage, done, total)


class _Ending:
    """Ends the job within the transaction that brings its documents in."""

    def __init__(self, claim: Claim, found: Read, *, publish: bool) -> None:
        self._claim, self._found, self._publish = claim, found, publish

    def __call__(self, connection: Connection) -> None:
        documents = self._found.documents
        passages = sum(len(parsed.passages) for parsed in documents)
        result = {
            "documents": [parsed.document.id for parsed in documents],
            "passages": passages,
            "failed": [[s, error.code, error.fields] for s, error in self._found.failed],
        }
        if not self._publish:  # vectors are made when it is published
            self._claim.pass_on(connection, "done", "review", result)
            return
        state: JobState = "answerable" if passages else "done"
        self._claim.pass_on(connection, state, "vectors", result, total=passages)
