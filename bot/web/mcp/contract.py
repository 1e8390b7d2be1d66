"""What the tools do, apart from the protocol's package, which takes long to load."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

Told: TypeAlias = dict[str, Any]
"""The JSON of the HTTP contract."""


class Tools(Protocol):
    """The tools for one caller; each raises a known error for what cannot be done."""

    def ask(self, question: str, unit: str | None, conversation: str | None) -> Told: ...

    def search(self, query: str, limit: int) -> Told: ...

    def indicator(self, query: str, edition: str | None) -> Told: ...

    def worklist(self, unit: str, edition: str | None) -> Told: ...

    def passage(self, identity: str) -> Told: ...
