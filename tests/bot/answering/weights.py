"""Weights of a library made up for a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Alike:
    """Weights of a library that knows every pair of characters equally well."""

    def rarity(self, grams: Iterable[str]) -> Mapping[str, float]:
        return dict.fromkeys(grams, 1.0)

    def rarest(self) -> float:
        return 1.0

    def known(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words)
