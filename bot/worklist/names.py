"""Which indicator a name, half a name or a paraphrase means."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.worklist.board import plain
from ingest.model import Indicator

# Words around a name that say nothing about which indicator is meant.
_FILLER = re.compile(
    r"打错了|发一下|发我|对一下|领导让我|领导问|同志|分解表里?|任务表里?|表里|请问一下|请问|我想问一下|我想问|想问一下|想问|问一下|麻烦|帮我|帮忙|查一下|看一下|告诉我|你好|您好|老师"
    r"|这一?个|那一?个|这一?项|那一?项|我们|咱们|关于|有关|对于|方面的?|工作|的话|一下|分别|各自|都|具体|到底|究竟"
    r"|三级指标|指标|条目|小项|任务|这块|那块|一项|是不是|是否|需要|应该|应当|怎么|如何|哪些|哪个|哪几个|什么|多少"
    r"|是谁|有哪些|有什么|谁|吗|呢|啊|呀|吧|的|了|要|和|与|及|或|由|在|是|有|被|把|将|就|也|还|给|对|做|搞|弄"
)


def gist(text: str) -> str:
    """A question without fillers and punctuation: what is left should name an indicator."""
    return plain(_FILLER.sub(" ", text))


def _bigrams(text: str) -> Counter[str]:
    return (
        Counter(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 1 else Counter(text)
    )


@dataclass(frozen=True, slots=True)
class NameMatch:
    """An indicator that a text may mean. ``asked`` is how much of the text's weight the name and
    requirement account for, ``named`` how much of the name's weight the text holds (both 0 to 1).
    ``contained`` is true when the whole name stands in the text or the text in the name.
    """

    indicator: Indicator
    asked: float
    named: float
    contained: bool = False

    @property
    def score(self) -> float:
        """One figure for ordering: what was asked weighs more than what was left unsaid, unless
        most of the name stands in a text that says other things too."""
        told = 0.7 * self.asked + 0.3 * self.named
        heard = 0.3 * self.asked + 0.7 * self.named if self.named >= 0.5 else 0.0
        return (1.0 if self.contained else 0.0) + max(told, heard)


def best_of(rankings: Iterable[Sequence[NameMatch]], limit: int = 5) -> tuple[NameMatch, ...]:
    """The best matches of several texts, each indicator once."""
    best: dict[str, NameMatch] = {}
    for match in (match for ranking in rankings for match in ranking):
        known = best.get(match.indicator.id)
        if known is None or known.score < match.score:
            best[match.indicator.id] = match
    return tuple(sorted(best.values(), key=lambda m: -m.score)[:limit])


class NameIndex:
    """Matches texts against the names of a set of indicators; ``expand`` adds synonyms."""

    def __init__(
        self,
        indicators: Sequence[Indicator],
        expand: Callable[[str], Iterable[str]] = lambda text: (text,),
    ) -> None:
        self._expand = expand
        self._entries = [(i, plain(i.name), _bigrams(plain(i.name))) for i in indicators]
        self._bodies = [
            _bigrams(plain(i.requirement.text)) if i.requirement else Counter() for i in indicators
        ]
        spread = Counter(g for _, _, grams in self._entries for g in grams)
        total = len(self._entries) + 1
        self._weight = {g: math.log(1 + total / n) for g, n in spread.items()}
        self._unknown = math.log(1 + total)

    def _sum(self, grams: Iterable[str]) -> float:
        return sum(self._weight.get(gram, self._unknown) for gram in grams)

    def contained(self, text: str) -> list[Indicator]:
        """The indicators whose whole name (4 characters or more) stands in the text, longest first."""
        words = plain(text)
        found = [(len(name), i) for i, name, _ in self._entries if len(name) > 3 and name in words]
        return [i for _, i in sorted(found, key=lambda pair: -pair[0])]

    def match(self, text: str, limit: int = 5) -> list[NameMatch]:
        """The likeliest indicators for the gist of a question, best first."""
        variants = dict.fromkeys(gist(variant) for variant in self._expand(text))
        return list(best_of((list(self._rank(w)) for w in variants if len(w) >= 2), limit))

    def _rank(self, words: str) -> Iterable[NameMatch]:
        grams = _bigrams(words)
        whole = self._sum(grams)
        for (indicator, name, own), body in zip(self._entries, self._bodies, strict=True):
            shared = grams & own
            if not shared:
                continue
            # A word found in the requirement but not in the name counts for less than half.
            elsewhere = (grams - shared) & body
            asked = (self._sum(shared) + 0.4 * self._sum(elsewhere)) / whole
            named = self._sum(shared) / self._sum(own)
            inside = len(words) >= 4 and (words in name or name in words)
            yield NameMatch(indicator, min(asked, 1.0), named, inside)
