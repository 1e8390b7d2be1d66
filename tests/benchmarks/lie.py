"""One lie of a language model: what it says, and what of it must not be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.fakes.chat_api import Step

Records = Sequence[tuple[int, str]]
"""The sentences of the records, each with its record's mark, the longest of the first record
before all others."""


@dataclass(frozen=True, slots=True)
class Lie:
    """What a model says, and the words of it that must not be shown; ``alone`` are words that may
    be part of a line, but no line by themselves."""

    steps: tuple[Step, ...]
    poison: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


Kind = Callable[[Records], Lie]


def body(text: str) -> str:
    """A sentence without its end."""
    return text.rstrip("。；;！？.")


def said(text: str, mark: int = 1) -> str:
    """A sentence with a mark."""
    return f"{body(text)}[{mark}]。"
