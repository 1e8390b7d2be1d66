"""Lists without numbers: parted by ；, one a line, or short nouns joined by 、."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.items.marks import is_marked
from ingest.items.nouns import is_paper, is_unit, share_a_head
from ingest.items.trim import BLANKS, Span, trimmed

_INTRODUCTION = re.compile(
    r"\s*(?=[^:：\s])(?:请|需要?|须|应)?(?:提供|提交|报送|上传|准备)?(?:以下|下列|如下|相关|有关)?(?:几项)?"
    r"(?:佐证|证明|支撑|印证|备查|申报)?(?:材料|资料|台账|文件)?(?:目录|清单)?"
    r"(?:主要)?(?:包括|包含|有|如下|为|是)?(?:以下|下列)?(?:几项|各项)?(?:佐证|证明|支撑|印证)?(?:材料|内容|资料|文件)?\s*[:：]\s*"
)
_LONGEST_NOUN = 30


def introduction(text: str) -> int:
    """Where the list begins after words that only announce it (请提供以下佐证材料：), else 0.

    Only words without content of their own are taken as such; 近三年材料： is content.
    """
    match = _INTRODUCTION.match(text)
    return match.end() if match and text[match.end() :].strip(BLANKS) else 0


def parted(text: str, start: int, depth: list[int]) -> list[Span]:
    """The pieces between ；; empty where there is none, or where sentences stand among them."""
    cuts = [i for i in range(start, len(text)) if text[i] in "；;" and not depth[i]]
    pieces = _filled(text, _between(start, cuts, len(text)))
    if len(pieces) < 2 or _mixed(text, pieces, depth) or _numbered_inside(text, pieces):
        return []
    return [part for piece in pieces for part in _lines_of_nouns(text, piece, depth)]


def _mixed(text: str, pieces: list[Span], depth: list[int]) -> bool:
    """Whether sentences end inside the pieces, or only the first has a heading of its own."""
    inside = [{text[i] for i in range(piece.start, piece.end) if not depth[i]} for piece in pieces]
    headed = [bool(chars & set("：:")) for chars in inside]
    return any("。" in chars for chars in inside) or (headed[0] and not any(headed[1:]))


def _numbered_inside(text: str, pieces: list[Span]) -> bool:
    """Whether numbers begin only after other words: then what they number is not for us to say."""
    return any(is_marked(text, piece.start) for piece in pieces[1:])


def _lines_of_nouns(text: str, piece: Span, depth: list[int]) -> list[Span]:
    """A piece whose lines each name a paper or unit, by lines; else the piece (a wrapped line)."""
    rows = _rows(text, piece.start, piece.end, depth)
    words = [text[row.start : row.end] for row in rows]
    return rows if len(rows) > 1 and all(map(_is_noun, words)) else [piece]


def lines(text: str, start: int, depth: list[int]) -> list[Span]:
    """One item a line; empty where the line breaks may be those of a paragraph that was wrapped."""
    rows = _rows(text, start, len(text), depth)
    if len(rows) < 2 or _numbered_inside(text, rows):
        return []
    words = [text[row.start : row.end] for row in rows]
    goes_on = any(set(text[row.end - 1 : row.end + 1]) & set("，,、：:—-") for row in rows[:-1])
    if goes_on or any("。" in word for word in words):
        return []
    closed = [text[row.end : row.end + 1] == "。" for row in rows[:-1]]
    if all(closed) or all(map(_is_noun, words[:-1])):
        return rows
    return [] if len(rows) < 3 or any(closed) or _wrapped(words) else rows


def _wrapped(words: list[str]) -> bool:
    """Whether the lines are as long as each other but for a shorter last one, as wrapping does."""
    lengths = [len(word) for word in words]
    full = lengths[:-1]
    return max(full) - min(full) <= 1 and max(full) >= 8 and lengths[-1] <= max(full)


def _rows(text: str, start: int, end: int, depth: list[int]) -> list[Span]:
    cuts = [i for i in range(start, end) if text[i] == "\n" and not depth[i]]
    return _filled(text, _between(start, cuts, end))


def joined_nouns(text: str, start: int, depth: list[int]) -> list[Span]:
    """Short names of papers or of units joined by 、; empty where one name may hold the mark."""
    if re.search(r"[^、，,\s]\s*\n", text[start:].strip(BLANKS)):
        return []
    cuts = [i for i in range(start, len(text)) if text[i] in "、，," and not depth[i]]
    pieces = _filled(text, _between(start, cuts, len(text)))
    if not pieces or any(piece.end - piece.start > _LONGEST_NOUN for piece in pieces):
        return []
    if len(pieces) == 1:
        spaced = [i for i in range(start, len(text)) if text[i] in " \u3000" and not depth[i]]
        pieces = _filled(text, _between(start, spaced, len(text)))
        return pieces if len(pieces) > 1 and _all(is_unit, text, pieces) else []
    if _all(is_unit, text, pieces):
        return pieces
    words = [text[piece.start : piece.end] for piece in pieces]
    if not all(map(is_paper, words)) or share_a_head(words):
        return []
    return [*pieces[:-1], *_halves(text, pieces[-1], depth)]


def _halves(text: str, last: Span, depth: list[int]) -> list[Span]:
    """The last piece of a list cut at 和, 及 or 以及 where two papers are named in full."""
    for match in re.compile("以及|及|和|与").finditer(text, last.start, last.end):
        left, right = Span(last.start, match.start()), Span(match.end(), last.end)
        halves = [text[half.start : half.end] for half in (left, right)]
        if not depth[match.start()] and all(len(h) > 3 and is_paper(h) for h in halves):
            return [] if share_a_head(halves) else [left, right]
    return [last]


def _all(test: object, text: str, pieces: Iterable[Span]) -> bool:
    assert callable(test)
    return all(test(text[piece.start : piece.end]) for piece in pieces)


def _is_noun(words: str) -> bool:
    return is_paper(words) or is_unit(words)


def _between(start: int, cuts: list[int], end: int) -> list[Span]:
    starts = [start, *(cut + 1 for cut in cuts)]
    return [Span(a, b) for a, b in zip(starts, [*cuts, end], strict=True)]


def _filled(text: str, pieces: Iterable[Span]) -> list[Span]:
    return [span for piece in pieces if (span := trimmed(text, piece))]
