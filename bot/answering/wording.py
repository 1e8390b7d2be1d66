"""Typed text in one form: width, script and spaces folded."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """NFKC, simplified characters, one space between words, none between Chinese characters.

    Lines stay lines: a message of several lines tells several things.
    """
    plain = _simplifier().convert(unicodedata.normalize("NFKC", text))
    plain = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", plain)).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", plain)
