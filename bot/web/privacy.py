"""What is held about a person, as a file, and its deletion: one's own, and anybody's for who administers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from pydantic import ConfigDict

from bot.records.privacy import Person
from bot.web.access import Caller, Calling
from bot.web.headers import named
from bot.web.schemas import Record
from bot.web.uploads import actor_of
from prompts import reply

router = APIRouter()


class HeldOut(Record):
    """All that is held about one person; each kind of record by its name."""

    model_config = ConfigDict(from_attributes=True, extra="allow")

    person: str
    name: str | None
    conversations: tuple[Mapping[str, Any], ...]


class ErasedOut(Record):
    """How many things of each kind were deleted."""

    deleted: Mapping[str, int]


@router.get("/api/privacy", summary="导出自己的全部记录")
def export_own(caller: Calling, response: Response) -> HeldOut:
    """One's own conversations with questions, answers and feedback."""
    return _exported(Person.of(caller.principal), caller, response)


@router.delete("/api/privacy", summary="删除自己的全部记录")
def delete_own(caller: Calling) -> ErasedOut:
    """Deletes them for good."""
    return _erased(Person.of(caller.principal), caller)


@router.get("/api/privacy/{person}", summary="导出一个人的全部记录")
def export(person: str, caller: Calling, response: Response) -> HeldOut:
    """``person`` is ``account:NAME``, ``key:ID``, or the owner that a conversation shows."""
    return _exported(Person.named(person), caller, response)


@router.delete("/api/privacy/{person}", summary="删除一个人的全部记录")
def delete(person: str, caller: Calling) -> ErasedOut:
    """The same, deleted for good."""
    return _erased(Person.named(person), caller)


def _exported(person: Person, caller: Caller, response: Response) -> HeldOut:
    app = caller.service.app
    held = HeldOut.model_validate(app.privacy.export(person))
    app.audit.note(actor_of(caller), "person_exported", person.owner)
    response.headers.update(named(reply("privacy.file")))
    response.headers["Cache-Control"] = "no-store"
    return held


def _erased(person: Person, caller: Caller) -> ErasedOut:
    app = caller.service.app
    deleted = app.privacy.delete(person)
    app.audit.note(actor_of(caller), "person_erased", person.owner, **deleted)
    return ErasedOut(deleted=deleted)
