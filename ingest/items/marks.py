"""Numbering and bullets inside a cell: which marks begin items, and which are part of the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.items.trim import BLANKS, Span
from ingest.numerals import chinese_to_int

_CN = "[一二三四五六七八九十]{1,3}"


@dataclass(frozen=True, slots=True)
class Style:
    """A way of numbering; group 1 of ``pattern`` is the number.

    ``never_after``: words after which the same letters are words too (第1、2项, 附件2.docx).
    ``anywhere``: the mark begins an item even in the middle of a line, after any other word.
    """

    pattern: re.Pattern[str]
    never_after: str = r"(?!)"
    anywhere: bool = True
    signs: bool = False


_REFERRING = r"(?:第|详见|参见|附件|附表|附图|表格|至|到|和|及|与|或|前|后|近|约|达|每|满|不足|[-—~～－/%《“（(])$"
_RANGES = r"(?:第|至|[-—~～])$"
STYLES = (
    Style(re.compile("([①-⑳㉑-㉟㊱-㊿❶-❿➀-➉➊-➓])"), _RANGES, signs=True),
    Style(re.compile("([⑴-⒇])"), _RANGES, signs=True),
    Style(re.compile("([⒈-⒛])"), _RANGES, signs=True),
    Style(re.compile(r"[（(]\s*(\d{1,2})\s*[）)][、.．]?"), _REFERRING),
    Style(re.compile(r"(?<![\d.．])(\d{1,2})[）)]"), _REFERRING),
    Style(
        re.compile(
            r"(?<![\d.．])(\d{1,2})\s?(?:[.．、](?=(?:19|20)\d\d\s*年)"
            r"|、(?=\d+(?:\.\d+)?\s*[%％])|[.．、](?!\d|[a-zA-Z]{3,4}\b))"
        ),
        _REFERRING,
    ),
    Style(re.compile(rf"[（(]\s*({_CN})\s*[）)][、.．]?"), _REFERRING),
    Style(re.compile(rf"({_CN})[、.．]"), _REFERRING, anywhere=False),
    Style(re.compile(rf"({_CN})[是要](?!否)"), _REFERRING, anywhere=False),
    Style(re.compile(rf"(?:第|其)({_CN})[，,、:：]"), anywhere=False),
)
_DIGITAL = STYLES[:6]
_SPACED = Style(re.compile(r"(\d{1,2})[ \u3000\t]+(?=[^\d\s])"), anywhere=False)
_BULLETS_ANYWHERE = "□☐■●◆◇▪▫•➢►☑"
_BULLETS_OF_LINES = "-–—*·○√"
_CLOSING = "。；;，,、：:）)”》】!！?？"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found: its value, where it stands, and how sure its place makes it."""

    value: int
    start: int
    end: int
    strong: bool
    heads_line: bool
    follows_item: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """``pieces`` between the marks; ``refused``: numbered, but not in one clear sequence."""

    pieces: list[Span] = field(default_factory=list)
    refused: bool = False


def numbered(text: str, start: int, depth: list[int]) -> Numbered:
    """The pieces of a text whose first characters from ``start`` are a number or a bullet."""
    while start < len(text) and text[start] in BLANKS:
        start += 1
    if start == len(text):
        return Numbered()
    if text[start] in _BULLETS_ANYWHERE + _BULLETS_OF_LINES:
        return _bulleted(text, start, depth)
    for style in STYLES:
        if style.pattern.match(text, start):
            return _sequence(text, style, start, depth)
    if _SPACED.pattern.match(text, start):
        found = _sequence(text, _SPACED, start, depth)
        return found if len(found.pieces) > 1 else Numbered()
    return Numbered()


def is_marked(text: str, start: int) -> bool:
    """Whether a number stands at ``start``."""
    return any(style.pattern.match(text, start) for style in STYLES)


