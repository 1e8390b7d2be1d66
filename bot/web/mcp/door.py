"""``/mcp``: the tools over streamable HTTP, opened when somebody first knocks.

The protocol's package takes more than half a second to load, which a service that nobody asks this
way need not pay when it starts. Each request stands alone, so several processes can answer.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import KNOWN
from bot.web.access import Caller, caller_of, count, require
from bot.web.errors import error_response
from bot.web.mcp.contract import Tools
from bot.web.mcp.library import OfCaller
from bot.web.service import Service

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from mcp.server.mcpserver import Context

CALLER = "fawen.caller"
"""Where a request carries who sent it."""


class Door:
    """The ASGI application behind ``/mcp``."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._opening = asyncio.Lock()
        self._app: ASGIApp | None = None
        self._closing = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of somebody who may ask."""
        request = Request(scope, receive)
        try:
            caller = await run_in_threadpool(caller_of, request)
            require(caller.principal, "asker")
            count(request, caller.principal, "/mcp")
        except KNOWN as error:
            await error_response(error)(scope, receive, send)
            return
        scope[CALLER] = caller
        await (await self._opened())(scope, receive, send)

    async def close(self) -> None:
        """End what is open; harmless when nobody ever knocked."""
        self._closing.set()
        if self._running:
            await self._running

    async def _opened(self) -> ASGIApp:
        async with self._opening:
            if self._app is None:
                server = await run_in_threadpool(_load)
                self._app = self._application(server)
                ready = asyncio.Event()
                self._running = asyncio.create_task(self._run(server, ready))
                await ready.wait()
        return self._app

    async def _run(self, server: MCPServer[Any], ready: asyncio.Event) -> None:
        # Entered and left in one task of its own, as task groups must be.
        async with server.session_manager.run():
            ready.set()
            await self._closing.wait()

    def _application(self, server: MCPServer[Any]) -> ASGIApp:
        from mcp.server.transport_security import TransportSecuritySettings

        settings = self._service.app.settings
        public = urlsplit(settings.public_url or "").netloc
        names = [name for name in ("127.0.0.1", "localhost", "[::1]", public) if name]
        allowed = TransportSecuritySettings(
            allowed_hosts=[host for name in names for host in (name, f"{name}:*")],
            allowed_origins=[settings.public_url] if settings.public_url else [],
        )
        return server.streamable_http_app(
            stateless_http=True, json_response=True, transport_security=allowed
        )


def _load() -> MCPServer[Any]:
    from bot.web.mcp.server import mcp_server

    return mcp_server(_tools)


def _tools(context: Context[Any, Any]) -> Tools:
    request = cast(Request, context.request_context.request)
    return OfCaller(cast(Caller, request.scope[CALLER]))
