"""One question's way to a draft: small talk, look-up, list, or prose; the typed refusals between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.asked import Asked, read_question
from bot.answering.draft import Draft
from bot.answering.evidence import Verdict, judge
from bot.answering.extractive import Extractive, refuse
from bot.answering.fields import fields_asked
from bot.answering.finding import Finder, Library
from bot.answering.indicator_form import IndicatorForm, fields_at
from bot.answering.list_form import ListForm
from bot.answering.rowsearch import rank_rows, row_meant
from bot.answering.selection import Candidate
from bot.answering.smalltalk import smalltalk
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.model import Question
from bot.worklist.row_index import RowMatch
from bot.worklist.synonyms import expand
from ingest.model import Indicator
from prompts import reply

AT_MOST = 10
"""Indicators answered in one message; a longer range is better asked as a list."""
CHIPS, LIKE = 3, 0.4
"""Other indicators offered beside an answer, and the part of the question that each must tell."""


class Chain:
    """Answers one question from one library."""

    def __init__(self, library: Library, question: Question, today: date) -> None:
        self._library, self._question, self._today = library, question, today
        self._draft = Draft()
        self._finder = Finder(library, question.text)

    def run(self) -> Draft:
        """The draft of the answer; ``draft.explanation`` is filled when it was asked for."""
        courtesy = smalltalk(self._question.text)
        if courtesy:
            self._draft.status = "chat"
            self._draft.say(courtesy)
            return self._draft
        if not self._library.documents:
            return self._draft.refuse("no_evidence", reply("refusals.empty_library"))
        asked = understand(
            self._question, self._library.register, self._today, self._library.sources
        )
        if asked.table:
            self._finder.table = asked.table.document.id
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
        if self._library.sources.absent:
            self._draft.refuse("no_evidence", reply("refusals.no_evidence"))
            return
        self._draft.searched = True
        question = self._read(asked.text)
        candidates = self._finder.candidates()
        verdict = judge(question, candidates)
        row = self._row_meant(asked, question)
        if row:
            IndicatorForm(self._library.register, self._draft).write(row, asked.fields)
            self._chips(asked.near, (row,))
        elif verdict.enough:
            self._quote(asked, question, candidates)
        else:
            refuse(self._draft, verdict)
        self._judged(question, verdict)

    def _quote(
        self, asked: Understanding, question: Asked, candidates: Sequence[Candidate]
    ) -> None:
        """Quote what answers; a cell of an indicator's row is told as that indicator's."""
        register = self._library.register
        extractive = Extractive(self._finder.around, register.board, register.current_year())
        chosen = extractive.choose(question, candidates)
        row = chosen and register.row_at(chosen[0].spans[0].locator, chosen[0].document)
        if row:
            fields = asked.fields or fields_at(
                row, [span.locator for c in chosen for span in c.spans]
            )
            IndicatorForm(register, self._draft).write(row, fields)
        else:
            extractive.write(self._draft, chosen)

    def _read(self, text: str) -> Asked:
        return read_question(text, self._library.weights, expand)

    def _row_meant(self, asked: Understanding, question: Asked) -> Indicator | None:
        """The indicator that a paraphrase means: a field is asked, and its row fits best."""
        if not asked.fields or asked.table is None or len(asked.words) < 2:
            return None
        if question.kind == "where":  # no column of a table says where
            return None
        rows = rank_rows(asked, self._finder.in_document(asked.table.document.id))
        subject = self._read(fields_asked(asked.text).rest)
        tables = [
            table.document.id
            for table in self._library.register.tables
            if table.document.authority == "任务分解表"
        ]
        return row_meant(asked, subject, rows, self._finder.candidates(), tables)

    def _judged(self, question: Asked, verdict: Verdict) -> None:
        if self._question.explain:
            self._draft.explanation |= {
                "kind": question.kind,
                "terms": [dict(terms) for terms in question.readings],
                "unknown": round(question.unknown, 3),
                "fit": round(verdict.fit, 3),
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
                for c in self._finder.candidates()[:5]
            ],
        }