def _sequence(text: str, style: Style, start: int, depth: list[int]) -> Numbered:
    first, *others = _candidates(text, style, start, depth)
    if first.value != 1:
        return Numbered(refused=True)
    taken = [first]
    for index, mark in enumerate(others):
        last = taken[-1].value
        if not mark.strong and _said_again(mark, others[index + 1 :]):
            continue
        if mark.value == last + 1 or (_sure(mark, style) and last <= mark.value <= last + 2):
            taken.append(mark)
        elif mark.value == 1 and mark.strong:  # it starts again: whose sub-items these are is open
            return Numbered(refused=True)
    ends = [mark.start for mark in taken[1:]] + [len(text)]
    pieces = [Span(mark.end, end) for mark, end in zip(taken, ends, strict=True)]
    filled = [bool(text[piece.start : piece.end].strip(BLANKS + _CLOSING)) for piece in pieces]
    if not all(filled[:-1]) or not any(filled):  # 1、2、3季度; a form's empty 1. 2. 3.
        return Numbered(refused=not style.signs)
    if any(re.match(r"\s*[-—~～至]", text[piece.start : piece.end]) for piece in pieces):
        return Numbered(refused=True)  # ①-③同上
    if len(pieces) == 1 and not _stands_alone(text, style):
        return Numbered()
    return Numbered(pieces)


def _candidates(text: str, style: Style, start: int, depth: list[int]) -> list[Mark]:
    """The marks of the style and, where typists change it midway, those that carry it on.

    Marks of another style carry on only if that style never says 1 (else it numbers sub-items) and
    the number is not one that the first style has itself.
    """
    own = list(_marks(text, style, start, depth))
    if style not in _DIGITAL:
        return own
    values = {mark.value for mark in own}
    found = list(own)
    for other in _DIGITAL:
        if other is style:
            continue
        marks = [
            mark
            for mark in _marks(text, other, start + 1, depth)
            if mark.strong and not any(o.start <= mark.start < o.end for o in own)
        ]
        if all(mark.value != 1 for mark in marks):
            found.extend(mark for mark in marks if mark.value not in values)
    return sorted(found, key=lambda mark: mark.start)


def _said_again(mark: Mark, later: list[Mark]) -> bool:
    """Whether a clearer mark of the same number follows: then this one refers to it (见（2）)."""
    for other in later:
        if other.value == mark.value and other.strong:
            return True
        if other.value == mark.value + 1:
            return False
    return False


def _sure(mark: Mark, style: Style) -> bool:
    """Whether a mark out of sequence is a slip of the typist rather than part of the words."""
    return mark.heads_line or mark.follows_item or (style.signs and mark.strong)


def _stands_alone(text: str, style: Style) -> bool:
    """Whether one lone mark is a number: ①年度目录 is, 一、二季度报表 and 一是 are not."""
    return style.anywhere and "\n" not in text


def _marks(text: str, style: Style, start: int, depth: list[int]) -> Iterator[Mark]:
    for match in style.pattern.finditer(text, start):
        place = match.start()
        own = 1 if text[place] in "（(" else 0
        if depth[place] > own:
            continue
        before = text[:place].rstrip(BLANKS)
        gap = text[len(before) : place]
        first, heads_line = place == start, "\n" in gap
        strong = first or bool(gap) or before[-1:] in _CLOSING
        if not strong and re.search(style.never_after, before):
            continue
        if not strong and (not style.anywhere or _in_a_name(style, before)):
            continue
        value = _value(match.group(1))
        if value is not None:
            follows_item = before[-1:] in ("；", ";", "。")
            yield Mark(value, place, match.end(), strong, first or heads_line, follows_item)


def _in_a_name(style: Style, before: str) -> bool:
    """Whether a number follows a Latin letter, as in A1.xlsx; signs such as ② are in no name."""
    return not style.signs and bool(re.match("[a-zA-Z]", before[-1:]))


def _value(number: str) -> int | None:
    for first, last, one in (("➀", "➉", 1), ("➊", "➓", 1), ("❶", "❿", 1)):
        if first <= number <= last:
            return ord(number) - ord(first) + one
    return chinese_to_int(unicodedata.normalize("NFKC", number).strip("()."))


def _bulleted(text: str, start: int, depth: list[int]) -> Numbered:
    bullet = text[start]
    anywhere = bullet in _BULLETS_ANYWHERE
    if not anywhere and text[start + 1 : start + 2].isdigit():
        return Numbered()
    places = [
        place
        for place in range(start, len(text))
        if text[place] == bullet
        and not depth[place]
        and (anywhere or place == start or text[:place].rstrip(" \t\u3000").endswith("\n"))
    ]
    ends = [*places[1:], len(text)]
    pieces = [Span(place + 1, end) for place, end in zip(places, ends, strict=True)]
    if bullet in "—–" and len(pieces) == 1:
        return Numbered()
    return Numbered([piece for piece in pieces if text[piece.start : piece.end].strip(BLANKS)])
