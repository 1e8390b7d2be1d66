"""Who is calling, and whether the route is theirs: asked once for every request, before the route.

A caller shows a key (``Authorization: Bearer``), a session cookie, or nothing. Nothing is good for
asking alone, and only where the service is for this machine (or for everyone, by a setting).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from bot.errors import BotError
from bot.model import Answer, Question
from bot.records.access.principal import ANYONE, EVERY_GROUP, THIS_MACHINE, Principal
from bot.records.access.sessions import repeats
from bot.web.guard import is_loopback
from bot.web.rates import Rates
from bot.web.roles import Rule, rule_of
from bot.web.schemas import AskIn
from bot.web.service import Service, Serving
from bot.worklist.registers import View
from vectorstore.model import Scope

COOKIE = "fawen_session"
SAFE = ("GET", "HEAD", "OPTIONS")
FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers that a proxy sets: what comes through one does not come from this machine."""


@dataclass(frozen=True)
class Caller:
    """A caller with what it may see. ``groups`` are names, ``*`` being put in full."""

    principal: Principal
    groups: frozenset[str]
    service: Service

    @property
    def owner(self) -> str:
        """Whose tickets are this caller's. All visitors of a widget show the same key, so they are
        nobody: their tickets are theirs by the id alone."""
        return "" if self.principal.origins else self.principal.person

    @property
    def view(self) -> View:
        """The documents and indicator tables that this caller may see."""
        return self.service.app.registers.of(self.groups)

    def question(self, asked: AskIn) -> Question:
        """What is asked, with what the credential adds: groups, and a unit where none is given."""
        question = asked.to_question(self.groups)
        asker = replace(
            question.asker,
            unit=question.asker.unit or self.principal.unit,
            person=self.principal.person,
        )
        # The weights that an explanation shows depend on all documents, also on those not shown.
        explain = question.explain and (self.principal.may("agent") or self.principal.via == "open")
        return replace(question, asker=asker, explain=explain)

    def sees(self, answer: Answer) -> bool:
        """Whether this caller may see every document that an answer cites."""
        cited = {citation.document.id for citation in answer.citations}
        parts = all(self.sees(part) for part in answer.parts)
        return parts and cited <= self.service.app.catalog.visible(cited, self.everything)

    @property
    def today(self) -> date:
        """The day it is where the deadlines fall."""
        zone = ZoneInfo(self.service.app.settings.timezone)
        return self.service.app.clock().astimezone(zone).date()

    @property
    def current(self) -> Scope:
        """What this caller may see in its current edition."""
        return Scope(groups=self.groups)

    @property
    def everything(self) -> Scope:
        """What this caller may see, in all editions."""
        return Scope(groups=self.groups, superseded=True)


async def admitted(request: Request, service: Serving) -> Principal:
    """Who calls; raises BotError ``unauthorized``, ``key_unknown``, ``foreign_form``, ``forbidden``.

    Waits for no thread on public routes, so that they answer however busy the service is.
    """
    path = getattr(request.scope.get("route"), "path", "")
    rule = rule_of(request.method, path)
    principal = ANYONE
    if rule != "public":
        principal = await run_in_threadpool(principal_of, request, service)
        require(principal, rule)
    count(request, principal, path)
    return principal


def count(request: Request, principal: Principal, path: str) -> None:
    """Count a request against its caller; raises BotError ``too_many``."""
    rates: Rates = request.app.state.rates
    address = request.client.host if request.client else ""
    rates.count(f"{request.method} {path}", principal, address)


def require(principal: Principal, rule: Rule | None) -> None:
    """Raises BotError ``unauthorized`` or ``forbidden`` unless a rule lets the caller in."""
    if not _allowed(principal, rule):
        raise BotError("unauthorized" if principal.via == "open" else "forbidden")


def _allowed(principal: Principal, rule: Rule | None) -> bool:
    if rule is None or rule == "public":  # a route that nobody wrote a rule for is nobody's
        return rule is not None
    return principal.via == "local" if rule == "local" else principal.may(rule)


def principal_of(request: Request, service: Service) -> Principal:
    """Who a request comes from; raises BotError where what it shows is not good."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if given.strip() and scheme.lower() == "bearer":
        return _by_key(given.strip(), request, service)
    if token := request.cookies.get(COOKIE):
        found = service.app.sessions.find(token)
        if found is not None:
            _require_own_page(request, token)
            return found
    if not open_to_anyone(request, service):
        raise BotError("unauthorized")
    return ANYONE


def open_to_anyone(request: Request, service: Service) -> bool:
    """Whether who shows nothing may ask: on this machine alone, unless the setting says everyone."""
    settings = service.app.settings
    if settings.anyone_may_ask:
        return True
    forwarded = any(name in request.headers for name in FORWARDING)
    return is_loopback(settings.host) and not forwarded and not settings.public_url


def _by_key(given: str, request: Request, service: Service) -> Principal:
    if hmac.compare_digest(given.encode(), service.key.encode()):
        return THIS_MACHINE
    found = service.app.keys.principal(given)
    if found is None:
        raise BotError("key_unknown")
    origin = request.headers.get("origin")
    if origin and not _own(request, origin) and origin.rstrip("/") not in found.origins:
        raise BotError("foreign_origin")
    return found


def _require_own_page(request: Request, token: str) -> None:
    """A change by cookie must come from our own page, which alone knows the second token."""
    if request.method in SAFE:
        return
    origin = request.headers.get("origin")
    if origin and not _own(request, origin):
        raise BotError("foreign_form")
    if not repeats(token, request.headers.get("x-csrf-token", "")):
        raise BotError("foreign_form")


def _own(request: Request, origin: str) -> bool:
    """Whether an Origin header names the host that the request was sent to."""
    return urlsplit(origin).netloc == request.headers.get("host", "")


def caller(principal: Annotated[Principal, Depends(admitted)], service: Serving) -> Caller:
    """The caller with what it may see."""
    groups = principal.groups
    if EVERY_GROUP in groups:
        groups = service.app.catalog.groups()
    return Caller(principal, groups, service)


def caller_of(request: Request) -> Caller:
    """The caller of a request by hand, for routes that are not FastAPI's."""
    service = cast(Service, request.app.state.service)
    return caller(principal_of(request, service), service)


Calling = Annotated[Caller, Depends(caller)]
"""What a route asks for to know who calls and what they may see."""
