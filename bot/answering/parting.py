"""Several questions in one message, each apart: 指标37谁牵头？另外材料要盖章吗.

A question is cut off only where it has a subject of its own, or plainly carries one over
(还有指标12的呢). 谁牵头？什么时候交？ asks two fields of one indicator and stays one question. What is
told before a question stays with it where it may say what is meant, and is left out where it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.answering.brought import Brought, Reader
from bot.answering.rows_apart import each_row
from bot.answering.smalltalk import without_courtesies
from bot.answering.stretches import ALSO, LINK, Stretch, stretches, unnumbered
from bot.answering.units_apart import each_unit

MOST = 5
"""Questions answered in one message."""

_LINKED = re.compile(
    rf"^(?:(?:{LINK.pattern}|{ALSO.pattern})(?:一?下)?[,，:：、\s]*)+(?![呢吗没?？]|$)"
)
_BY_ITSELF = re.compile(r"达标线|要求|标准|内容")


def part(text: str, reader: Reader) -> tuple[str, ...]:
    """The questions of a message in order, in its own words; never none."""
    text = unnumbered(text)
    groups: list[list[Stretch]] = [[]]
    told: list[Stretch] = []  # what asks nothing goes with the question after it
    for stretch in stretches(text, reader):
        group = groups[-1]
        # What parts a question from the one before may stand before its story: …？如果可以，要不要盖章.
        parted = "strong" if told else stretch.parted
        if _begins(replace(stretch, parted=parted), group):
            groups.append([*told, stretch])
            told = []
        elif _asking(group) and not stretch.asks and stretch.parted != "weak":
            told.append(stretch)
        else:
            group.extend([*told, stretch])
            told = []
    groups[-1].extend(told)
    questions = [words for group in groups if group and (words := _words(text, group))]
    found = [one for words in questions or [text.strip()] for one in each_unit(words, reader)]
    return tuple(one for words in found for one in each_row(words, reader))


def _words(text: str, group: Sequence[Stretch]) -> str:
    """The words of a question, sentences that cannot bear on it left out."""
    asking = [s for s in group if s.asks or s.carries]
    stands = any(s.brought.own for s in asking) and not any(s.brought.points for s in asking)
    lists = any(s.brought.lists for s in asking)
    if not stands and not any(s.names_row for s in group):
        return _trimmed(text[group[0].start : group[-1].end])
    kept: list[str] = []
    for _, members in groupby(group, key=lambda s: s.sentence):
        sentence = list(members)
        if any(s in asking or s.narrows(text[s.start : s.end], lists=lists) for s in sentence):
            kept.append(text[sentence[0].start : sentence[-1].end])
    return _trimmed("".join(kept))


def _trimmed(words: str) -> str:
    return _LINKED.sub("", without_courtesies(words)).strip(" ,，。;；、\n")


def _asking(group: Sequence[Stretch]) -> bool:
    return any(s.asks or s.carries for s in group)


def _begins(stretch: Stretch, group: Sequence[Stretch]) -> bool:
    """Whether a stretch begins another question than the one that those before it ask."""
    if not _asking(group) or stretch.parted == "start" or stretch.brought.meant:
        return False
    if stretch.parted == "weak":
        carried = stretch.carries and (stretch.brought.subject or _of_a_row(group))
        also = (
            ALSO.match(stretch.brought.text) and stretch.brought.own and stretch.brought.questioned
        )
        return carried or (stretch.asks and (also or _differs(stretch.brought, group)))
    apart = stretch.brought.own or _apart(stretch.brought, group)
    return stretch.carries or (stretch.asks and apart)


def _of_a_row(group: Sequence[Stretch]) -> bool:
    """Whether a field of an indicator is asked for: only then is 法律援助呢 another indicator."""
    asked = {name for s in group for name in s.brought.fields}
    return bool({"lead", "joint", "score", "deadline"} & asked) or any(s.carries for s in group)


def _apart(brought: Brought, group: Sequence[Stretch]) -> bool:
    """达标线是多少 is asked of the indicator spoken of, and by itself where there is none."""
    alone = brought.fields == ("requirement",) and _BY_ITSELF.search(brought.text)
    return bool(alone) and not any(s.brought.subject for s in group)


def _differs(brought: Brought, group: Sequence[Stretch]) -> bool:
    """Whether two stretches parted by a comma each name an indicator or unit and ask of it."""
    before = [s.brought for s in group]
    if brought.numbers or brought.named or _points_out(brought):
        return any(b.numbers or b.named or b.unit or _points_out(b) for b in before)
    return brought.unit is not None and brought.lists and any(b.unit and b.lists for b in before)


def _points_out(brought: Brought) -> bool:
    """公平竞争那项什么时候交: half a name, said to be one, and asked of."""
    return brought.points and len(brought.rest) > 1 and bool(brought.fields)
