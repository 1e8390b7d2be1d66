"""A file from elsewhere: streamed to disk, kept by its hash, and queued as a job to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect

from bot.errors import BotError, invalid_values
from bot.intake.names import file_name
from bot.intake.submission import Submission
from bot.web.access import Caller, Calling
from bot.web.job_schemas import FileOut, JobOut, SubmittedOut, UploadIn
from ingest.errors import NothingToRead
from vectorstore.audit import Actor
from vectorstore.originals import Incoming

router = APIRouter()

PIECE = 1024 * 1024
FIELDS = 64
FORM = "multipart/form-data"

_BINARY: dict[str, Any] = {"type": "string", "format": "binary"}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": _BINARY,
                        "publish": {"type": "boolean"},
                        "again": {"type": "boolean"},
                        "internal": {"type": "boolean"},
                        "group": {"type": "array", "items": {"type": "string"}},
                    },
                }
            },
            "application/octet-stream": {"schema": _BINARY},
        },
    }
}


@dataclass(frozen=True)
class _Received:
    """What came in: the file's name and what goes with it."""

    name: str
    wanted: UploadIn


@router.post(
    "/api/documents",
    summary="上传一份文件（表单，或请求体就是文件）",
    status_code=202,
    openapi_extra=BODY,
)
async def upload(
    request: Request, response: Response, caller: Calling, query: Annotated[UploadIn, Query()]
) -> SubmittedOut:
    """The job that reads the file, queued. The same name again is a new version of that file.

    What stands there now goes on answering until the new version is published.
    """
    limit = caller.service.app.settings.upload_bytes
    with caller.service.app.originals.incoming() as coming:
        coming.limit = limit
        try:
            received = await _receive(request, query, coming)
        except ClientDisconnect as error:
            raise BotError("upload_broken") from error
        submitted = await run_in_threadpool(_take, caller, coming, received)
    response.headers["Location"] = f"/api/jobs/{submitted.id}"
    return submitted


async def _receive(request: Request, query: UploadIn, coming: Incoming) -> _Received:
    """Write the file to disk while it comes; raises ``TooLarge`` as soon as it is."""
    if not request.headers.get("content-type", "").lower().startswith(FORM):
        async for piece in request.stream():
            await run_in_threadpool(coming.write, piece)
        return _Received(query.name or "", query)
    async with request.form(max_files=1, max_fields=FIELDS) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise BotError("bad_request", detail=invalid_values([("missing", "file")]))
        while piece := await file.read(PIECE):
            await run_in_threadpool(coming.write, piece)
        wanted = _fields(form, query)
        return _Received(wanted.name or file.filename or "", wanted)


def _fields(form: FormData, query: UploadIn) -> UploadIn:
    """What the form says, over what the query says."""
    said: dict[str, object] = {
        name: form.getlist(name) if name == "group" else form[name]
        for name in form
        if name != "file"
    }
    try:
        return UploadIn.model_validate({**query.model_dump(exclude_unset=True), **said})
    except ValidationError as error:
        faults = [(f["type"], ".".join(map(str, f["loc"]))) for f in error.errors()]
        raise BotError("bad_request", detail=invalid_values(faults)) from error


def _take(caller: Caller, coming: Incoming, received: _Received) -> SubmittedOut:
    """Keep what came in, then queue it."""
    source = file_name(received.name)
    if not coming.size:
        raise NothingToRead()
    wanted = received.wanted
    given = Submission(
        source,
        coming.keep(),
        coming.size,
        publish=wanted.publish,
        again=wanted.again,
        internal=wanted.internal,
        groups=wanted.group or None,
    )
    submitted = caller.service.app.submissions.submit(given, actor_of(caller))
    caller.service.changed()
    shown = JobOut.of(submitted.job).model_dump()
    held = [FileOut(root=root, source=held).model_dump() for root, held in submitted.duplicate_of]
    return SubmittedOut.model_validate(shown | {"duplicate_of": held})


def actor_of(caller: Caller) -> Actor:
    """Who the log says it was."""
    return Actor(caller.principal.name, caller.principal.via)
