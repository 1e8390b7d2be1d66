"""Word documents (docx, docm, and wps files that are really docx), whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import NothingToRead
from ingest.loaders.blocks import Blocks
from ingest.loaders.docx_body import WordReading
from ingest.loaders.docx_package import open_word
from ingest.model import Block, Loaded, Paragraph, Table

_WHERE_TITLES_STAND = 15


class DocxLoader:
    """Reads the text of a Word file in the order it is read, with all tracked changes accepted.

    Headers, footers, page numbers, comments, hidden text and generated tables of contents are left
    out. Text boxes and footnotes follow the block they are anchored in; marks of notes are not
    part of the text. A table of a single cell is a frame: what is in it is read as blocks. Pictures
    with writing on them are read too (``docx_pictures``).
    """

    def load(self, data: bytes) -> Loaded:
        """Raises ``UnreadableFile`` for a damaged package, ``NothingToRead`` if it has no text."""
        package = open_word(data)
        blocks = Blocks()
        reading = WordReading(package, blocks)
        reading.read()
        if not blocks.all():
            raise NothingToRead()
        title = _title(blocks.all(), package.title)
        return Loaded(blocks.all(), title, remarks=tuple(reading.pictures.remarks))


def _title(blocks: Sequence[Block], declared: str) -> str | None:
    """What is set as the title; else the title in the properties, if it stands in the text.

    The properties of a file made from another one still name that one.
    """
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "title":
            lines.append(block.text)
        elif lines:
            break
    if lines:
        return "".join(line.replace("\n", "") for line in lines)
    texts = (block.text for block in blocks[:_WHERE_TITLES_STAND] if not isinstance(block, Table))
    bare = _bare(declared)
    return declared if bare and any(bare in _bare(text) for text in texts) else None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
