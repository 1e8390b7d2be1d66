"""From the bytes of a file to everything that is read from it."""

from __future__ import annotations

from pathlib import PurePosixPath

from ingest.amendments import amendments
from ingest.chunk import passages
from ingest.errors import NothingToRead
from ingest.identity import identify
from ingest.indicators import indicators
from ingest.loaders import loader_for
from ingest.model import Block, Parsed
from ingest.outline import outline, split_documents

PARSER_VERSION = 3
"""Counts up when reading the same bytes gives other values, so that files are read again."""


def parse(data: bytes, source: str, *, limit: int = 300) -> list[Parsed]:
    """The documents in a file, mostly one; ``source`` is its path with ``/``, name included.

    ``limit`` is the greatest length of a prose passage in code points. Raises ``IngestError``
    (see ``loader_for``; ``NothingToRead`` where a file has no text). The same bytes, source and
    limit give the same values.
    """
    loaded = loader_for(data, PurePosixPath(source).name).load(data)
    if not loaded.blocks:
        raise NothingToRead()
    parts = split_documents(loaded.blocks)
    if len(parts) == 1:
        return [_read(parts[0], source, 0, loaded.title, limit)]
    return [_read(part, source, at, None, limit) for at, part in enumerate(parts, start=1)]


def _read(
    blocks: tuple[Block, ...], source: str, part: int, title: str | None, limit: int
) -> Parsed:
    outlined = outline(blocks)
    document = identify(outlined, source=source, part=part, loaded_title=title)
    return Parsed(
        document=document,
        blocks=outlined,
        passages=passages(document, outlined, limit=limit),
        indicators=indicators(document, outlined),
        amendments=amendments(document, outlined),
    )
