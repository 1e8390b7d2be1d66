"""What a conversation is about after a turn: the rows, the unit, the question that was answered.

Only what the last question was about is taken from here, never what its answer says: a follow-up is
answered from the documents like any other question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.answering.fields import fields_asked
from bot.answering.sources import Sources
from bot.answering.understand import understand
from bot.answering.understanding import Understanding
from bot.answering.wording import normalise
from bot.model import AnswerStatus, Citation, ListItem, Question, Sentence
from bot.worklist.register import Register
from ingest.model import FieldName, Indicator

_LISTS = ("unit_list", "due_list", "evidence_list", "topic_list", "group_list")
_TAIL = re.compile(
    r"[,，]?(?:会|能|要|该|是|有|得|由|可以|应该|需要|到底)*(?:怎么|怎样|如何|什么|啥|哪|谁|多少|几|多久|是否|行不行|可不可以|要不要|用不用|能不能|需不需要|有没有)[^,，。]*$"
    r"|[吗么嘛]$"
)


class Said(Protocol):
    """An answer given, or one in the making."""

    @property
    def status(self) -> AnswerStatus: ...
    @property
    def lines(self) -> Sequence[Sentence | ListItem]: ...
    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def suggestions(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question that was answered. ``rows`` are the indicators that it was about or that it listed."""

    question: str
    asked: Understanding
    rows: tuple[Indicator, ...] = ()
    asked_back: bool = False
    choices: tuple[str, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether the rows are the entries of a list."""
        return self.asked.intent in _LISTS

    @property
    def fields(self) -> tuple[FieldName, ...]:
        """The fields that were asked for."""
        return self.asked.fields

    @property
    def topic(self) -> str:
        """What a question about prose was about: its words without those that ask."""
        plain = self.asked.text.rstrip("?？。!！")
        topic = _TAIL.sub("", plain) or fields_asked(plain).rest.strip()
        return topic or plain


def spoken_after(question: Question, said: Said, register: Register, today: date) -> Spoken:
    """What a stand-alone question and its answer leave to go on from."""
    asked = understand(question, register, today, Sources())
    return Spoken(
        normalise(question.text),
        asked,
        rows_of(said, register, listed=asked.intent in _LISTS) or asked.indicators,
        said.status == "clarify",
        tuple(said.suggestions),
    )


def rows_of(said: Said, register: Register, *, listed: bool) -> tuple[Indicator, ...]:
    """The rows that an answer names, in its order; of a list, those that are its entries."""
    cited = {citation.mark: citation for citation in said.citations}
    found: dict[str, Indicator] = {}
    for line in said.lines:
        if not line.citations or (listed and not isinstance(line, ListItem)):
            continue
        place = cited[line.citations[0]]
        row = register.row_at(place.locator, place.document)
        # The cell of a value may be merged with the row above: the line that names a row is its own.
        if row and row.name in line.text:
            found.setdefault(row.id, row)
        elif not found:
            return ()  # prose comes first: no row is what it is about
    return tuple(found.values())
