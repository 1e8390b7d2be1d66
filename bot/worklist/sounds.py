"""Terms by their sound: what dictation and input methods write for one that they do not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from vectorstore.tokens import cut

LONGEST, SHORTEST = 12, 3
"""Characters of a term that is listened for. Shorter ones sound like too much else (docs/decisions.md
has the figures)."""

READINGS = 2
"""Readings of a typed character that count, the usual first: the rare ones only bring mistakes."""

EXACT, NEAR = 1.0, 1.5
"""What a character of the same sound costs, and one whose sound is often confused with it."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Words of one character that begin or end a run by chance: 与问题, 工作的, 市法治政府.
_LOOSE = frozenset(
    "的了是在有与和及或为以已对从到由于等也都就还不一二三两好新大上下前后里中内外市县省区全各其本"
)
# What many speakers do not tell apart: flat and curled sibilants, n and l, in and ing.
_CONFUSED = ((r"^([zcs])h", r"\1"), (r"^n(?=[aeiouv])", "l"), (r"([ie])ng$", r"\1n"))


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    """The usual readings of a character, without tones."""
    from pypinyin import Style, pinyin  # a third of a second and 40 MB: not before it is needed

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(found[0][:READINGS]) if found else ()


@lru_cache(maxsize=2048)
def _blurred(sound: str) -> str:
    for pattern, same in _CONFUSED:
        sound = re.sub(pattern, same, sound)
    return sound


@dataclass(frozen=True, slots=True)
class Echo:
    """A stretch of a text (half-open) that sounds like a term, and what the difference costs."""

    start: int
    end: int
    term: str
    cost: float
    differing: tuple[int, ...]
    """The places in the text whose characters differ."""


@dataclass(slots=True)
class _Node:
    """Terms by the sounds of their characters; ``terms`` end here, with their sounds."""

    below: dict[str, _Node] = field(default_factory=dict)
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Sounds:
    """Terms, and every run of whole words in them, found in a text by how they sound.

    ``short`` are terms that are listened for though they have two characters.
    """

    def __init__(self, terms: Iterable[str], short: Iterable[str] = ()) -> None:
        self._root = _Node()
        for whole in dict.fromkeys(terms):
            for run in _HAN.findall(whole):
                self._take_runs(cut(run))
        for term in short:
            self._take(term, _sounds([term]))

    def _take_runs(self, words: list[str]) -> None:
        """Take in the runs of whole words: 重大行政决策程序 gives 行政决策 too."""
        starts = [sum(map(len, words[:n])) for n in range(len(words) + 1)]
        sounds, text = _sounds(words), "".join(words)
        for first, start in enumerate(starts):
            for last, end in enumerate(starts[first + 1 :], first):
                edges = words[first] not in _LOOSE and words[last] not in _LOOSE
                if edges and SHORTEST <= end - start <= LONGEST:
                    self._take(text[start:end], sounds[start:end])

    def _take(self, term: str, sounds: tuple[str, ...]) -> None:
        node = self._root
        for sound in sounds:
            node = node.below.setdefault(_blurred(sound), _Node())
        node.terms[term] = sounds

    def echoes(self, text: str) -> Iterator[Echo]:
        """Every stretch that sounds like a term and is written otherwise: at most half of it is, or
        one character of two or three."""
        heard = [dict.fromkeys(map(_blurred, _readings(c))) for c in text]
        for start in range(len(text)):
            reached = [self._root]
            for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                reached = [n.below[s] for n in reached for s in heard[end - 1] if s in n.below]
                if not reached:
                    break
                for node in reached:
                    yield from _echoes(text, start, end, node)


def _sounds(words: list[str]) -> tuple[str, ...]:
    """How the characters of words read where they stand: 行 of 行政, not of 银行."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(words))


def _echoes(text: str, start: int, end: int, node: _Node) -> Iterator[Echo]:
    for term, sounds in node.terms.items():
        places = [start + n for n, meant in enumerate(term) if text[start + n] != meant]
        if 0 < len(places) <= max(1, len(term) // 2):
            exact = sum(sounds[p - start] in _readings(text[p]) for p in places)
            cost = EXACT * exact + NEAR * (len(places) - exact)
            yield Echo(start, end, term, cost, tuple(places))
