"""Deciding which numbered paragraphs are headings.

Paragraphs are judged by group: those that count up in one style under the same heading. A group
is one of headings when most members are short names with text of their own below or behind them;
a false heading is worse than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from ingest.model import Block, Heading, Paragraph, Table
from ingest.outline.markers import DIVISIONS, RANK, Marker, Style, article, marker_at
from ingest.outline.shapes import Shape, shape

_LONGEST_GAP = 3
_LONGEST_ENTRY = 120
_LONGEST_TITLED = 60


@dataclass(slots=True)
class _Group:
    rank: int
    last: int
    members: list[int] = field(default_factory=list)


def number_headings(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the paragraphs that are headings split off; levels are not yet final."""
    starts = [None if _is_no_heading(b) else marker_at(text_of(b)) for b in blocks]
    ends: dict[int, int] = {}
    for group in _groups(blocks, starts):
        ends.update(_judge(group, blocks, starts))
    result: list[Block] = []
    for at, block in enumerate(blocks):
        if at in ends and isinstance(block, Paragraph):
            result.extend(_split(block, ends[at]))
        else:
            result.append(block)
    return result


def _is_no_heading(block: Block) -> bool:
    return isinstance(block, Table) or (isinstance(block, Paragraph) and block.role == "contents")


def _split(block: Paragraph, end: int) -> list[Block]:
    head, rest = block.text[:end].rstrip(), block.text[end:].strip()
    parts: list[Block] = [Heading(head, 1, block.locator)]
    if rest:
        parts.append(replace(block, text=rest, role="body"))
    return parts


def _groups(blocks: Sequence[Block], starts: Sequence[Marker | None]) -> list[_Group]:
    """Runs of paragraphs that count up in one style; those inside articles are left out."""
    groups: list[_Group] = []
    stack: dict[Style, _Group] = {}
    dormant: dict[Style, _Group] = {}  # counts that may go on across the sections above them
    in_article = False
    for at, (block, marker) in enumerate(zip(blocks, starts, strict=True)):
        if isinstance(block, Heading) and marker is None:
            stack, dormant, in_article = {}, {}, False
        if marker is None or isinstance(block, Table):
            in_article = in_article and not is_attachment(block)
            continue
        in_article = bool(article(block.text)) or (in_article and marker.style not in DIVISIONS)
        if in_article:
            continue
        rank = RANK[marker.style]
        dormant.update((style, g) for style, g in stack.items() if RANK[style] > rank)
        stack = {style: g for style, g in stack.items() if RANK[style] <= rank}
        group = stack.get(marker.style)
        resumed = dormant.pop(marker.style, None)
        if group is None and resumed is not None and marker.value == resumed.last + 1:
            group = stack[marker.style] = resumed
        if group is None or not group.last < marker.value <= group.last + _LONGEST_GAP:
            group = stack[marker.style] = _Group(rank, marker.value)
            groups.append(group)
        group.last = marker.value
        group.members.append(at)
    return groups


def _judge(
    group: _Group, blocks: Sequence[Block], starts: Sequence[Marker | None]
) -> dict[int, int]:
    """Where the heading ends in each member, nothing if the members are entries of a list."""
    shapes = {at: _shape(blocks[at], starts[at]) for at in group.members}
    texts = [at for at in group.members if isinstance(blocks[at], Paragraph)]
    if not texts or any(s.entry for s in shapes.values()):
        return {}
    first = starts[group.members[0]]
    assert first is not None
    if first.style in DIVISIONS:
        return {at: shapes[at].heading for at in texts if shapes[at].heading and _body(at, blocks)}
    marked_up = len(texts) < len(group.members)
    if not marked_up and (len(texts) < 2 or first.value > 2):
        return {}
    good = [at for at in texts if shapes[at].heading and _own_text(at, shapes[at], blocks, starts)]
    if group.rank > RANK["一、"] and not marked_up and _is_enumeration(shapes, blocks):
        return {}
    needed = 0.5 if group.rank <= RANK["（一）"] else 0.7
    if len(good) < needed * len(texts):
        return {}
    for at in texts:
        if not shapes[at].heading:
            shapes[at] = _shape(blocks[at], starts[at], lenient=True)
    return {at: s.heading for at, s in shapes.items() if s.heading and at in texts}


