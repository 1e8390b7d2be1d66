"""What a question is about, by the same understanding that answers questions."""

from __future__ import annotations

from datetime import date

from bot.answering.sources import sources_named
from bot.answering.understand import understand
from bot.answering.units_asked import unit_named
from bot.answering.wording import normalise
from bot.model import Answer, Question
from bot.records.tickets.model import Facts
from bot.worklist.registers import View
from ingest.model import Indicator


def facts_of(question: Question, answer: Answer | None, view: View, today: date) -> Facts:
    """The indicator with its group, the unit and the document that a question is about.

    What the answer cites counts for the document; what was not said and not found stays ``None``.
    """
    register = view.register
    text = normalise(question.text)
    sources = sources_named(text, view.documents, register.current_year())
    asked = understand(question, register, today, sources)
    row = _row(asked.indicators, answer, view)
    named = unit_named(text, question, register, asked.table) if asked.table else None
    names = named.names if named else ()
    return Facts(
        indicator=row.number if row else None,
        topic=row.groups[0] if row and row.groups else None,
        unit=names[0] if len(names) == 1 else question.asker.unit,
        document=_document(sources.documents, answer, view),
    )


def _row(asked: tuple[Indicator, ...], answer: Answer | None, view: View) -> Indicator | None:
    """The one indicator that a question means, or that its answer told of."""
    if len({row.id for row in asked}) == 1:
        return asked[0]
    cited = [] if asked or answer is None else answer.citations
    rows = [view.register.row_at(c.locator, c.document) for c in cited if c.locator.cell]
    found = {row.id: row for row in rows if row}
    return next(iter(found.values())) if len(found) == 1 else None


def _document(named: frozenset[str], answer: Answer | None, view: View) -> str | None:
    titles = {view.documents[one].title for one in named if one in view.documents}
    if not titles and answer:
        titles = {citation.document.title for citation in answer.citations[:1]}
    return titles.pop() if len(titles) == 1 else None
