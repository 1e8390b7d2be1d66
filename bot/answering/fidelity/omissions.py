"""What a sentence may not leave out of what its source says: on what condition, and of what.

每一份材料都盖章 and 导出的统计表要盖章, 可以缩短时间 and 情况紧急的可以缩短时间 have no word that is not
the source's; what is left out makes them say more than it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。；;!！?？\n]+")
_CLAUSE = re.compile(r"[^,，。；;!！?？\n:：]+")
_WORDS = re.compile(r"[\W_]+")
# The end of what must be so, for the rest of the sentence to hold.
_CONDITION = re.compile(
    r"[^,，]*?(?=方可|才能|才可|方能)"
    r"|.*的(?=[,，]|可以|应当|必须|须|要(?![点求素件领])|不得|不予|一律|视为|由|先(?!进)|按|取消|退回)[,，]?"
    r"|[^,，]{4,}的(?:单位|部门|人员|材料|指标|事项|项目|情形|情况|文件|决策|案件)[,，]"
    r"|(?:如果?|若|凡|遇|除|未|只有|因)[^,，]{2,}[,，]"
    r"|[^,，]{3,}(?:之?后|之?前|时|期间)[,，]"
)
_NUMBER = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、|\d+[.、](?!\d))"
)
_EXCEPTION = re.compile(r"[,，;；]?((?:但|除)[^。；;\n]{3,})")
_OR = re.compile(r"[,，]?(?:或者|或|、)")
_FEWEST, _HALF, _PART = 4, 0.5, 0.4
"""Characters that make a clause, the share of a condition that must be told, and that of what it is
the condition of from which on that is told."""
_MOSTLY = 0.7
"""The share of a sentence's words that are a condition's, from which on it tells nothing else."""
_TAIL, _HEAD, _GONE = 4, 4, 0.3
"""Characters of a clause's end that are repeated, of its beginning that are not, and the share of
that from which on it counts as told."""


@dataclass(frozen=True)
class Condition:
    """What must be so, and what then holds."""

    when: str
    then: str


def conditions(text: str) -> Iterator[Condition]:
    """The conditions of a text, one a sentence."""
    for found in _SENTENCE.finditer(text):
        sentence = found.group()
        if when := _CONDITION.match(sentence):
            then = sentence[when.end() :]
            if len(_plain(when.group())) > 1 and len(_plain(then)) > 1:
                yield Condition(when.group(), then)


def unconditional(said: str, sources: Sequence[str]) -> str:
    """The condition on which sources say what a sentence says without it; empty if it says none."""
    for source in sources:
        for one in conditions(source):
            if _share(one.then, said) >= _PART and not told_of(one.when, said):
                return one.when
    return ""


def only_conditional(said: str, sources: Sequence[str]) -> str:
    """The condition that a sentence tells as if it were so; empty if it tells what follows too."""
    for source in sources:
        for one in conditions(source):
            if _share(said, one.when) >= _MOSTLY and _share(one.then, said) < _GONE:
                return one.when
    return ""


def told_of(condition: str, said: str) -> bool:
    """Whether a condition, or one of those that it lists, is told."""
    if _share(condition, said) >= _HALF:
        return True
    ways = [way for way in _OR.split(condition) if len(_plain(way)) >= _FEWEST]
    return len(ways) > 1 and any(_share(way, said) >= _PART * 2 for way in ways)


def exceptions(text: str) -> Iterator[str]:
    """What of a text limits what it says before: 但…, 除…外."""
    return (found.group(1) for found in _EXCEPTION.finditer(text))


def beginnings(text: str, characters: int) -> Iterator[str]:
    """The first characters of each sentence of a folded text, its number apart."""
    for found in _SENTENCE.finditer(text):
        yield _plain(unnumbered(found.group()))[:characters]


def unnumbered(text: str) -> str:
    """A folded text without the number of its paragraph."""
    return _NUMBER.sub("", text)


def of_another(said: str, quotes: Sequence[str]) -> str:
    """What a source says of one thing and a sentence of another; empty if nothing.

    A clause that repeats the end of a source's clause and leaves out of whom that speaks is
    understood of what the sentence has instead: in that clause, or in the one before it. ``quotes``
    are the sources' own words, without what stands over them.
    """
    known = {pair for quote in quotes for pair in _pairs(quote)}
    for number, clause in enumerate(map(_plain, _CLAUSE.findall(said))):
        for other in (_plain(c) for quote in quotes for c in _CLAUSE.findall(quote)):
            tail = _common_end(clause, other)
            head, mine = other[: len(other) - tail], clause[: len(clause) - tail]
            if tail < _TAIL or head[:2] in said or _share(head, said) >= _GONE:
                continue
            foreign = bool(mine) and not any(pair in known for pair in _pairs(mine))
            if (foreign and len(head) >= _HEAD) or (not mine and number and len(head) > 1):
                return head
    return ""


def _common_end(left: str, right: str) -> int:
    same = 0
    while same < min(len(left), len(right)) and left[-1 - same] == right[-1 - same]:
        same += 1
    return same


def _share(part: str, of: str) -> float:
    """The share of a text's words, two characters at a time, that another has."""
    mine, there = set(_pairs(_plain(part))), set(_pairs(_plain(of)))
    return len(mine & there) / len(mine) if mine else 1.0


def _plain(text: str) -> str:
    return _WORDS.sub("", text)


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]
