"""Whether the text layer of a PDF says what is printed.

Some programs embed fonts whose codes name other characters: the page looks right and its text is
nonsense. Three measures tell: characters that no program knows (private use, no mapping), Chinese
characters that are in neither of the character sets of everyday use (GB 2312, Big5 level 1), and
ASCII signs in places where letters and digits should be. A text in wrong but common characters is
told by how seldom the commonest characters of Chinese occur in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LEAST = 40  # fewer characters prove nothing
_LEAST_CHINESE = 300
_MOST_STRANGE = 0.15
_MOST_SIGNS = 0.25
_LEAST_COMMON = 0.08
# Chinese read as bytes of Western Europe: letters and signs of Latin-1 but those of pinyin, and what
# programs put for bytes that they do not know.
_WESTERN = re.compile(
    "[\x80-\x9f\xa1-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\xdf\xe2-\xe7\xea\xeb\xee-\xf1\xf4-\xf6\xf8\xfb\xfd-\xff\u0131\u0141\u0142\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6-\u02dd\u2039\u203a\u2044\ufb01\ufb02\ufffd]"
)
_MOST_WESTERN = 0.06
_LEADERS = frozenset(".…·_-—")  # fill the lines of tables of contents and forms
_SIGNS = frozenset("!\"#$&'*+;<=>?@[\\]^`{|}~")
_ORDINARY_UNKNOWN = frozenset(
    "\uf06c\uf06e\uf0a7\uf0b7\uf0d8\uf0fc"
)  # bullets of Symbol, Wingdings
# The commonest characters of the language; in prose and tables they are a quarter and more.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体"
    "制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内"
    "数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计"
    "別會長個國對說時發經過動產種學於書務單責牵件任务责单位县市局府示范佐证材审查监督决策规章执"
)


def makes_sense(text: str) -> bool:
    """Whether ``text`` can be what is printed; short texts are given the benefit of the doubt."""
    counts = Counter(c for c in text if not (c.isspace() or c in _LEADERS))
    total = sum(counts.values())
    if total < _LEAST:
        return True
    strange = sum(count for character, count in counts.items() if _is_strange(character))
    signs = sum(counts[sign] for sign in _SIGNS)
    if reads_as_bytes(text):
        return False
    if strange > _MOST_STRANGE * total or strange + signs > _MOST_SIGNS * total:
        return False
    chinese = sum(count for character, count in counts.items() if _is_chinese(character))
    common = sum(counts[character] for character in _COMMON)
    return chinese < _LEAST_CHINESE or common >= _LEAST_COMMON * chinese


def reads_as_bytes(text: str) -> bool:
    """Whether ``text`` is Chinese whose codes were taken for letters of Western Europe."""
    total = sum(not character.isspace() for character in text)
    return total >= _LEAST and len(_WESTERN.findall(text)) > _MOST_WESTERN * total


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af"


def _is_strange(character: str) -> bool:
    if _is_chinese(character):
        return not (_encodes(character, "gb2312") or _is_common_traditional(character))
    if character in _ORDINARY_UNKNOWN:
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs")


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_common_traditional(character: str) -> bool:
    """Whether it is one of the 5,401 frequent characters (level 1, A440 to C67E) of Big5."""
    try:
        code = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return b"\xa4\x40" <= code <= b"\xc6\x7e"
