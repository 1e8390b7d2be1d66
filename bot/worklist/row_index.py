"""Which row of a table a name, half a name or a paraphrase means."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.worklist.board import plain
from bot.worklist.gist import gist
from ingest.model import Indicator, Slot

# How much a word of the text is worth by where in the row it stands: beside the name itself, the
# requirement is what paraphrases draw on (docs/decisions.md has the figures).
REQUIREMENT, ELSEWHERE, NAME_SAID = 0.8, 0.4, 0.4
UNHEARD = 0.5
"""Weight of a pair of characters that no row holds, as a part of the largest weight."""

WHOLE_NAME = 4
"""Characters from which on a name standing whole in a text, or the reverse, settles the matter."""


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text)) if len(text) > 1 else frozenset(text)


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row that a text may mean.

    ``told`` is how much of the text's weight the row accounts for, by where it does; ``named`` how
    much of the name's weight the text holds (both 0 to 1). ``contained`` is true when the whole
    name stands in the text or the text in the name.
    """

    indicator: Indicator
    told: float
    named: float
    contained: bool = False

    @property
    def score(self) -> float:
        """One figure for ordering."""
        return (1.0 if self.contained else 0.0) + self.told + NAME_SAID * self.named


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as character pairs, each place without those of the places before it."""

    indicator: Indicator
    plain_name: str
    bare_name: str
    """The name as a question is matched: 告知承诺 loses its 告知, as it does when typed."""
    name: frozenset[str]
    requirement: frozenset[str]
    elsewhere: frozenset[str]

    @classmethod
    def of(cls, indicator: Indicator) -> _Row:
        name, bare = plain(indicator.name), gist(indicator.name)
        rest = (indicator.evidence, indicator.score)
        named, required = _pairs(bare), _pairs(_text(indicator.requirement))
        other = frozenset().union(*(_pairs(_text(slot)) for slot in rest))
        return cls(indicator, name, bare, named, required - named, other - required - named)


def _text(slot: Slot | None) -> str:
    return plain(slot.text) if slot else ""


class RowIndex:
    """Matches texts against the rows of a table; ``expand`` gives other wordings of a text."""

    def __init__(
        self,
        indicators: Sequence[Indicator],
        expand: Callable[[str], Iterable[str]] = lambda text: (text,),
    ) -> None:
        self._expand = expand
        self._rows = [_Row.of(indicator) for indicator in indicators]
        spread = Counter(
            pair for row in self._rows for pair in (*row.name, *row.requirement, *row.elsewhere)
        )
        total = len(self._rows) + 1
        self._weights = {pair: math.log(1 + total / count) for pair, count in spread.items()}
        self._unheard = UNHEARD * math.log(1 + total)

    def _weight(self, pairs: Iterable[str]) -> float:
        return sum(self._weights.get(pair, self._unheard) for pair in pairs)

    def contained(self, text: str) -> list[Indicator]:
        """The indicators whose whole name stands in the text, the longest name first."""
        words = plain(text)
        found = [r for r in self._rows if len(r.plain_name) >= WHOLE_NAME and r.plain_name in words]
        return [row.indicator for row in sorted(found, key=lambda row: -len(row.plain_name))]

    def match(self, texts: Mapping[str, float], limit: int = 5) -> list[RowMatch]:
        """The likeliest rows for several texts, best first; a text counts by its weight (0 to 1)."""
        best: dict[str, tuple[float, RowMatch]] = {}
        for text, weight in texts.items():
            for words in dict.fromkeys(gist(variant) for variant in self._expand(text)):
                for match in self._matches(words):
                    known = best.get(match.indicator.id)
                    if known is None or known[0] < weight * match.score:
                        best[match.indicator.id] = (weight * match.score, match)
        ordered = sorted(best.values(), key=lambda found: -found[0])
        return [match for _, match in ordered[:limit]]

    def _matches(self, words: str) -> Iterable[RowMatch]:
        asked = _pairs(words)
        whole = self._weight(asked)
        if len(words) < 2 or not whole:
            return
        for row in self._rows:
            shared = asked & row.name
            told = self._weight(shared)
            told += REQUIREMENT * self._weight(asked & row.requirement)
            told += ELSEWHERE * self._weight(asked & row.elsewhere)
            if not told:
                continue
            named = self._weight(shared) / (self._weight(row.name) or 1.0)
            inside = len(words) >= WHOLE_NAME and (
                words in row.plain_name
                or words in row.bare_name
                or (len(row.bare_name) >= WHOLE_NAME and row.bare_name in words)
            )
            yield RowMatch(row.indicator, told / whole, named, inside)
