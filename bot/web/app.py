"""The web application: routes over one service, guarded, with one form of error."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from bot.web import ask, documents, health, indicators, pages, sync
from bot.web.errors import handle_errors
from bot.web.guard import AskFromElsewhere, Guard
from bot.web.service import Application, Service
from bot.worker import Worker

ROUTERS = (
    health.router,
    ask.router,
    indicators.router,
    sync.router,
    documents.router,
    pages.router,
)


def web_app(app: Application, key: str, worker: Worker) -> FastAPI:
    """The pages and the API of an application.

    ``key`` is what commands on this machine prove themselves with. The worker runs, and the
    application is opened in the background, from startup to shutdown.
    """
    service = Service(app, key, worker)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        await run_in_threadpool(service.stop)

    # The usual pages of documentation load scripts from elsewhere; ours is in ``pages``.
    web = FastAPI(title="法问", lifespan=lifespan, docs_url=None, redoc_url=None)
    web.state.service = service
    handle_errors(web)
    for router in ROUTERS:
        web.include_router(router)
    # The one added last is met first.
    web.add_middleware(AskFromElsewhere, origins=app.settings.widget_origins)
    web.add_middleware(Guard, host=app.settings.host, question_chars=app.settings.question_chars)
    return web
