"""The organiser's own words, as entered in SQL: names of units, and words that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.worklist.directory import Directory
from bot.worklist.synonyms import Synonyms
from vectorstore.thesaurus import Synonym


class UnitsKept(Protocol):
    """The units as kept. ``version`` changes with them and with the thesaurus."""

    def version(self) -> int: ...

    def aliases(self) -> Mapping[str, Sequence[str]]: ...

    def collectives(self) -> Mapping[str, Sequence[str]]: ...


class ThesaurusKept(Protocol):
    """The thesaurus as kept."""

    def listed(self) -> Iterable[Synonym]: ...


@dataclass(frozen=True)
class Vocabulary:
    """The words of one moment. Without anything entered, those that are shipped."""

    version: int = 0
    directory: Directory = field(default_factory=Directory)
    synonyms: Synonyms = field(default_factory=Synonyms)


SHIPPED = Vocabulary()
"""The words that are shipped, and nothing else."""


class WordsKept(Protocol):
    """Where the vocabulary comes from."""

    def version(self) -> int: ...

    def read(self) -> Vocabulary: ...


@dataclass(frozen=True)
class Words:
    """Reads the vocabulary from SQL; ``version`` says whether it has to be read again."""

    units: UnitsKept
    thesaurus: ThesaurusKept

    def version(self) -> int:
        """The number of changes so far."""
        return self.units.version()

    def read(self) -> Vocabulary:
        """The vocabulary as it is now."""
        version = self.version()  # first: a change in between is read again, not missed
        directory = Directory(self.units.aliases(), self.units.collectives())
        return Vocabulary(version, directory, Synonyms(self.thesaurus.listed()))
