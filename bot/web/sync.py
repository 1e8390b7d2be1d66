"""Bringing documents in through the running service, for commands on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from bot.errors import KNOWN
from bot.ingestion import Manner, Step
from bot.web.described import gives
from bot.web.errors import error_body
from bot.web.schemas import SyncIn
from bot.web.service import Serving

router = APIRouter()

LINES = "application/x-ndjson"


@router.post(
    "/api/documents/sync",
    summary="导入本机的文件（需本机密钥）",
    response_class=StreamingResponse,
    responses=gives(LINES),
)
def sync(wanted: SyncIn, service: Serving) -> StreamingResponse:
    """Each step as a line of JSON while it happens; see ``bot.ingestion.Step``.

    A fault that comes after the first step is a last line ``{"error": …}``.
    """
    steps = service.bring_in(
        wanted.paths, wait=wanted.wait, how=Manner(wanted.review, wanted.internal)
    )
    first = next(steps)  # a path that is not there is refused with its status
    return StreamingResponse(_lines(chain([first], steps)), media_type=LINES)


def _lines(steps: Iterator[Step]) -> Iterator[str]:
    try:
        for step in steps:
            yield json.dumps(asdict(step), ensure_ascii=False) + "\n"
    except KNOWN as error:
        yield json.dumps(error_body(error), ensure_ascii=False) + "\n"
