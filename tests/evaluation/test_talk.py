"""Messages that tell a story around one question, and conversations, against the demo library."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.model import Answer, Question
from tests.bot.fidelity import misquoted

if TYPE_CHECKING:
    from bot.compose import App

TALK = Path(__file__).parent / "talk"
Record = dict[str, Any]


def records(name: str) -> list[Record]:
    lines = (TALK / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def conversations() -> list[list[Record]]:
    """The turns of each conversation in order."""
    found: dict[str, list[Record]] = {}
    of: dict[str, str] = {}
    for turn in records("conversations.jsonl"):
        begun = str(of.get(turn.get("follow_up_of", ""), turn["id"]))
        of[turn["id"]] = begun
        found.setdefault(begun, []).append(turn)
    return list(found.values())


def wrong(turn: Record, answer: Answer) -> str:
    """What an answer lacks, has too much, or is instead of what was wanted."""
    lacking = [words for words in turn.get("gold", ()) if words not in answer.text]
    excess = [words for words in turn.get("absent", ()) if words in answer.text]
    other = answer.status if answer.status != turn.get("status", answer.status) else ""
    return f"{lacking} {excess} {other}: {answer.text}" if lacking or excess or other else ""


@pytest.mark.parametrize("message", records("context.jsonl"), ids=lambda message: message["id"])
def test_the_question_in_a_story_is_answered(demo_app: App, message: Record) -> None:
    answer = demo_app.assistant.ask(Question(message["question"]))
    assert not wrong(message, answer)
    assert answer.parts == ()
    assert misquoted(answer, demo_app) == []


@pytest.mark.parametrize("turns", conversations(), ids=lambda turns: turns[0]["id"])
def test_a_conversation_is_followed(demo_app: App, turns: list[Record]) -> None:
    conversation = uuid.uuid4().hex
    for turn in turns:
        answer = demo_app.assistant.ask(Question(turn["question"], conversation=conversation))
        assert not wrong(turn, answer), (turn["id"], answer.understood_as)
        assert misquoted(answer, demo_app) == []
