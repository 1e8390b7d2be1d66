"""Lines joined to paragraphs, over columns and pages, the way Chinese documents are set.

A paragraph begins with an indent (two characters), after a line that had room for more, after a
wider gap, or where the size changes. Titles are larger than the text and centred; a title of two
lines is one paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ingest.loaders.page.lines import Line, first_word_width, join

_MARKER = re.compile(
    r"第[一二三四五六七八九十百〇零\d]+[章节条编篇]|[一二三四五六七八九十]{1,3}、"
    r"|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|附件"
)
_SENTENCE_END = "。；;！!？?：:"
_LARGER = 1.2  # how much larger than the text a title is
_LONGEST_TITLE = 100
_LEAST_FILLED = 0.85  # of the room between equal margins


@dataclass(frozen=True, slots=True)
class Frame:
    """Between which margins lines run, and how far apart they stand."""

    left: float
    right: float
    pitch: float
    size: float

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, away from both margins (a large one: or fills)."""
        before, after = line.x0 - self.left, self.right - line.x1
        if abs(before - after) > 1.3 * max(self.size, line.size):
            return False
        return self.larger(line) or min(before, after) > 2.6 * self.size

    def larger(self, line: Line) -> bool:
        """Whether a line is set in the size of titles."""
        return line.size >= _LARGER * self.size


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph with the page it begins on and whether it stands in the middle."""

    text: str
    page: int
    role: Literal["title", "body"]
    centred: bool


def body_size(lines: Iterable[Line]) -> float:
    """The font size of most characters."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 10.5


def frame_of(
    lines: Sequence[Line], size: float, *, width: float = 0.0, usual: Frame | None = None
) -> Frame:
    """The margins that the lines of a column keep; ``usual`` where they are too few to tell.

    Where no two lines end together, or long before the margin of a page of ``width`` would be if
    it were as wide as the left one, no line shows where lines have to end.
    """
    text = [line for line in lines if line.size < _LARGER * size] or list(lines)
    if len(text) < 5 and usual is not None and _within(text, usual):
        return usual
    start = min(line.x0 for line in text)
    ends = sorted((line.x1 for line in text), reverse=True)
    right = next((end for end, other in pairwise(ends) if end - other < size), 0.0)
    if right - start < _LEAST_FILLED * (width - 2 * start):
        right = max(ends[0], width - start)
    follow = [
        line.x0
        for before, line in pairwise(lines)
        if before.x1 > right - 1.5 * size and line.size < _LARGER * size
    ]
    starts = Counter(round(x / 3) * 3 for x in follow or [line.x0 for line in text])
    left = min(starts.most_common(1)[0][0], *follow) if follow else start
    gaps = sorted(line.top - before.top for before, line in pairwise(text) if line.top > before.top)
    pitch = gaps[len(gaps) // 3] if gaps else 2 * size
    return Frame(left, right, pitch, size)


def paragraphs_of(flows: Sequence[tuple[Sequence[Line], Frame]]) -> list[Printed]:
    """The paragraphs of columns and pages that follow each other without a table between."""
    paragraphs: list[list[tuple[Line, Frame]]] = []
    for lines, frame in flows:
        for i, line in enumerate(lines):
            if not paragraphs or _begins(*paragraphs[-1][-1], line, frame, same_column=i > 0):
                paragraphs.append([])
            paragraphs[-1].append((line, frame))
    return [_printed(lines) for lines in paragraphs]


def _within(lines: Sequence[Line], frame: Frame) -> bool:
    slack = 3 * frame.size
    return all(line.x0 > frame.left - slack and line.x1 < frame.right + slack for line in lines)


def _begins(
    before: Line, before_frame: Frame, line: Line, frame: Frame, *, same_column: bool
) -> bool:
    """Whether ``line`` begins a paragraph rather than going on with that of ``before``."""
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size) or before.red != line.red:
        return True
    before_centred, centred = before_frame.centred(before), frame.centred(line)
    if before_centred or centred:
        title = before_centred and centred and frame.larger(line) and frame.larger(before)
        return not (title and same_column and line.top - before.top < 2.4 * line.size)
    if before_frame.right - before.x1 > first_word_width(line) + 0.6 * line.size:
        return True
    if same_column and line.top - before.top > 1.7 * max(frame.pitch, line.size):
        return True
    ended = before.text[-1] in _SENTENCE_END
    marked = _MARKER.match(line.text) is not None
    indent = line.x0 - frame.left
    if indent > 1.2 * line.size:
        near = before.x0 - before_frame.left < 2.8 * line.size
        hanging = near and line.x0 > before.x0 + 0.8 * line.size and indent > 2.8 * line.size
        return ended or marked or not hanging
    return marked and ended


def _printed(lines: Sequence[tuple[Line, Frame]]) -> Printed:
    text = ""
    for line, _ in lines:
        text = join(text, line.text)
    first, frame = lines[0]
    centred = all(own.centred(line) for line, own in lines)
    title = (
        centred
        and frame.larger(first)
        and not first.red  # a letterhead: the issuer's name, not the document's
        and not re.sub(r"\s", "", text).endswith("文件")
        and len(text) <= _LONGEST_TITLE
    )
    return Printed(text, first.page, "title" if title else "body", centred)
