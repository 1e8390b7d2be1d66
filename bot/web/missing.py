"""What is missing: the questions that got no answer or a bad one, grouped."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from bot.web.access import Caller, Calling
from bot.web.schemas import Record

router = APIRouter()

NEAREST, BEGINNING = 3, 120


class NearestOut(Record):
    """A passage near a question."""

    passage: str
    document: str
    title: str
    text: str


class GapOut(Record):
    """Questions that ask the same: in their commonest words, and in all of them."""

    question: str
    count: int
    refused: int
    useless: int
    wordings: tuple[str, ...]
    answers: tuple[str, ...]
    units: dict[str, int]
    weeks: dict[str, int]
    nearest: tuple[NearestOut, ...]


class MissingOut(Record):
    """The gaps, what was asked most first; ``total`` counts those not shown too."""

    gaps: tuple[GapOut, ...]
    total: int


@router.get("/api/missing", summary="没有答上的问题，按意思归并")
def missing(
    caller: Calling,
    days: Annotated[int, Query(ge=1, le=3650, description="最近几天")] = 90,
    limit: Annotated[int, Query(ge=1, le=200, description="最多几组")] = 50,
) -> MissingOut:
    """Refused questions and those whose answers were found useless, by meaning."""
    app = caller.service.app
    gaps = app.missing.gaps(app.clock() - timedelta(days=days))
    shown = [
        GapOut(
            question=gap.question,
            count=gap.count,
            refused=sum(one.reason == "refused" for one in gap.asked),
            useless=sum(one.reason == "useless" for one in gap.asked),
            wordings=tuple(dict.fromkeys(one.question for one in gap.asked)),
            answers=tuple(one.answer for one in gap.asked),
            units=dict(gap.units),
            weeks=dict(gap.weeks),
            nearest=_nearest(gap.question, caller),
        )
        for gap in gaps[:limit]
    ]
    return MissingOut(gaps=tuple(shown), total=len(gaps))


def _nearest(question: str, caller: Caller) -> tuple[NearestOut, ...]:
    app, scope = caller.service.app, caller.current
    hits = app.retriever.search(question, scope, NEAREST)
    read = app.catalog.passages([hit.passage for hit in hits], scope)
    titles = {document.id: document.title for document in caller.view.documents.values()}
    return tuple(
        NearestOut(
            passage=hit.passage,
            document=hit.document,
            title=titles[hit.document],
            text=read[hit.passage].text[:BEGINNING],
        )
        for hit in hits
        if hit.passage in read and hit.document in titles
    )
