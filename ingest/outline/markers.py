"""The numbers that headings and list entries start with, by the styles of official documents.

The order of the styles is that of GB/T 9704-2012 §7.3.3 (一、（一）1.（1）), with 编章节 of
statutes above and ① below; 第X条 numbers an article, which is text and not a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.numerals import CHINESE_NUMERAL, chinese_to_int

Style: TypeAlias = Literal["编", "章", "节", "条", "一、", "（一）", "1.", "（1）", "1）", "①"]
RANK: dict[Style, int] = {
    "编": 1,
    "章": 2,
    "节": 3,
    "条": 4,
    "一、": 5,
    "（一）": 6,
    "1.": 7,
    "（1）": 8,
    "1）": 8,
    "①": 9,
}
DIVISIONS: tuple[Style, ...] = ("编", "章", "节")

_N = rf"{CHINESE_NUMERAL}{{1,5}}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BLANK = r"[ \t\u00a0\u2002\u2003\u3000]"
_PATTERNS: tuple[tuple[Style, str], ...] = (
    ("编", rf"第{_BLANK}*({_N}|\d{{1,3}}){_BLANK}*编(?![制写码])"),
    ("章", rf"第{_BLANK}*({_N}|\d{{1,3}}){_BLANK}*章(?!程)"),
    ("节", rf"第{_BLANK}*({_N}|\d{{1,3}}){_BLANK}*节"),
    ("条", rf"第{_BLANK}*({_N}|\d{{1,4}}){_BLANK}*条(?:之{CHINESE_NUMERAL}+)?"),
    ("一、", rf"(?<!{CHINESE_NUMERAL})(?<![第\d])({_N}){_BLANK}*(?:、|[．.](?!\d))(?!{_N}[、是])"),
    ("（一）", rf"(?<!第)[（(]{_BLANK}*({_N}){_BLANK}*[）)](?![、，,和至及项条款])[、.．]?"),
    ("1.", r"(?<![\d.．第－\-—~～/])(\d{1,2})[ \t]*(?:[.．](?![\d.．])|、(?!\d))"),
    ("（1）", rf"(?<!第)[（(]{_BLANK}*(\d{{1,2}}){_BLANK}*[）)](?![、，,和至及项条款])[、.．]?"),
    ("1）", r"(?<![\d（(])(\d{1,2})[）)]"),
    ("①", r"([①-⑳])[、.．]?"),
)
_COMPILED = tuple((style, re.compile(pattern + rf"{_BLANK}*")) for style, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number in a text: ``text[start:end]`` (0-based) with the blanks that follow it."""

    style: Style
    value: int
    start: int
    end: int


def marker_at(text: str, at: int = 0) -> Marker | None:
    """The marker that begins at ``at``, if one does."""
    for style, pattern in _COMPILED:
        found = pattern.match(text, at)
        if found and (value := _value(found[1])):
            return Marker(style, value, at, found.end())
    return None


def _value(numeral: str) -> int | None:
    return _CIRCLED.index(numeral) + 1 if numeral in _CIRCLED else chinese_to_int(numeral)


def markers(text: str) -> list[Marker]:
    """All markers of a text from left to right; whether they number anything is not decided."""
    result: list[Marker] = []
    at = 0
    for found in _START.finditer(text):
        if found.start() < at:
            continue
        marker = marker_at(text, found.start())
        if marker:
            result.append(marker)
            at = marker.end
    return result


_START = re.compile(rf"[第（(①-⑳\d]|{CHINESE_NUMERAL}")


def article(text: str) -> str | None:
    """第十二条 without blanks if ``text`` begins an article, not if it only mentions one."""
    marker = marker_at(text)
    if marker is None or marker.style != "条":
        return None
    blank_follows = marker.end < len(text) and not text[marker.end - 1].isalnum()
    bracket_follows = text[marker.end : marker.end + 1] in "【（(〔"
    if not (blank_follows or bracket_follows or marker.end == len(text)):
        return None
    return re.sub(r"\s", "", text[: marker.end])
