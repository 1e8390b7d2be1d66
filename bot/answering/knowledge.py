"""Which of a question's words the library knows, in any wording that staff use for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol

from vectorstore.tokens import bigrams, is_word, terms

Expand = Callable[[str], Iterable[str]]


class Vocabulary(Protocol):
    """The words of a library."""

    def known(self, words: Iterable[str]) -> Collection[str]:
        """Those dictionary words that any passage holds as a word."""

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        """The weights of those character bigrams that any passage holds."""


def unknown(words: Iterable[str], vocabulary: Vocabulary, expand: Expand) -> tuple[str, ...]:
    """The words that no document holds, whole or in their parts, in order.

    A word that the dictionary lacks was cut wrongly as often as not (传县平台), so it counts as
    known; a Latin one (app) does not.
    """
    return tuple(w for w in words if _counts(w) and not _knows(w, vocabulary, expand))


def _knows(word: str, vocabulary: Vocabulary, expand: Expand) -> bool:
    """Whether the library holds a word, another wording of it, or for a long one all its parts."""
    return any(
        wording in vocabulary.known([wording]) or _pieced_together(wording, vocabulary)
        for wording in expand(word)
    )


def _counts(word: str) -> bool:
    return word.isascii() or is_word(word)


def _pieced_together(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the library writes a word that its dictionary cuts otherwise (扫描|件, 救灾|物资)."""
    if len(word) == 3:
        pairs = bigrams(word)
        return len(vocabulary.rarity(pairs)) == len(pairs)
    parts = {part for part in terms(word) if part != word and len(part) > 1}
    whole = sum(map(len, parts)) >= len(word) > 3
    return whole and parts <= set(vocabulary.known(parts))
