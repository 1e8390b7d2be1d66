"""Printed pages read the way a person does: lines, paragraphs, ruled tables, in reading order.

A page is glyphs and rulings (``marks``); nothing here knows the file they came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.loaders.numbering import number
from ingest.loaders.page.cells import PrintedTable, print_table
from ingest.loaders.page.lines import lines_of
from ingest.loaders.page.margins import without_margins
from ingest.loaders.page.marks import PrintedPage
from ingest.loaders.page.rulings import ruled_tables
from ingest.loaders.page.sequence import Content, sequence
from ingest.model import Block


def blocks_of(pages: Sequence[PrintedPage]) -> tuple[Block, ...]:
    """The paragraphs and tables of ``pages``, numbered in reading order.

    Page numbers, and headers and footers that repeat, are left out; a table that goes on over
    pages is one.
    """
    contents = [_content(page) for page in pages]
    heights = [page.height for page in pages]
    kept = without_margins([content.lines for content in contents], heights)
    flowing = [replace(content, lines=rest) for content, rest in zip(contents, kept, strict=True)]
    return number(sequence(flowing))


def _content(page: PrintedPage) -> Content:
    glyphs = list(page.glyphs)
    tables: list[PrintedTable] = []
    for ruled in ruled_tables(page.rulings):
        inside = [g for g in glyphs if ruled.holds(*g.place)]
        table = print_table(ruled, inside, page.number)
        if table is not None:
            tables.append(table)
            taken = {id(glyph) for glyph in inside}
            glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
    return Content(lines_of(glyphs, page.number), tables, page.width, page.height)
