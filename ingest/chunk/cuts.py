"""Where a long text may be cut: after a sentence, else after a clause, else between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_SENTENCE_END = re.compile(r"[。！？!?；;\n…]+[”’」』）)》]*[ \t\u00a0\u3000]*")
_CLAUSE_END = re.compile(r"[，、：,:]+[”’」』）)》]*[ \t\u00a0\u3000]*|[ \t\u00a0\u3000]+")
_OPENERS = "（(《〈“【〔["
_CLOSERS = "）)》〉”】〕]"
_UNBREAKABLE = re.compile(
    r"[0-9０-９][0-9０-９.．,，:：/%％‰\-]*\s?[年月日时分号条项个件万亿元%％]?"
    r"|[A-Za-z][A-Za-z0-9@._:/?&=#-]*"
    r"|[〇零一二三四五六七八九十百千万亿]{2,}[年月日号条项]?"
)


def spans(text: str, limit: int) -> list[tuple[int, int]]:
    """``text`` as stretches of at most ``limit`` code points (0-based, end exclusive).

    They follow each other without gaps. A longer stretch is cut at the best kind of place that
    makes its parts fit, and parts are put together again to about equal length.
    """
    if len(text) <= limit:
        return [(0, len(text))]
    return _even(list(_fit(0, len(text), limit, _places(text))), limit)


def _places(text: str) -> list[set[int]]:
    """Cutting places, best kind first.

    Sentence ends, clause ends, the same inside brackets, then anywhere outside numbers and words.
    """
    inside = _inside_brackets(text)
    sentence = {m.end() for m in _SENTENCE_END.finditer(text)}
    clause = {m.end() for m in _CLAUSE_END.finditer(text)}
    held = {at for m in _UNBREAKABLE.finditer(text) for at in range(m.start() + 1, m.end())}
    sentence, clause = sentence - held, clause - held
    free = set(range(1, len(text))) - held
    return [sentence - inside, clause - inside, sentence, clause, free - inside, free]


def _inside_brackets(text: str) -> set[int]:
    """The places within brackets, titles and quotation marks that are closed again."""
    inside: set[int] = set()
    stack: list[tuple[str, int]] = []
    for at, c in enumerate(text):
        if c in _OPENERS:
            stack.append((c, at))
        elif c in _CLOSERS:
            opener = _OPENERS[_CLOSERS.index(c)]
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == opener:
                    inside.update(range(stack[depth][1] + 1, at + 1))
                    del stack[depth:]
                    break
    return inside


def _fit(start: int, end: int, limit: int, places: list[set[int]]) -> Iterator[tuple[int, int]]:
    """The text between cuts at the first kind of place, each cut further only if too long."""
    if end - start <= limit:
        yield start, end
    elif not places:
        yield from ((at, min(at + limit, end)) for at in range(start, end, limit))
    else:
        bounds = [start, *sorted(p for p in places[0] if start < p < end), end]
        for a, b in pairwise(bounds):
            yield from _fit(a, b, limit, places[1:])


def _even(parts: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """Neighbouring fragments joined up to ``limit``, the last ones shared out evenly."""
    total = parts[-1][1]
    result: list[tuple[int, int]] = []
    at = 0
    while at < len(parts):
        start = parts[at][0]
        left = total - start
        goal = left / -(-left // limit)
        end = parts[at][1]
        at += 1
        while at < len(parts) and parts[at][1] - start <= limit and end - start < 0.9 * goal:
            end = parts[at][1]
            at += 1
        result.append((start, end))
    return result
