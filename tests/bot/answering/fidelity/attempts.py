"""Attempts on true answers: lines made false or written otherwise, and whether that is noticed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from bot.answering.fidelity import Evidence, Listed, Quoted, check
from bot.answering.fidelity.holding import wrong_counts
from bot.answering.fidelity.lines import faults
from bot.model import Answer, ListItem
from prompts import Own, Said
from tests.bot.answering.fidelity.changes import CHANGES, changed, dropped_word
from tests.bot.answering.fidelity.rewritings import rewritten

SHORTEST = 4
"""Characters of a quotation that words are left out of."""


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A line that is true, with what it rests on."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass
class Tally:
    """What was tried, and what went unnoticed or was objected to wrongly."""

    tried: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def falsified(self) -> int:
        """Attempts that changed a fact."""
        return sum(count for kind, count in self.tried.items() if not kind.startswith("same:"))

    @property
    def rewritten(self) -> int:
        """Attempts that only wrote otherwise."""
        return sum(self.tried.values()) - self.falsified


def attempt(chance: Random, line: TrueLine, tally: Tally) -> None:
    """One attempt on a line: as a free sentence made false or rewritten, or on what it quotes."""
    how = chance.random()
    if how < 0.55:
        _falsify(chance, line, tally)
    elif how < 0.8:
        _rewrite(chance, line, tally)
    else:
        _misquote(chance, line, tally)


def _falsify(chance: Random, line: TrueLine, tally: Tally) -> None:
    text = str(line.text)
    made = changed(chance, text, tuple(CHANGES))
    if (
        made is None
        or _plain(made[1]) == _plain(text)
        or _stands_elsewhere(made[1], text, line.evidence)
    ):
        return
    if isinstance(line.text, Said) and _another_value(made[1], text, line.evidence):
        return  # which of its cells a line shows is told by its parts, tried below
    kind, false = made
    tally.tried[kind] += 1
    if not check(false, line.evidence):
        tally.missed.append(f"{kind}: {text} -> {false}")


def _rewrite(chance: Random, line: TrueLine, tally: Tally) -> None:
    made = rewritten(chance, str(line.text))
    if made is None:
        return
    kind, same = made
    tally.tried[f"same: {kind}"] += 1
    if found := check(same, line.evidence):
        tally.alarms.append(f"{kind}: {line.text} -> {same}: {found[0]}")


def _misquote(chance: Random, line: TrueLine, tally: Tally) -> None:
    """A word left out of, or a fact changed in, one of the quotations that a line is made of."""
    places = [
        place
        for place, part in _leaves(line.text)
        if isinstance(part, Quoted) and len(part) >= SHORTEST
    ]
    if not places:
        return
    place = chance.choice(places)
    quoted = dict(_leaves(line.text))[place]
    assert isinstance(quoted, Quoted)
    if chance.random() < 0.5:
        kind, false = "dropped word", dropped_word(chance, quoted)
    else:
        made = changed(chance, quoted, tuple(CHANGES))
        kind, false = (f"quoted {made[0]}", made[1]) if made else ("", None)
    if false is None or _plain(false) == _plain(quoted):
        return
    if kind == "dropped word" and _plain(false) in _plain(quoted):
        return  # a shorter quotation is one, unless all was to be quoted: tried in the unit tests
    spoilt = _with(line.text, place, type(quoted)(false, *quoted.of))
    tally.tried[kind] += 1
    if not faults(spoilt, line.evidence):
        tally.missed.append(f"{kind}: {quoted} -> {false}")


def spoilt_lists(chance: Random, answer: Answer) -> Iterator[tuple[str, bool]]:
    """A counted list with an entry too few, too many, or another count; whether it is noticed."""
    lines = list(answer.lines)
    entries = [n for n, line in enumerate(lines) if isinstance(line, ListItem)]
    counts = [n for n, line in enumerate(lines) if _counts(line.text)]
    if not entries or not counts:
        return
    entry = chance.choice(entries)
    yield "entry dropped", bool(list(wrong_counts(lines[:entry] + lines[entry + 1 :])))
    yield (
        "entry twice",
        bool(list(wrong_counts(lines[:entry] + lines[entry : entry + 1] + lines[entry:]))),
    )
    place = chance.choice(counts)
    wrong = _recounted(chance, lines[place].text)
    yield (
        "count",
        bool(
            list(
                wrong_counts(
                    [*lines[:place], replace(lines[place], text=wrong), *lines[place + 1 :]]
                )
            )
        ),
    )


def _counts(text: object) -> bool:
    return any(isinstance(part, Listed) for _, part in _leaves(text))


def _recounted(chance: Random, text: str) -> str:
    places = [(place, part) for place, part in _leaves(text) if isinstance(part, Listed)]
    place, count = chance.choice(places)
    assert isinstance(count, Listed)
    return _with(text, place, Listed(count + chance.choice((1, 2, 10))))


def _leaves(text: object, place: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], object]]:
    """The parts of a line with their places."""
    if isinstance(text, Said):
        for n, part in enumerate(text.parts):
            yield from _leaves(part, (*place, n))
    elif not isinstance(text, Own):
        yield place, text


def _with(text: object, place: Sequence[int], new: object) -> str:
    """The line with another part at a place."""
    if not place:
        return new  # type: ignore[return-value]
    assert isinstance(text, Said)
    parts = list(text.parts)
    parts[place[0]] = _with(parts[place[0]], place[1:], new)
    return Said(*parts)


def _stands_elsewhere(false: str, true: str, evidence: Sequence[Evidence]) -> bool:
    """Whether what was made false is true all the same: the source says it in another place."""
    return any(
        _plain(false) in _plain(e.text).replace(_plain(true), "\n")
        or any(_plain(false) == _plain(text) for text in e.context)
        for e in evidence
    )


def _another_value(false: str, true: str, evidence: Sequence[Evidence]) -> bool:
    """Whether what was made of a value is another value that the line cites."""
    place = next(n for n, (a, b) in enumerate(zip(false, true, strict=False)) if a != b)
    runs = (m for m in re.finditer(r"[\d.年月日%]+", false) if m.start() <= place < m.end())
    return any(run.group() in e.text or run.group() in e.context for run in runs for e in evidence)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
