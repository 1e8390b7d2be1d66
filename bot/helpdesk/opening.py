"""Opening a ticket: with the conversation before it, what was found, and why it was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.errors import BotError
from bot.helpdesk.facts import facts_of
from bot.model import Answer, Asker, Question, Turn
from bot.records.tickets.book import TicketBook
from bot.records.tickets.model import Near, Opening, Origin, Said, Ticket
from bot.worklist.registers import Registers
from ingest.model import Passage
from vectorstore.model import Hit, Scope

TURNS = 3
"""Turns of a conversation that go along with a ticket."""
NEAREST, BEGINNING = 3, 160
"""Passages that go along with it, and how many characters of each."""


class Answers(Protocol):
    """Answers as given."""

    def get(self, identity: str) -> Answer: ...

    def question_of(self, answer: str) -> str: ...

    def turns(self, conversation: str, limit: int | None = 5) -> tuple[Turn, ...]: ...

    def may_go_on(self, conversation: str, person: str) -> bool: ...


class Retriever(Protocol):
    """Finds passages for a question."""

    def search(self, question: str, scope: Scope, limit: int) -> Sequence[Hit]: ...


class Passages(Protocol):
    """Reads what was found."""

    def passages(self, ids: Sequence[str], scope: Scope) -> dict[str, Passage]: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a person to answer. ``asker.person`` is who may go on in the conversation,
    ``owner`` whose ticket it becomes."""

    question: str
    origin: Origin
    asker: Asker
    owner: str = ""
    conversation: str | None = None
    answer: str | None = None
    note: str = ""
    contact: str = ""
    channel: str = "web"
    address: str = ""
    by: str = ""


class Helpdesk:
    """Opens tickets; safe to use from several threads."""

    def __init__(
        self,
        book: TicketBook,
        answers: Answers,
        registers: Registers,
        passages: Passages,
        retriever: Callable[[], Retriever],
        clock: Callable[[], datetime],
        timezone: ZoneInfo,
    ) -> None:
        self._book, self._answers, self._registers = book, answers, registers
        self._passages, self._retriever = passages, retriever
        self._clock, self._timezone = clock, timezone

    def open(self, wish: Wish) -> Ticket:
        """The ticket of a wish; the same one where it was wished before.

        Raises BotError ``empty_question``, ``unknown_answer``.
        """
        text = wish.question.strip()
        if not text:
            raise BotError("empty_question")
        answer = self._answers.get(wish.answer) if wish.answer else None
        conversation = self._conversation(wish, answer)
        scope = Scope(groups=wish.asker.groups)
        view = self._registers.of(wish.asker.groups)
        today = self._clock().astimezone(self._timezone).date()
        return self._book.open(
            Opening(
                question=text,
                origin=wish.origin,
                owner=wish.owner,
                note=wish.note.strip(),
                contact=wish.contact.strip(),
                conversation=conversation,
                answer=wish.answer,
                reason=answer.reason if answer else None,
                excerpt=self._excerpt(conversation, answer, text),
                found=self._nearest(text, scope),
                facts=facts_of(Question(text, wish.asker), answer, view, today),
                channel=wish.channel,
                address=wish.address,
                by=wish.by,
            )
        )

    def useless(self, answer: str, reason: str, asker: Asker, owner: str, by: str) -> Ticket:
        """The ticket of an answer that somebody found useless, and says why."""
        question = self._answers.question_of(answer)
        wish = Wish(question, "useless", asker, owner, answer=answer, note=reason, by=by)
        return self.open(wish)

    def _conversation(self, wish: Wish, answer: Answer | None) -> str | None:
        """The conversation that goes along, where it is the asker's to show."""
        named = wish.conversation or (answer.conversation if answer else None)
        if named and self._answers.may_go_on(named, wish.asker.person):
            return named
        return None

    def _excerpt(
        self, conversation: str | None, answer: Answer | None, question: str
    ) -> tuple[Said, ...]:
        turns = self._answers.turns(conversation, TURNS) if conversation else ()
        said = [_said(turn.question, turn.answer) for turn in turns]
        if answer and all(turn.answer.id != answer.id for turn in turns):
            said.append(_said(question, answer))
        return tuple(said)

    def _nearest(self, question: str, scope: Scope) -> tuple[Near, ...]:
        hits = self._retriever().search(question, scope, NEAREST)
        read = self._passages.passages([hit.passage for hit in hits], scope)
        documents = self._registers.of(scope.groups).documents
        return tuple(
            Near(
                hit.passage,
                hit.document,
                documents[hit.document].title,
                read[hit.passage].path,
                read[hit.passage].text[:BEGINNING],
            )
            for hit in hits
            if hit.passage in read and hit.document in documents
        )


def _said(question: str, answer: Answer) -> Said:
    cited = dict.fromkeys(citation.document.id for citation in answer.citations)
    return Said(question, answer.text, answer.status, tuple(cited))
