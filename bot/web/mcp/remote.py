"""The tools over a running service, for the process that speaks on standard input beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from bot.web.mcp.contract import Told


class Api(Protocol):
    """The HTTP contract of a service; raises a known error with the service's own sentence."""

    def get(self, path: str, query: Mapping[str, object]) -> Told: ...

    def ask(self, body: Mapping[str, object]) -> Told: ...


@dataclass(frozen=True)
class OfService:
    """What the service lets this machine see."""

    api: Api

    def ask(self, question: str, unit: str | None, conversation: str | None) -> Told:
        """The answer to a question."""
        return self.api.ask({"question": question, "unit": unit, "conversation": conversation})

    def search(self, query: str, limit: int) -> Told:
        """Passages by wording and meaning."""
        return self.api.get("/api/search", {"q": query, "limit": limit})

    def indicator(self, query: str, edition: str | None) -> Told:
        """Indicators by number or name."""
        return self.api.get("/api/indicators", {"q": query, "edition": edition})

    def worklist(self, unit: str, edition: str | None) -> Told:
        """All that a unit owes."""
        path = f"/api/units/{quote(unit, safe='')}/worklist"
        return self.api.get(path, {"edition": edition})

    def passage(self, identity: str) -> Told:
        """One passage."""
        return self.api.get(f"/api/passages/{quote(identity, safe='')}", {})
