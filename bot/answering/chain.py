"""One question's way to a draft: small talk, look-up, list, or prose; the typed refusals between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.answering.asked import Asked, Weights, read_question
from bot.answering.draft import Draft
from bot.answering.evidence import Verdict, judge
from bot.answering.extractive import Extractive, refuse
from bot.answering.fields import fields_asked
from bot.answering.indicator_form import IndicatorForm
from bot.answering.list_form import ListForm
from bot.answering.rowsearch import rank_rows, row_meant
from bot.answering.selection import Candidate
from bot.answering.smalltalk import smalltalk
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.model import Question
from bot.worklist.register import Register
from bot.worklist.row_index import RowMatch
from bot.worklist.synonyms import expand
from ingest.model import Document, Indicator, Passage
from prompts import reply
from vectorstore.model import Hit, Scope

AT_MOST = 10
"""Indicators answered in one message; a longer range is better asked as a list."""
CHIPS, LIKE = 3, 0.4
"""Other indicators offered beside an answer, and the part of the question that each must tell."""
FOUND = 8
"""Passages that a search brings."""


class Retriever(Protocol):
    """Finds passages for a question."""

    def search(self, question: str, scope: Scope, limit: int) -> Sequence[Hit]: ...


class Passages(Protocol):
    """Reads what was found."""

    def passages(self, ids: Sequence[str], scope: Scope) -> dict[str, Passage]: ...

    def document_passages(self, document: str, scope: Scope) -> list[Passage]: ...


@dataclass(frozen=True)
class Library:
    """What the pipeline needs of the library for one question."""

    scope: Scope
    register: Register
    documents: dict[str, Document]
    passages: Passages
    retriever: Retriever
    weights: Weights


class Chain:
    """Answers one question from one library."""

    def __init__(self, library: Library, question: Question, today: date) -> None:
        self._library, self._question, self._today = library, question, today
        self._draft = Draft()
        self._searched: list[Candidate] | None = None

    def run(self) -> Draft:
        """The draft of the answer; ``draft.explanation`` is filled when it was asked for."""
        courtesy = smalltalk(self._question.text)
        if courtesy:
            self._draft.status = "chat"
            self._draft.say(courtesy)
            return self._draft
        if not self._library.documents:
            return self._draft.refuse("no_evidence", reply("refusals.empty_library"))
        asked = understand(self._question, self._library.register, self._today)
        self._answer(asked)
        self._note_edition(asked)
        if self._question.explain:
            self._explain(asked)
        return self._draft

    def _answer(self, asked: Understanding) -> None:
        if asked.intent == "indicator":
            self._indicators(asked)
        elif asked.intent == "prose":
            self._prose(asked)
        else:
            ListForm(self._library.register, self._draft, self._today).write(asked)

    def _indicators(self, asked: Understanding) -> None:
        assert asked.table is not None
        form = IndicatorForm(self._library.register, self._draft)
        for indicator in asked.indicators[:AT_MOST]:
            form.write(indicator, asked.fields)
        if asked.missing:
            self._missing(asked)
        self._chips(asked.near, asked.indicators)

    def _missing(self, asked: Understanding) -> None:
        assert asked.table is not None
        known = [i.number for i in asked.table.indicators if i.number]
        text = reply(
            "refusals.no_such_indicator",
            table=self._library.register.label(asked.table.document),
            number="、".join(asked.missing),
            first=known[0] if known else "",
            last=known[-1] if known else "",
        )
        if asked.indicators:
            self._draft.status = "partial"
            self._draft.say(text)
        else:
            self._draft.refuse("no_such_indicator", text)

    def _prose(self, asked: Understanding) -> None:
        question = self._read(asked.text)
        candidates = self._search()
        verdict = judge(question, candidates)
        row = self._row_meant(asked) if verdict.reason != "out_of_scope" or asked.pointed else None
        if row:
            IndicatorForm(self._library.register, self._draft).write(row, asked.fields)
            self._chips(asked.near, (row,))
        elif verdict.enough:
            Extractive(self._following).write(self._draft, question, candidates)
        else:
            refuse(self._draft, verdict)
        self._judged(question, verdict)

    def _read(self, text: str) -> Asked:
        return read_question(text, self._library.weights, expand)

    def _row_meant(self, asked: Understanding) -> Indicator | None:
        """The indicator that a paraphrase means: a field is asked, and its row fits best."""
        if not asked.fields or asked.table is None or len(asked.words) < 2:
            return None
        scope = replace(self._library.scope, documents=frozenset({asked.table.document.id}))
        rows = rank_rows(asked, self._found(self._question.text, scope))
        question = self._read(fields_asked(asked.text).rest)
        tables = [
            table.document.id
            for table in self._library.register.tables
            if table.document.authority == "任务分解表"
        ]
        return row_meant(asked, question, rows, self._search(), tables)

    def _judged(self, question: Asked, verdict: Verdict) -> None:
        if self._question.explain:
            self._draft.explanation |= {
                "kind": question.kind,
                "terms": [dict(terms) for terms in question.readings],
                "unknown": round(question.unknown, 3),
                "coverage": round(verdict.coverage, 3),
                "verdict": verdict.reason or "enough",
            }

    def _chips(self, near: Sequence[RowMatch], answered: Sequence[Indicator]) -> None:
        """At most three other indicators that the words could mean."""
        done = {i.id for i in answered}
        for match in near[:CHIPS]:
            other = match.indicator
            if other.id not in done and match.told >= LIKE:
                self._draft.suggestions.append(
                    reply("answer.did_you_mean", number=other.number or "", name=other.name)
                )

    def _search(self) -> list[Candidate]:
        """What the question as asked finds in all documents of the scope; searched once."""
        if self._searched is None:
            self._searched = self._found(self._question.text, self._library.scope)
        return self._searched

    def _found(self, text: str, scope: Scope) -> list[Candidate]:
        hits = self._library.retriever.search(text, scope, FOUND)
        found = self._library.passages.passages([h.passage for h in hits], scope)
        best = max((h.score for h in hits), default=1.0) or 1.0
        return [
            Candidate(found[h.passage], self._library.documents[h.document], h.score / best)
            for h in hits
            if h.passage in found and h.document in self._library.documents
        ]

    def _following(self, passage: Passage) -> Sequence[Passage]:
        scope = self._library.scope
        return [
            other
            for other in self._library.passages.document_passages(passage.document, scope)
            if other.ordinal > passage.ordinal
        ]

    def _note_edition(self, asked: Understanding) -> None:
        """Say so when the table asked for is not the one in force."""
        table = asked.table
        if asked.intent == "prose" or table is None or table.document.status != "superseded":
            return
        current = self._library.register.default
        self._draft.note(
            "superseded",
            reply(
                "notices.superseded",
                edition=self._library.register.label(table.document),
                current=self._library.register.label(current.document) if current else "",
            ),
        )

    def _explain(self, asked: Understanding) -> None:
        self._draft.explanation |= {
            "intent": asked.intent,
            "fields": list(asked.fields),
            "table": asked.table.document.title if asked.table else None,
            "indicators": [i.number or i.name for i in asked.indicators],
            "near": [[m.indicator.number, m.indicator.name, round(m.score, 3)] for m in asked.near],
            "passages": [
                {
                    "passage": c.passage.id,
                    "document": c.document.id,
                    "source": c.document.source,
                    "title": c.document.title,
                    "text": c.passage.text,
                    "score": round(c.score, 4),
                }
                for c in self._search()[:5]
            ],
        }
