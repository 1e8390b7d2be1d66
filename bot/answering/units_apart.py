"""A question for the lists of several units as one question each: 公安局和财政局分别牵头哪些."""

from __future__ import annotations

import re

from bot.answering.brought import Reader
from bot.answering.units_asked import UnitNamed, unit_named
from bot.answering.wording import normalise

_AND = re.compile(r"\s*(?:和|、|跟|与|及|以及|还有|[,，])\s*")
_EACH = re.compile(r"^\s*(?:分别|各自|各|都)+(?=[牵配主要负承有该得])")
_TOGETHER = re.compile(r"共同|一起|联合|同时|之间|还是|合作|谁")


def each_unit(words: str, reader: Reader) -> tuple[str, ...]:
    """The question of each unit that a question for lists names; the question itself for one."""
    text = normalise(words)
    if reader.table is None or _TOGETHER.search(text) or not _AND.search(text):
        return (words,)
    first = unit_named(text, reader.question, reader.register, reader.table)
    if first is None:
        return (words,)
    named, end = [text[first.start : first.end]], first.end
    while following := _following(text, end, reader):
        named.append(text[following.start : following.end])
        end = following.end
    apart = tuple(text[: first.start] + name + _EACH.sub("", text[end:]) for name in named)
    read = reader.read(apart[0])
    whole_list = read.lists and read.unit and not (read.rest or read.numbers or read.named)
    return apart if len(apart) > 1 and whole_list else (words,)


def _following(text: str, end: int, reader: Reader) -> UnitNamed | None:
    """The unit named right after another one; its place is one in the text."""
    joint = _AND.match(text, end)
    if not joint or reader.table is None:
        return None
    after = unit_named(text[joint.end() :], reader.question, reader.register, reader.table)
    if after is None or after.start or not after.names:
        return None
    return UnitNamed(joint.end(), joint.end() + after.end, after.names)
