"""Asking, and what people say of the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from bot.model import Answer, Citation, ListItem, Notice, Sentence, StreamEvent
from bot.web.schemas import (
    AnswerOut,
    AskIn,
    CitationOut,
    FeedbackIn,
    NoticeOut,
    Record,
    SentenceOut,
)
from bot.web.service import Serving

router = APIRouter()

EVENTS: dict[type[StreamEvent], tuple[str, type[Record]]] = {
    Sentence: ("sentence", SentenceOut),
    ListItem: ("item", SentenceOut),
    Citation: ("citation", CitationOut),
    Notice: ("notice", NoticeOut),
    Answer: ("done", AnswerOut),
}


@router.post("/api/ask", summary="提问")
def ask(asked: AskIn, service: Serving) -> AnswerOut:
    """One question to a whole answer."""
    return AnswerOut.of(service.assistant.ask(asked.to_question()))


@router.post("/api/ask/stream", summary="提问，答案逐句送达", response_class=StreamingResponse)
def stream(asked: AskIn, service: Serving) -> StreamingResponse:
    """The same as server-sent events: sentence, item, citation, notice, done (the whole answer)."""
    events = service.assistant.stream(asked.to_question())
    first = next(events)  # a question that cannot be asked is refused with its status
    return StreamingResponse(
        _server_sent(chain([first], events)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )


def _server_sent(events: Iterator[StreamEvent]) -> Iterator[str]:
    """Each event as its name and one line of JSON, ended by a blank line."""
    for event in events:
        name, record = EVENTS[type(event)]
        shown = record.model_validate(event).model_dump(mode="json")
        yield f"event: {name}\ndata: {json.dumps(shown, ensure_ascii=False)}\n\n"


@router.get("/api/answers/{identity}", summary="已给出的回答")
def answer(identity: str, service: Serving) -> AnswerOut:
    """An answer as it was given."""
    return AnswerOut.of(service.app.records.get(identity))


@router.post("/api/feedback", summary="评价回答", status_code=204, response_class=Response)
def feedback(given: FeedbackIn, service: Serving) -> None:
    """Useful or not; the last word on an answer counts."""
    service.app.feedback.give(given.answer, given.verdict, given.reason)
