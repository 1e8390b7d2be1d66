"""Two texts that differ only in width and spaces, brought to one form; and what stands in what."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CIRCLED = {ord("①") + n: f"({n + 1})" for n in range(20)}
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_NUMERAL = "0-9A-Za-z〇○零一二三四五六七八九十百千万亿两"
_DIGITS = re.compile(r"(?<=[0-9A-Za-z])[^\S\n]+(?=[0-9A-Za-z])")
_LINES = re.compile(rf"(?<=[{_NUMERAL}])\s*\n\s*(?=[{_NUMERAL}])")
_KEPT = "\ue000"

REMEMBERED = 4096
"""Texts kept in their read form: titles, headings and cells come again in every answer."""

# A stretch that begins after 不 or inside a number says something else than the whole.
_NEGATES = frozenset("不未无非没勿")
_RUN = frozenset("0123456789.〇○零一二三四五六七八九十百千万亿两")
_GOES_ON = frozenset("0123456789〇○零一二三四五六七八九十百千万亿%‰")


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """The text for comparing character for character: width folded, spaces taken out."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text.translate(_CIRCLED)))


@lru_cache(maxsize=REMEMBERED)
def legible(text: str) -> str:
    """The text for reading facts: as ``fold``, but two numbers side by side stay two.

    A full-width comma parts numbers (3，500), which it would not do once folded.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_CIRCLED).replace("，", "、"))
    apart = _DIGITS.sub(_KEPT, _LINES.sub(_KEPT, plain))
    return _SPACE.sub("", apart).replace(_KEPT, " ")


def stands_in(words: str, text: str) -> bool:
    """Whether folded words stand in a folded text, not cut out of a number or after a 不."""
    if not words:
        return True
    start = text.find(words)
    while start >= 0:
        if _begins_whole(text, start) and _ends_whole(text, start + len(words)):
            return True
        start = text.find(words, start + 1)
    return False


def _begins_whole(text: str, start: int) -> bool:
    if not start:
        return True
    before, first = text[start - 1], text[start]
    return before not in _NEGATES and not (before in _RUN and first in _RUN)


def _ends_whole(text: str, end: int) -> bool:
    if end >= len(text):
        return True
    last, after = text[end - 1], text[end]
    if last == "." or after == ".":  # 4.2 is not the beginning of 4.2.1
        return not (after.isdigit() and text[end - 2 : end - 1].isdigit()) and not (
            last.isdigit() and text[end + 1 : end + 2].isdigit()
        )
    return not (last in _RUN and after in _GOES_ON)
