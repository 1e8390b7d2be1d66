"""Signing in at a provider elsewhere: the way there, and the way back into a session of ours."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Cookie, Query, Request
from fastapi.responses import RedirectResponse

from bot.errors import BotError
from bot.records.access.sign_ins import WITHIN
from bot.web.provider import Provider
from bot.web.schemas import Record
from bot.web.service import Serving
from bot.web.session import set_cookie

router = APIRouter()

PLACE = "/login/oidc"
BACK = f"{PLACE}/callback"
COOKIE = "fawen_sign_in"

Browser = Annotated[str, Cookie(alias=COOKIE, max_length=256)]
Given = Annotated[str, Query(max_length=4096)]


class WaysOut(Record):
    """How one may log in; ``oidc`` is the address that leads to the provider, if there is one."""

    password: bool
    oidc: str | None


@router.get("/api/session/ways", summary="可以怎样登录")
def ways(request: Request) -> WaysOut:
    """What a login page offers."""
    return WaysOut(password=True, oidc=PLACE if _configured(request) else None)


@router.get(PLACE, include_in_schema=False)
def leave(request: Request, service: Serving) -> RedirectResponse:
    """Sends a browser to the provider, with a cookie to know it again."""
    provider = _provider(request)
    begun = service.app.sign_ins.begin()
    there = RedirectResponse(provider.address(begun, _back(request, service)), status_code=303)
    there.headers["Cache-Control"] = "no-store"
    there.set_cookie(
        COOKIE,
        begun.browser,
        max_age=int(WITHIN.total_seconds()),
        path=PLACE,
        httponly=True,
        samesite="lax",
        secure=_back(request, service).startswith("https:"),
    )
    return there


@router.get(BACK, include_in_schema=False)
def come_back(
    request: Request,
    service: Serving,
    state: Given = "",
    code: Given = "",
    error: Given = "",
    browser: Browser = "",
) -> RedirectResponse:
    """Takes back who signed in there, and opens a session here."""
    provider = _provider(request)
    begun = service.app.sign_ins.end(state, browser)
    if error or not code:
        raise BotError("sign_in_refused", reason=error[:40])
    back = _back(request, service)
    account = service.app.sign_ins.account(provider.identity(code, begun, back))
    home = RedirectResponse("/", status_code=303)
    home.headers["Cache-Control"] = "no-store"
    home.delete_cookie(COOKIE, path=PLACE)
    token = service.app.sessions.begin(account.name)
    set_cookie(home, token, secure=back.startswith("https:"))
    return home


def _configured(request: Request) -> Provider | None:
    return cast("Provider | None", request.app.state.provider)


def _provider(request: Request) -> Provider:
    """The provider; where there is none, there is no such address."""
    found = _configured(request)
    if found is None:
        raise BotError("not_found", path=request.url.path)
    return found


def _back(request: Request, service: Serving) -> str:
    """Where the provider sends people back to, as it has to be registered there."""
    public = service.app.settings.public_url
    return f"{(public or str(request.base_url)).rstrip('/')}{BACK}"
