"""The same answers to anything that speaks OpenAI's protocol: Open WebUI, NextChat, Dify, LangBot.

Such a client sends the whole history with every question and no conversation. A chat is known
again by what was said in it so far; the history itself is never evidence.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse

from bot.errors import BotError
from bot.model import Answer
from bot.rendering.markdown import pieces
from bot.web.access import Caller, Calling
from bot.web.described import gives
from bot.web.openai_errors import broken
from bot.web.openai_schemas import (
    MODEL,
    ChoiceOut,
    CompletionIn,
    CompletionOut,
    MessageOut,
    ModelOut,
    ModelsOut,
    UsageOut,
)
from bot.web.schemas import AnswerOut, AskIn
from bot.web.streaming import EVENT_STREAM, NO_CACHE, Lines, kept_alive

router = APIRouter()

_TASK = "### Task:"
"""How Open WebUI's own errands begin (a title, tags, further questions), sent as if by the user."""
_ERRANDS = (("follow_ups", "follow_ups"), ("tags", "tags"), ("queries", "queries"))

ChatId = Annotated[str | None, Header(alias="X-OpenWebUI-Chat-Id")]


@router.get("/v1/models", summary="模型清单（OpenAI 格式）")
def models() -> ModelsOut:
    """The one model there is."""
    return ModelsOut()


@router.get("/v1/models/{name}", summary="模型（OpenAI 格式）")
def model(name: str) -> ModelOut:
    """The one model there is, by its name."""
    if name != MODEL:
        raise BotError("unknown_model", name=name)
    return ModelOut()


@router.post(
    "/v1/chat/completions",
    summary="提问（OpenAI 格式）",
    response_model=CompletionOut,
    responses=gives(EVENT_STREAM),
)
def complete(
    asked: CompletionIn, caller: Calling, chat: ChatId = None
) -> CompletionOut | StreamingResponse:
    """Answers the last message of the user; streams verified sentences when ``stream`` is true."""
    if asked.model != MODEL:
        raise BotError("unknown_model", name=asked.model)
    question = asked.questions[-1] if asked.questions else ""
    if question.lstrip().startswith(_TASK):
        return _whole(question, _errand(question), None)
    told = _told(asked, question, caller, chat)
    if not asked.stream:
        parts = list(told)
        text, answer = "".join(text for text, _ in parts), parts[-1][1]
        return _whole(question, text, answer)
    first = next(told)  # a question that cannot be asked is refused with its status
    usage = bool(asked.stream_options and asked.stream_options.include_usage)
    lines = _chunks(chain([first], told), question, usage=usage)
    return StreamingResponse(kept_alive(lines, broken), media_type=EVENT_STREAM, headers=NO_CACHE)


def _told(
    asked: CompletionIn, question: str, caller: Caller, chat: str | None
) -> Iterator[tuple[str, Answer | None]]:
    """The answer piece by piece, its conversation known again at the next question."""
    kept, mine = caller.service.app.conversations, caller.principal.person
    said = [(m.role, m.words) for m in asked.messages if m.role in ("user", "assistant")]
    mark = _mark(mine, [("chat", chat)] if chat else said[:-1])
    conversation = kept.resumed(mark) if chat or len(said) > 1 else None
    wanted = AskIn(question=question, conversation=conversation, unit=asked.user)
    text = ""
    for piece, answer in pieces(caller.service.assistant.stream(caller.question(wanted))):
        text += piece
        if answer and answer.conversation:
            said_now = [*said, ("assistant", text)]
            kept.mark(answer.conversation, mark if chat else _mark(mine, said_now))
        yield piece, answer


def _mark(mine: str, said: Sequence[tuple[str, str]]) -> str:
    """What a chat is known by: a hash of what was said in it, never the words."""
    told = json.dumps([mine, *said], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:48]


def _whole(question: str, text: str, answer: Answer | None) -> CompletionOut:
    return CompletionOut(
        id=_id(answer),
        created=int(time.time()),
        choices=[ChoiceOut(message=MessageOut(content=text))],
        usage=UsageOut.of(question, text),
        fawen=AnswerOut.of(answer) if answer else None,
    )


def _chunks(told: Iterator[tuple[str, Answer | None]], question: str, *, usage: bool) -> Lines:
    """Server-sent chunks as OpenAI sends them, ended by ``[DONE]``."""
    created, name, text = int(time.time()), _id(None), ""
    head = {"id": name, "object": "chat.completion.chunk", "created": created, "model": MODEL}

    def line(choices: list[object], **more: object) -> str:
        body = {**head, "choices": choices, **more}
        return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"

    def choice(delta: dict[str, str], reason: str | None = None) -> list[object]:
        return [{"index": 0, "delta": delta, "finish_reason": reason}]

    yield line(choice({"role": "assistant", "content": ""}))
    whole: Answer | None = None
    for piece, answer in told:
        text, whole = text + piece, answer or whole
        if piece:
            yield line(choice({"content": piece}))
    more = {"fawen": AnswerOut.of(whole).model_dump(mode="json")} if whole else {}
    yield line(choice({}, "stop"), **more)
    if usage:
        yield line([], usage=UsageOut.of(question, text).model_dump())
    yield "data: [DONE]\n\n"


def _id(answer: Answer | None) -> str:
    return f"chatcmpl-{answer.id if answer else time.time_ns()}"


def _errand(text: str) -> str:
    """What Open WebUI's errand gets: no documents, no search, a form that it can read."""
    for word, name in _ERRANDS:
        if f'"{word}"' in text or word in text[:400]:
            return json.dumps({name: []})
    said = re.search(r"^\s*USER:\s*(.+)$", text, re.MULTILINE)
    return json.dumps({"title": said[1][:20] if said else "法问"}, ensure_ascii=False)
