"""Whether an answer about to be shown speaks of all that was asked, be it a row or lines of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.demand import Demand
from bot.answering.enumeration import Around
from bot.answering.knowledge import Expand
from bot.answering.said import asked_words, unsaid
from bot.answering.selection import Candidate, Selection
from bot.worklist.board import FIELDS
from ingest.model import Document, Indicator, Passage

# Whether something may be, which a list of materials or a date does not tell.
_MAY = re.compile(
    r"能不能|可不可以|能否|可否|(?<!怎么)(?<!如何)可以[^,，。]{0,10}[吗么不]|(?<![不才])能[^,，。够]{0,10}[吗么]"
)
_RULES = re.compile(r"不得|可以|应当|必须|须|不能|方可|允许|禁止|不可")
# No column of a table says where.
_WHERE = re.compile(
    r"在?哪(?:里|儿|边)(?!个)|什么地方|何处|哪[个条家](?:村|路|街|厂|店|群|楼|房间|会议室|党校|学校)|(?:去|设在|在|到)哪(?:些|几个)(?:乡镇|镇|村|社区|县)"
)


# Kinds of things that must stand where the answer is taken from, and not only near by.
_SHOWN_THERE = ("clock", "count", "person", "role", "rank", "room", "money", "titles", "size")


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of content of one question, which what is shown for it must say.

    A passage speaks with its headings, its document's title and the paragraphs beside it under the
    same heading; a row with all its cells.
    """

    text: str
    words: tuple[str, ...]
    expand: Expand

    @classmethod
    def of(cls, text: str, expand: Expand) -> Saying:
        """For a normalised question."""
        return cls(text, asked_words(text), expand)

    def missing_in_rows(self, rows: Iterable[Indicator], title: str) -> tuple[str, ...]:
        """The words that none of these rows of a table says."""
        return unsaid(self.words, [title, *map(_row_text, rows)], self.expand)

    def told_by(self, rows: Iterable[Indicator], title: str) -> bool:
        """Whether rows can answer: they say all the words, and whether something may be if that is asked."""
        held = list(rows)
        if self.missing_in_rows(held, title) or _WHERE.search(self.text):
            return False
        return not _MAY.search(self.text) or any(_RULES.search(_row_text(row)) for row in held)

    def missing_in(self, chosen: Sequence[Selection], around: Around) -> tuple[str, ...]:
        """The words that what was chosen does not say in its places."""
        places = {s.passage.id: (s.passage, c.document) for c in chosen for s in c.spans}
        texts = [text for place in places.values() for text in _told(*place, around)]
        return unsaid(self.words, texts, self.expand)

    def shows(self, demand: Demand | None, chosen: Sequence[Selection]) -> bool:
        """Whether what was chosen shows the kind of thing asked for, in the places it stands in."""
        if demand is None or demand.kind not in _SHOWN_THERE:
            return True
        return any(demand.met(s.passage.text) for c in chosen for s in c.spans)

    def can_show(self, demand: Demand | None, candidate: Candidate) -> bool:
        """Whether a candidate shows the kind of thing asked for."""
        return (
            demand is None or demand.kind not in _SHOWN_THERE or demand.met(candidate.passage.text)
        )

    def that_say_all(self, candidates: Sequence[Candidate], around: Around) -> Sequence[Candidate]:
        """Those of the candidates that say all the words."""
        return [
            c
            for c in candidates
            if not unsaid(self.words, _told(c.passage, c.document, around), self.expand)
        ]


def _row_text(row: Indicator) -> str:
    slots = (getattr(row, name) for name in FIELDS)
    return "\n".join([row.name, *row.groups, *(slot.text for slot in slots if slot)])


def _told(passage: Passage, document: Document, around: Around) -> list[str]:
    beside = [
        other.text
        for other in around(passage)
        if other.path == passage.path and abs(other.ordinal - passage.ordinal) == 1
    ]
    return [passage.text, *passage.path, document.title, *beside]
