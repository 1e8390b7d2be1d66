"""Cutting a paragraph that runs several numbered parts together.

Three kinds are cut: a line of several headings (…报告如下：一、主要工作（一）加强保障 1.组织领导。), where the
numbering of the other paragraphs confirms each cut; a text without any line breaks, where the
numbers must count up on their own; nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Block, Paragraph
from ingest.outline.markers import RANK, Marker, Style, marker_at, markers

RUN_ON = 600
"""A paragraph longer than this (code points) is taken for a text that lost its line breaks."""

_LONGEST_HEADING = 45
_BEFORE = re.compile(r"(?:[。！？；：:;!?”）)》][ \t\u00a0\u2002\u2003\u3000\u200d]*|\s)$")
_HEADING_ONLY = re.compile(r"[^。！？；：]*$")


def cut(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with such paragraphs cut before their numbers; the parts share the locator."""
    starts = [marker_at(block.text) if isinstance(block, Paragraph) else None for block in blocks]
    result: list[Block] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role == "footnote":
            result.append(block)
            continue
        cuts = _confirmed(block.text, at, starts)
        if len(block.text) > RUN_ON:
            cuts = sorted({*cuts, *_counting(block.text)})
        bounds = [0, *cuts, len(block.text)]
        parts = (block.text[a:b].strip() for a, b in pairwise(bounds))
        result.extend(replace(block, text=part) for part in parts if part)
    return result


def _confirmed(text: str, at: int, starts: Sequence[Marker | None]) -> list[int]:
    """Offsets of numbers inside ``text`` whose neighbours in the count begin paragraphs."""
    cuts: list[int] = []
    last = starts[at]
    for marker in markers(text):
        if re.fullmatch(r"附\s*件\s*[：:]\s*", text[: marker.start]):
            continue  # the list of attachments begins behind the word
        if marker.start == 0 or marker.style not in ("一、", "（一）", "1."):
            continue
        if not _follows_break(text, marker, last) or _doubled(text, marker):
            continue
        if _continued(marker, starts[at + 1 :]) or _continues(marker, starts[: at + 1]):
            cuts.append(marker.start)
            last = marker
    return cuts


def _follows_break(text: str, marker: Marker, last: Marker | None) -> bool:
    """After the end of a sentence, a blank, or the bare heading that ``last`` numbers."""
    if _BEFORE.search(text, 0, marker.start):
        return True
    if last is None or RANK[marker.style] <= RANK[last.style]:
        return False
    between = text[last.end : marker.start]
    return 2 <= len(between) <= _LONGEST_HEADING and bool(_HEADING_ONLY.match(between))


def _doubled(text: str, marker: Marker) -> bool:
    """The number of a table or clause in the middle of a phrase: nothing follows it."""
    return not text[marker.end :].strip()


def _continued(marker: Marker, later: Sequence[Marker | None]) -> bool:
    """Whether the next paragraph with a number of this kind or a higher one counts on."""
    for other in later:
        if other and RANK[other.style] < RANK[marker.style]:
            return False
        if other and other.style == marker.style:
            return other.value == marker.value + 1
    return False


def _continues(marker: Marker, earlier: Sequence[Marker | None]) -> bool:
    """Whether the previous paragraph with a number of this kind or a higher one is one less."""
    for other in reversed(earlier):
        if other and RANK[other.style] < RANK[marker.style]:
            return False
        if other and other.style == marker.style:
            return other.value == marker.value - 1
    return False


def _counting(text: str) -> list[int]:
    """Offsets of numbers that count up from one within ``text``, deeper kinds nested."""
    found = [
        marker
        for marker in markers(text)
        if marker.style not in ("编", "1）", "①")
        and (marker.start == 0 or _BEFORE.search(text, 0, marker.start))
        and not _doubled(text, marker)
    ]
    cuts: list[int] = []
    open_counts: dict[Style, int] = {}
    dormant: dict[Style, int] = {}  # counts that may go on across the sections above them
    for index, marker in enumerate(found):
        value = open_counts.get(marker.style, dormant.get(marker.style))
        counts_on = value is not None and marker.value == value + 1
        begins = marker.value == 1 and _second_follows(found[index + 1 :], marker.style)
        if not counts_on and not begins:
            continue
        rank = RANK[marker.style]
        dormant.update((s, v) for s, v in open_counts.items() if RANK[s] > rank)
        dormant.pop(marker.style, None)
        open_counts = {s: v for s, v in open_counts.items() if RANK[s] < rank}
        open_counts[marker.style] = marker.value
        if marker.start:
            cuts.append(marker.start)
    return cuts


def _second_follows(later: Sequence[Marker], style: Style) -> bool:
    values = [marker.value for marker in later if marker.style == style]
    return bool(values) and values[0] == 2
