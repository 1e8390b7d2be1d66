"""The words of a sentence that its sources do not have: only the small change of language may be new.

Rules that know what a name looks like miss the name of a person or a system. So nothing new is let
in at all but words that join and point (也就是说, 根据, 的); words of duty and of leave (应当, 可以)
only where the source has one of the same force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.answering.fidelity import Evidence
from bot.answering.fidelity.folding import legible
from bot.answering.fidelity.numerals import numerals_in

ENOUGH = 0.5
"""The share of a sentence's characters that must stand in its sources, word by word."""
FEWEST = 4
"""Characters that a sentence must have from its sources."""

_JOINING = (
    "也就是说|换句话说|简单来说|总的来说|总之|具体来说|具体而言|具体如下|如下所示|如下|以下|下列|其中|同时|此外|另外|因此"
    "|所以|如果|若是|假如|则|否则|以及|并且|而且|但是|不过|然而|因为|由于|即是|也即|包括|分别|分为|主要|具体|根据|按照"
    "|依据|依照|有关|相关|关于|对于|规定|要求|明确|指出|提到|说明|文件|材料|记录|上述|这些|那些|这一|这个|该项|此项"
    "|情况|方面|内容|进行|一共|共计|合计|总共|首先|其次|然后|接着|最后|再次|之一|属于|作为|用于|对此|为此|什么|多少"
    "|的话|时候|时间|问题|回答|答案|您好"
)
_SMALL = frozenset(
    "的了是在和与及或也就把被将从由按为之其该此这那有等对向至到以并且即则若如而所于您你们我吗呢吧请"
)
_FORCES = (
    ("必须", "应当", "应该", "务必", "需要", "须", "应", "需", "要"),
    ("可以", "能够", "允许", "即可", "可", "能"),
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
_STRETCH = re.compile(r"[^\W_]+")


def strange_words(text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """The stretches of a sentence without marks that neither its sources nor small words account for."""
    plain = legible(text)
    grams = frozenset(gram for e in evidence for source in _sources(e) for gram in _pairs(source))
    known = [False] * len(plain)
    for start, end in _familiar(plain, grams, evidence):
        known[start:end] = [True] * (end - start)
    for stretch in _STRETCH.finditer(plain):
        strange = ""
        for place in range(*stretch.span()):
            if known[place] or plain[place] in _SMALL:
                if strange:
                    yield strange
                strange = ""
            else:
                strange += plain[place]
        if strange:
            yield strange


def rests_on(text: str, evidence: Sequence[Evidence]) -> bool:
    """Whether enough of a sentence's characters are its sources' own."""
    plain = "".join(_HAN.findall(legible(text)))
    grams = frozenset(gram for e in evidence for source in _sources(e) for gram in _pairs(source))
    held = {p for i in range(len(plain) - 1) if plain[i : i + 2] in grams for p in (i, i + 1)}
    return len(held) >= FEWEST and len(held) >= ENOUGH * len(plain)


def is_small(text: str) -> bool:
    """Whether words only join others."""
    return all(character in _SMALL for character in text)


def _familiar(
    plain: str, grams: frozenset[str], evidence: Sequence[Evidence]
) -> Iterator[tuple[int, int]]:
    for place in range(len(plain) - 1):
        if _HAN.match(plain[place]) and plain[place : place + 2] in grams:
            yield place, place + 2
    told = "\n".join(source for e in evidence for source in _sources(e)).lower()
    for word in _LATIN.finditer(plain):
        if word.group().lower() in _latin(told):
            yield word.span()
    for fact in numerals_in(plain):  # whether they are the source's own is asked elsewhere
        yield fact.start, fact.end
    for found in _words(
        tuple(force for force in _FORCES if any(w in told for w in force))
    ).finditer(plain):
        yield found.span()


@cache
def _words(forces: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    modal = [word for force in forces for word in force]
    return re.compile("|".join((_JOINING, *modal)))


@cache
def _latin(told: str) -> frozenset[str]:
    return frozenset(_LATIN.findall(told))


def _sources(evidence: Evidence) -> tuple[str, ...]:
    return (evidence.legible_text, *(legible(entry) for entry in evidence.context))


def _pairs(text: str) -> Iterator[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))
