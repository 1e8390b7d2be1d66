"""Typed text in one form: width, script and spaces folded."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

_YEAR_SPELLED = re.compile(r"二[〇零]([〇零一二三四五六七八九])([〇零一二三四五六七八九])(?=年)")
_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0"
}
# 第二十二不对是二十三项: what is taken back is not asked. At most ten characters are.
_TAKEN_BACK = re.compile(
    r"[^,，。;；?？!！\n]{1,10}?[呃嗯哦啊,，]?(?:不对|说错了|打错了)(?:了)?[,，]?(?:应该)?(?:是|叫|先看)?(?=[^,，。;；?？!！\n])"
)
_LEVEL_ALONE = re.compile(r"^\s*([市省])\s+(?=\S)|^\s*([市省])(?=第?\d)")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """NFKC, simplified characters, one space between words, none between Chinese characters.

    Lines stay lines: a message of several lines tells several things. Years spelled in characters
    become digits, and what a dictated message takes back (不对) is left out.
    """
    text = _LEVEL_ALONE.sub(lambda m: f"{m.group(1) or m.group(2)}里", text)
    plain = _simplifier().convert(unicodedata.normalize("NFKC", text))
    plain = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", plain)).strip()
    plain = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", plain)
    plain = _YEAR_SPELLED.sub(lambda m: f"20{_DIGITS[m.group(1)]}{_DIGITS[m.group(2)]}", plain)
    return _TAKEN_BACK.sub("", plain)
