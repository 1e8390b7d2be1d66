"""Plain text: a line is a paragraph."""

from __future__ import annotations

import re

from ingest.errors import NothingToRead
from ingest.loaders.blocks import Blocks
from ingest.loaders.encoding import decode
from ingest.loaders.wrapping import unwrap, wrap_width
from ingest.model import Loaded

_LINE_END = re.compile("\r\n|[\n\r\f\v\x85\u2028\u2029]")


class TextLoader:
    """Reads txt in UTF-8, UTF-16 with a mark, GB18030 or Big5."""

    def load(self, data: bytes) -> Loaded:
        """Raises ``UnreadableFile`` for bytes that are no text, ``NothingToRead`` for blanks."""
        lines = _LINE_END.split(decode(data))
        width = wrap_width(lines)
        blocks = Blocks()
        for paragraph in lines if width is None else unwrap(lines, width):
            blocks.paragraph(paragraph)
        if not blocks.all():
            raise NothingToRead()
        return Loaded(blocks.all())
