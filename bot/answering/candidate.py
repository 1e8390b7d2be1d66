"""A passage that a search found, ready to be read for an answer."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found, with its document and its score scaled to the best one (0 to 1).

    ``agreement`` is how far the legs of the search agree on it (0 to 1).
    """

    passage: Passage
    document: Document
    score: float
    agreement: float = 0.0
