"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from bot.web.service import Serving

router = APIRouter()


@router.get("/healthz", summary="服务在运行")
async def healthz() -> dict[str, str]:
    """Alive; waits for no thread, so that slow answers cannot make it late."""
    return {"status": "ok"}


@router.get("/readyz", summary="能否回答，向量建到哪里")
def readyz(service: Serving) -> JSONResponse:
    """200 once words can answer. ``embedded`` and ``pending`` count passages."""
    ready, counts = service.ready, service.counts()
    body = {"lexical": ready, "embedded": counts.embedded, "pending": counts.pending}
    return JSONResponse(body, 200 if ready else 503)
