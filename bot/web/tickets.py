"""Tickets: an asker opens, follows and takes back their own; agents answer everybody's."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from bot.assistant import checked
from bot.errors import BotError
from bot.helpdesk.opening import Wish
from bot.model import Asker, Question
from bot.records.tickets.model import WAITING, Rule, RuleKind, Ticket, TicketState
from bot.web.access import Caller, Calling
from bot.web.ticket_schemas import (
    AssignIn,
    ClaimedOut,
    CloseIn,
    MergeIn,
    ReplyIn,
    RuleOut,
    RulesIn,
    RulesOut,
    TextIn,
    TicketIn,
    TicketOut,
    TicketsOut,
)

router = APIRouter()

Many = Annotated[int, Query(ge=1, le=500, description="最多几个")]


@router.post("/api/tickets", summary="问人工", status_code=201)
def open_ticket(given: TicketIn, caller: Calling) -> TicketOut:
    """Hands a question to people; asked again about the same answer, it is the same ticket."""
    app = caller.service.app
    if given.answer and not caller.sees(app.records.get(given.answer)):
        raise BotError("unknown_answer", id=given.answer)
    asker = asker_of(caller, given.unit)
    question = checked(Question(given.question, asker), app.settings.question_chars)
    wish = Wish(
        question.text,
        "agent" if caller.principal.may("agent") else "asked",
        asker,
        caller.owner,
        given.conversation,
        given.answer,
        given.note,
        given.contact,
        by=_name(caller),
    )
    return _whole(app.helpdesk.open(wish), caller)


@router.get("/api/tickets", summary="工单清单")
def tickets(
    caller: Calling,
    state: Annotated[tuple[TicketState, ...], Query(description="只看这些状态")] = (),
    unit: Annotated[str | None, Query(max_length=255, description="只看这个单位")] = None,
    mine: Annotated[bool, Query(description="只看派给自己的")] = False,
    before: Annotated[int | None, Query(ge=1, lt=2**31, description="从这个编号往前")] = None,
    limit: Many = 100,
) -> TicketsOut:
    """One's own; everybody's for an agent, with how many there are by state."""
    book, agent = caller.service.app.tickets, caller.principal.may("agent")
    if not agent and not caller.owner:  # nobody knows whose they would be
        return TicketsOut(tickets=(), before=None, counts=None)
    found = book.listed(
        states=state,
        owner=None if agent else caller.owner,
        assignee=_name(caller) if agent and mine else None,
        unit=unit,
        before=before,
        limit=limit,
    )
    return TicketsOut(
        tickets=tuple(TicketOut.of(one, caller) for one in found),
        before=found[-1].number if len(found) == limit else None,
        counts=book.counts() if agent else None,
    )


@router.get("/api/tickets/{identity}", summary="一个工单")
def ticket(identity: str, caller: Calling) -> TicketOut:
    """A ticket with what was done to it."""
    found = _own(identity, caller)
    told = _whole(found, caller)
    if told.inside and found.state in WAITING:
        told.inside.duplicates = caller.service.app.duplicates.of(found)
    return told


@router.post("/api/tickets/{identity}/additions", summary="补充说明")
def add(identity: str, given: TextIn, caller: Calling) -> TicketOut:
    """More from the asker; what was answered is looked at again."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.add(own.number, given.text, _name(caller))
    return _again(own, caller)


@router.post("/api/tickets/{identity}/withdraw", summary="撤回工单")
def withdraw(identity: str, caller: Calling) -> TicketOut:
    """Takes a question back, with what was said around it."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.withdraw(own.number, _name(caller))
    return _again(own, caller)


@router.post("/api/tickets/{identity}/reopen", summary="重新打开工单")
def reopen(identity: str, given: CloseIn, caller: Calling) -> TicketOut:
    """Takes up what was answered or closed once more."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.reopen(own.number, _name(caller), given.text)
    return _again(own, caller)


