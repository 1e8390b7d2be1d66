"""From the bytes of a file to everything that is read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ingest.amendments import amendments
from ingest.chunk import passages
from ingest.correcting import (
    corrected_document,
    corrected_indicators,
    told_columns,
    unapplied,
)
from ingest.errors import IngestError, InternalDocument, NothingToRead, SecretDocument
from ingest.grid import Grid, header_path
from ingest.identity import INTERNAL, identify
from ingest.indicators import indicators
from ingest.loaders import Progress, loader_for
from ingest.loaders.archive import is_archive, members_of
from ingest.model import (
    Block,
    Correction,
    FileReading,
    Loaded,
    Locator,
    Parsed,
    Remark,
    Table,
)
from ingest.outline import followed, outline, split_documents

PARSER_VERSION = 5
"""Counts up when reading the same bytes gives other values, so that files are read again."""


def parse(
    data: bytes,
    source: str,
    *,
    limit: int = 300,
    progress: Progress | None = None,
    internal: bool = False,
    corrections: Sequence[Correction] = (),
) -> list[Parsed]:
    """The documents in a file, mostly one; ``source`` is its path with ``/``, name included.

    ``limit`` is the greatest length of a prose passage in code points. ``progress`` is told pages
    done and their sum where reading a page takes long. Raises ``IngestError`` (see ``loader_for``;
    ``NothingToRead`` where a file has no text; ``SecretDocument``, and ``InternalDocument`` unless
    ``internal`` lets those in); for an archive of which nothing can be read, what
    is wrong with its first file. The same bytes, source and limit give the same values.
    """
    options = Options(limit, progress, tuple(corrections))
    reading = _read_file(data, source, options, internal)
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
    corrections: Sequence[Correction] = (),
) -> FileReading:
    """As ``parse``, and what could not be read: of an archive the rest goes on.

    The documents in an archive have sources below its own: 归档.zip/目录/表.xlsx. ``corrections``
    are what a person put right in this file (of an archive: in any document of it).
    """
    return _read_file(data, source, Options(limit, progress, tuple(corrections)), internal)


@dataclass(frozen=True, slots=True)
class Options:
    """How the documents of a file are read."""

    limit: int
    progress: Progress | None
    corrections: tuple[Correction, ...]

    def of(self, part: int) -> tuple[Correction, ...]:
        """The corrections of one document of the file."""
        return tuple(one for one in self.corrections if one.part == part)


def _read_file(data: bytes, source: str, options: Options, internal: bool) -> FileReading:
    if not is_archive(data, PurePosixPath(source).name):
        return FileReading(_kept(_documents(data, source, options), internal))
    documents: list[Parsed] = []
    failed: list[tuple[str, IngestError]] = []
    for at, member in enumerate(members_of(data), 1):
        below = f"{source}/{member.path}"
        try:
            if isinstance(member.content, IngestError):
                raise member.content
            documents += _kept(_documents(member.content, below, options), internal)
        except IngestError as error:
            failed.append((below, error))
        if options.progress is not None:
            options.progress(at, 0)
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


def _documents(data: bytes, source: str, options: Options) -> list[Parsed]:
    loaded = loader_for(data, PurePosixPath(source).name, options.progress).load(data)
    if not loaded.blocks:
        raise NothingToRead()
    parts = split_documents(loaded.blocks)
    if len(parts) == 1:
        return [_read(loaded, parts[0], source, 0, options)]
    documents: list[Parsed] = []
    start = 0
    for at, part in enumerate(parts, start=1):
        documents.append(_read(_part_of(loaded, start, len(part)), part, source, at, options))
        start += len(part)
    return documents


def _read(
    loaded: Loaded, blocks: tuple[Block, ...], source: str, part: int, options: Options
) -> Parsed:
    outlined = outline(blocks)
    made = options.of(part)
    found = identify(outlined, source=source, part=part, loaded_title=loaded.title)
    document = corrected_document(found, made)
    rows = corrected_indicators(indicators(document, outlined, told_columns(made)), made)
    remarks = (
        *_placed(loaded.remarks, followed(blocks, outlined)),
        *unapplied(made, _headers(outlined), rows),
    )
    return Parsed(
        document=document,
        blocks=outlined,
        passages=passages(document, outlined, limit=options.limit),
        indicators=rows,
        amendments=amendments(document, outlined),
        read=loaded.read,
        remarks=remarks,
        corrections=made,
    )


def _headers(blocks: Sequence[Block]) -> Iterator[str]:
    """What the columns of all tables are called."""
    for block in blocks:
        if isinstance(block, Table):
            grid = Grid(block)
            for column in range(1, grid.columns + 1):
                path = header_path(grid, column)
                yield from (*path[-1:], "".join(path))


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
