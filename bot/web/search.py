"""Finding passages without a question: for programs, and for whoever wants to read on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from bot.errors import BotError
from bot.web.access import Calling
from bot.web.document_schemas import PassageOut
from bot.web.schemas import DocumentOut, Record

router = APIRouter()


class FoundOut(Record):
    """A passage with the document it stands in; ``score`` orders, and means nothing by itself."""

    document: DocumentOut
    passage: PassageOut
    score: float


class SearchOut(Record):
    """The best passages, the best first."""

    passages: tuple[FoundOut, ...]


@router.get("/api/search", summary="找原文段落")
def search(
    caller: Calling,
    q: Annotated[str, Query(min_length=1, max_length=2000, description="要找的话")],
    limit: Annotated[int, Query(ge=1, le=50, description="最多几段")] = 10,
    superseded: Annotated[bool, Query(description="连旧版一起找")] = False,
) -> SearchOut:
    """Passages by wording and meaning together; only current editions unless told otherwise."""
    app = caller.service.app
    scope = caller.everything if superseded else caller.current
    hits = app.retriever.search(q, scope, limit)
    kept = app.catalog.passages([hit.passage for hit in hits], scope)
    known = caller.view.documents
    found = (
        FoundOut(
            document=DocumentOut.of(known[hit.document]),
            passage=PassageOut.of(kept[hit.passage]),
            score=hit.score,
        )
        for hit in hits
        if hit.passage in kept and hit.document in known
    )
    return SearchOut(passages=tuple(found))


@router.get("/api/passages/{identity}", summary="一个原文段落")
def passage(identity: str, caller: Calling) -> FoundOut:
    """One passage as a reader sees it, with its document."""
    kept = caller.service.app.catalog.passages([identity], caller.everything).get(identity)
    if kept is None:
        raise BotError("unknown_passage", id=identity)
    holder = caller.service.app.catalog.document(kept.document, caller.everything)
    return FoundOut(document=DocumentOut.of(holder), passage=PassageOut.of(kept), score=0.0)
