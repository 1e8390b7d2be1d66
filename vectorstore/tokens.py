"""Terms: what a text is indexed and asked by.

Two views of the same text, because each fails where the other holds: dictionary words carry
meaning but are cut wrongly in names and new terms; character bigrams know nothing but miss nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rjieba import Jieba

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"
_SPACED_OUT = re.compile(f"(?<![{HAN}])[{HAN}](?:[ \t]+[{HAN}])+(?![{HAN}])")
_RUN = re.compile(f"(?P<han>[{HAN}]+)|(?P<code>[^\\W{HAN}_]+(?:[.\\-/]+[^\\W{HAN}_]+)*)")
_PART = re.compile(r"[.\-/]+")


@cache
def _jieba() -> Jieba:
    """The dictionary takes a third of a second to load, so nobody pays for it at import."""
    from rjieba import Jieba

    return Jieba()


def normalise(text: str) -> str:
    """Return the text as it is compared: NFKC, lower case, spaced-out characters (目 录) joined."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return _SPACED_OUT.sub(lambda found: re.sub(r"[ \t]+", "", found.group()), folded)


class Word(NamedTuple):
    """A word in its place, with its part of speech (ICTCLAS tags: n noun, v verb, m number, …)."""

    text: str
    tag: str


def tagged(text: str) -> list[Word]:
    """Return the words in order, none twice, with their parts of speech."""
    return [Word(*found) for found in _jieba().tag(normalise(text))]


def is_word(text: str) -> bool:
    """Return whether the dictionary holds this word, so that it was not guessed by a cut."""
    return bool(_jieba().has_word(text))


def spell(name: str) -> str:
    """Return a name as an administrator's tables keep it: usual width, no spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def _codes(code: str) -> list[str]:
    """Return a number or Latin term whole and, where it is compound (4.2.1), by its parts."""
    parts = _PART.split(code)
    return [code] if len(parts) == 1 else [code, *parts]


def terms(text: str) -> list[str]:
    """Return the words in order, long words followed or preceded by the shorter ones in them."""
    found: list[str] = []
    for run in _RUN.finditer(normalise(text)):
        if run["han"]:
            found.extend(_jieba().cut_for_search(run["han"]))
        else:
            found.extend(_codes(run["code"]))
    return found


def cut(text: str) -> list[str]:
    """Return the words of the dictionary that a text of Chinese characters consists of, in order;
    what is in no word stands alone, character by character."""
    return list(_jieba().cut(text, False))


def commonness(word: str) -> int:
    """Return how often a word stands in the corpus behind the dictionary; 0 where it is in none."""
    return _jieba().suggest_freq(word) if _jieba().has_word(word) else 0


def bigrams(text: str) -> list[str]:
    """Return the overlapping pairs of Chinese characters; numbers and Latin terms stay whole.

    Pairs do not reach across punctuation or line breaks. A character that stands alone is kept.
    """
    found: list[str] = []
    for run in _RUN.finditer(normalise(text)):
        if not run["han"]:
            found.extend(_codes(run["code"]))
        elif len(run["han"]) == 1:
            found.append(run["han"])
        else:
            found.extend(a + b for a, b in zip(run["han"], run["han"][1:], strict=False))
    return found
