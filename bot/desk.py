"""What a chat channel talks to: a message in, a reply out, whatever the platform."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from bot.errors import sentence_of
from bot.incidents import attempt
from bot.model import Answer, Asker, Message, Question, Reply
from prompts import reply

_NEW_TOPIC = re.compile(r"(?:新话题|新对话|换个话题|清空|重新开始|/new)")
_HELPDESK = re.compile(r"(?:问人工|转人工|人工(?:客服|服务)?|找人工)")
_USEFUL = re.compile(r"(?:有用|有帮助|👍)")
_USELESS = re.compile(r"(?:没用|没有用|没帮助|不对|答错了|👎)")
_WHOLE = re.compile(r"(?:看|显示|列出)?(?:全部|完整清单|全部清单)|展开")
_SOURCES = re.compile(r"(?:来源|出处|原文|依据)")


class Assistant(Protocol):
    """The pipeline."""

    def ask(self, question: Question) -> Answer: ...


class Feedback(Protocol):
    """Keeps what people say of answers."""

    def give(self, answer: str, verdict: str, reason: str | None = None) -> None: ...


class Conversations(Protocol):
    """Which conversation a person is in, and the answer last given there."""

    def current(self, person: str) -> str: ...

    def begin(self, person: str) -> str: ...

    def last_answer(self, conversation: str) -> Answer | None: ...


class Desk:
    """Handles one message of one person; the same for every channel."""

    def __init__(
        self, assistant: Assistant, conversations: Conversations, feedback: Feedback
    ) -> None:
        self._assistant, self._conversations, self._feedback = assistant, conversations, feedback
        self._commands: tuple[tuple[re.Pattern[str], Callable[[str], Reply]], ...] = (
            (_NEW_TOPIC, self._new_topic),
            (_HELPDESK, lambda _: Reply(reply("chat.helpdesk"))),
            (_USEFUL, lambda person: self._vote(person, "useful")),
            (_USELESS, lambda person: self._vote(person, "useless")),
            (_SOURCES, self._sources),
            (_WHOLE, self._whole),
        )

    def handle(self, message: Message) -> Reply:
        """The reply to a message; errors become their sentence, never an exception."""
        found = attempt(lambda: self._reply(message), f"message on {message.channel}")
        return found if isinstance(found, Reply) else Reply(sentence_of(found))

    def _reply(self, message: Message) -> Reply:
        person = person_key(message)
        text = re.sub(r"[\s。.!！]+$", "", message.text.strip())
        for pattern, command in self._commands:
            if pattern.fullmatch(text):
                return command(person)
        return self._ask(person, message.text, message.asker)

    def _ask(self, person: str, text: str, asker: Asker) -> Reply:
        asker = replace(asker, person=person)
        question = Question(text, asker, conversation=self._conversations.current(person))
        answer = self._assistant.ask(question)
        return Reply(answer.text, answer)

    def _new_topic(self, person: str) -> Reply:
        self._conversations.begin(person)
        return Reply(reply("chat.new_topic"))

    def _last(self, person: str) -> Answer | None:
        return self._conversations.last_answer(self._conversations.current(person))

    def _vote(self, person: str, verdict: str) -> Reply:
        last = self._last(person)
        if last is None:
            return Reply(reply("chat.nothing_yet"))
        self._feedback.give(last.id, verdict)
        return Reply(reply(f"chat.{verdict}"))

    def _whole(self, person: str) -> Reply:
        """The last answer with every entry of its list, which a chat shows folded."""
        last = self._last(person)
        return Reply(last.text if last else reply("chat.nothing_yet"))

    def _sources(self, person: str) -> Reply:
        """The quotations of the last answer, each with its document."""
        last = self._last(person)
        if last is None:
            return Reply(reply("chat.nothing_yet"))
        if not last.citations:
            return Reply(reply("surface.no_source"))
        lines = [
            reply("answer.row_quote", source=f"《{c.document.title}》", quote=c.quote)
            for c in last.citations
        ]
        return Reply("\n".join(dict.fromkeys(lines)))


def person_key(message: Message) -> str:
    """Who holds this conversation: one person in one chat of one channel, as a hash.

    In groups every person has a conversation of their own, so that questions do not mix.
    """
    identity = "\0".join((message.channel, message.chat, message.person))
    return hashlib.sha256(identity.encode()).hexdigest()[:40]
