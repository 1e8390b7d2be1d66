"""Tables of contents, and the lines of a chapter's name that a line break has parted.

A table of contents says nothing that the headings it lists do not say; who searches for a chapter
must not be answered with its line in the contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Block, Paragraph, Table
from ingest.outline.markers import DIVISIONS, article, marker_at

_NAMED = re.compile(r"目录[：:]?")
_PAGE = re.compile(r"[.．…·\-—_]*\d{0,3}$")
_LONGEST = 60
_LEAST_LINES = 3
_LONGEST_REST = 40
_ENDS_OPEN = ("、", "，", "和", "与", "及", "或", "的")


def mark_contents(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the lines of a table of contents, its own heading too, in the role of one.

    Its lines are numbered, or stand below 目录, follow each other and begin later blocks again. What
    a line with a colon introduces (工作分三步：) is an enumeration.
    """
    flat = [_flat(block) for block in blocks]
    found = {at for run in _runs(blocks, flat) for at in run}
    return [
        Paragraph(block.text, block.locator, "contents")
        if at in found and not isinstance(block, Table)
        else block
        for at, block in enumerate(blocks)
    ]


def _runs(blocks: Sequence[Block], flat: Sequence[str]) -> Iterator[range]:
    at = 0
    while at < len(blocks):
        named = bool(_NAMED.fullmatch(flat[at]))
        first = end = at + named
        while end < len(blocks) and _is_line(blocks[end], named) and _again(flat, end):
            end += 1
        while end > first and not _comes_again(flat, first, end):
            end -= 1  # the first heading itself, where the same name comes a third time
        listed = not named and at > 0 and flat[at - 1].endswith(("：", ":"))
        distinct = len(set(flat[first:end])) == end - first
        if end - first >= (1 if named else _LEAST_LINES) and distinct and not listed:
            yield range(at, end)
        at = max(end, at + 1)


def _is_line(block: Block, named: bool) -> bool:
    if isinstance(block, Table) or len(block.text) > _LONGEST or re.search(r"[。；;]", block.text):
        return False
    return (named or marker_at(block.text) is not None) and not article(block.text)


def _again(flat: Sequence[str], at: int) -> bool:
    """Whether a later block begins with the words of this one, page number left out."""
    words = _PAGE.sub("", flat[at])
    return len(words) >= 3 and any(other.startswith(words) for other in flat[at + 1 :])


def _comes_again(flat: Sequence[str], first: int, end: int) -> bool:
    """Whether every line of a run comes again behind the run."""
    return all(
        any(other.startswith(_PAGE.sub("", flat[at])) for other in flat[end:])
        for at in range(first, end)
    )


def _flat(block: Block) -> str:
    return "" if isinstance(block, Table) else "".join(block.text.split())


def mend_chapters(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the names of chapters and sections that stand in two lines joined."""
    result: list[Block] = []
    for at, block in enumerate(blocks):
        last = result[-1] if result else None
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and last and _parted(last, block, below):
            assert not isinstance(last, Table)
            result[-1] = replace(last, text=last.text + block.text.strip())
        else:
            result.append(block)
    return result


def _parted(last: Block, block: Paragraph, below: Block | None) -> bool:
    """Whether a line ends a chapter's name: nothing else stands between it and an article."""
    if isinstance(last, Table) or len(last.text) > _LONGEST or re.search(r"[。；：]", last.text):
        return False
    marker = marker_at(last.text)
    plain = len(block.text) <= _LONGEST_REST and not re.search(r"[。；：;:]", block.text)
    if marker is None or marker.style not in DIVISIONS or not plain or marker_at(block.text):
        return False
    then = marker_at(below.text) if below and not isinstance(below, Table) else None
    return last.text.endswith(_ENDS_OPEN) or (then is not None and then.style in ("条", "节"))
