"""Words that mean the same, in SQL: what people say for what the documents write."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

import sqlalchemy as sa

from vectorstore.database import Database
from vectorstore.generation import count_up
from vectorstore.tables import thesaurus
from vectorstore.tokens import spell

Relation: TypeAlias = Literal["same", "mutual", "not"]


@dataclass(frozen=True, slots=True)
class Synonym:
    """One word of a set. ``preferred`` names the set: it is what the documents write.

    ``same``: who says ``word`` means ``preferred``. ``mutual``: the reverse too. ``not``: they are
    no synonyms, even where they are shipped as such.
    """

    preferred: str
    word: str
    relation: Relation = "same"


class Thesaurus:
    """The sets of words that the organiser entered. Every change counts up ``words``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, synonyms: Collection[Synonym], *, replace: bool = False) -> None:
        """Enter synonyms, all or nothing; what is said of a pair replaces what was said of it.

        With ``replace`` they come in place of everything entered before.
        """
        with self._database.begin() as connection:
            if replace:
                connection.execute(thesaurus.delete())
            for synonym in synonyms:
                preferred, word = spell(synonym.preferred), spell(synonym.word)
                connection.execute(thesaurus.delete().where(_pair(preferred, word)))
                values = {"preferred": preferred, "word": word, "relation": synonym.relation}
                connection.execute(thesaurus.insert().values(values))
            count_up(connection, "words")

    def remove(self, preferred: str, word: str | None = None) -> bool:
        """Forget a set, or one word of it; whether there was one."""
        chosen = thesaurus.c.preferred == spell(preferred)
        if word is not None:
            chosen = _pair(spell(preferred), spell(word))
        with self._database.begin() as connection:
            gone = connection.execute(thesaurus.delete().where(chosen)).rowcount > 0
            if gone:
                count_up(connection, "words")
        return gone

    def listed(self) -> tuple[Synonym, ...]:
        """All synonyms, by set and word."""
        columns = (thesaurus.c.preferred, thesaurus.c.word, thesaurus.c.relation)
        with self._database.connect() as connection:
            found = [Synonym(*row) for row in connection.execute(sa.select(*columns))]
        return tuple(sorted(found, key=lambda each: (each.preferred, each.word)))


def _pair(preferred: str, word: str) -> sa.ColumnElement[bool]:
    return sa.and_(thesaurus.c.preferred == preferred, thesaurus.c.word == word)
