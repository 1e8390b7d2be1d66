"""Telling where one document ends and the next begins in a file that holds several.

An ordinary document is never split: a new one begins only at 第X篇 lines that count up, at a title
line with a salutation below it, or at the opening of a report where the numbering starts again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Block, Heading, Paragraph, Table
from ingest.numerals import chinese_to_int
from ingest.outline.headings import is_attachment
from ingest.outline.markers import marker_at, markers
from ingest.outline.numbering import renumber
from ingest.outline.titles import KIND, PART, SALUTATION, is_title_line, text_of

_REPORT = re.compile(
    r"现(?:就|将)[^。；]{0,40}(?:情况|工作|有关事项)[^。；]{0,10}(?:报告|汇报|总结|通报)如下"
)
_LEAST_TEXT = 120
"""Code points of text a document must have before the next may begin without 第X篇."""


def split_documents(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The documents of a file, each with its blocks numbered from 1; mostly one."""
    parts = _part_lines(blocks)
    starts = sorted({0, *parts, *_untitled_starts(blocks, parts)})
    bounds = [*starts, len(blocks)]
    documents = [blocks[a:b] for a, b in pairwise(bounds)]
    return [renumber(part) for part in documents if part]


def _part_lines(blocks: Sequence[Block]) -> set[int]:
    """The lines 第X篇：… that head documents, not the parts of one book."""
    found: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        text = text_of(block)
        numbered = None if isinstance(block, Table) else PART.match(text)
        value = numbered and re.search(r"[一二三四五六七八九十]+|\d+", numbered[0])
        if numbered and value and len(text) <= 80 and not text.endswith(("。", "；", "，")):
            found.append((at, chinese_to_int(value[0]) or 0))
    counting = [value for _, value in found] == list(range(1, len(found) + 1))
    heads = [at for at, _ in found if _heads_document(at, blocks)]
    return (
        {at for at, _ in found}
        if len(found) > 1 and counting and 2 * len(heads) >= len(found)
        else set()
    )


def _heads_document(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a document begins below the line: its own title, a salutation, or a kind's name."""
    title = PART.sub("", text_of(blocks[at]), count=1)
    below = [text_of(block) for block in blocks[at + 1 : at + 5]]
    return bool(KIND.search(title)) or any(SALUTATION.match(text) for text in below)


def _untitled_starts(blocks: Sequence[Block], parts: set[int]) -> set[int]:
    starts: set[int] = set()
    begin = 0
    for at, block in enumerate(blocks):
        if at in parts or any(a in parts for a in range(max(at - 3, 0), at)):
            begin = max(p for p in parts if p <= at)
            continue
        if not isinstance(block, Paragraph):
            continue
        if not (_opens_speech(at, blocks) or _opens_report(at, begin, blocks)):
            continue
        before = blocks[begin:at]
        if _length(before) >= _LEAST_TEXT and not any(is_attachment(b) for b in before):
            starts.add(at)
            begin = at
    return starts


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(b.text) for b in blocks if isinstance(b, Paragraph) and len(b.text) > 20)


def _opens_speech(at: int, blocks: Sequence[Block]) -> bool:
    """A title line of a speech or report with a salutation within three lines below."""
    if not is_title_line(blocks[at]) or not KIND.search(text_of(blocks[at])):
        return False
    for below in blocks[at + 1 : at + 5]:
        if SALUTATION.match(text_of(below)):
            return True
        if len(text_of(below)) > 40 or isinstance(below, Table | Heading):
            return False
    return False


def _opens_report(at: int, begin: int, blocks: Sequence[Block]) -> bool:
    """现将…情况报告如下 in a first paragraph, after a finished outline and with 一、 anew."""
    text = text_of(blocks[at])
    opening = _REPORT.search(text)
    if not opening or marker_at(text):
        return False
    before = [
        m.value for b in blocks[begin:at] if (m := marker_at(text_of(b))) and m.style == "一、"
    ]
    behind = [m.value for m in markers(text[opening.end() :]) if m.style == "一、"]
    below = (marker_at(text_of(b)) for b in blocks[at + 1 :])
    after = behind or [m.value for m in below if m and m.style == "一、"]
    return bool(before) and before[-1] >= 2 and bool(after) and after[0] == 1
