"""What writing asks of a language model, and how that fails: nothing here knows which model it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Why = Literal[
    "timeout",
    "busy",
    "paused",
    "unreachable",
    "rate_limited",
    "server_error",
    "refused",
    "malformed",
    "empty",
]
"""``busy``: all places are taken; ``paused``: it failed too often a moment ago."""


class ModelFailed(Exception):
    """The model gave nothing, or no more; ``detail`` is for the log."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why, self.detail = why, detail


@dataclass(frozen=True, slots=True)
class Record:
    """A quotation as the model gets it: its mark, where it stands, and its words."""

    mark: int
    title: str
    place: str
    text: str


class Model(Protocol):
    """A language model that writes from numbered records."""

    @property
    def prompt(self) -> str:
        """Name and version of the prompt that it writes by."""
        ...

    def write(self, question: str, records: Sequence[Record]) -> Iterator[str]:
        """Pieces of an answer as they come; raises ModelFailed. Closing it ends the writing."""
        ...

    def bears_out(self, sentence: str, records: Sequence[Record], seconds: float) -> bool:
        """Whether the model itself finds that the records say so; raises ModelFailed."""
        ...

    @property
    def timeout(self) -> float:
        """Seconds that one answer may take in all."""
        ...

    @property
    def checks(self) -> bool:
        """Whether each sentence is to be put to ``bears_out``."""
        ...
