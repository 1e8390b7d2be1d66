"""Logging in and out again, and who one is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Cookie, Request, Response
from pydantic import Field

from bot.errors import BotError
from bot.records.access.principal import ANYONE, Principal, Role
from bot.records.access.sessions import LONGEST, csrf_of
from bot.web.access import COOKIE, principal_of
from bot.web.schemas import Record, Strict
from bot.web.service import Serving

router = APIRouter()

Token = Annotated[str, Cookie(alias=COOKIE)]


class LoginIn(Strict):
    """``POST /api/session``."""

    name: str = Field(max_length=64, description="账号")
    password: str = Field(max_length=1024, description="密码")


class SessionOut(Record):
    """Who one is. ``csrf`` goes with every change as ``X-CSRF-Token``.

    ``via`` is ``open`` for who showed nothing; ``role`` then says what may be done all the same, and
    is ``None`` where one must log in first.
    """

    name: str
    role: Role | None
    unit: str | None = None
    via: str
    csrf: str | None = None


@router.post("/api/session", summary="登录")
def login(given: LoginIn, request: Request, response: Response, service: Serving) -> SessionOut:
    """Sets the cookie of a new session; five wrong tries close an account for fifteen minutes."""
    account = service.app.accounts.check(given.name, given.password)
    token = service.app.sessions.begin(account.name)
    set_cookie(response, token, secure=request.url.scheme == "https")
    return _shown(account.principal(), token)


@router.get("/api/session", summary="当前身份")
def whoami(request: Request, service: Serving, token: Token = "") -> SessionOut:
    """Who this request comes from, and what a page needs to make changes. Being nobody is no error."""
    try:
        principal = principal_of(request, service)
    except BotError as error:
        if error.code != "unauthorized":
            raise
        return SessionOut(name="", role=None, via=ANYONE.via)
    return _shown(principal, token if principal.via == "session" else None)


@router.delete("/api/session", summary="退出", status_code=204, response_class=Response)
def logout(response: Response, service: Serving, token: Token = "") -> None:
    """Ends the session; there being none is no error."""
    if token:
        service.app.sessions.end(token)
    response.delete_cookie(COOKIE, path="/")


def set_cookie(response: Response, token: str, *, secure: bool) -> None:
    """Give the browser its session; scripts cannot read it, other sites cannot send it along."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def _shown(principal: Principal, token: str | None) -> SessionOut:
    return SessionOut(
        name=principal.name,
        role=principal.role,
        unit=principal.unit,
        via=principal.via,
        csrf=csrf_of(token) if token else None,
    )
