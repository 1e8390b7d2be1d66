"""Giving headings their level: how deep they stand, whatever named them headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block, Heading, Paragraph
from ingest.outline.headings import is_attachment
from ingest.outline.markers import RANK, Style, marker_at
from ingest.outline.titles import is_title_line

_ATTACHMENT = 0
_DEEPEST_MARKUP = 10
"""Headings known by their numbers alone stand below those that the file marks up."""


def mark_attachments(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the lines 附件1 as headings, each with the title line that follows it."""
    result: list[Block] = []
    for block in blocks[:-1]:
        last = result[-1] if result else None
        titled = isinstance(last, Heading) and is_attachment(last) and is_title_line(block)
        if isinstance(block, Paragraph) and (is_attachment(block) or titled):
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
    stack: list[int] = []
    result: list[Block] = []
    after_attachment = False
    for block in blocks:
        if not isinstance(block, Heading) or block.level == 0:
            result.append(block)
            after_attachment = False
            continue
        key = _ATTACHMENT + 1 if after_attachment else _key(block, marked_up, styles)
        after_attachment = is_attachment(block)
        while stack and stack[-1] >= key:
            stack.pop()
        stack.append(key)
        result.append(replace(block, level=len(stack)))
    return result


def _key(block: Heading, marked_up: dict[int, int], styles: dict[Style, int]) -> int:
    if is_attachment(block):
        return _ATTACHMENT
    level = marked_up.get(id(block))
    if level is not None:
        return level + 1
    marker = marker_at(block.text)
    if marker is None:
        return _DEEPEST_MARKUP
    if marker.style in styles:
        return styles[marker.style] + 1
    return _DEEPEST_MARKUP + RANK[marker.style]
