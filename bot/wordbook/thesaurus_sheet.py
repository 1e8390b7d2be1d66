"""The thesaurus as a file: the word of the documents, the words said for it, and how they relate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.errors import BotError
from bot.wordbook.sheets import Sheet, read_rows, write_sheets
from prompts import reply, texts
from vectorstore.thesaurus import Relation, Synonym

_SEVERAL = re.compile(r"[、；;，,\n]+")
RELATIONS: Mapping[Relation, str] = {
    "same": reply("thesaurus.same"),
    "mutual": reply("thesaurus.mutual"),
    "not": reply("thesaurus.not"),
}
"""What the relations are called."""


def read_thesaurus(data: bytes, name: str) -> tuple[Synonym, ...]:
    """The synonyms of a file; a cell may hold several words, parted by 、 or ；.

    Raises BotError ``bad_sheet`` naming the row that is wrong, and what ``read_rows`` raises.
    """
    column = texts("thesaurus_columns")
    found = []
    for row in read_rows(data, name, column.values()):
        preferred, word, said = (
            row.cells[column[key]] for key in ("preferred", "word", "relation")
        )
        relation = next((r for r, text in RELATIONS.items() if text == said), None)
        if not said:
            relation = "same"
        if not preferred or not word:
            detail = reply("thesaurus.nothing", preferred=column["preferred"], word=column["word"])
            raise BotError("bad_sheet", name=name, row=row.number, detail=detail)
        if relation is None:
            known = "、".join(RELATIONS.values())
            detail = reply("thesaurus.bad_relation", relation=said, known=known)
            raise BotError("bad_sheet", name=name, row=row.number, detail=detail)
        words = (part.strip() for part in _SEVERAL.split(word))
        found += [Synonym(preferred, each, relation) for each in words if each]
    return tuple(found)


def write_thesaurus(synonyms: Iterable[Synonym], name: str) -> bytes:
    """The synonyms as a file, a row each. Raises BotError ``sheet_format``."""
    rows = [[each.preferred, each.word, RELATIONS[each.relation]] for each in synonyms]
    column = texts("thesaurus_columns")
    columns = [column[key] for key in ("preferred", "word", "relation")]
    return write_sheets([Sheet(reply("thesaurus.sheet"), columns, rows)], name)
