"""Putting right what was misread: kept by file, and the file read again at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.errors import BotError
from ingest.apart import read_apart
from ingest.correcting import sensible
from ingest.model import Correction, FileReading, Parsed
from ingest.sync import fingerprint_of
from vectorstore.audit import Actor
from vectorstore.corrections import Corrections
from vectorstore.drafts import Drafts
from vectorstore.errors import UnknownDocument, UnknownDraft
from vectorstore.library import Library
from vectorstore.originals import Originals

Reading = Callable[..., FileReading]


@dataclass(frozen=True)
class Held:
    """A file that can be put right: where it is, its content, and whether it is published."""

    root: str
    source: str
    sha256: str
    published: bool


@dataclass(frozen=True)
class Correcting:
    """Corrections over one library; ``limit`` is the longest passage in characters."""

    library: Library
    drafts: Drafts
    corrections: Corrections
    originals: Originals
    limit: int
    read: Reading = read_apart

    def file(self, name: str) -> Held:
        """The file meant by a draft's id or a document's; a draft comes before what is published.

        Raises ``UnknownDocument``.
        """
        try:
            draft = self.drafts.get(name)
        except UnknownDraft:
            held = self.library.files_of(name)
            if not held:
                raise UnknownDocument(id=name) from None
            return Held(*held[0], published=True)
        return Held(draft.root, draft.source, draft.sha256, published=False)

    def correct(self, name: str, made: Sequence[Correction], actor: Actor) -> tuple[Parsed, ...]:
        """Keep corrections and read the file again; returns what it now says.

        Raises BotError ``bad_correction``, ``UnknownDocument``, and what reading raises.
        """
        for one in made:
            if not sensible(one):
                raise BotError("bad_correction", target=one.target, value=one.value)
        held = self.file(name)
        self.corrections.make(held.root, held.source, made, actor)
        return self.again(held, actor)

    def undo(self, name: str, actor: Actor) -> tuple[Parsed, ...]:
        """Forget a file's corrections and read it again; returns what it now says."""
        held = self.file(name)
        self.corrections.undo(held.root, held.source, actor)
        return self.again(held, actor)

    def again(self, held: Held, actor: Actor) -> tuple[Parsed, ...]:
        """Read a file anew from its original; what is published goes on answering until then."""
        data = self.originals.read(held.sha256)
        made = self.library.corrections(held.root, held.source)
        # It was let in before: whether it is internal was answered then.
        found = self.read(data, held.source, limit=self.limit, internal=True, corrections=made)
        library = self.library.acting(actor)
        keep = library.put if held.published else library.draft
        fingerprint = fingerprint_of(data, self.limit, made)
        keep(held.root, held.source, fingerprint, data, found.documents)
        return found.documents
