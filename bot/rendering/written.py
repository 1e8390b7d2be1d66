"""An answer laid out for a file: its question, its lines in order, the documents it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.model import Answer, ListItem, Sentence, Turn
from bot.rendering.chat import BULLET
from bot.rendering.citing import source_said, sources_said
from prompts import reply


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file. ``kind`` is a question among several, a sentence, an item to tick, or a notice."""

    kind: Literal["question", "sentence", "item", "notice"]
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer laid out for a file: its question, its lines, and the documents it rests on."""

    title: str
    lines: tuple[Line, ...]
    sources: tuple[str, ...]


def written(turn: Turn) -> Written:
    """What a file of an answer holds."""
    answer = turn.answer
    lines = tuple(_parts(answer)) if answer.parts else tuple(_lines(answer))
    told = lines or (Line("sentence", answer.text),)
    return Written(turn.question.strip(), told, sources_said(answer.citations))


def _parts(answer: Answer) -> Iterator[Line]:
    """Several answers, each under its question."""
    for number, part in enumerate(answer.parts, start=1):
        yield Line("question", f"{number}. {part.understood_as or ''}")
        yield from _lines(part)


def _lines(answer: Answer) -> Iterator[Line]:
    cited = {citation.mark: citation for citation in answer.citations}
    for line in answer.lines:
        known = [cited[mark] for mark in line.citations if mark in cited]
        source = source_said(known[0]) if known else ""
        yield Line(_kind(line), line.text, source)
    for notice in answer.notices:
        yield Line("notice", notice.text)


def _kind(line: Sentence | ListItem) -> Literal["sentence", "item"]:
    return "item" if isinstance(line, ListItem) else "sentence"


def text_of(page: Written) -> bytes:
    """The text that one pastes into a group."""
    boxes = {"item": BULLET}
    lines = [boxes.get(line.kind, "") + line.text for line in page.lines]
    if page.sources:
        lines.append(reply("surface.source_line", sources="；".join(page.sources)))
    return ("\n".join(lines) + "\n").encode()
