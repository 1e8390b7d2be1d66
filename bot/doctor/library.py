"""What is kept: the database, the indexes made from it, the original files, what waits."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Protocol

from bot.doctor import Finding, good, note, wrong
from vectorstore.catalog import Catalog, Counts
from vectorstore.dense import DenseIndex
from vectorstore.drafts import Drafts
from vectorstore.errors import OriginalUnavailable
from vectorstore.jobs import Jobs, JobState
from vectorstore.lexical import Lexical
from vectorstore.lock import HomeLock
from vectorstore.model import Scope
from vectorstore.originals import Originals

FAILED: tuple[JobState, ...] = ("failed",)
SAMPLE = 50
"""Original files that are read and hashed; all of them where there are no more."""


class Shelf(Protocol):
    """What keeps documents, opened when it is used."""

    @property
    def catalog(self) -> Catalog: ...
    @property
    def originals(self) -> Originals: ...
    @property
    def lexical(self) -> Lexical: ...
    @property
    def dense(self) -> DenseIndex: ...
    @property
    def lock(self) -> HomeLock: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def drafts(self) -> Drafts: ...
    def counts(self) -> Counts: ...


@dataclass(frozen=True)
class Schema:
    """Whether the database is there and of this version."""

    version: Callable[[], str | None]
    newest: str
    name: ClassVar[str] = "database"

    def look(self) -> Iterator[Finding]:
        """Reads its version, without making or changing anything."""
        found = self.version()
        if found is None:
            yield note(self.name, "database_new")
        elif found == self.newest:
            yield good(self.name, "database_good", version=found)
        elif found < self.newest:
            yield note(self.name, "database_old", version=found, newest=self.newest)
        else:
            yield wrong(self.name, "database_newer", version=found, newest=self.newest)


@dataclass(frozen=True)
class Indexes:
    """Whether the words and the vectors are those of the catalog."""

    shelf: Shelf
    name: ClassVar[str] = "indexes"

    def look(self) -> Iterator[Finding]:
        """Builds the word index; looks into the vectors unless somebody else has them open."""
        counts, generation = self.shelf.counts(), self.shelf.catalog.generation()
        if not counts.documents:
            yield note(self.name, "library_empty")
            return
        self.shelf.lexical.follow()
        if self.shelf.lexical.generation() < generation:
            yield wrong(self.name, "words_behind")
        if counts.pending:
            yield note(self.name, "vectors_pending", pending=counts.pending)
        holder = None if self.shelf.lock.held else self.shelf.lock.holder()
        if holder is None:
            mark = self.shelf.dense.mark()
            if mark.generation > generation:
                yield wrong(self.name, "vectors_ahead")
            elif counts.embedded and mark.generation == generation and not self.shelf.dense.count():
                yield wrong(self.name, "vectors_gone")
        said = {"documents": counts.documents, "passages": counts.passages}
        yield good(self.name, "indexes_good", embedded=counts.embedded, **said)


@dataclass(frozen=True)
class Files:
    """Whether original files are there and are what they were."""

    shelf: Shelf
    name: ClassVar[str] = "originals"

    def look(self) -> Iterator[Finding]:
        """Hashes some of them, others at each time."""
        scope = Scope(groups=self.shelf.catalog.groups(), superseded=True)
        documents = self.shelf.catalog.documents(scope)
        wanted = {self.shelf.catalog.original(each.id, scope): each.source for each in documents}
        chosen = random.sample(sorted(wanted.items()), min(SAMPLE, len(wanted)))
        lost = 0
        for sha256, source in chosen:
            try:
                changed = hashlib.sha256(self.shelf.originals.read(sha256)).hexdigest() != sha256
            except OriginalUnavailable:
                lost += 1
                yield wrong(self.name, "original_gone", source=source)
                continue
            if changed:
                lost += 1
                yield wrong(self.name, "original_changed", source=source)
        if chosen and not lost:
            yield good(self.name, "originals_good", looked=len(chosen), all=len(wanted))


@dataclass(frozen=True)
class Waiting:
    """What somebody has to look at: jobs that failed, drafts."""

    shelf: Shelf
    name: ClassVar[str] = "waiting"

    def look(self) -> Iterator[Finding]:
        """Counts them."""
        failed, drafts = self.shelf.jobs.listed(FAILED, 100), self.shelf.drafts.listed()
        if failed:
            source = str(failed[0].body.get("source", ""))
            yield note(self.name, "jobs_failed", count=len(failed), source=source)
        if drafts:
            yield note(self.name, "drafts_waiting", count=len(drafts))
        if not failed and not drafts:
            yield good(self.name, "nothing_waits")
