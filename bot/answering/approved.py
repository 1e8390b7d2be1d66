"""Approved answers (口径), matched before anything is searched and given whole, cited as themselves.

They stand in the library as documents of their own kind: a heading that is a question, and below it
the answer. What was entered beside (other wordings, questions that only sound alike, whether it is
under review) comes from the records.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from bot.answering.alike.matching import Known, Matching
from bot.answering.alike.reading import Reading, read
from bot.answering.draft import Draft, Source
from bot.answering.finding import Library
from bot.answering.lines import QUESTION
from bot.answering.sentences import sentences_of
from bot.answering.understanding import Understanding
from bot.answering.wording import normalise
from bot.model import Question
from bot.worklist.gist import gist
from ingest.model import Document, Passage
from prompts import reply
from vectorstore.tokens import bigrams

KIND, LOOKED_AT, SHARED = "口径", 12, 2
"""The authority of such documents; how many questions are looked at closely, those that share most
character pairs with the one asked, and how many pairs they must share."""
KEPT = 64
"""Documents whose answers are kept ready."""
_NUMBER = re.compile(
    r"^\s*(?:\d{1,3}[.、．)]|[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.]|问[:：])\s*"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is kept of an approved question beside its answer; ``review`` names what changed."""

    similar: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    review: str = ""


class Wordings(Protocol):
    """Other wordings of approved questions."""

    def of(self) -> Mapping[str, Wording]:
        """By the question."""
        ...


@dataclass(frozen=True)
class Entry:
    """An approved answer as it stands in a document; one under review stands in none."""

    question: str
    document: Document | None = None
    passages: tuple[Passage, ...] = ()


class Approved:
    """Finds the approved answer to a question; safe to use from several threads."""

    def __init__(self, matching: Matching, wordings: Wordings | None = None) -> None:
        self._matching, self._wordings = matching, wordings
        self._entries: OrderedDict[str, tuple[Entry, ...]] = OrderedDict()
        self._lock = Lock()

    def answer(self, library: Library, question: Question, draft: Draft) -> Understanding | None:
        """Write the approved answer into the draft; None where none truly matches.

        One whose sources changed is not given: the draft says that it is under review.
        """
        wordings = self._wordings.of() if self._wordings else {}
        reviewed = (Entry(asked) for asked, wording in wordings.items() if wording.review)
        entries = (*self._all(library), *reviewed)
        if not entries or question.edition or question.table:
            return None
        found = self._match(library, question.text, entries, wordings)
        if found is None:
            return None
        why = wordings.get(found.question, Wording()).review
        if why or found.document is None:
            draft.review = reply("notices.approved_review", why=why)
            return None
        for passage in found.passages:
            for span in sentences_of(passage):
                source = Source(found.document, span.locator, span.text, passage.path)
                draft.say(span.text, source)
        draft.author = "approved"
        text = normalise(question.text)
        return Understanding(text, words=gist(text))

    def _match(
        self,
        library: Library,
        text: str,
        entries: Sequence[Entry],
        wordings: Mapping[str, Wording],
    ) -> Entry | None:
        register = library.register
        year, units = register.current_year(), register.units
        asked = read(text, year, units)
        pairs = set(bigrams(asked.text))

        def shared(entry: Entry) -> int:
            told = (entry.question, *wordings.get(entry.question, Wording()).similar)
            return len(pairs.intersection(*[{p for one in told for p in bigrams(one)}]))

        near = sorted((e for e in entries if shared(e) >= SHARED), key=shared, reverse=True)
        near = near[:LOOKED_AT]

        def known(entry: Entry) -> Known:
            wording = wordings.get(entry.question, Wording())
            answer = "\n".join(passage.text for passage in entry.passages)
            told: tuple[Reading, ...] = tuple(
                read(one, year, units) for one in (entry.question, *wording.similar)
            )
            others = tuple(read(one, year, units) for one in wording.negative)
            return Known(told, read(answer, year, units), others)

        place = self._matching.best(asked, [known(entry) for entry in near])
        return None if place is None else near[place]

    def _all(self, library: Library) -> Iterator[Entry]:
        for document in library.documents.values():
            if document.authority == KIND and document.status == "current":
                yield from self._of(library, document)

    def _of(self, library: Library, document: Document) -> tuple[Entry, ...]:
        """The entries of a document; its text never changes, so they are read once."""
        with self._lock:
            found = self._entries.get(document.id)
        if found is None:
            passages = library.passages.document_passages(document.id, library.scope)
            found = tuple(_entries(document, passages))
            with self._lock:
                self._entries[document.id] = found
                while len(self._entries) > KEPT:
                    self._entries.popitem(last=False)
        return found


def _entries(document: Document, passages: Sequence[Passage]) -> Iterator[Entry]:
    sections: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.path and QUESTION.search(passage.path[-1].strip()):
            sections.setdefault(passage.path[-1], []).append(passage)
    for heading, inside in sections.items():
        question = _NUMBER.sub("", heading).strip()
        yield Entry(question, document, tuple(inside))
