"""THE pipeline: every surface asks here, and nothing else answers."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.answering.approved import Approved
from bot.answering.asked import Weights
from bot.answering.brought import Reader
from bot.answering.chain import Chain
from bot.answering.conversation import Conversation, Rewriting, in_context
from bot.answering.draft import Draft
from bot.answering.finding import Library, Passages, Retriever
from bot.answering.hearing import hear
from bot.answering.joining import gather
from bot.answering.sources import sources_named
from bot.answering.wording import normalise, sound, unbroken
from bot.errors import BotError
from bot.model import Answer, ListItem, Question, Sentence, StreamEvent, Turn
from bot.records.answers import AnswerRecords
from bot.worklist.registers import Registers, View
from prompts import reply
from vectorstore.model import Scope

Clock = Callable[[], datetime]
"""The time now, with a zone."""


class Pending(Protocol):
    """How far the indexes are behind the catalog."""

    def __call__(self) -> int: ...


def checked(question: Question, limit: int) -> Question:
    """The question trimmed; raises BotError ``empty_question`` or ``question_too_long``."""
    text = sound(question.text).strip()
    if not text:
        raise BotError("empty_question")
    if len(text) > limit:
        raise BotError("question_too_long", length=len(text), limit=limit)
    return replace(question, text=text)


class Words(Protocol):
    """What the words of a question weigh for whom: nothing tells what an asker may not see."""

    def within(self, groups: frozenset[str]) -> Weights: ...


class Writer(Protocol):
    """Puts a draft of quotations in better words."""

    def takes(self, draft: Draft) -> bool:
        """Whether there is anything to write."""
        ...

    def write(self, draft: Draft, *, live: bool) -> Iterator[Sentence]:
        """Write it; with ``live`` each line comes as soon as it is certain and is never taken back."""
        ...


class Assistant:
    """Answers questions from the library; safe to use from several threads."""

    def __init__(
        self,
        *,
        registers: Registers,
        passages: Passages,
        retriever: Retriever,
        words: Words,
        pending: Pending,
        records: AnswerRecords,
        clock: Clock,
        timezone: ZoneInfo,
        question_chars: int,
        conversation_minutes: int,
        site: str = "",
        writer: Writer | None = None,
        rewrite: Rewriting | None = None,
        approved: Approved | None = None,
    ) -> None:
        self._registers, self._passages, self._retriever = registers, passages, retriever
        self._words, self._pending, self._records = words, pending, records
        self._writer, self._rewrite, self._complete = writer, rewrite, -1
        self._approved = approved
        self._site = site.rstrip("/")
        self._remembered = timedelta(minutes=conversation_minutes)
        self._clock, self._timezone, self._question_chars = clock, timezone, question_chars

    def ask(self, question: Question) -> Answer:
        """Answer one question and record it.

        Raises BotError ``empty_question`` or ``question_too_long``.
        """
        *_, answer = self._answered(question, live=False)
        assert isinstance(answer, Answer)
        return answer

    def stream(self, question: Question) -> Iterator[StreamEvent]:
        """The same answer piece by piece: each line after the citations it uses, the whole last.

        What a language model writes comes sentence by sentence, as each is found to be true. What
        is wrong with the question is raised here, before anything is read.
        """
        return self._answered(question, live=True)

    def _answered(self, question: Question, *, live: bool) -> Iterator[StreamEvent]:
        started = time.perf_counter()
        question = checked(question, self._question_chars)
        if question.conversation and not self._records.may_go_on(
            question.conversation, question.asker.person
        ):
            question = replace(question, conversation=None)  # somebody else's: a new one is begun
        return self._told(question, self._draft(question), started, live=live)

    def _told(
        self, question: Question, draft: Draft, started: float, *, live: bool
    ) -> Iterator[StreamEvent]:
        wordings = self._to_word(draft)
        answer = None if wordings else self._kept(question, draft, started)
        cited = {citation.mark: citation for citation in draft.citations}
        try:
            for line in self._lines(draft, wordings, live=live):
                for mark in line.citations:
                    if mark in cited:
                        yield cited.pop(mark)
                yield line
        finally:  # a reader who goes away has asked all the same
            answer = answer or self._kept(question, draft, started)
        yield from cited.values()
        yield from answer.notices
        yield answer

    def _to_word(self, draft: Draft) -> Sequence[Draft]:
        """The parts of an answer that a language model is to word."""
        writer = self._writer
        return [part for part in draft.parts or [draft] if writer and writer.takes(part)]

    def _lines(
        self, draft: Draft, wordings: Sequence[Draft], *, live: bool
    ) -> Iterator[Sentence | ListItem]:
        """The lines of an answer, those of some parts in a model's words."""
        for part in draft.parts or [draft]:
            if self._writer and any(part is one for one in wordings):
                yield from self._writer.write(part, live=live)
                if live:
                    continue
            yield from part.lines

    def _kept(self, question: Question, draft: Draft, started: float) -> Answer:
        """The answer that a draft has become, recorded."""
        gather(draft)
        answer = draft.finish(
            uuid.uuid4().hex,
            question.conversation or uuid.uuid4().hex,
            round((time.perf_counter() - started) * 1000),
            draft.explanation or None,
        )
        self._records.keep(question, answer, self._clock())
        return answer

    def _draft(self, question: Question) -> Draft:
        view = self._registers.of(question.asker.groups)
        heard = hear(
            normalise(question.text), view.sounds, self._words.within(question.asker.groups)
        )
        said = heard.text if heard.corrections else unbroken(question.text)
        question = replace(question, text=said)
        now = self._clock()
        today = now.astimezone(self._timezone).date()
        turns: tuple[Turn, ...] = ()
        if question.conversation:
            kept = self._records.turns(question.conversation)
            turns = in_context(kept, now - self._remembered)

        def answer(asked: Question, may_ask_back: bool) -> Draft:
            return self._one(view, asked, today, may_ask_back=may_ask_back)

        draft = Conversation(
            Reader(view.register, question, today), turns, answer, self._rewrite
        ).reply()
        if draft.explanation:
            draft.explanation |= {"understood": heard.text, "corrections": list(heard.corrections)}
        return draft

    def _one(self, view: View, question: Question, today: date, *, may_ask_back: bool) -> Draft:
        """The draft of the answer to one stand-alone question."""
        draft = Chain(
            self._library(view, question),
            question,
            today,
            may_ask_back=may_ask_back,
            approved=self._approved,
        ).run()
        if draft.searched and (pending := self._pending_at(view.generation)):
            draft.note("partial_index", reply("notices.partial_index", pending=pending))
        return draft

    def _pending_at(self, generation: int) -> int:
        """How many passages wait for their vector; counted no more once a generation has all."""
        if self._complete == generation:
            return 0
        pending = self._pending()
        if not pending:
            self._complete = generation
        return pending

    def _library(self, view: View, question: Question) -> Library:
        named = view.register.named_in(question.edition or question.table or question.text)
        sources = sources_named(
            normalise(question.text), view.documents, view.register.current_year()
        )
        asked_for = {*sources.documents, *([named.document.id] if named else [])}
        old = any(view.documents[name].status == "superseded" for name in asked_for)
        return Library(
            scope=Scope(groups=question.asker.groups, superseded=old),
            register=view.register,
            documents=dict(view.documents),
            passages=self._passages,
            retriever=self._retriever,
            weights=self._words.within(question.asker.groups),
            sources=sources,
            site=self._site,
        )
