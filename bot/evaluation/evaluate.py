"""Ask every case and judge what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.evaluation.cases import Case
from bot.evaluation.outcome import (
    Outcome,
    citations_of,
    claims,
    fields_right,
    first_document,
    items_in_cells,
    list_complete,
    matches,
    refusal,
    shown_text,
    words_found,
)
from bot.evaluation.quotation import stands
from bot.evaluation.report import Report
from bot.evaluation.wording import holds
from bot.model import Answer, Asker, Question
from ingest.model import Block, Table
from vectorstore.errors import UnknownDocument
from vectorstore.model import EVERYTHING_OPEN, Scope


class Assistant(Protocol):
    """What is judged. With ``explain`` it must say in ``explanation["passages"]`` what it found."""

    def ask(self, question: Question, /) -> Answer:
        """The whole answer to one question."""
        ...


class Documents(Protocol):
    """Where citations are looked up; raises UnknownDocument."""

    def blocks(self, document_id: str, scope: Scope, /) -> Sequence[Block]:
        """The blocks of a document in order."""
        ...


def evaluate(
    assistant: Assistant,
    cases: Sequence[Case],
    documents: Documents,
    *,
    scope: Scope = EVERYTHING_OPEN,
    on_case: Callable[[Outcome], None] = lambda _: None,
) -> Report:
    """The report on ``assistant`` over ``cases``, asked one after the other.

    Cases that follow up another share its conversation, all others are asked without one.
    """
    judge = _Judge(documents, scope)
    conversations = _conversations(cases)
    outcomes = []
    for case in cases:
        question = Question(
            case.question,
            asker=Asker(unit=case.unit, groups=scope.groups),
            conversation=conversations.get(case.id),
            explain=True,
        )
        started = time.perf_counter()
        answer = assistant.ask(question)
        outcome = judge.outcome(case, answer, (time.perf_counter() - started) * 1000)
        outcomes.append(outcome)
        on_case(outcome)
    return Report(tuple(outcomes))


def _conversations(cases: Sequence[Case]) -> dict[str, str]:
    """A conversation for every case that follows up another or is followed up."""
    roots: dict[str, str] = {}
    for case in cases:
        if case.follow_up_of is not None:
            root = roots.setdefault(case.follow_up_of, case.follow_up_of)
            roots[case.id] = root
    marker = f"{time.time_ns():x}"
    return {case: f"evaluation-{marker}-{root}" for case, root in roots.items()}


class _Judge:
    """Judges answers against the documents, each of which it reads once."""

    def __init__(self, documents: Documents, scope: Scope) -> None:
        self._documents = documents
        self._scope = scope
        self._read: dict[str, Sequence[Block]] = {}
        self._texts: dict[str, str] = {}

    def outcome(self, case: Case, answer: Answer, milliseconds: float) -> Outcome:
        """Every judgement on one answer."""
        first = first_document(answer)
        right_first = self._right_first(case, first)
        words = words_found(case, answer)
        claimed = claims(answer)
        citations = citations_of(answer)
        refused_rightly, refused_wrongly = refusal(case, answer)
        return Outcome(
            case=case,
            status=answer.status,
            reason=answer.reason,
            text=answer.text,
            milliseconds=milliseconds,
            first_document=first[1] if first else None,
            document_first=right_first,
            document_or_words_first=self._or_words_first(case, first, right_first),
            words_in_one_of_five=words[0],
            words_in_five=words[1],
            words_in_text=words[2],
            citations=len(citations),
            citations_right=sum(
                stands(citation, self._blocks(citation.document.id)) for citation in citations
            ),
            items=claimed["items"][1],
            items_cited=claimed["items"][0],
            items_in_cells=items_in_cells(answer),
            sentences=claimed["sentences"][1],
            sentences_quoted=claimed["sentences"][0],
            list_complete=list_complete(case, answer),
            fields=fields_right(case, answer),
            gold_shown=self._gold_shown(case, answer),
            refused_rightly=refused_rightly,
            refused_wrongly=refused_wrongly,
        )

    def _right_first(self, case: Case, first: tuple[str, str, str] | None) -> bool | None:
        if not case.relevant:
            return None
        return first is not None and any(matches(name, *first[1:]) for name in case.relevant)

    def _or_words_first(
        self, case: Case, first: tuple[str, str, str] | None, right: bool | None
    ) -> bool | None:
        """Labels are sparse: another document that has the answer's words is right too."""
        if right or case.answer is None or first is None:
            return right
        return holds(self._text(first[0]), case.answer)

    def _gold_shown(self, case: Case, answer: Answer) -> bool | None:
        if not case.gold:
            return None
        shown = shown_text(answer)
        return all(holds(shown, words) for words in case.gold)

    def _blocks(self, document: str) -> Sequence[Block]:
        if document not in self._read:
            try:
                self._read[document] = self._documents.blocks(document, self._scope)
            except UnknownDocument:
                self._read[document] = ()
        return self._read[document]

    def _text(self, document: str) -> str:
        if document not in self._texts:
            self._texts[document] = "\n".join(map(_text_of, self._blocks(document)))
        return self._texts[document]


def _text_of(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(cell.text for cell in block.cells)
    return block.text
