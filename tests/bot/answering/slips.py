"""Questions with one character of a known word swapped for another that sounds the same."""

from __future__ import annotations

import re
from collections.abc import Collection
from random import Random

from pypinyin import lazy_pinyin

from vectorstore.tokens import cut

# The 3,755 most used characters, as GB 2312 orders them.
_USED = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF)
]
_ALIKE: dict[str, list[str]] = {}
for _character in _USED:
    _ALIKE.setdefault(lazy_pinyin(_character)[0], []).append(_character)


def with_slip(text: str, known: Collection[str], random: Random) -> str | None:
    """The text with one character of a ``known`` word replaced; None where it holds none."""
    places = []
    for run in re.finditer(r"[\u4e00-\u9fff]+", text):
        start = run.start()
        for word in cut(run.group()):
            if word in known:
                places.append((start, word))
            start += len(word)
    random.shuffle(places)
    for start, word in places:
        at = random.randrange(len(word))
        others = [c for c in _ALIKE.get(lazy_pinyin(word)[at], []) if c != word[at]]
        if others:
            return text[: start + at] + random.choice(others) + text[start + at + 1 :]
    return None
