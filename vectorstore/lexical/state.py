"""What the lexical leg holds: its two indexes and what stands behind their numbers.

Passages are scored twice: by their own terms, and by those of the *section* they stand in, up to
8 neighbouring passages of the same document. The section is what tells which document a question
is about. It is not the whole document, because a code of 1,200 articles then says yes to anything
(docs/decisions.md has the figures).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from vectorstore.catalog import Catalog, Indexed
from vectorstore.lexical.terms_index import Labels, Reading, TermIndex
from vectorstore.tokens import bigrams, terms

SECTION = 8
"""Passages in a section, at most: about two pages. Of 4 to 32, 8 to 10 put the right notice first most
often."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage behind a number. ``section`` is the number of its section."""

    passage: str
    labels: Labels
    content: str
    section: int


@dataclass(frozen=True, slots=True)
class State:
    """The index as of one generation; never changed, only replaced."""

    generation: int
    passages: Reading
    sections: Reading
    entries: Mapping[int, Entry]
    numbers: Mapping[str, int]
    twins: Mapping[str, tuple[int, ...]]


class Follower:
    """Builds states from the catalog, and the next one from what changed."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._passages = TermIndex(("words", "grams"))
        self._sections = TermIndex(("grams",))
        self._entries: dict[int, Entry] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0
        self.state = self._commit(0)

    def follow(self) -> State:
        """Take over what changed in the catalog since the last time."""
        since = self.state.generation
        changes = self._catalog.changes(since)
        if changes.generation == since:
            return self.state
        if since == 0:
            self._take(self._catalog.indexed())
        else:
            self._change(set(changes.added), set(changes.removed))
        self.state = self._commit(changes.generation)
        return self.state

    def _change(self, added: set[str], removed: set[str]) -> None:
        """Read anew the documents of what came or went: a section is more than its passages."""
        rows = list(self._catalog.indexed(sorted(added)))
        gone = (self._numbers[passage] for passage in removed if passage in self._numbers)
        touched = {self._entries[number].labels.document for number in gone}
        touched.update(row.document for row in rows)
        beside = set(self._forget(touched)) - added - removed
        self._take([*rows, *self._catalog.indexed(sorted(beside))])

    def _forget(self, documents: set[str]) -> list[str]:
        """Drop what is held of the documents; returns their passages."""
        numbers = [n for n, entry in self._entries.items() if entry.labels.document in documents]
        for document in documents:
            self._passages.remove(document)
            self._sections.remove(document)
        passages = [self._entries.pop(number).passage for number in numbers]
        for passage in passages:
            del self._numbers[passage]
        return passages

    def _take(self, rows: Iterable[Indexed]) -> None:
        ordered = sorted(rows, key=lambda row: (row.document, row.ordinal, row.passage))
        for _, group in groupby(ordered, key=lambda row: row.document):
            for section in _sections(list(group)):
                self._take_section(section)

    def _take_section(self, rows: Sequence[Indexed]) -> None:
        labels = Labels(rows[0].document, rows[0].groups, rows[0].superseded)
        words, grams = _cut(rows[0].title)
        section, self._next = self._next, self._next + 1
        inside = [grams]
        for row in rows:
            path_words, path_grams = _cut(row.path)
            fields = {
                "words": f"{words} {path_words} {row.words}",
                "grams": f"{grams} {path_grams} {row.grams}",
            }
            number, self._next = self._next, self._next + 1
            self._passages.add(number, fields, labels)
            self._entries[number] = Entry(row.passage, labels, row.content, section)
            self._numbers[row.passage] = number
            inside.extend((path_grams, row.grams))
        self._sections.add(section, {"grams": " ".join(inside)}, labels)

    def _commit(self, generation: int) -> State:
        same: defaultdict[str, list[int]] = defaultdict(list)
        for number, entry in self._entries.items():
            same[entry.content].append(number)
        return State(
            generation=generation,
            passages=self._passages.commit(),
            sections=self._sections.commit(),
            entries=dict(self._entries),
            numbers=dict(self._numbers),
            twins={content: tuple(found) for content, found in same.items() if len(found) > 1},
        )


def _sections(rows: Sequence[Indexed]) -> Iterator[Sequence[Indexed]]:
    """Cut the passages of a document into sections of nearly equal size."""
    count = -(-len(rows) // SECTION)
    bounds = [len(rows) * i // count for i in range(count + 1)]
    for start, end in pairwise(bounds):
        yield rows[start:end]


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[str, str]:
    """Return words and bigrams of a title or heading path, which many passages share."""
    return " ".join(terms(text)), " ".join(bigrams(text))
