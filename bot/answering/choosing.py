"""Picking one of several that were shown: 第二个, 最后一项, 2, 前者, or words that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.wording import normalise
from bot.worklist.gist import gist
from ingest.numerals import normal_number

_N = r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})"
_NTH = re.compile(
    rf"(?:那|选|要|就|是|看|问的是|我问的是|我要|我选)*(?:第{_N}(?:个|种|份|家|张|块)|头一?(?P<first>个)|(?P<last>最后(?:一)?(?:个|条|项|张)|后者)|(?P<former>前者))"
    r"(?:指标|单位)?(?P<after>.*)"
)
_NEXT = re.compile(r"(?:那|再)*(?:(?P<back>[上前])|[下后])一?(?:个|项|条)(?:指标)?")
_BARE = re.compile(r"(?:选|第|就)?(?P<n>[1-9]|[一二三四五六七八九])(?:号|个|吧|呢)?")
LAST = -1


def ordinal_in(text: str) -> tuple[int, str] | None:
    """Which of several a message picks, from 0 (-1 the last), and what it says after that."""
    found = _NTH.fullmatch(_trimmed(text))
    if not found:
        return None
    if found.group("last"):
        return LAST, found.group("after")
    if found.group("former") or found.group("first"):
        return 0, found.group("after")
    return int(normal_number(found.group("n")) or 1) - 1, found.group("after")


def step_in(text: str) -> int:
    """How far a message steps in the table: 下一项 1, 上一项 -1, any other 0."""
    found = _NEXT.fullmatch(_trimmed(text))
    return 0 if found is None else -1 if found.group("back") else 1


def chosen(text: str, choices: Sequence[str]) -> str | None:
    """The choice that a reply to a question back means: by its place, or by words only it has."""
    place = ordinal_in(text)
    if place is None and (bare := _BARE.fullmatch(_trimmed(text))):
        place = int(normal_number(bare.group("n")) or 1) - 1, ""
    if place is not None:
        return choices[place[0]] if -len(choices) <= place[0] < len(choices) else None
    words = gist(normalise(text))
    holding = [choice for choice in choices if len(words) > 1 and words in gist(normalise(choice))]
    return holding[0] if len(holding) == 1 else None


def _trimmed(text: str) -> str:
    return re.sub(r"的?[呢吧啊呀]?[\s。.!！?？,，]*$", "", normalise(text))
