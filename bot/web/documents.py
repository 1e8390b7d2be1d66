"""The documents: what there is, what stands in each, and the files they came from."""

from __future__ import annotations

from pathlib import PurePosixPath

from fastapi import APIRouter, Response

from bot.web.access import Calling
from bot.web.described import gives
from bot.web.document_schemas import (
    DocumentDetail,
    DocumentsOut,
    LibraryOut,
    PassageOut,
    PassagesOut,
    block_out,
)
from bot.web.headers import named
from bot.web.indicator_schemas import TableOut
from bot.web.schemas import DocumentOut
from ingest.drawing import member_at
from ingest.loaders.archive import is_archive

router = APIRouter()

ANY_FILE = "application/octet-stream"

FAVOURITE = "37"
"""The number in examples, where the main table has it."""


@router.get("/api/documents", summary="文件清单")
def documents(caller: Calling) -> DocumentsOut:
    """The documents in all editions."""
    found = caller.service.app.catalog.documents(caller.everything)
    return DocumentsOut(documents=tuple(DocumentOut.of(document) for document in found))


@router.get("/api/documents/{identity}", summary="一份文件和它的内容")
def document(identity: str, caller: Calling) -> DocumentDetail:
    """A document with its blocks as they were read; replaced text versions too."""
    found = caller.service.app.catalog.document(identity, caller.everything)
    blocks = caller.service.app.catalog.blocks(identity, caller.everything)
    detail = DocumentDetail.model_validate(found)
    return detail.model_copy(update={"blocks": tuple(block_out(block) for block in blocks)})


@router.get("/api/documents/{identity}/passages", summary="一份文件的检索段落")
def passages(identity: str, caller: Calling) -> PassagesOut:
    """What search finds of a document, in reading order."""
    caller.service.app.catalog.document(identity, caller.everything)  # unknown is not empty
    found = caller.service.app.catalog.document_passages(identity, caller.everything)
    return PassagesOut(passages=tuple(PassageOut.of(passage) for passage in found))


@router.get(
    "/api/documents/{identity}/original",
    summary="原文件",
    response_class=Response,
    responses=gives(ANY_FILE),
)
def original(identity: str, caller: Calling) -> Response:
    """The file as it was brought in; always saved, never shown, whatever it claims to be."""
    found = caller.service.app.catalog.document(identity, caller.everything)
    data = caller.service.app.originals.read(
        caller.service.app.catalog.original(identity, caller.everything)
    )
    name = PurePosixPath(found.source).name or "original"
    if is_archive(data, name):  # the archive may hold what this caller must not see
        data = member_at(data, found.source)
    return Response(
        data,
        media_type=ANY_FILE,
        headers=named(name),
    )


@router.get("/api/library", summary="回答依据哪些文件")
def library(caller: Calling) -> LibraryOut:
    """What answers rest on: current documents, tables, and when a file was last read."""
    register = caller.view.register
    default = register.default
    numbers = list(default.by_number) if default else []
    example = FAVOURITE if FAVOURITE in numbers else next(iter(numbers[len(numbers) // 2 :]), None)
    return LibraryOut(
        documents=len(caller.service.app.catalog.documents(caller.current)),
        tables=tuple(TableOut.from_table(register, table) for table in register.tables),
        example=example,
        updated_at=caller.service.app.catalog.updated_at(),
    )
