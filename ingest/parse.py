"""From the bytes of a file to everything that is read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.amendments import amendments
from ingest.chunk import passages
from ingest.errors import IngestError, InternalDocument, NothingToRead, SecretDocument
from ingest.identity import INTERNAL, identify
from ingest.indicators import indicators
from ingest.loaders import Progress, loader_for
from ingest.loaders.archive import is_archive, members_of
from ingest.model import Block, FileReading, Loaded, Locator, Parsed, Remark
from ingest.outline import followed, outline, split_documents

PARSER_VERSION = 4
"""Counts up when reading the same bytes gives other values, so that files are read again."""


def parse(
    data: bytes,
    source: str,
    *,
    limit: int = 300,
    progress: Progress | None = None,
    internal: bool = False,
) -> list[Parsed]:
    """The documents in a file, mostly one; ``source`` is its path with ``/``, name included.

    ``limit`` is the greatest length of a prose passage in code points. ``progress`` is told pages
    done and their sum where reading a page takes long. Raises ``IngestError`` (see ``loader_for``;
    ``NothingToRead`` where a file has no text; ``SecretDocument``, and ``InternalDocument`` unless
    ``internal`` lets those in); for an archive of which nothing can be read, what
    is wrong with its first file. The same bytes, source and limit give the same values.
    """
    reading = read(data, source, limit=limit, progress=progress, internal=internal)
    if not reading.documents:
        raise reading.failed[0][1]
    return list(reading.documents)


def read(
    data: bytes,
    source: str,
    *,
    limit: int = 300,
    progress: Progress | None = None,
    internal: bool = False,
) -> FileReading:
    """As ``parse``, and what could not be read: of an archive the rest goes on.

    The documents in an archive have sources below its own: 归档.zip/目录/表.xlsx.
    """

    if not is_archive(data, PurePosixPath(source).name):
        return FileReading(_kept(_documents(data, source, limit, progress), internal))
    documents: list[Parsed] = []
    failed: list[tuple[str, IngestError]] = []
    for at, member in enumerate(members_of(data), 1):
        below = f"{source}/{member.path}"
        try:
            if isinstance(member.content, IngestError):
                raise member.content
            documents += _kept(_documents(member.content, below, limit, progress), internal)
        except IngestError as error:
            failed.append((below, error))
        if progress is not None:
            progress(at, 0)
    if not documents and not failed:
        raise NothingToRead()
    return FileReading(tuple(documents), tuple(failed))


def _kept(documents: list[Parsed], internal: bool) -> tuple[Parsed, ...]:
    """The documents, if they may be kept; raises ``SecretDocument`` and ``InternalDocument``."""
    for document in (parsed.document for parsed in documents):
        fields = {"mark": document.secrecy or "", "title": document.title}
        if document.secrecy == INTERNAL and not internal:
            raise InternalDocument(**fields)
        if document.secrecy and document.secrecy != INTERNAL:
            raise SecretDocument(**fields)
    return tuple(documents)


def _documents(data: bytes, source: str, limit: int, progress: Progress | None) -> list[Parsed]:
    loaded = loader_for(data, PurePosixPath(source).name, progress).load(data)
    if not loaded.blocks:
        raise NothingToRead()
    parts = split_documents(loaded.blocks)
    if len(parts) == 1:
        return [_read(loaded, parts[0], source, 0, limit)]
    documents: list[Parsed] = []
    start = 0
    for at, part in enumerate(parts, start=1):
        documents.append(_read(_part_of(loaded, start, len(part)), part, source, at, limit))
        start += len(part)
    return documents


def _read(loaded: Loaded, blocks: tuple[Block, ...], source: str, part: int, limit: int) -> Parsed:
    outlined = outline(blocks)
    document = identify(outlined, source=source, part=part, loaded_title=loaded.title)
    return Parsed(
        document=document,
        blocks=outlined,
        passages=passages(document, outlined, limit=limit),
        indicators=indicators(document, outlined),
        amendments=amendments(document, outlined),
        read=loaded.read,
        remarks=tuple(_placed(loaded.remarks, followed(blocks, outlined))),
    )


def _part_of(loaded: Loaded, start: int, length: int) -> Loaded:
    """What was read of the blocks from ``start`` (from 0) on: their pages and what was remarked."""
    own = loaded.blocks[start : start + length]
    first = 0 if start == 0 else own[0].locator.page or 0
    rest = loaded.blocks[start + length :]
    last = rest[0].locator.page if rest else None
    pages = range(first, (last if last is not None else loaded.pages or 0) + 1)
    remarks = [
        replace(remark, locator=replace(remark.locator, block=remark.locator.block - start))
        for remark in loaded.remarks
        if remark.locator is not None and start < remark.locator.block <= start + length
    ]
    # What is about no place is about a page, or about the file, which its first document tells.
    for remark in loaded.remarks:
        page = dict(remark.fields).get("page")
        if remark.locator is None and (page in pages if isinstance(page, int) else start == 0):
            remarks.append(remark)
    read = tuple(page for page in loaded.read if page.number in pages)
    return Loaded(own, None, loaded.pages, read, tuple(remarks))


def _placed(remarks: Sequence[Remark], where: Sequence[Locator]) -> Iterator[Remark]:
    """The remarks on the blocks that an outline made of those they were on."""
    for remark in remarks:
        if remark.locator is None:
            yield remark
        else:
            yield replace(remark, locator=where[remark.locator.block - 1])
