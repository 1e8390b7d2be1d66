"""Check and publish: readings that wait, what to look at in them, and letting them answer."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import Field

from bot.intake.publishing import publish_checked
from bot.web.access import Caller, Calling
from bot.web.check_schemas import DraftOut, DraftSheetsOut, DraftsOut, SheetOut
from bot.web.schemas import Record, Strict
from bot.web.uploads import actor_of
from ingest.checking import check
from ingest.model import Correction, CorrectionKind, Parsed
from vectorstore.model import Scope

router = APIRouter()


class PublishIn(Strict):
    """``POST /api/documents/{identity}/publish``."""

    anyway: bool = Field(False, description="有必须处理的问题也发布")


class CorrectionIn(Strict):
    """One thing to put right: see ``ingest.model.corrections``."""

    kind: CorrectionKind = Field(description="attribute 属性，column 列，number 编号，split 拆分")
    target: str = Field(min_length=1, max_length=255, description="属性名、表头、指标名称")
    value: str = Field(max_length=10_000, description="改成什么")
    part: int = Field(0, ge=0, le=10_000, description="一个文件里有几份时是第几份")


class CorrectIn(Strict):
    """``PATCH /api/documents/{identity}``."""

    corrections: tuple[CorrectionIn, ...] = Field((), max_length=500, description="更正")
    undo: bool = Field(False, description="先取消这份文件以前的更正")


class SheetsOut(Record):
    """The check sheets of what a file now says."""

    sheets: tuple[SheetOut, ...]


@router.get("/api/drafts", summary="待核对的文件")
def drafts(caller: Calling) -> DraftsOut:
    """The readings that wait to be checked."""
    found = caller.service.app.drafts.listed()
    return DraftsOut(drafts=tuple(DraftOut.of(draft) for draft in found))


@router.get("/api/drafts/{identity}", summary="一份待核对文件的核对表")
def draft(identity: str, caller: Calling) -> DraftSheetsOut:
    """A draft with its check sheets; the id may be that of a document in it."""
    kept = caller.service.app.drafts
    found = kept.get(identity)
    sheets = (SheetOut.of_sheet(check(parsed)) for parsed in kept.reading(found.id))
    return DraftSheetsOut(draft=DraftOut.of(found), sheets=tuple(sheets))


@router.get("/api/documents/{identity}/report", summary="一份已发布文件的核对表")
def report(identity: str, caller: Calling) -> SheetOut:
    """The check sheet of a document that answers."""
    return SheetOut.of_sheet(check(_published(identity, caller)))


@router.post("/api/documents/{identity}/publish", summary="发布待核对的文件")
def publish(identity: str, given: PublishIn, caller: Calling) -> DraftOut:
    """Let a draft answer in place of what was published of its file before."""
    app = caller.service.app
    done = publish_checked(app.library, app.drafts, identity, actor_of(caller), anyway=given.anyway)
    caller.service.changed()
    return DraftOut.of(done)


@router.patch("/api/documents/{identity}", summary="更正读错的地方")
def correct(identity: str, given: CorrectIn, caller: Calling) -> SheetsOut:
    """Keeps corrections of the file and reads it again, a draft as well as what is published.

    ``identity`` is that of a draft or of a document in it. Corrections are apart from the reading
    and hold for every later one of the same file.
    """
    made = [Correction(one.kind, one.target, one.value, one.part) for one in given.corrections]
    desk, actor = caller.service.app.desk_of_corrections, actor_of(caller)
    found = desk.undo(identity, actor) if given.undo else ()
    if made or not given.undo:
        found = desk.correct(identity, made, actor)
    caller.service.changed()
    return SheetsOut(sheets=tuple(SheetOut.of_sheet(check(parsed)) for parsed in found))


@router.delete("/api/drafts/{identity}", summary="退回待核对的文件", status_code=204)
def discard(identity: str, caller: Calling) -> Response:
    """Drop a draft; what is published stays."""
    caller.service.app.library.acting(actor_of(caller)).discard(identity)
    return Response(status_code=204)


def _published(identity: str, caller: Caller) -> Parsed:
    """What is kept of the reading of a published document."""
    app, scope = caller.service.app, caller.everything
    only = Scope(caller.groups, superseded=True, documents=frozenset({identity}))
    pages, remarks = app.noticed(identity)
    return Parsed(
        document=app.catalog.document(identity, scope),
        blocks=app.catalog.blocks(identity, scope),
        passages=tuple(app.catalog.document_passages(identity, scope)),
        indicators=tuple(app.catalog.indicators(only)),
        amendments=tuple(app.catalog.amendments(only)),
        read=pages,
        remarks=remarks,
        corrections=app.corrections_of(identity),
    )
