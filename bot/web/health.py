"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Response

from bot.web.schemas import Record
from bot.web.service import Serving

router = APIRouter()


class ReadyOut(Record):
    """Whether words can answer, and how many passages have their vector or wait for it."""

    lexical: bool
    embedded: int
    pending: int


@router.get("/healthz", summary="服务在运行")
async def healthz() -> dict[str, str]:
    """Alive; waits for no thread, so that slow answers cannot make it late."""
    return {"status": "ok"}


@router.get("/readyz", summary="能否回答，向量建到哪里", responses={503: {"model": ReadyOut}})
def readyz(service: Serving, response: Response) -> ReadyOut:
    """200 once words can answer. ``embedded`` and ``pending`` count passages."""
    ready, counts = service.ready, service.counts()
    response.status_code = 200 if ready else 503
    return ReadyOut(lexical=ready, embedded=counts.embedded, pending=counts.pending)
