"""What every request passes first: whose host it names, how large it is, what browsers may do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from ipaddress import ip_address

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import BotError
from bot.web.errors import error_response
from bot.web.headers import HEADERS

ANY_BODY = 8 * 1024 * 1024
"""Bytes of a body on routes that need the local key: thousands of paths may be named."""

FRAME = 64 * 1024
"""Bytes that a form may need around an uploaded file."""

SMALL_BODY = 128 * 1024
"""Bytes of any other body, unless questions may be longer: twelve bytes hold one character."""


ASKING = ("/api/ask", "/api/ask/stream", "/v1/chat/completions", "/v1/models")
"""The routes that pages of other sites may use."""


class Guard:
    """Refuses foreign hosts and large bodies, and sends the security headers.

    A service on a loopback address answers only to loopback names. Otherwise a page elsewhere could
    point its own name at this machine and read what is open here.
    """

    def __init__(self, app: ASGIApp, *, host: str, question_chars: int, upload_bytes: int) -> None:
        self._app = app
        self._large = {
            ("POST", "/api/documents/sync"): ANY_BODY,
            ("POST", "/api/documents"): upload_bytes + FRAME,
        }
        self._local = is_loopback(host)
        self._small = max(SMALL_BODY, question_chars * 12)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, guarded."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send)
        if self._local and not is_loopback(_name(headers.get("host", ""))):
            await error_response(BotError("foreign_host"))(scope, receive, guarded)
            return
        # What no name holds and no database keeps is not in an address either.
        scope["path"] = scope["path"].replace("\0", "")
        scope["query_string"] = scope["query_string"].replace(b"%00", b"")
        limit = self._large.get((scope["method"], scope["path"]), self._small)
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > limit:
            refusal = error_response(BotError("payload_too_large", limit=limit))
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, _limited(receive, limit), guarded)


def is_loopback(name: str) -> bool:
    """Whether a host name or address always means this machine."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def _limited(receive: Receive, limit: int) -> Receive:
    """Count a body whose length was not declared as it comes in."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise HTTPException(413, str(limit))
        return message

    return receiving


class AskFromElsewhere:
    """Lets pages of the allowed origins ask, and nothing else: the widget stands on them.

    Which origins those are is asked at each request: keys for widgets come and go.
    """

    def __init__(self, app: ASGIApp, *, origins: Callable[[], Collection[str]]) -> None:
        self._app, self._origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers of cross-origin sharing where asking is concerned."""
        asking = scope["type"] == "http" and scope["path"] in ASKING
        if not asking or "origin" not in Headers(scope=scope):
            await self._app(scope, receive, send)
            return
        # Keys are kept in SQL, which must not be asked on the loop that serves everybody.
        allowed = await run_in_threadpool(self._origins)
        sharing = CORSMiddleware(
            self._app,
            allow_origins=list(allowed),
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type"],
        )
        await sharing(scope, receive, send)
