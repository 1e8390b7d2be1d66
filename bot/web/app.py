"""The web application: routes over one service, guarded, with one form of error."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Protocol

from fastapi import Depends, FastAPI
from starlette.concurrency import run_in_threadpool

from bot.web import (
    access_admin,
    ask,
    documents,
    editions,
    health,
    indicators,
    openai_api,
    pages,
    self_check,
    session,
    sync,
    worklists,
)
from bot.web.access import admitted
from bot.web.errors import handle_errors
from bot.web.guard import AskFromElsewhere, Guard
from bot.web.service import Service

ROUTERS = (
    health.router,
    session.router,
    access_admin.router,
    ask.router,
    openai_api.router,
    indicators.router,
    editions.router,
    worklists.router,
    self_check.router,
    sync.router,
    documents.router,
    pages.router,
)


class Channel(Protocol):
    """A chat platform beside the pages; neither call may take long, whatever the platform does."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


def web_app(service: Service, channels: Sequence[Channel] = ()) -> FastAPI:
    """The pages and the API of a service.

    From startup to shutdown the service is opened in the background and the channels run.
    """
    settings = service.app.settings

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as running:
            service.start()
            running.push_async_callback(run_in_threadpool, service.stop)
            for channel in channels:
                running.push_async_callback(channel.stop)
                await channel.start()
            yield

    # The usual pages of documentation load scripts from elsewhere; ours is in ``pages``.
    web = FastAPI(
        title="法问",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(admitted)],
    )
    web.state.service = service
    handle_errors(web)
    for router in ROUTERS:
        web.include_router(router)
    # The one added last is met first.
    web.add_middleware(AskFromElsewhere, origins=service.widget_origins)
    web.add_middleware(Guard, host=settings.host, question_chars=settings.question_chars)
    return web
