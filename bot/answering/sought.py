"""What a question needs of the library: what must be named in it, and what must be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from bot.answering.demand import Demand, asks_for_fact, demanded
from bot.answering.focus import asking_clauses, focus
from bot.answering.knowledge import Expand, Vocabulary, unknown
from bot.worklist.units import Mention

_OUGHT = re.compile(
    r"要|应|须|得(?!多|分)|需|至少|最少|不少于|最多|不超过|上限|达到|不低于|允许|规定"
)
_PLACES = (
    (re.compile(r"省(?:里|上|级|厅)|全省"), "省"),
    (re.compile(r"国家级|国家层面|全国|中央"), "国"),
    (re.compile(r"(?:其他|其它|别的|隔壁|外|兄弟|周边)(?:的)?(?:县|市|区|地方)"), "其他县"),
)
_YEAR = re.compile(r"20\d\d(?=年)")
_FACTUAL = ("count", "percent", "money")


@dataclass(frozen=True, slots=True)
class Sought:
    """What must be named and what must be shown.

    ``strange`` are the things asked for that no document names, ``unheard`` all such things that the
    question speaks of, and ``subject`` is whether a document names any of them; ``fact`` is whether
    it asks how much came about, and ``unit`` whose fact that is. ``place`` is another level or county
    that it asks about, ``year`` the year: a passage must speak of them.
    """

    demand: Demand | None = None
    strange: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    subject: bool = True
    fact: bool = False
    unit: str | None = None
    place: str | None = None
    year: int | None = None


class Units(Protocol):
    """The units that a library's tables name."""

    def find(self, text: str) -> Mention | None: ...


@dataclass(frozen=True, slots=True)
class Needed:
    """What a question needs wherever it is answered from: the kind of thing, and whether a fact.

    ``named`` is the unit that it names.
    """

    demand: Demand | None
    fact: bool
    named: Mention | None


def need(text: str, units: Units) -> Needed:
    """Read from a normalised question what kind of thing would answer it; asks no index."""
    asking = asking_clauses(text)[-1:]
    demand = next(filter(None, map(demanded, asking)), None)
    named = units.find(text)
    fact = any(map(asks_for_fact, asking))
    if demand and named and demand.kind in _FACTUAL and not _OUGHT.search(text):
        fact = True
    return Needed(demand, fact, named)


def seek(text: str, vocabulary: Vocabulary, expand: Expand, units: Units) -> Sought:
    """Read from a normalised question what would answer it."""
    about, asking, needed = focus(text), asking_clauses(text)[-1:], need(text, units)
    named, fact = needed.named, needed.fact
    unheard = unknown(about.nouns, vocabulary, expand)
    return Sought(
        needed.demand,
        unknown(about.heads, vocabulary, expand),
        unheard,
        bool(named or vocabulary.known(about.nouns)),
        fact,
        named.words if named and fact else None,
        next((key for words, key in _PLACES if any(map(words.search, asking))), None),
        next((int(found.group()) for c in asking for found in _YEAR.finditer(c)), None),
    )
