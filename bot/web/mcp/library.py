"""The tools over an application in this process, for one caller."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from bot.answering.wording import sound
from bot.web import indicators, search, worklists
from bot.web.access import Caller
from bot.web.mcp.contract import Told
from bot.web.schemas import AnswerOut, AskIn


@dataclass(frozen=True)
class OfCaller:
    """What one caller may see."""

    caller: Caller

    def ask(self, question: str, unit: str | None, conversation: str | None) -> Told:
        """The answer to a question."""
        asked = self.caller.question(AskIn(question=question, unit=unit, conversation=conversation))
        return _json(AnswerOut.of(self.caller.service.assistant.ask(asked)))

    def search(self, query: str, limit: int) -> Told:
        """Passages by wording and meaning."""
        return _json(search.search(self.caller, sound(query), limit))

    def indicator(self, query: str, edition: str | None) -> Told:
        """Indicators by number or name."""
        return _json(indicators.indicators(self.caller, q=sound(query), edition=_sound(edition)))

    def worklist(self, unit: str, edition: str | None) -> Told:
        """All that a unit owes."""
        return _json(worklists.worklist(sound(unit), self.caller, _sound(edition)))

    def passage(self, identity: str) -> Told:
        """One passage."""
        return _json(search.passage(sound(identity), self.caller))


def _sound(text: str | None) -> str | None:
    return sound(text) if text else text


def _json(record: BaseModel) -> Told:
    return record.model_dump(mode="json")
