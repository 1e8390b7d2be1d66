"""The outline of a document: its title, its headings, and where one document ends in a file.

Plain paragraphs become headings where their numbers and their form say so (一、（一）1. 第一章 附件1).
Blocks are counted anew afterwards, so that a locator always points into the block it numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Block, Heading
from ingest.outline.contents import mark_contents, mend_chapters
from ingest.outline.cutting import cut
from ingest.outline.following import followed
from ingest.outline.headings import number_headings
from ingest.outline.levels import assign_levels, mark_attachments
from ingest.outline.mending import mend
from ingest.outline.numbering import renumber
from ingest.outline.questions import mark_questions
from ingest.outline.splitting import split_documents
from ingest.outline.titles import mark_title

__all__ = ["followed", "outline", "split_documents"]


def outline(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of one document with its headings found, split off and levelled.

    The title gets level 0; the other levels are depths, 1 outermost. Torn paragraphs are joined,
    run-in headings (一、要统一思想。…) parted from their text, and all blocks numbered anew.
    """
    titled = mark_contents(mark_title(mend_chapters(mend(blocks))))
    found = mark_questions(number_headings(cut(mark_attachments(titled))))
    given = {id(block): block.level for block in blocks if isinstance(block, Heading)}
    return renumber(assign_levels(found, given))
