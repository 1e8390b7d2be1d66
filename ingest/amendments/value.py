"""One change that a sentence states, before it is known whose sentence it is."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Action, Aspect


@dataclass(frozen=True, slots=True)
class Change:
    """One change; ``start`` is where in the sentence its verb stands (zero-based)."""

    action: Action
    field: Aspect
    new: str
    old: str | None
    start: int
