"""Answers from prose: quotations, or the row that a paraphrase means; refusals where neither answers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.asked import Asked, read_question
from bot.answering.document_facts import facts_asked, tell
from bot.answering.draft import Draft
from bot.answering.evidence import Verdict, judge, tells_facts
from bot.answering.explaining import considered, decided, weighed
from bot.answering.explanation import Path
from bot.answering.extractive import Extractive, refuse
from bot.answering.fields import fields_asked
from bot.answering.finding import Finder, Library
from bot.answering.heads import asks_whether
from bot.answering.indicator_form import IndicatorForm, fields_at
from bot.answering.rowsearch import RowFound, rank_rows, row_meant, row_shows
from bot.answering.saying import Saying
from bot.answering.selection import Candidate
from bot.answering.sought import Sought, seek
from bot.answering.understanding import Understanding
from ingest.model import Indicator
from prompts import reply

UNKNOWN = 0.7
"""The share of a question in words that no document holds, from which on it means no row."""
STRANGE, FAR = 0.5, 0.6
"""The same for a row that search alone brings, and the fit below which such a row is not shown."""


class ProseForm:
    """Writes into a draft what the documents say to a question that names no indicator for sure.

    ``explain`` adds what decided to the draft's explanation.
    """

    def __init__(self, library: Library, finder: Finder, draft: Draft, *, explain: bool) -> None:
        self._library, self._finder, self._draft = library, finder, draft
        self._explain = explain
        self._rows: Sequence[RowFound] = ()

    def write(self, asked: Understanding) -> Indicator | None:
        """Answer or refuse; returns the indicator that was told, if one was."""
        sources = self._library.sources
        if sources.absent:
            known = "、".join(f"《{title}》" for title in sources.alike)
            text = reply("refusals.absent_document", year=sources.year, known=known)
            self._draft.refuse("no_evidence", text)
            return None
        if self._document_facts(asked):
            return None
        self._draft.searched = True
        question = self._read(asked.text)
        register = self._library.register
        expand = register.vocabulary.synonyms.expand
        sought = seek(asked.text, self._library.weights, expand, register.units)
        candidates = self._candidates(sought)
        verdict = judge(question, sought, candidates)
        row = self._row_meant(asked, question, sought)
        path: Path = "refusal"
        if row:
            path = "row_meant"
            IndicatorForm(self._library.register, self._draft).write(row, asked.fields)
        elif verdict.enough:
            path = "quotation"
            verdict = self._quote(asked, question, self._able(asked, candidates), verdict)
        else:
            refuse(self._draft, verdict)
        if self._explain:
            self._draft.explanation.add(weighed(question, sought))
            self._draft.explanation.add(considered(self._rows))
            self._draft.explanation.add(decided(path if verdict.enough else "refusal", verdict))
        return row

    def _able(self, asked: Understanding, told: Sequence[Candidate]) -> Sequence[Candidate]:
        """What can say it: no cell of an indicator's row says whether something may be."""
        if not asks_whether(asked.text) or asked.strong or asked.pointed:
            return told
        row_at = self._library.register.row_at
        prose = [c for c in told if not row_at(c.passage.pieces[0].locator, c.document)]
        return prose or told

    def _candidates(self, sought: Sought) -> Sequence[Candidate]:
        """What was found; of documents that tell what came about where that is asked."""
        if not sought.fact:
            return self._finder.candidates()
        known = self._library.documents.values()
        return self._finder.among(frozenset(d.id for d in known if tells_facts(d)))

    def _document_facts(self, asked: Understanding) -> bool:
        """Tell a document's number, issuer or date where that is asked of one that is named."""
        facts = facts_asked(asked.text)
        named = self._library.sources.documents
        documents = [self._library.documents[name] for name in sorted(named)]
        return bool(facts) and tell(self._draft, facts, documents, self._finder.passages_of)

    def _quote(
        self,
        asked: Understanding,
        question: Asked,
        candidates: Sequence[Candidate],
        verdict: Verdict,
    ) -> Verdict:
        """Quote what answers; a cell of an indicator's row is told as that indicator's."""
        register = self._library.register
        extractive = Extractive(self._finder.around, register.board, register.current_year())
        chosen = extractive.choose(question, candidates)
        row = chosen and register.row_at(chosen[0].spans[0].locator, chosen[0].document)
        if row and not asked.fields and question.unknown >= STRANGE and verdict.fit < FAR:
            verdict = Verdict("out_of_scope", verdict.fit, why="too_far")
            refuse(self._draft, verdict)
        elif row:
            fields = asked.fields or fields_at(
                row, [span.locator for c in chosen for span in c.spans]
            )
            IndicatorForm(register, self._draft).write(row, fields)
        else:
            extractive.write(self._draft, chosen)
            self._draft.prose = asked.text
        return verdict

    def _read(self, text: str) -> Asked:
        expand = self._library.register.vocabulary.synonyms.expand
        return read_question(text, self._library.weights, expand)

    def _row_meant(self, asked: Understanding, question: Asked, sought: Sought) -> Indicator | None:
        """The indicator that a paraphrase means: a field is asked, and its row fits best."""
        if not asked.fields or asked.table is None or len(asked.words) < 2:
            return None
        strange = sought.unheard or question.unknown >= UNKNOWN
        if sought.fact or sought.place or (strange and not (asked.strong or asked.pointed)):
            return None
        if asks_whether(asked.text) and not (asked.strong or asked.pointed):
            return None  # no column says whether something may be
        if question.kind == "where":  # no column of a table says where
            return None
        rows = self._rows = rank_rows(asked, self._finder.in_document(asked.table.document.id))
        subject = self._read(fields_asked(asked.text).rest)
        tables = [
            table.document.id
            for table in self._library.register.tables
            if table.document.authority == "任务分解表"
        ]
        row = row_meant(asked, subject, rows, self._finder.candidates(), tables)
        told = row and self._saying(asked).told_by([row], asked.table.document.title)
        return row if row and told and row_shows(sought.demand, row) else None

    def _saying(self, asked: Understanding) -> Saying:
        register = self._library.register
        named = register.units.find(asked.text)
        # A unit is meant by whatever name it goes, so the passage need not write this one.
        text = f"{asked.text[: named.start]} {asked.text[named.end :]}" if named else asked.text
        return Saying.of(text, register.vocabulary.synonyms.expand)
