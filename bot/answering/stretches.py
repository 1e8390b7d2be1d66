"""A message as stretches between its marks, its commas and the words that begin another matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from bot.answering.brought import Brought, Reader
from bot.answering.smalltalk import courtesy

Break = Literal["start", "strong", "weak", "link"]

_STRONG = re.compile(r"[?？!！。;；\n]+")
_WEAK = re.compile(r"[,，]+|(?<=[^\x00-\x7f])[^\S\n]+|[^\S\n]+(?=[^\x00-\x7f])")
# Words that begin another matter, and words that do so only before a whole question.
LINK = re.compile(
    r"另外|此外|顺便(?:再|也)?(?:想)?(?:请?问|问)|对了|其次|(?:还|再|另)(?:想|要|请)+(?:请?问|请教)(?!题)"
    r"|(?<![要就老总])(?:再|另)(?:请?问|请教)(?!题)"
)
ALSO = re.compile(r"还有|以及|同时|再就是|再一个")
_MARK = re.compile(
    r"(?:^|(?<=[\s。;；:：?？,，]))(?:第?(?P<cn>[一二三四五六七八九])(?:[、.．:：]|[个件]?(?:问题|事)?[是,，:：、])"
    r"|问题?(?P<q>[一二三四五六七八九1-9])[:：、.．]?|(?P<n>[1-9])(?:[、)）]|[.．](?!\d))"
    r"|[(（](?P<p>[1-9一二三四五六七八九])[)）]|(?P<c>[①-⑨]))\s*|(?P<i>[①-⑨])\s*"
)
# 想问三个问题：says that questions follow, and nothing else.
_ANNOUNCED = re.compile(
    r"\s*(?:我|这边|这里)?(?:想|要|有)?(?:请|再)?(?:问|咨询|请教)?(?:一?下)?(?:[您你]|老师)?(?:以下|下面|如下)?这?"
    r"(?:[几两二三四五六2-9]|一些)?[个点件]?小?(?:问题|事情?|疑问)?[哈啊呀]?(?:想|要)?(?:请?问|请教|咨询)?(?:一?下)?(?:如下)?[:：]?\s*"
)
_NUMERALS = "一二三四五六七八九"
# Words by which a sentence tells, even one with a 什么 or 几 in it; one that ends in 。 may.
_TELLS = re.compile(
    r"已经?|早就|[让叫]我|刚|昨天|前天|昨晚|上周|上午|下午|收到|听说|据说|布置|接手|新来|[交报传弄做]了|准备了|在[弄做准整]|不知道"
    r"|不清楚|搞不[懂清]|不太?懂|记不|忘了|没人|(?:什么|啥|哪)[^,，。]{0,4}都|感觉|好像|(?<!有)没有(?![没吗])|一直|一大堆|几份|几块|几个(?:局|指标|人)|先不|不管|(?<![谁些个家门位])(?:牵头|配合|负责)[。;；!！\s]*$"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a message (half-open) with what parts it from the one before it.

    ``sentence`` counts those that end in a strong break; ``asks`` is false for what only tells.
    """

    start: int
    end: int
    sentence: int
    parted: Break
    brought: Brought
    asks: bool = False

    @property
    def carries(self) -> bool:
        """Whether it names what an earlier question is to be asked of: 指标12的呢, 乡镇呢."""
        brought = self.brought
        goes_on = brought.goes_on and (brought.period or brought.table or len(brought.rest) > 1)
        return brought.linked and not self.asks and (brought.subject or bool(goes_on))

    @property
    def names_row(self) -> bool:
        """Whether it names an indicator outright."""
        return bool(self.brought.numbers or self.brought.named)

    def narrows(self, words: str, *, lists: bool) -> bool:
        """Whether it names what may narrow a question; a period does so for ``lists`` only.

        去年我们刚合并 tells of last year, 去年的表 means its table.
        """
        brought = self.brought
        about_unit = brought.unit is not None and bool(brought.unit.names)
        table = brought.table and not _TELLS.search(words)
        return bool(self.names_row or table or about_unit or (lists and brought.period))


def stretches(text: str, reader: Reader) -> list[Stretch]:
    """The stretches of a message in order; one that is only a courtesy is left out."""
    found: list[Stretch] = []
    for _, sentence in groupby(_cut(text, reader), key=lambda s: s.sentence):
        pieces = list(sentence)
        last = pieces[-1]
        questioned = last.end == len(text) or re.search(r"[?？]", text[last.start : last.end])
        for piece in pieces:
            asks = piece.brought.asks
            if piece is not last and (not questioned or last.brought.asks):
                asks = (
                    asks and bool(questioned) and not _TELLS.search(text[piece.start : piece.end])
                )
            elif not questioned:
                asks = asks and _questions(piece.brought, text[piece.start : piece.end])
            found.append(replace(piece, asks=asks))
    return found


def _questions(brought: Brought, words: str) -> bool:
    """Whether a sentence that ends in 。 asks: not 有台账的, which tells of a thing that may be asked."""
    named = brought.numbers or brought.named or len(brought.rest) > 1 or brought.linked
    return not _TELLS.search(words) and bool(
        brought.questioned or brought.lists or (named and "有" not in words)
    )


def _cut(text: str, reader: Reader) -> Iterator[Stretch]:
    start = sentence = 0
    parted: Break = "start"
    for begin, end, kind in [*_breaks(text), (len(text), len(text), "strong")]:
        if begin < start:
            continue
        words = text[start:begin]
        if words.strip() and not courtesy(words) and not _ANNOUNCED.fullmatch(words):
            closed = end if kind == "strong" else begin  # the question mark tells that it asks
            yield Stretch(start, closed, sentence, parted, reader.read(text[start:closed]))
        # The strongest break before a stretch counts: a line's end, then 另外.
        parted = kind if words.strip() or kind != "weak" or parted == "start" else parted
        sentence += kind == "strong"
        start = end


def _breaks(text: str) -> list[tuple[int, int, Break]]:
    """Where a message may be parted: (from, to, how), in order; a link begins what comes after it."""
    found: list[tuple[int, int, Break]] = [
        (m.start(), m.end(), "strong") for m in _STRONG.finditer(text)
    ]
    found += [(m.start(), m.end(), "weak") for m in _WEAK.finditer(text)]
    found += [(m.start(), m.start(), "link") for m in LINK.finditer(text)]
    found += [(m.start(), m.start(), "weak") for m in ALSO.finditer(text)]
    return sorted(found)


def unnumbered(text: str) -> str:
    """A numbered list of questions as lines: its marks, counting up from one, would read as numbers."""
    marks, wanted = [], 1
    for mark in _MARK.finditer(text):
        if _value(mark) == wanted:
            marks.append(mark)
            wanted += 1
    if len(marks) < 2:
        return text
    for mark in reversed(marks):
        text = f"{text[: mark.start()]}\n{text[mark.end() :]}"
    return text


def _value(mark: re.Match[str]) -> int:
    sign = next(group for group in mark.groups() if group)
    if sign in _NUMERALS:
        return _NUMERALS.index(sign) + 1
    return int(unicodedata.normalize("NFKC", sign))
