"""Errors as OpenAI's clients expect them: their own kinds, with our Chinese sentence as the message."""

from __future__ import annotations

import json

from fastapi.responses import JSONResponse

from bot.errors import KnownError, sentence_of, status_of

PREFIX = "/v1/"
"""Under which addresses errors take this form."""

_KINDS = {
    401: ("invalid_request_error", "invalid_api_key"),
    403: ("invalid_request_error", "permission_denied"),
    404: ("invalid_request_error", "model_not_found"),
    429: ("rate_limit_error", "rate_limit_exceeded"),
}


def openai_status(status: int) -> int:
    """The status of an error here: what is wrong with a request is 400, never 422."""
    return 400 if status == 422 else status


def openai_body(
    error: KnownError, status: int, incident: str | None = None, *, sentence: str | None = None
) -> dict[str, object]:
    """The JSON of an error; ``sentence`` is said instead of its own."""
    usual = ("invalid_request_error", error.code) if status < 500 else ("server_error", error.code)
    kind, code = _KINDS.get(status, usual)
    said = {"message": sentence or sentence_of(error), "type": kind, "param": None, "code": code}
    return {"error": {**said, "incident": incident} if incident else said}


def openai_response(error: KnownError, incident: str | None = None) -> JSONResponse:
    """An error with its status."""
    status = openai_status(status_of(error))
    return JSONResponse(openai_body(error, status, incident), status)


def broken(error: KnownError, incident: str | None) -> str:
    """A fault in the middle of a stream: an error, and no end that looks like success."""
    body = openai_body(error, status_of(error), incident)
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"
