"""Approved answers over HTTP: agents propose, administrators approve."""

from __future__ import annotations

from datetime import date, datetime

from fastapi import APIRouter
from pydantic import Field

from bot.errors import BotError
from bot.helpdesk.publishing import source_of
from bot.records.approved.model import ApprovedAnswer, ApprovedState, Proposal, Source
from bot.web.access import Caller, Calling
from bot.web.schemas import Record, Strict

router = APIRouter()


class ApprovedIn(Strict):
    """``POST /api/approved``; ``documents`` are ids of those that the answer rests on."""

    question: str = Field(min_length=1, max_length=500, description="问题")
    answer: str = Field(min_length=1, max_length=8000, description="答案")
    similar: tuple[str, ...] = Field((), max_length=50, description="相似问法")
    negative: tuple[str, ...] = Field((), max_length=50, description="听着像、其实不是的问法")
    documents: tuple[str, ...] = Field((), max_length=20, description="依据的文件编号")
    ticket: int | None = Field(None, ge=1, lt=2**31, description="来自哪个工单")
    valid_until: date | None = Field(None, description="有效到哪天")


class SourceOut(Record):
    """A document that an answer rests on."""

    document: str
    title: str
    edition: str | None


class ApprovedOut(Record):
    """An approved answer; ``review`` says what changed."""

    id: str
    question: str
    answer: str
    similar: tuple[str, ...]
    negative: tuple[str, ...]
    sources: tuple[SourceOut, ...]
    state: ApprovedState
    review: str
    approver: str
    ticket: int | None
    valid_until: date | None
    approved_at: datetime | None

    @classmethod
    def of(cls, answer: ApprovedAnswer) -> ApprovedOut:
        """The JSON of an approved answer."""
        return cls.model_validate(answer)


class ApprovedListOut(Record):
    """Approved answers."""

    approved: tuple[ApprovedOut, ...]


@router.get("/api/approved", summary="口径清单")
def approved(caller: Calling) -> ApprovedListOut:
    """All of them, drafts and retired ones too; those that rest on what the caller may not see, not."""
    found = caller.service.app.approved_answers.listed()
    seen = {identity for one in found for identity in _documents(one)}
    seen = caller.service.app.catalog.visible(seen, caller.everything) if seen else set()
    shown = [one for one in found if _documents(one) <= seen]
    return ApprovedListOut(approved=tuple(map(ApprovedOut.of, shown)))


@router.post("/api/approved", summary="拟一条口径", status_code=201)
def propose(given: ApprovedIn, caller: Calling) -> ApprovedOut:
    """A draft; the one to the same question is changed into it."""
    app = caller.service.app
    if given.ticket is not None:
        app.tickets.get(given.ticket)
    stated = given.model_dump(exclude={"documents"})
    proposal = Proposal(sources=tuple(_sources(given.documents, caller)), **stated)
    return ApprovedOut.of(app.approved_answers.put(proposal))


@router.post("/api/approved/{identity}/approve", summary="批准口径")
def approve(identity: str, caller: Calling) -> ApprovedOut:
    """It answers from now on, in the caller's name."""
    app = caller.service.app
    app.publishing.approve(identity, caller.principal.name)
    return _published(identity, caller)


@router.post("/api/approved/{identity}/retire", summary="停用口径")
def retire(identity: str, caller: Calling) -> ApprovedOut:
    """It answers no more."""
    caller.service.app.approved_answers.retire(identity)
    return _published(identity, caller)


@router.post("/api/approved/check", summary="复核口径的依据")
def check(caller: Calling) -> ApprovedListOut:
    """Puts under review what rests on documents that changed; tells which those are."""
    due = caller.service.app.publishing.publish()
    caller.service.changed()
    return ApprovedListOut(approved=tuple(map(ApprovedOut.of, due)))


def _published(identity: str, caller: Caller) -> ApprovedOut:
    app = caller.service.app
    app.publishing.publish()
    caller.service.changed()
    return ApprovedOut.of(app.approved_answers.get(identity))


def _documents(answer: ApprovedAnswer) -> set[str]:
    return {source.document for source in answer.sources}


def _sources(identities: tuple[str, ...], caller: Caller) -> list[Source]:
    known = caller.view.documents
    if unknown := next((one for one in identities if one not in known), None):
        raise BotError("unknown_document", id=unknown)
    return [source_of(known[one]) for one in identities]
