"""What a text denies, forbids or lets be, and which way it compares: 不得, 无需, 不低于."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.fidelity.aligning import GRAM, alike, gram_at, occurrences
from bot.answering.fidelity.facts import Violation

_NEGATOR = re.compile(
    r"(?P<forbids>不得(?!分)|不能|不可|不准|不许|不应|不宜|严禁|禁止|勿)"
    r"|(?P<exempts>不必|不用|不需要?|无需|无须|毋须)|(?P<denies>不予|没有|不|未|没|无|非)"
)
# Words with such a character that deny nothing.
_NO_NEGATION = re.compile(
    r"不(?:断|仅|但|同|管|论|过|只|妨|动产)|无论|未来|非常|除非|是非|并非|无不"
)
_NOT_WORD = re.compile(r"[\W_]+")

_COMPARES = re.compile(
    r"(?P<not>不(?:得|应|能|可)?)?(?:(?P<low>低于|少于|小于|早于|短于)|(?P<high>高于|多于|大于|超过|晚于|迟于|长于))"
    r"|(?P<up>至少|最少|最低|起码|以上|≥)|(?P<down>至多|最多|最高|以[下内前]|之[内前]|内|前|截[至止]|不[到满足]|≤)"
)


@dataclass(frozen=True)
class Polarity:
    """A legible text without its negations and punctuation, and where which kind of them stood."""

    text: str
    at: dict[int, str]
    denies: bool
    """Whether anything is denied, words such as 不断 and 无论 apart."""


def polarity(text: str) -> Polarity:
    """The negations of a legible text, by their places in what is left without them."""
    plain = _NOT_WORD.sub("", text)
    kept: list[str] = []
    at: dict[int, str] = {}
    end = length = 0
    for match in _NEGATOR.finditer(plain):
        kept.append(plain[end : match.start()])
        length += match.start() - end
        at[length] = match.lastgroup or ""
        end = match.end()
    kept.append(plain[end:])
    return Polarity("".join(kept), at, bool(_NEGATOR.search(_NO_NEGATION.sub("", plain))))


def turned(said: Polarity, sources: Sequence[Polarity]) -> Violation | None:
    """Where a text denies what its sources affirm, or the other way round; None if nowhere."""
    for place in said.at:
        start, gram = gram_at(said.text, place)
        if len(gram) >= GRAM and not _agrees(said, place, sources, gram, place - start):
            return Violation("negation", gram, _shown(sources, gram))
    for source in sources:
        for place in source.at:
            start, gram = gram_at(source.text, place)
            if len(gram) < GRAM:
                continue
            for found in occurrences(gram, said.text):
                here = found + place - start
                if here not in said.at and not _agrees(said, here, sources, gram, place - start):
                    return Violation("negation", gram, _shown(sources, gram))
    return None


def _agrees(
    said: Polarity, place: int, sources: Sequence[Polarity], gram: str, inside: int
) -> bool:
    """Whether the occurrence in the sources that is most alike denies what this one does.

    ``inside`` is where in the gram the place is. Words that the sources do not have are judged by
    the whole: one of them must deny something.
    """
    mine = said.at.get(place)
    best = max(
        (
            # Of two that are equally alike, one that agrees speaks for the sentence.
            (alike(said.text, place, source.text, there), source.at.get(there) == mine)
            for source in sources
            for start in occurrences(gram, source.text)
            for there in (start + inside,)
        ),
        default=None,
    )
    if best:
        return best[1]
    return place not in said.at or any(source.denies for source in sources)


def _shown(sources: Sequence[Polarity], gram: str) -> str:
    for source in sources:
        place = source.text.find(gram)
        if place >= 0:
            return source.text[max(0, place - 4) : place + len(gram) + 4]
    return ""


def comparisons(text: str) -> frozenset[str]:
    """Which ways a text compares: ``up`` (不低于, 超过, 以上), ``down`` (不超过, 以内, 前)."""
    found = set()
    for match in _COMPARES.finditer(text):
        if match.group("low"):
            found.add("up" if match.group("not") else "down")
        elif match.group("high"):
            found.add("down" if match.group("not") else "up")
        else:
            found.add("up" if match.group("up") else "down")
    return frozenset(found)


def compared(text: str) -> frozenset[str]:
    """The ways in which a sentence compares in so many words (不高于, 以上), 前 and 内 apart."""
    return frozenset(
        way
        for match in _COMPARES.finditer(text)
        if match.group()[-1] not in "前内止至"
        for way in comparisons(match.group())
    )
