"""Whether rows about to be told speak of all that was asked: 指标58负责人的电话 is in no cell of the row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.knowledge import Expand
from bot.answering.said import asked_words, unsaid
from bot.worklist.board import FIELDS
from ingest.model import Indicator

# Whether something may be, which a list of materials or a date does not tell.
_MAY = re.compile(
    r"能不能|可不可以|能否|可否|(?<!怎么)(?<!如何)可以[^,，。]{0,10}[吗么不]|(?<![不才])能[^,，。够]{0,10}[吗么]"
)
_RULES = re.compile(r"不得|可以|应当|必须|须|不能|方可|允许|禁止|不可")
# No column of a table says where.
_WHERE = re.compile(
    r"在?哪(?:里|儿|边)(?!个)|什么地方|何处|哪[个条家](?:村|路|街|厂|店|群|楼|房间|会议室|党校|学校)|(?:去|设在|在|到)哪(?:些|几个)(?:乡镇|镇|村|社区|县)"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of content of one question, which a row told for it must say in one of its cells.

    ``readings`` are those of the question as typed and with a word of staff as the tables have it.
    """

    text: str
    readings: tuple[tuple[str, ...], ...]
    expand: Expand

    @classmethod
    def of(cls, text: str, expand: Expand) -> Saying:
        """For a normalised question."""
        return cls(text, tuple(dict.fromkeys(map(asked_words, expand(text)))), expand)

    def told_by(self, rows: Iterable[Indicator], title: str) -> bool:
        """Whether rows can answer: they say all the words, and whether something may be if that is asked."""
        held = list(rows)
        texts = [title, *map(_row_text, held)]
        said = any(not unsaid(words, texts, self.expand) for words in self.readings)
        if not said or _WHERE.search(self.text):
            return False
        return not _MAY.search(self.text) or any(_RULES.search(_row_text(row)) for row in held)


def _row_text(row: Indicator) -> str:
    slots = (getattr(row, name) for name in FIELDS)
    return "\n".join([row.name, *row.groups, *(slot.text for slot in slots if slot)])
