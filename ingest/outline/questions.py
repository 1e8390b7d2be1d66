"""Questions and answers: in a list of them, each question heads its answer.

Approved answers are written 问：…答：… or 1.…？ with 答：… below. Read as plain paragraphs, several
of them would share a passage, and a question would be answered with its neighbours' answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Block, Heading, Paragraph, Table

_ASKS = re.compile(
    r"(?:问(?:题)?\s*[\d一二三四五六七八九十]{0,3}|[QＱq]\s*\d{0,3})\s*[：:.．、]", re.ASCII
)
_ANSWERS = re.compile(r"(?:答|答复|回答|解答|[AＡa]\s*\d{0,3})\s*[：:]")
_IN_LINE = re.compile(r"(?<=[？?。\s])\s*(?=(?:答|答复|回答|解答)\s*[：:])")
_LONGEST = 120
_LEAST = 2


def is_question(text: str) -> bool:
    """Whether a text begins as a question is marked (问：, 问题2：, Q1.)."""
    return bool(_ASKS.match(text))


def mark_questions(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the questions as headings, where at least two have answers marked as such."""
    parted = [part for block in blocks for part in _parts(block)]
    found = {at for at in range(len(parted) - 1) if _is_pair(parted[at], parted[at + 1])}
    if len(found) < _LEAST:
        return list(blocks)
    return [
        Heading(block.text, 1, block.locator)
        if at in found and isinstance(block, Paragraph)
        else block
        for at, block in enumerate(parted)
    ]


def _parts(block: Block) -> Iterator[Block]:
    """A paragraph that holds question and answer as two."""
    cut = _IN_LINE.search(block.text) if isinstance(block, Paragraph) else None
    if cut and isinstance(block, Paragraph) and _asks(block.text[: cut.start()]):
        yield replace(block, text=block.text[: cut.start()].rstrip())
        yield replace(block, text=block.text[cut.end() :])
    else:
        yield block


def _asks(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return is_question(text) or text.rstrip().endswith(("？", "?"))


def _is_pair(block: Block, below: Block) -> bool:
    body = isinstance(block, Paragraph) and block.role in ("body", "list")
    return (
        not isinstance(block, Table)
        and (body or isinstance(block, Heading))
        and _asks(block.text)
        and isinstance(below, Paragraph)
        and bool(_ANSWERS.match(below.text))
    )
