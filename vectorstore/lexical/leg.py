"""Lexical: which passages share the question's terms, and how much that says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from vectorstore.catalog import Catalog
from vectorstore.lexical.state import Entry, Follower, State
from vectorstore.lexical.terms_index import Reading
from vectorstore.model import Hit, Scope
from vectorstore.search import collapse
from vectorstore.tokens import bigrams, terms

POOL = 200
"""How many passages and sections each field may name."""

KEPT = 100
"""How many passages are weighed in full."""

WORDS = 0.5
"""Dictionary words: half of the bigrams, since names and new terms are often cut wrongly."""

GRAMS = 1.0
"""Character bigrams of the passage, its headings and its document's title: the unit of weight."""

SECTION = 1.5
"""Bigrams of the section around the passage: which document, and which part, is asked about."""

COVERAGE = 1.0
"""The part of the question, by rarity of its bigrams, that the passage holds at all: repeating
one term must not outweigh holding another."""

SPREAD = 1.5
"""The same part for the section: what a question asks of a document often stands apart from what
names the document."""


class Lexical:
    """A Retriever over the wording alone, always as new as the catalog.

    Signals of a hit, all from 0 to 1: ``words``, ``grams`` and ``section`` are relative to the best
    in scope, ``coverage`` and ``spread`` are absolute.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._follower = Follower(catalog)
        self._lock = Lock()
        self._state = self._follower.follow()

    def generation(self) -> int:
        """The generation of the catalog that is searched now."""
        return self._state.generation

    def follow(self) -> None:
        """Catch up with the catalog; searching does so by itself."""
        if self._catalog.generation() == self._state.generation:
            return
        with self._lock:
            self._state = self._follower.follow()

    def within(self, groups: frozenset[str]) -> Heard:
        """The words of the library for an asker of these groups."""
        return Heard(self, Scope(groups=groups))

    @property
    def reading(self) -> Reading:
        """The passages' terms, as new as the catalog."""
        self.follow()
        return self._state.passages

    def search(self, question: str, scope: Scope, limit: int) -> list[Hit]:
        """Return the best passages; see ``vectorstore.search.Retriever``."""
        return collapse(self.weigh(question, scope), limit)

    def weigh(self, question: str, scope: Scope, also: Sequence[str] = ()) -> list[Hit]:
        """Score what shares terms with the question, and ``also``; see ``search.Words``."""
        self.follow()
        state = self._state
        words, grams = Counter(terms(question)), Counter(bigrams(question))
        if not grams:
            return []
        by_words = state.passages.bm25("words", words, POOL, scope)
        by_grams = state.passages.bm25("grams", grams, POOL, scope)
        rarity = state.passages.rarity("grams", grams, scope)
        covered = state.passages.coverage("grams", rarity, POOL, scope)
        by_section = state.sections.bm25("grams", grams, POOL, scope)
        told = state.sections.rarity("grams", grams, scope)
        spread = state.sections.coverage("grams", told, POOL, scope)
        parts = Parts(
            words=_relative(by_words),
            grams=_relative(by_grams),
            section=_relative(by_section),
            coverage=_shares(covered, sum(rarity.values())),
            spread=_shares(spread, sum(told.values())),
        )
        named = _best({*by_words, *by_grams, *covered}, state, parts)
        named.update(state.numbers[passage] for passage in also if passage in state.numbers)
        entries = ((number, state.entries[number]) for number in named)
        return [_hit(state, n, e, parts, scope) for n, e in entries if e.labels.admits(scope)]


@dataclass(frozen=True)
class Heard:
    """How telling words are in what one asker may see, whatever the edition."""

    lexical: Lexical
    scope: Scope

    def rarity(self, grams: Iterable[str]) -> dict[str, float]:
        """Return the weight (BM25's idf) of those character bigrams that any passage holds."""
        return self.lexical.reading.heard("grams", grams, self.scope)

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """Return those dictionary words that any passage holds as a word."""
        return frozenset(self.lexical.reading.heard("words", words, self.scope))

    def rarest(self) -> float:
        """Return the weight of a bigram that no passage holds, the largest there is."""
        return self.lexical.reading.rarity("grams", [""], self.scope)[""]


class Parts(NamedTuple):
    """The parts of a score: ``section`` and ``spread`` by number of section, the others by passage."""

    words: dict[int, float]
    grams: dict[int, float]
    section: dict[int, float]
    coverage: dict[int, float]
    spread: dict[int, float]

    def score(self, number: int, section: int) -> float:
        """Return the weighted sum for one passage."""
        return (
            WORDS * self.words.get(number, 0.0)
            + GRAMS * self.grams.get(number, 0.0)
            + SECTION * self.section.get(section, 0.0)
            + COVERAGE * self.coverage.get(number, 0.0)
            + SPREAD * self.spread.get(section, 0.0)
        )


def _best(numbers: set[int], state: State, parts: Parts) -> set[int]:
    """Return the passages worth carrying on with: making a Hit costs more than its score."""
    scores = {number: parts.score(number, state.entries[number].section) for number in numbers}
    return set(sorted(scores, key=lambda number: -scores[number])[:KEPT])


def _relative(scores: dict[int, float]) -> dict[int, float]:
    best = max(scores.values(), default=0.0)
    return {number: score / best for number, score in scores.items()} if best else {}


def _shares(weights: dict[int, float], whole: float) -> dict[int, float]:
    return {number: min(weight / whole, 1.0) for number, weight in weights.items()}


def _hit(state: State, number: int, entry: Entry, parts: Parts, scope: Scope) -> Hit:
    signals = {
        "words": parts.words.get(number, 0.0),
        "grams": parts.grams.get(number, 0.0),
        "section": parts.section.get(entry.section, 0.0),
        "coverage": parts.coverage.get(number, 0.0),
        "spread": parts.spread.get(entry.section, 0.0),
    }
    others = (state.entries[n] for n in state.twins.get(entry.content, ()) if n != number)
    twins = sorted(other.passage for other in others if other.labels.admits(scope))
    score = parts.score(number, entry.section)
    return Hit(entry.passage, entry.labels.document, score, signals, tuple(twins))
