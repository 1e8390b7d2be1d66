"""A library to which reading gives drafts instead of what answers at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Correction, Parsed
from vectorstore.drafts import Drafts
from vectorstore.library import Library


@dataclass(frozen=True)
class Reviewing:
    """Implements ``ingest.sync.Library``: what is read waits in ``drafts`` until it is published.

    A file that is gone is not withdrawn: taking something out of use is no reading, and for a
    person to decide.
    """

    library: Library
    drafts: Drafts

    def fingerprint(self, root: str, source: str) -> str | None:
        """The fingerprint of the file's draft, or else of what is published of it."""
        draft = self.drafts.at(root, source)
        return draft.fingerprint if draft else self.library.fingerprint(root, source)

    def barred(self, root: str, source: str, data: bytes) -> bool:
        """Whether a person took this content of the file out."""
        return self.library.barred(root, source, data)

    def put(
        self, root: str, source: str, fingerprint: str, data: bytes, documents: Sequence[Parsed]
    ) -> None:
        """Keep a reading as the draft of its file."""
        self.library.draft(root, source, fingerprint, data, documents)

    def corrections(self, root: str, source: str) -> Sequence[Correction]:
        """What a person put right in a file."""
        return self.library.corrections(root, source)

    def sources(self, root: str) -> Sequence[str]:
        """None: nothing is missed."""
        return ()

    def withdraw(self, root: str, source: str) -> None:
        """Nothing."""
