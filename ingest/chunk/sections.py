"""Which paragraphs stand under the same headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Block, Heading, Paragraph, Table
from ingest.outline.markers import article, marker_at


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs, or a table, or a heading with nothing below it, under one chain of headings."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]


def sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """Runs of paragraphs under the same headings; an article of a statute or a table stands alone.

    The title and the table of contents are in no section. A heading with nothing below it before
    the next one is a section itself, so that its words are not lost.
    """
    stack: list[Heading] = []
    bare = False  # whether nothing stands below the last heading yet
    name: str | None = None
    path: tuple[str, ...] = ()
    run: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 0:
            continue
        if isinstance(block, Paragraph) and block.role == "contents":
            continue
        if isinstance(block, Heading):
            yield from _section(path, run)
            if bare and stack[-1].level >= block.level:
                yield Section(tuple(h.text for h in stack[:-1]), (stack[-1],))
            stack = [*(h for h in stack if h.level < block.level), block]
            bare, name, run = True, None, []
            path = tuple(h.text for h in stack)
            continue
        if isinstance(block, Paragraph):
            headings = stack
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            stack, name = ([], None) if _signs(block, below) else _above(block, headings, name)
            if bare and len(stack) < len(headings):
                yield Section(tuple(h.text for h in headings[:-1]), (headings[-1],))
        bare = False
        here = (*(h.text for h in stack), *((name,) if name else ()))
        if here != path or isinstance(block, Table) or (run and isinstance(run[-1], Table)):
            yield from _section(path, run)
            run, path = [], here
        run.append(block)
    yield from _section(path, run)
    if bare:
        yield Section(tuple(h.text for h in stack[:-1]), (stack[-1],))


def _section(path: tuple[str, ...], run: Sequence[Block]) -> Iterator[Section]:
    if run:
        yield Section(path, tuple(run))


_CLOSING = re.compile(
    r"同志们[，,！!]|各位[^，。]{1,8}[，,！!]|谢谢|附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]"
)
_SIGNED = re.compile(r"[（(]?[12]\d{3}年\d{1,2}月\d{1,2}日[）)]?$")


def _signs(block: Paragraph, below: Block | None) -> bool:
    """Whether a line names who signed: short, no sentence, the date below it."""
    dated = isinstance(below, Paragraph) and _SIGNED.match(below.text)
    return bool(dated) and len(block.text) <= 40 and not re.search(r"[，。；：]", block.text)


def _above(
    block: Paragraph, stack: list[Heading], name: str | None
) -> tuple[list[Heading], str | None]:
    """The headings that a paragraph really stands under, and the article it belongs to.

    A paragraph that counts on after a heading is not below that heading, and the closing words,
    the list of attachments and the date of signature are below none.
    """
    named = article(block.text)
    if named:
        return stack, named
    if stack and (_CLOSING.match(block.text) or _SIGNED.match(block.text)):
        return [], None
    marker = marker_at(block.text)
    if marker and marker.style != "条":
        for depth, heading in enumerate(stack):
            other = marker_at(heading.text)
            if other and other.style == marker.style and marker.value == other.value + 1:
                return stack[:depth], None
    return stack, name
