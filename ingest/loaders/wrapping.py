"""Lines that a program broke at a fixed width, put together again.

Text from mail, old editors and copied PDF has a line break every so many columns. Such a file is
told by its lines: most are nearly as wide as the widest, and these do not end where a sentence
ends. In any other file a line is a paragraph and nothing is joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_SENTENCE_END = tuple("。！？；：!?;:….")
_FULL_STOPS = "。；！？.;!?"
_LONGEST_SENTENCE = 10  # lines
_CLOSERS = "”’」』）)》"
_SLACK = 4
_LEAST_FULL_LINES = 8
_WIDTHS = range(40, 161)
_INDENT = re.compile(r"[\u3000\t]|[ \u00a0]{2}")
_NEW_PARAGRAPH = re.compile(
    _INDENT.pattern + r"|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d+[.．、)）]\s*\D|[①-⑳]|[-*•●■◆] "
)


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width in columns (a Chinese character is two) at which ``lines`` were broken, or None."""
    widths = [(columns(line.rstrip()), line.rstrip()) for line in lines if line.strip()]
    if len(widths) < _LEAST_FULL_LINES:
        return None
    ranked = sorted(width for width, _ in widths)
    # A stray wide line (a table row, an address) may stand out; two in a hundred may not decide.
    limit = ranked[int(0.98 * (len(ranked) - 1))]
    full = [line for width, line in widths if width >= limit - _SLACK]
    open_ended = [line for line in full if not ends_sentence(line)]
    sentences = sum(line.count(end) for _, line in widths for end in _FULL_STOPS)
    if (
        limit in _WIDTHS
        and len(full) >= max(_LEAST_FULL_LINES, 0.5 * len(widths))
        and len(open_ended) >= 0.7 * len(full)
        # A column of names has equal lines too, but no sentences that run over them.
        and _LONGEST_SENTENCE * sentences >= len(full)
    ):
        return limit
    return None


def unwrap(lines: Sequence[str], width: int) -> list[str]:
    """The paragraphs of ``lines`` broken at ``width``; blank lines separate and are dropped."""
    paragraphs: list[str] = []
    indented = any(_INDENT.match(line) for line in lines if line.strip())
    for previous, line in pairwise(["", *lines]):
        if not line.strip():
            continue
        full = columns(previous.rstrip()) >= width - _SLACK
        # Where paragraphs are indented the indent tells; else a sentence that ends with the line
        # is taken to end the paragraph, which splits at worst between two sentences.
        goes_on = full and (indented or not ends_sentence(previous))
        if goes_on and paragraphs and not _NEW_PARAGRAPH.match(line):
            paragraphs[-1] = join(paragraphs[-1], line)
        else:
            paragraphs.append(line)
    return paragraphs


def join(first: str, second: str) -> str:
    """Two lines as one, with a blank only between letters or digits of the Latin sort."""
    first, second = first.rstrip(), second.lstrip()
    gap = first[-1:].isascii() and second[:1].isascii() and first and second
    return f"{first} {second}" if gap else first + second


def ends_sentence(line: str) -> bool:
    """Whether the line ends in the punctuation of a sentence or clause list."""
    return line.rstrip().rstrip(_CLOSERS).endswith(_SENTENCE_END)


def columns(text: str) -> int:
    """The width of ``text`` in columns: wide characters count two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
