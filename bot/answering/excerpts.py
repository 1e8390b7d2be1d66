"""Excerpts: lines in a row that are shown as an answer, and how likely they hold all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.lines import Line, Run
from bot.answering.telling import begins, goes_on

PRICE = 0.00165
"""The chance of holding the answer that a further character must add to be worth reading. At this
price the median answer on the notices has just under 120 characters."""

MOST = 300
"""Characters of an excerpt, at most, unless its first line alone is longer."""


LEANT_ON = 80
"""A line this short is shown before one that begins with 该, 上述 or 前款 and means it."""

_LEANS = re.compile(r"其(?!他|余|它)|上述|前[款项述]|该|此(?!外|次)|这|以上")


@dataclass(frozen=True)
class Excerpt:
    """Lines in a row. ``chance`` is that of holding the whole answer, if any line holds it."""

    lines: tuple[Line, ...]
    chance: float

    @property
    def length(self) -> int:
        """Characters."""
        return sum(len(line.span.text) for line in self.lines)

    @property
    def worth(self) -> float:
        """The chance less the price of the characters."""
        return self.chance - PRICE * self.length


class Reading:
    """The lines found for one question, each weighed once."""

    def __init__(self, asked: Asked, runs: Sequence[Run]) -> None:
        self._asked, self._runs = asked, runs
        self._begins = begins(asked, runs)
        self._goes_on = [[goes_on(asked, run, at) for at in range(len(run))] for run in runs]

    def likeliest(self) -> Line:
        """The line where the answer most likely begins."""
        return self.ranked()[0]

    def ranked(self) -> list[Line]:
        """All lines, the likeliest beginning of an answer first."""
        weighed = [
            (chance, line)
            for run, chances in zip(self._runs, self._begins, strict=True)
            for line, chance in zip(run, chances, strict=True)
        ]
        return [line for _, line in sorted(weighed, key=lambda pair: -pair[0])]

    def best(self) -> Excerpt:
        """The excerpt most worth reading."""
        found = list(self.excerpts())
        # What is never told in other words must be shown where any excerpt shows it.
        sure = self._asked.exacting or self._asked.kind == "who"
        fitting = [e for e in found if sure and self._fits(e)]
        return max(fitting or found, key=lambda excerpt: excerpt.worth)

    def _fits(self, excerpt: Excerpt) -> bool:
        """Whether an excerpt holds the kind of thing asked for, where it is known which."""
        return any(self._asked.fits(line.span.text) for line in excerpt.lines)

    def excerpts(self) -> Iterator[Excerpt]:
        """Every excerpt of at most ``MOST`` characters that can be read by itself.

        None ends with a line that something follows, or begins with one that leans on the line
        before it.
        """
        for number, run in enumerate(self._runs):
            for start in range(len(run)):
                if start == 0 or not _leans(run[start], run[start - 1]):
                    yield from self._from(number, start)

    def _from(self, number: int, start: int) -> Iterator[Excerpt]:
        run, begin, on = self._runs[number], self._begins[number], self._goes_on[number]
        held = open_ = 0.0  # chances: the answer has ended within; it has begun and not ended
        length = 0
        for at in range(start, len(run)):
            length += len(run[at].span.text)
            if length > MOST and at > start:
                return
            open_ += begin[at]
            held += open_ * (1 - on[at])
            open_ *= on[at]
            if at + 1 == len(run) or not run[at].span.text.endswith(("：", ":")):
                yield Excerpt(run[start : at + 1], held)


def _leans(line: Line, before: Line) -> bool:
    """Whether a line cannot be read without the one before it, and that one is short."""
    return bool(_LEANS.match(line.span.text)) and len(before.span.text) <= LEANT_ON
