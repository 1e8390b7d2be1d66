"""The parts of a document that tell what it is: its head, its signature, its whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Block, Heading, Paragraph, Table
from ingest.outline.headings import heads_attachment
from ingest.outline.markers import article, marker_at

_HEAD_BLOCKS = 14
_RUN_ON_HEAD = 300
_TAIL = 120


@dataclass(frozen=True, slots=True)
class Heads:
    """``titles`` are the title's lines; ``head`` the short lines around it, before the text begins.

    ``opening`` is the beginning of the text. ``tail`` are the last lines before any attachment,
    the last one first. ``above`` are the lines above the title.
    """

    titles: tuple[str, ...]
    above: tuple[str, ...]
    head: tuple[str, ...]
    opening: str
    tail: tuple[str, ...]
    text: str


def read_heads(blocks: Sequence[Block]) -> Heads:
    """The telling parts of the blocks of one document."""
    lines = [block for block in blocks if not isinstance(block, Table)]
    titles = [at for at, b in enumerate(lines) if isinstance(b, Heading) and b.level == 0]
    first = titles[0] if titles else 0
    begin = _text_begins(lines, titles[-1] + 1 if titles else 0)
    body = [b for b in lines[begin:] if not (isinstance(b, Heading) and b.level == 0)]
    end = next((at for at, b in enumerate(body) if at and heads_attachment(b)), len(body))
    head = [b.text for at, b in enumerate(lines[:begin]) if at not in titles]
    opening = " ".join(b.text for b in body[:3])[:_RUN_ON_HEAD]
    tail = [b.text if len(b.text) <= _TAIL else b.text[-_TAIL:] for b in body[:end][-8:]]
    return Heads(
        titles=tuple(lines[at].text for at in titles),
        above=tuple(b.text for b in lines[:first]),
        head=tuple(head),
        opening=opening,
        tail=tuple(reversed(tail)),
        text="\n".join(_words(block) for block in blocks),
    )


def _text_begins(lines: Sequence[Heading | Paragraph], start: int) -> int:
    """Where the short lines below the title end: number, date, by whom it was passed."""
    for at in range(start, min(start + _HEAD_BLOCKS, len(lines))):
        block = lines[at]
        short = len(block.text) <= 120 and not re.search(r"[。；]", block.text)
        plain = isinstance(block, Paragraph) and marker_at(block.text) is None
        if not short or not plain or article(block.text) or block.text.endswith(("：", ":")):
            return at
    return start


def _words(block: Block) -> str:
    if isinstance(block, Table):
        return "\t".join(cell.text for cell in block.cells if cell.text)
    return block.text
