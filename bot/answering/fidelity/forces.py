"""With what force a text says something: 应当 and 必须 bind, 可以 leaves free.

A sentence that says 可以 where its source says 应当 has every word from somewhere and is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answering.fidelity.aligning import alike, gram_at, occurrences
from bot.answering.fidelity.facts import Violation

Way = Literal["binds", "frees"]

# 应 and 可 are parts of many words that say nothing of the kind.
_FORCE = re.compile(
    r"(?<![不无未没])(?:(?P<binds>必须|应当|应该|务必|须(?!知)"
    r"|(?<![响相对反适供])应(?![急用诉对付答收聘届邀有变]))"
    r"|(?P<frees>可以|允许|能够|即可|(?<![许认])可(?![能行靠持见观比视调操读信控回])))"
)
_NOT_WORD = re.compile(r"[\W_]+")
_ENOUGH = 3
"""How many characters after it say what is commanded or allowed."""


@dataclass(frozen=True)
class Forces:
    """A legible text without its words of force and punctuation, and where which stood."""

    text: str
    at: dict[int, Way]


def forces(text: str) -> Forces:
    """The words of force of a legible text, by their places in what is left without them."""
    plain = _NOT_WORD.sub("", text)
    kept: list[str] = []
    at: dict[int, Way] = {}
    end = length = 0
    for match in _FORCE.finditer(plain):
        kept.append(plain[end : match.start()])
        length += match.start() - end
        at[length] = "binds" if match.group("binds") else "frees"
        end = match.end()
    kept.append(plain[end:])
    return Forces("".join(kept), at)


def bent(said: Forces, sources: Sequence[Forces]) -> Violation | None:
    """Where a text allows what its sources command, or the reverse; None if nowhere.

    What a source says plainly (由专班完成) may be told as a duty, not as a leave; and what it allows
    may not be told as if it were so.
    """
    for place, way in said.at.items():
        _, gram = gram_at(said.text, place)
        there = _there(said, place, sources)
        if (
            len(gram) >= _ENOUGH
            and there is not None
            and there != way
            and (there or way == "frees")
        ):
            return Violation("force", gram)
    for source in sources:
        for place in (place for place, way in source.at.items() if way == "frees"):
            start, gram = gram_at(source.text, place)
            for found in occurrences(gram, said.text) if len(gram) >= _ENOUGH else ():
                here = found + place - start
                if here not in said.at and _there(said, here, sources) == "frees":
                    return Violation("force", gram)
    return None


def _there(said: Forces, place: int, sources: Sequence[Forces]) -> Way | Literal[""] | None:
    """The force of the place in the sources that is most alike; None where there is none."""
    start, gram = gram_at(said.text, place)
    found = list(_alike(said, place, sources, gram, place - start))
    mine = said.at.get(place, "")
    return max(found, key=lambda one: (one[0], one[1] == mine))[1] if found else None


def _alike(
    said: Forces, place: int, sources: Sequence[Forces], gram: str, inside: int
) -> Iterator[tuple[int, Way | Literal[""]]]:
    for source in sources:
        for start in occurrences(gram, source.text):
            there = start + inside
            yield alike(said.text, place, source.text, there), source.at.get(there, "")
