"""Giving headings their level: how deep they stand, whatever named them headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Block, Heading, Paragraph
from ingest.outline.headings import begins_attachment, heads_attachment, is_attachment
from ingest.outline.markers import DIVISIONS, RANK, Style, marker_at
from ingest.outline.questions import is_question
from ingest.outline.titles import is_title_line

_ATTACHMENT = 0
_DEEPEST_MARKUP = 10
"""Headings known by their numbers alone stand below those that the file marks up."""
_QUESTION = 30


def mark_attachments(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the lines 附件1 as headings, each with the title line that follows it."""
    result: list[Block] = []
    for at, block in enumerate(blocks[:-1]):
        last = result[-1] if result else None
        titled = isinstance(last, Heading) and is_attachment(last) and is_title_line(block)
        begins = is_attachment(block) or titled or begins_attachment(at, blocks)
        below = blocks[at + 1]
        begins = begins and not (isinstance(below, Heading) and below.level == 0)
        if isinstance(block, Paragraph) and begins and block.role != "contents":
            result.append(Heading(block.text, 1, block.locator))
        else:
            result.append(block)
    result.extend(blocks[-1:])
    return result


def assign_levels(blocks: Sequence[Block], marked_up: dict[int, int]) -> list[Block]:
    """``blocks`` with the level of each heading made its depth.

    ``marked_up`` has the level the file gave, by ``id`` of the heading. A number style that the
    file marked up with one level keeps that level where the file forgot to.
    """
    styles: dict[Style, int] = {}
    for block in blocks:
        level = marked_up.get(id(block))
        marker = marker_at(block.text) if isinstance(block, Heading) else None
        if level is not None and marker:
            styles.setdefault(marker.style, level)
    outermost = _confused(blocks, marked_up)
    stack: list[float] = []
    result: list[Block] = []
    after_attachment = False
    for block in blocks:
        if not isinstance(block, Heading) or block.level == 0:
            result.append(block)
            after_attachment = False
            continue
        key = _ATTACHMENT + 1 if after_attachment else _key(block, marked_up, styles, outermost)
        after_attachment = is_attachment(block)
        while stack and stack[-1] >= key:
            stack.pop()
        stack.append(key)
        result.append(replace(block, level=len(stack)))
    return result


def _confused(blocks: Sequence[Block], marked_up: dict[int, int]) -> int | None:
    """The outermost level that a file gave chapters and sections, if it mixed their levels up.

    A chapter stands above its sections whatever the file made of them.
    """
    levels: dict[Style, set[int]] = {}
    for block in blocks:
        marker = marker_at(block.text) if isinstance(block, Heading) else None
        if marker and marker.style in DIVISIONS and id(block) in marked_up:
            levels.setdefault(marker.style, set()).add(marked_up[id(block)])
    given = [levels[style] for style in DIVISIONS if style in levels]
    orderly = all(len(one) == 1 for one in given) and all(
        max(upper) < min(lower) for upper, lower in pairwise(given)
    )
    return None if orderly else min(min(one) for one in given)


def _key(
    block: Heading, marked_up: dict[int, int], styles: dict[Style, int], outermost: int | None
) -> float:
    if heads_attachment(block):
        return _ATTACHMENT
    level = marked_up.get(id(block))
    marker = marker_at(block.text)
    if marker is not None and marker.style in DIVISIONS and outermost is not None:
        return outermost + 1 + RANK[marker.style] / 10
    if level is not None:
        return level + 1
    if marker is None and is_question(block.text):
        return _QUESTION
    if marker is None:
        return _DEEPEST_MARKUP
    if marker.style in styles:
        return styles[marker.style] + 1
    return _DEEPEST_MARKUP + RANK[marker.style]
