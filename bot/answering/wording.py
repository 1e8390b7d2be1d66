"""Typed text in one form: width, script and spaces folded."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

_YEAR_SPELLED = re.compile(r"二[〇零○]([〇零○一二三四五六七八九])([〇零○一二三四五六七八九])(?=年)")
_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
}
# Slips of the input method that change a word the questions turn on.
_MISTYPED = {
    "左证": "佐证", "佐正": "佐证", "佐政": "佐证", "左正": "佐证", "材枓": "材料", "牵投": "牵头", "迁头": "牵头",
    "配和": "配合", "节止": "截止", "截至时间": "截止时间",
}  # fmt: skip
# 4。2。1 is what a Chinese keyboard makes of 4.2.1, and no end of a sentence.
_STOPPED = re.compile(r"(?<![\d.])\d{1,2}(?:[。·]\d{1,2}){2,3}(?!\d)")
# 第二十二不对是二十三项: what is taken back is not asked. At most ten characters are. A pause before
# 不对 or what is meant after it shows a slip of the tongue; 格式不对怎么办 and 不对外公开 are none.
_SLIP = r"(?:(?<!对)(?:不对)+|说错了|打错了)"
_TAKEN_BACK = re.compile(
    r"[^,，。;；?？!！\n]{1,10}?"
    rf"(?:[呃嗯哦]{_SLIP}了?[,，]?(?:应该)?(?:是|叫|先看)?|[,，]{_SLIP}了?[,，]"
    rf"|[啊,，]?{_SLIP}了?[,，]?(?:应该[是叫]|是(?![不否])|叫|先看|(?=第|指标?\d|[\d一二三四五六七八九十]+[年月日号项])))"
    r"(?=[^,，。;；?？!！\n])"
)
# 市 局里牵头, 市41项: a level alone at the head means its table.
_LEVEL_APART = re.compile(r"^\s*([市省])[^\S\n]+(?=\S)")
_LEVEL_BEFORE_NUMBER = re.compile(r"^([市省])(?=第?\d)")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def sound(text: str) -> str:
    """The text as it can be kept and sent: half a character becomes a question mark, none is NUL.

    Broken terminals and careless clients send such; databases and JSON refuse them.
    """
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def unbroken(text: str) -> str:
    """The text with numbers that a full stop breaks (4。2。1) in one piece."""
    return _STOPPED.sub(lambda m: re.sub(r"[。·]", ".", m.group()), text)


def normalise(text: str) -> str:
    """NFKC, simplified characters, one space between words, none between Chinese characters.

    Lines stay lines: a message of several lines tells several things. Years spelled in characters
    become digits, common slips of input methods are mended, and what a dictated message takes back (不对) is left out.
    """
    folded = unicodedata.normalize("NFKC", text)
    plain = _simplifier().convert(_LEVEL_APART.sub(r"\1里", folded))
    plain = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", plain)).strip()
    plain = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", plain)
    for typed, meant in _MISTYPED.items():
        plain = plain.replace(typed, meant)
    plain = unbroken(plain)
    plain = _YEAR_SPELLED.sub(lambda m: f"20{_DIGITS[m.group(1)]}{_DIGITS[m.group(2)]}", plain)
    while (kept := _TAKEN_BACK.sub("", plain)) != plain:  # one slip may follow another
        plain = kept
    return _LEVEL_BEFORE_NUMBER.sub(r"\1里", plain)
