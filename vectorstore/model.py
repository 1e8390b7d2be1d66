"""Scope and Hit: what every search is limited to, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scope:
    """What one asker may see, required by every retriever, lookup and catalog read.

    ``groups`` are the visibility groups that the credential grants; open documents are always
    visible. Only documents whose status is current or upcoming count unless ``superseded`` is
    true. ``documents`` narrows the scope to those ids; ``None`` does not.
    """

    groups: frozenset[str] = frozenset()
    superseded: bool = False
    documents: frozenset[str] | None = None


OPEN = Scope()
"""What anyone may see: open documents in their current edition."""

EVERYTHING_OPEN = Scope(superseded=True)
"""Open documents in all editions."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. Larger scores are better; ``signals`` are the parts of the score by name.

    ``twins`` are passages with the identical text in other documents, collapsed into this one.
    """

    passage: str
    document: str
    score: float
    signals: Mapping[str, float] = field(default_factory=dict)
    twins: tuple[str, ...] = ()
