"""Finding the passages for one question, the documents that it names first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.answering.asked import Weights
from bot.answering.selection import Candidate
from bot.answering.sources import Sources
from bot.worklist.register import Register
from ingest.model import Document, Passage
from vectorstore.model import Hit, Scope

FOUND = 8
"""Passages that a search brings."""

NAMED = 0.4
"""What standing in a document that the question names adds to a passage's score."""

SPEECH = 0.7
"""What the score of a speech or report counts, unless it is named: it states no requirement."""


OTHER_TABLE = 0.6
"""The same for a row of another level's or year's task table: its numbers and days are not ours."""


class Retriever(Protocol):
    """Finds passages for a question."""

    def search(self, question: str, scope: Scope, limit: int) -> Sequence[Hit]: ...


class Passages(Protocol):
    """Reads what was found."""

    def passages(self, ids: Sequence[str], scope: Scope) -> dict[str, Passage]: ...

    def document_passages(self, document: str, scope: Scope) -> list[Passage]: ...


@dataclass(frozen=True)
class Library:
    """What the pipeline needs of the library for one question. ``sources`` are those it names.

    ``site`` is the address that people open, "" where links go by path alone.
    """

    scope: Scope
    register: Register
    documents: dict[str, Document]
    passages: Passages
    retriever: Retriever
    weights: Weights
    sources: Sources
    site: str = ""


class Finder:
    """Searches the library for one question, each search once."""

    def __init__(self, library: Library, text: str) -> None:
        self._library, self._text = library, text
        default = library.register.default
        self.table = default.document.id if default else None
        """The task table asked about; rows of others count less."""
        self.signals: dict[str, Mapping[str, float]] = {}
        """The parts of the scores of what was found, by passage."""
        self._candidates: list[Candidate] | None = None
        self._documents: dict[str, Sequence[Passage]] = {}

    def candidates(self) -> list[Candidate]:
        """The passages that speak to the question, best first."""
        if self._candidates is None:
            self._candidates = self._preferring_named()
        return self._candidates

    def also(self, text: str) -> list[Candidate]:
        """The passages that speak to other words for the question, best first."""
        return self._found(self._library.scope, FOUND, text)

    def among(self, documents: frozenset[str]) -> list[Candidate]:
        """The passages of some documents that speak to the question, best first."""
        return self._found(replace(self._library.scope, documents=documents), FOUND)

    def in_document(self, document: str) -> list[Candidate]:
        """The passages of one document that speak to the question, best first."""
        # Whoever asks one document by name gets it, in force or not.
        scope = replace(self._library.scope, superseded=True, documents=frozenset({document}))
        return self._found(scope, FOUND)

    def around(self, passage: Passage) -> Sequence[Passage]:
        """The other passages of a passage's document, in order."""
        inside = self._inside(passage.document)
        return [other for other in inside if other.id != passage.id]

    def passages_of(self, document: Document) -> Sequence[Passage]:
        """All passages of a document, in order."""
        return self._inside(document.id)

    def _inside(self, document: str) -> Sequence[Passage]:
        inside = self._documents.get(document)
        if inside is None:
            read = self._library.passages.document_passages
            scope = replace(self._library.scope, superseded=True)
            inside = self._documents[document] = read(document, scope)
        return inside

    def _preferring_named(self) -> list[Candidate]:
        sources, scope = self._library.sources, self._library.scope
        narrowed = replace(scope, documents=sources.documents)
        if sources.only:
            return self._found(narrowed, FOUND)
        found = {c.passage.id: c for c in self._found(scope, FOUND)}
        if sources.documents:
            best = self._found(narrowed, FOUND // 2)
            # Scores of a narrow search are its own; they only say what comes first in there.
            found |= {
                c.passage.id: replace(c, score=c.score / 2)
                for c in best
                if c.passage.id not in found
            }
        weighed = (replace(c, score=self._weighed(c)) for c in found.values())
        return sorted(weighed, key=lambda c: -c.score)[:FOUND]

    def _weighed(self, candidate: Candidate) -> float:
        document = candidate.document
        if document.id in self._library.sources.documents:
            return candidate.score + NAMED
        if document.authority == "任务分解表" and document.id != self.table:
            return candidate.score * OTHER_TABLE
        aside = document.authority == "讲话报告" or document.status == "superseded"
        return candidate.score * (SPEECH if aside else 1.0)

    def _found(self, scope: Scope, limit: int, text: str | None = None) -> list[Candidate]:
        hits = self._library.retriever.search(text or self._text, scope, limit)
        self.signals |= {h.passage: h.signals for h in hits if h.passage not in self.signals}
        found = self._library.passages.passages([h.passage for h in hits], scope)
        best = max((h.score for h in hits), default=1.0) or 1.0
        return [
            Candidate(
                found[h.passage],
                self._library.documents[h.document],
                h.score / best,
                h.signals.get("agreement", 0.0),
            )
            for h in hits
            if h.passage in found and h.document in self._library.documents
        ]
