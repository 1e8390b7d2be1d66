"""Conversations: one's own to read again and to delete, everybody's for who administers."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Response

from bot.errors import BotError
from bot.web.access import Caller, Calling
from bot.web.schemas import AnswerOut, Record

router = APIRouter()


class ConversationOut(Record):
    """A conversation in a list."""

    id: str
    begun_at: datetime
    last_at: datetime
    questions: int
    first_question: str


class ConversationsOut(Record):
    """Conversations, the latest first."""

    conversations: tuple[ConversationOut, ...]


class TurnOut(Record):
    """A question with its answer; ``None`` where it cites what the caller may no longer see."""

    question: str
    asked_at: datetime
    answer: AnswerOut | None


class TurnsOut(Record):
    """A whole conversation."""

    id: str
    turns: tuple[TurnOut, ...]


@router.get("/api/conversations", summary="对话列表")
def conversations(caller: Calling, before: datetime | None = None) -> ConversationsOut:
    """One's own; of everybody for an administrator. ``before`` goes on where a list ended."""
    everybody = caller.principal.may("admin")
    owner = caller.principal.person
    if not everybody and not owner:  # nobody knows whose they would be
        return ConversationsOut(conversations=())
    found = caller.service.app.history.listed(None if everybody else owner, before=before)
    return ConversationsOut(
        conversations=tuple(ConversationOut.model_validate(one) for one in found)
    )


@router.get("/api/conversations/{identity}", summary="一段对话")
def conversation(identity: str, caller: Calling) -> TurnsOut:
    """The questions and answers of a conversation in order."""
    _require_own(identity, caller)
    turns = caller.service.app.history.turns(identity)
    return TurnsOut(
        id=identity,
        turns=tuple(
            TurnOut(
                question=turn.question,
                asked_at=turn.asked_at,
                answer=AnswerOut.of(turn.answer) if caller.sees(turn.answer) else None,
            )
            for turn in turns
        ),
    )


@router.delete(
    "/api/conversations/{identity}",
    summary="删除一段对话",
    status_code=204,
    response_class=Response,
)
def delete(identity: str, caller: Calling) -> None:
    """Delete a conversation with its answers for good."""
    _require_own(identity, caller)
    caller.service.app.history.delete(identity)


def _require_own(identity: str, caller: Caller) -> None:
    """Whose it is not, must not learn that it exists; one of nobody is theirs who know its id."""
    owner = caller.service.app.history.owner(identity)
    if owner not in ("", caller.principal.person) and not caller.principal.may("admin"):
        raise BotError("unknown_conversation", id=identity)
