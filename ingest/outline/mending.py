"""Joining paragraphs that a line break in the middle of a sentence has torn apart.

Text copied from a PDF or a web page carries the line ends of its former layout, so that 不得提交市
政府常务会议讨 | 论 stands in two lines and neither can be found or quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block, Paragraph
from ingest.outline.markers import marker_at
from ingest.outline.titles import KIND

_SHORTEST_LINE = 20
_LONGEST_HEADING = 80
_ENDS_OPEN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9，、]$")
_GOES_ON = re.compile(r"[\u4e00-\u9fff“《（，、。；0-9]")
_NEW_START = re.compile(
    r"(?:同志们|各位|附件|附\s*件|附：|谢谢|[一二三四五六七八九十]+[是要]|\d{4}\s*年\d{1,2}\s*月\d{1,2}\s*日$)"
)


def mend(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with torn sentences joined; the first block's locator is kept."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and _torn(last, block):
            result[-1] = replace(last, text=last.text + block.text)
        else:
            result.append(block)
    return result


def _torn(first: Paragraph, second: Paragraph) -> bool:
    """Whether ``second`` ends the sentence that ``first`` leaves open."""
    if first.role != "body" or second.role != "body":
        return False
    if len(first.text) < _SHORTEST_LINE or not _ENDS_OPEN.search(first.text):
        return False
    heading = len(first.text) <= _LONGEST_HEADING and (
        marker_at(first.text) is not None or KIND.search(first.text)
    )
    prose = "，" in first.text and not heading and not first.text.startswith(("各", "附件"))
    if not prose or not _GOES_ON.match(second.text) or not re.search(r"[。；！？]", second.text):
        return False
    return marker_at(second.text) is None and not _NEW_START.match(second.text)