def _is_enumeration(shapes: Mapping[int, Shape], blocks: Sequence[Block]) -> bool:
    """Whether the members are short and follow each other directly: 1.坚持问题导向。改一项、成一项。

    Such a list is read, found and quoted as a whole; its entries head no sections. A member that
    is only a name has its text below it and does.
    """
    texts = {at: b.text for at in shapes if not isinstance(b := blocks[at], Table)}
    close = all(later - at == 1 for at, later in pairwise(texts))
    named = any(shapes[at].heading == len(text) for at, text in texts.items())
    return close and not named and median(map(len, texts.values())) <= _LONGEST_ENTRY


def _shape(block: Block, marker: Marker | None, *, lenient: bool = False) -> Shape:
    if marker is None or isinstance(block, Table):
        return Shape()
    return shape(block.text, marker, lenient=lenient)


def _own_text(
    at: int, found: Shape, blocks: Sequence[Block], starts: Sequence[Marker | None]
) -> bool:
    """Whether text stands behind the heading, or below it before the next of its kind."""
    block, marker = blocks[at], starts[at]
    assert marker is not None
    if not isinstance(block, Table) and found.heading < len(block.text.rstrip()):
        return True
    if at + 1 >= len(blocks):
        return False
    below, next_marker = blocks[at + 1], starts[at + 1]
    if isinstance(below, Heading) and next_marker is None:
        return False
    return next_marker is None or RANK[next_marker.style] > RANK[marker.style]


def _body(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a chapter's line is more than an entry of the table of contents.

    In the contents it stands among other lines without a full stop, and comes again later.
    """
    block = blocks[at]
    assert not isinstance(block, Table)
    flat = "".join(block.text.split())
    later = (b for b in blocks[at + 1 :] if not isinstance(b, Table))
    return not any("".join(b.text.split()) == flat for b in later)


_TITLED = re.compile(
    r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}(?:-\d+)?\s*[：:．.、 \u3000]\s*(?P<title>\S.*)"
)
_SIGNED = re.compile(r"[（(]?[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")


def begins_attachment(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a line 附件1：任务分解表 heads the attachment, not names it in a list.

    In a list another one follows, or who signed and when.
    """
    block = blocks[at]
    if isinstance(block, Table) or at + 1 >= len(blocks) or len(block.text) > _LONGEST_TITLED:
        return False
    found = _TITLED.fullmatch(block.text.strip())
    if not found or re.search(r"[。；，]", block.text) or marker_at(found["title"]):
        return False
    below = [text_of(b) for b in blocks[at + 1 : at + 3]]
    if isinstance(blocks[at + 1], Table):
        return True
    signed = any(_SIGNED.match(text) for text in below) and len(below[0]) <= _LONGEST_TITLED
    return not signed and not re.match(r"附\s*[件表录]", below[0])


def heads_attachment(block: Block) -> bool:
    """Whether a block is a line 附件2, or a heading 附件2：任务分解表."""
    return is_attachment(block) or (
        isinstance(block, Heading) and bool(_TITLED.fullmatch(block.text.strip()))
    )


def text_of(block: Block) -> str:
    """The text of a heading or paragraph; a table has none."""
    return "" if isinstance(block, Table) else block.text


def is_attachment(block: Block) -> bool:
    """Whether the block is a line that says only 附件, 附件2 or 附件：."""
    if isinstance(block, Table) or len(block.text) > 12:
        return False
    flat = "".join(block.text.split()).rstrip("：:")
    bare = flat.removeprefix("附件").removeprefix("附表").removeprefix("附录")
    return bare != flat and all(c in "0123456789一二三四五六七八九十-—之" for c in bare)
