"""Answers as they were given: to read again under their address, and as files."""

from __future__ import annotations

import re

from fastapi import APIRouter, Response

from bot.errors import BotError
from bot.model import Turn
from bot.rendering.exports import FORMATS, Ending
from bot.rendering.written import written
from bot.web.access import Caller, Calling
from bot.web.headers import named
from bot.web.schemas import AnswerOut
from prompts import reply

router = APIRouter()

NAME_CHARS = 40
"""Characters of a question that the name of a file takes."""


class AnsweredOut(AnswerOut):
    """An answer with the question that got it."""

    question: str


@router.get("/api/answers/{identity}", summary="已给出的回答")
def answer(identity: str, caller: Calling) -> AnsweredOut:
    """An answer as it was given, to whoever may see everything that it cites."""
    turn = _turn(identity, caller)
    return AnsweredOut(question=turn.question, **AnswerOut.of(turn.answer).model_dump())


@router.get(
    "/api/answers/{identity}/answer.{ending}", summary="回答的文件", response_class=Response
)
def answer_file(identity: str, ending: Ending, caller: Calling) -> Response:
    """An answer as text to paste, as a Word document, or as a workbook to tick."""
    turn = _turn(identity, caller)
    media_type, write = FORMATS[ending]
    question = re.sub(r"[\\/:*?\"<>|\s]+", " ", turn.question).strip()[:NAME_CHARS]
    name = reply("export.name", question=question, ending=ending)
    return Response(write(written(turn)), media_type=media_type, headers=named(name))


def _turn(identity: str, caller: Caller) -> Turn:
    """Raises BotError ``unknown_answer`` also where the caller may not see what is cited."""
    turn = caller.service.app.records.turn(identity)
    if not caller.sees(turn.answer):
        raise BotError("unknown_answer", id=identity)
    return turn