@router.post("/api/tickets/claim", summary="领取下一个工单")
def claim(caller: Calling) -> ClaimedOut:
    """The most urgent ticket that nobody has becomes the caller's; null if there is none."""
    number = caller.service.app.ticket_work.claim(_name(caller))
    if number is None:
        return ClaimedOut(ticket=None)
    return ClaimedOut(ticket=_whole(caller.service.app.tickets.get(number), caller))


@router.post("/api/tickets/{identity}/assign", summary="派工单")
def assign(identity: str, given: AssignIn, caller: Calling) -> TicketOut:
    """Gives a ticket to somebody."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.assign(own.number, given.to or _name(caller), _name(caller))
    return _again(own, caller)


@router.post("/api/tickets/{identity}/notes", summary="内部备注")
def note(identity: str, given: TextIn, caller: Calling) -> TicketOut:
    """A note that the asker is not shown."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.note(own.number, given.text, _name(caller))
    return _again(own, caller)


@router.post("/api/tickets/{identity}/replies", summary="答复工单")
def reply(identity: str, given: ReplyIn, caller: Calling) -> TicketOut:
    """Answers; the answer goes to everyone who waits for it, once however often it is sent."""
    own = _own(identity, caller)
    work, name = caller.service.app.ticket_work, _name(caller)
    new = work.reply(own.number, given.text, name, given.token)
    if given.close and new:
        work.close(own.number, name)
    return _again(own, caller)


@router.post("/api/tickets/{identity}/close", summary="办结工单")
def close(identity: str, given: CloseIn, caller: Calling) -> TicketOut:
    """Ends a ticket; one without a reply needs a reason."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.close(own.number, _name(caller), given.text)
    return _again(own, caller)


@router.post("/api/tickets/{identity}/merge", summary="合并工单")
def merge(identity: str, given: MergeIn, caller: Calling) -> TicketOut:
    """Lets a ticket wait for the answer of another that asks the same."""
    own = _own(identity, caller)
    caller.service.app.ticket_work.merge(own.number, given.into, _name(caller))
    return _again(own, caller)


@router.get("/api/ticket-rules", summary="分派规则")
def rules(caller: Calling) -> RulesOut:
    """Who gets which tickets."""
    found = caller.service.app.ticket_rules.listed()
    return RulesOut(rules=tuple(RuleOut.model_validate(rule) for rule in found))


@router.put("/api/ticket-rules", summary="设定分派规则")
def set_rules(given: RulesIn, caller: Calling) -> RulesOut:
    """Puts rules in place of those on the same thing."""
    stated = [Rule(one.kind, one.value.strip(), one.assignee, one.days) for one in given.rules]
    caller.service.app.ticket_rules.set(stated)
    return rules(caller)


@router.delete("/api/ticket-rules", summary="删除分派规则")
def remove_rule(kind: RuleKind, value: str, caller: Calling) -> RulesOut:
    """Takes one rule out."""
    caller.service.app.ticket_rules.remove(kind, value)
    return rules(caller)


def asker_of(caller: Caller, unit: str | None = None) -> Asker:
    """Who asks: the unit that was stated, or the credential's own."""
    principal = caller.principal
    return Asker(unit or principal.unit, caller.groups, principal.person)


def _name(caller: Caller) -> str:
    """What those who answer are called; an asker is nobody by name."""
    return caller.principal.name if caller.principal.may("agent") else ""


def _own(identity: str, caller: Caller) -> Ticket:
    """A ticket that the caller may see; of others' it must not be learned that they exist.

    An agent sees all. One that has no owner is theirs who know its id, which a number is not.
    """
    found = caller.service.app.tickets.known_by(identity)
    if caller.principal.may("agent"):
        return found
    by_id = identity == found.id
    mine = found.owner == caller.owner if found.owner else by_id
    if not mine:
        raise BotError("unknown_ticket", id=identity)
    return found


def _again(ticket: Ticket, caller: Caller) -> TicketOut:
    return _whole(caller.service.app.tickets.get(ticket.number), caller)


def _whole(ticket: Ticket, caller: Caller) -> TicketOut:
    agent = caller.principal.may("agent")
    events = caller.service.app.tickets.events(ticket, inside=agent)
    return TicketOut.of(ticket, caller, events)
