"""Answering what was before a change, and whether documents agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.accord_form import AccordForm
from bot.answering.asked import Asked, read_question
from bot.answering.changes_asked import subject_of, topic_of
from bot.answering.draft import Draft
from bot.answering.finding import Finder, Library
from bot.answering.original_form import OriginalForm
from bot.answering.selection import Scored, rank_sentences, select
from bot.answering.sentences import Span
from bot.answering.understanding import Understanding
from bot.worklist.board import plain
from bot.worklist.changes import Change
from ingest.model import Document, Passage
from prompts import reply
from vectorstore.tokens import bigrams

TOLD = 0.34
"""The part of what is asked that a sentence must hold to be set beside another document's."""

_FIGURE = re.compile(r"\d(?!\d*[.、．])|百分之|[一二三四五六七八九十两]+[个项次天年月]")

ABOUT = 0.5
"""The part of a question's subject that a notice must hold to be what is asked about."""

LIKE = 0.6
"""How near to the best a notice's words must come to be what is asked about."""


class Changes:
    """Writes answers about changes into a draft; False where only a search can answer."""

    def __init__(self, library: Library, draft: Draft, finder: Finder) -> None:
        self._library, self._draft, self._finder = library, draft, finder

    def answer(self, asked: Understanding) -> bool:
        """Answer a question of intent original or accord."""
        if asked.intent == "original":
            return self._original(asked)
        if asked.timed and (changes := self._moved(asked)):
            AccordForm(self._library.register, self._draft).days(changes, self._passages)
            return True
        return bool(asked.beside) and self._beside(asked)

    def _original(self, asked: Understanding) -> bool:
        form = OriginalForm(self._library.register, self._draft)
        for indicator in asked.indicators:
            form.row(indicator, asked.fields)
        if asked.indicators or asked.missing:
            return True
        changes = self._moved(asked)
        form.days(changes)
        return bool(changes)

    def _moved(self, asked: Understanding) -> Sequence[Change]:
        """The moved days that a question is about, the earliest first."""
        topic, subject = topic_of(asked.text), subject_of(asked.text)
        found = [
            change
            for change in self._library.register.board.moved_days()
            if not asked.beside or self._between(change, asked.beside)
        ]
        tables = self._library.register.tables
        titles = {plain(table.document.title) for table in tables}
        prose = [c for c in found if plain(c.amendment.target_title or "") not in titles]
        if prose and not re.search(r"表|指标", asked.text):
            found = prose  # what the plan sets for all is meant, not single rows
        about = [c for c in found if _shared(subject, c.amendment.quote) >= ABOUT]
        scores = [_shared(topic, change.amendment.quote) for change in about]
        best = max(scores, default=0.0)
        return [c for c, score in zip(about, scores, strict=True) if score >= LIKE * best]

    def _between(self, change: Change, beside: Sequence[str]) -> bool:
        """Whether one of these documents makes a change, or is changed by it."""
        target = plain(change.amendment.target_title or "")
        titles = [plain(self._library.documents[name].title) for name in beside]
        return change.source.id in beside or (bool(target) and target in titles)

    def _passages(self, document: str) -> Sequence[Passage]:
        scope = replace(self._library.scope, superseded=True)
        return self._library.passages.document_passages(document, scope)

    def _beside(self, asked: Understanding) -> bool:
        topic = topic_of(asked.text)
        documents = [self._library.documents[name] for name in asked.beside]
        if not topic:
            self._draft.status = "clarify"
            titles = "、".join(f"《{document.title}》" for document in documents)
            self._draft.say(reply("accord.which", titles=titles))
            return True
        expand = self._library.register.vocabulary.synonyms.expand
        told = [
            (document, self._says(document, read_question(topic, self._library.weights, expand)))
            for document in documents
        ]
        if not any(spans for _, spans in told):
            return False
        AccordForm(self._library.register, self._draft).beside(told, topic)
        return True

    def _says(self, document: Document, asked: Asked) -> list[Span]:
        """The sentence of a document that says most of what is asked, if any says enough."""
        candidates = self._finder.in_document(document.id)
        if asked.kind == "list":
            chosen = select(asked, candidates, self._finder.around)
            if chosen and chosen[0].enumeration:
                return list(chosen[0].spans)
        ranked = rank_sentences(asked, candidates)
        told = [one for one in ranked if asked.coverage([one.span.text]) >= TOLD]
        best = max(told, key=lambda one: _worth(one, asked), default=None)
        return [best.span] if best else []


def _shared(asked: str, quote: str) -> float:
    """The part of the words asked that a quotation holds; words of no content are in any."""
    wanted = set(bigrams(asked))
    return len(wanted & set(bigrams(quote))) / len(wanted) if wanted else 1.0


def _worth(one: Scored, asked: Asked) -> tuple[float, bool, float]:
    """A sentence with a figure says what is required; one without only speaks of it."""
    return asked.coverage([one.span.text]), bool(_FIGURE.search(one.span.text)), one.score
