"""The web application: routes over one service, guarded, with one form of error."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Protocol

from fastapi import Depends, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from bot.web import (
    access_admin,
    answers,
    approved,
    ask,
    conversations,
    document_pages,
    documents,
    drafts,
    editions,
    health,
    indicator_pages,
    indicators,
    jobs,
    metrics,
    missing,
    oidc,
    openai_api,
    page_pictures,
    pages,
    places,
    privacy,
    search,
    self_check,
    session,
    sync,
    tickets,
    unit_pages,
    uploads,
    withdrawals,
    worklists,
)
from bot.web.access import admitted
from bot.web.described import DescribedApi
from bot.web.errors import handle_errors
from bot.web.guard import AskFromElsewhere, Guard
from bot.web.mcp.door import Door
from bot.web.metrics import Measured, Metrics
from bot.web.provider import Provider
from bot.web.rates import Rates
from bot.web.service import Service

ROUTERS = (
    health.router,
    metrics.router,
    session.router,
    oidc.router,
    access_admin.router,
    ask.router,
    answers.router,
    conversations.router,
    privacy.router,
    tickets.router,
    approved.router,
    missing.router,
    openai_api.router,
    indicators.router,
    search.router,
    editions.router,
    worklists.router,
    self_check.router,
    sync.router,
    uploads.router,
    withdrawals.router,
    jobs.router,
    document_pages.router,
    page_pictures.router,
    unit_pages.router,
    indicator_pages.router,
    documents.router,
    places.router,
    drafts.router,
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
    door = Door(service)

    # The usual pages of documentation load scripts from elsewhere; ours is in ``pages``.
    web = DescribedApi(
        title="法问",
        lifespan=_lifespan(service, door, channels),
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(admitted)],
    )
    web.state.service = service
    web.state.rates = Rates(settings.asks_per_minute)
    web.state.provider = Provider(settings.oidc) if settings.oidc.issuer else None
    web.state.metrics = Metrics(service)
    handle_errors(web)
    for router in ROUTERS:
        web.include_router(router)
    web.router.routes.append(Route("/mcp", door, methods=["GET", "POST", "DELETE"]))
    # The one added last is met first.
    web.add_middleware(AskFromElsewhere, origins=service.widget_origins)
    web.add_middleware(
        Guard,
        host=settings.host,
        question_chars=settings.question_chars,
        upload_bytes=settings.upload_bytes,
    )
    web.add_middleware(Measured, metrics=web.state.metrics)
    return web


def _lifespan(
    service: Service, door: Door, channels: Sequence[Channel]
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs from startup to shutdown."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as running:
            service.start()
            running.push_async_callback(run_in_threadpool, service.stop)
            running.push_async_callback(door.close)
            for channel in channels:
                running.push_async_callback(channel.stop)
                await channel.start()
            yield

    return lifespan
