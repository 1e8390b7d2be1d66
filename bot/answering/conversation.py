"""A message as it stands in a conversation: courtesies, several questions, what leans on a turn before."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import chain

from bot.answering.brought import Reader
from bot.answering.choosing import ordinal_in
from bot.answering.draft import Draft
from bot.answering.followup import Resolved, follow_up, goes_on
from bot.answering.introduction import introduced, unit_told
from bot.answering.joining import CHIPS, chat, joined
from bot.answering.parting import MOST, part
from bot.answering.pasted_list import pasted_list
from bot.answering.smalltalk import courtesy, without_courtesies
from bot.answering.spoken import Spoken, spoken_after
from bot.model import Question, Turn
from prompts import reply

Answering = Callable[[Question, bool], Draft]
"""Answers one stand-alone question; the flag says whether it may ask back."""

Rewriting = Callable[[str, str], str]
"""Puts a message that leans on the question before it in words that stand alone; empty if it cannot."""

_SAID = {
    "which": "chat.which",
    "no_unit": "refusals.no_unit",
    "listed_all": "chat.listed_all",
    "found_all": "chat.found_all",
}


def in_context(turns: Sequence[Turn], since: datetime) -> tuple[Turn, ...]:
    """The turns that a message may lean on: recent, of this topic, and more than a courtesy.

    Who said which unit is theirs is remembered for as long.
    """
    found: list[Turn] = []
    for turn in turns:
        if courtesy(turn.question) == "new_topic":
            found.clear()
        elif turn.asked_at >= since:
            found.append(turn)
    return tuple(found)


@dataclass(frozen=True)
class Conversation:
    """What was said before, newest last, and how one question is answered."""

    reader: Reader
    turns: Sequence[Turn]
    answer: Answering
    rewrite: Rewriting | None = None

    def reply(self) -> Draft:
        """The answer to the message; a draft with ``parts`` when it asks several questions."""
        text = self.reader.question.text
        if kind := courtesy(text):
            return chat("chat", reply(f"chat.{kind}"))
        if pasted_list(text):  # one thing to check, however many lines and questions it looks like
            return self.answer(self.reader.question, not self._asked_back)
        text = without_courtesies(text)
        questions = self._left_over(text) or part(text, self.reader)
        if len(questions) == 1 and (unit := introduced(text, self.reader)) and not self._asked_back:
            return chat("chat", reply("chat.introduced", unit=unit))
        drafts: list[Draft] = []
        for words in questions[:MOST]:
            drafts.append(self._part(words, drafts, len(questions) > 1))
        whole = joined(drafts) if len(drafts) > 1 else drafts[0]
        if left := questions[MOST:]:
            whole.note("more_questions", reply("notices.more_questions", most=MOST, left=len(left)))
            whole.notices.insert(0, whole.notices.pop())
            whole.suggestions = list(left[:CHIPS])
        return whole

    def _part(self, words: str, before: Sequence[Draft], several: bool) -> Draft:
        """The draft of one question, read after the one before it."""
        started = time.perf_counter()
        resolved = self._with_unit(self._resolved(words, before))
        if resolved.said:
            status = "clarify" if resolved.said in ("which", "no_unit") else "chat"
            draft = chat(status, reply(_SAID[resolved.said]))  # type: ignore[arg-type]
        else:
            question = replace(self.reader.question, text=resolved.text)
            draft = self.answer(question, not self._asked_back)
        if resolved.rewritten or several:
            draft.understood_as = resolved.text or words
        draft.question = resolved.text or words
        draft.elapsed_ms = round((time.perf_counter() - started) * 1000)
        return draft

    def _resolved(self, words: str, before: Sequence[Draft]) -> Resolved:
        """What a question asks; 第三个呢 may go back to a list that was shown some turns ago."""
        spoken = self._after(before[-1]) if before else self._spoken
        resolved = follow_up(words, spoken, self.reader)
        if resolved.said == "which" and ordinal_in(words):
            earlier = (self._spoken_of(turn) for turn in self.turns[-2::-1])
            again = (follow_up(words, one, self.reader) for one in earlier)
            resolved = next((one for one in again if one.rewritten), resolved)
        if resolved.said == "which" and spoken and self.rewrite:
            text = self.rewrite(words, spoken.question)
            if text and not follow_up(text, None, self.reader).said:
                return Resolved(text, rewritten=True)
        return resolved

    def _with_unit(self, resolved: Resolved) -> Resolved:
        """我们局 of somebody who said before which one that is."""
        if not resolved.text or self.reader.question.asker.unit:
            return resolved
        brought = self.reader.read(resolved.text)
        unit = brought.unit
        if not (unit and brought.mine and not unit.names):
            return resolved
        told = self._unit_told()
        words = resolved.text.replace(brought.unit_words, told, 1) if told else resolved.text
        return Resolved(words, rewritten=resolved.rewritten or bool(told))

    def _unit_told(self) -> str:
        """The unit that this message or one before it gave as its sender's."""
        here = re.split(r"[,，。!！?？\n]", self.reader.question.text)
        said = (introduced(clause, self.reader) for clause in here)
        before = (unit_told(turn.question, self.reader) for turn in reversed(self.turns))
        return next(filter(None, chain(said, before)), "")

    def _after(self, draft: Draft) -> Spoken:
        question = replace(self.reader.question, text=draft.question)
        return spoken_after(question, draft, self.reader.register, self.reader.today)

    @cached_property
    def _spoken(self) -> Spoken | None:
        """What the turn before was about; ``None`` in the first turn."""
        return self._spoken_of(self._last) if self._last else None

    def _spoken_of(self, turn: Turn) -> Spoken:
        said = turn.answer.parts[-1] if turn.answer.parts else turn.answer
        text = said.understood_as or without_courtesies(turn.question)
        question = replace(self.reader.question, text=text)
        return spoken_after(question, said, self.reader.register, self.reader.today)

    @property
    def _last(self) -> Turn | None:
        """The turn before, courtesies aside."""
        told = (turn for turn in reversed(self.turns) if turn.answer.status != "chat")
        return next(told, None)

    @property
    def _asked_back(self) -> bool:
        return self._last is not None and self._last.answer.status == "clarify"

    def _left_over(self, text: str) -> tuple[str, ...]:
        """The questions of the message before that were too many, when it is to go on."""
        last = self._last
        if last is None or not goes_on(text):
            return ()
        if not any(notice.kind == "more_questions" for notice in last.answer.notices):
            return ()
        return part(without_courtesies(last.question), self.reader)[MOST:]
