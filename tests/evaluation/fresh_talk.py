"""Conversations written without a look at the rules, each follow-up with the question that it means.

A follow-up is resolved when it gets the answer that its question gets when asked alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.compose import App
from bot.model import Answer, Question

FILE = Path(__file__).parent / "talk" / "fresh.txt"
OPEN = 50
"""How many of them, from the first, may be looked at."""


@dataclass(frozen=True, slots=True)
class Said:
    """A turn; ``means`` is empty where it stands alone."""

    text: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A follow-up with what it was taken to mean."""

    said: Said
    understood_as: str | None
    right: bool


def conversations() -> list[list[Said]]:
    """All of them, in order."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [
        [Said(*(part.strip() for part in turn.split("=>"))) for turn in line.split(" | ")]
        for line in lines
        if line and not line.startswith("#")
    ]


def follow(app: App, turns: list[Said]) -> Iterator[Resolved]:
    """Hold a conversation; the follow-ups and whether each was understood."""
    conversation = uuid.uuid4().hex
    for turn in turns:
        answer = app.assistant.ask(Question(turn.text, conversation=conversation))
        if turn.means:
            alone = app.assistant.ask(Question(turn.means))
            yield Resolved(turn, answer.understood_as, _told(answer) == _told(alone))


def _told(answer: Answer) -> tuple[str, str]:
    return answer.status, answer.text
