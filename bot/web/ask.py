"""Asking, and what people say of the answers."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from bot.errors import KnownError
from bot.model import Answer, Citation, ListItem, Notice, Sentence, StreamEvent
from bot.web.access import Calling
from bot.web.described import gives
from bot.web.errors import error_body
from bot.web.schemas import (
    AnswerOut,
    AskIn,
    CitationOut,
    FeedbackIn,
    NoticeOut,
    Record,
    SentenceOut,
)
from bot.web.streaming import EVENT_STREAM, NO_CACHE, Lines, kept_alive, sent_event
from bot.web.tickets import asker_of

router = APIRouter()

EVENTS: dict[type[StreamEvent], tuple[str, type[Record]]] = {
    Sentence: ("sentence", SentenceOut),
    ListItem: ("item", SentenceOut),
    Citation: ("citation", CitationOut),
    Notice: ("notice", NoticeOut),
    Answer: ("done", AnswerOut),
}


@router.post("/api/ask", summary="提问")
def ask(asked: AskIn, caller: Calling) -> AnswerOut:
    """One question to a whole answer."""
    return AnswerOut.of(caller.service.assistant.ask(caller.question(asked)))


@router.post(
    "/api/ask/stream",
    summary="提问，答案逐句送达",
    response_class=StreamingResponse,
    responses=gives(EVENT_STREAM),
)
def stream(asked: AskIn, caller: Calling) -> StreamingResponse:
    """The same as server-sent events: sentence, item, citation, notice, done (the whole answer)."""
    # A question that cannot be asked is refused here, with its status.
    events = caller.service.assistant.stream(caller.question(asked))
    return StreamingResponse(
        kept_alive(_server_sent(events), _broken),
        media_type=EVENT_STREAM,
        headers=NO_CACHE,
    )


def _server_sent(events: Iterator[StreamEvent]) -> Lines:
    """Each event as its name and one line of JSON, ended by a blank line."""
    for event in events:
        name, record = EVENTS[type(event)]
        yield sent_event(name, record.model_validate(event).model_dump(mode="json"))


def _broken(error: KnownError, incident: str | None) -> str:
    return sent_event("error", error_body(error, incident))


@router.post("/api/feedback", summary="评价回答", status_code=204, response_class=Response)
def feedback(given: FeedbackIn, caller: Calling) -> None:
    """Useful or not; the last word on an answer counts. Useless for a reason is for people to see."""
    app = caller.service.app
    app.feedback.give(given.answer, given.verdict, given.reason)
    reason = (given.reason or "").strip()
    if given.verdict == "useless" and reason and caller.sees(app.records.get(given.answer)):
        asker = asker_of(caller)
        app.helpdesk.useless(given.answer, reason, asker, caller.owner, "")
