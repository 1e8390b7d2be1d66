"""Every failure as ``{"error": {"code", "message", "incident"}}`` with a Chinese sentence."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from bot.errors import BotError, KnownError, invalid_values, sentence_of, status_of
from bot.web.headers import HEADERS
from bot.web.openai_errors import PREFIX, openai_response
from bot.web.templates import message_page
from ingest.errors import IngestError
from prompts import reply
from vectorstore.errors import StoreError

log = logging.getLogger(__name__)

_PLACES = {"body", "query", "path", "header"}


def error_body(error: KnownError, incident: str | None = None) -> dict[str, object]:
    """The JSON of an error."""
    return {
        "error": {"code": error.code, "message": sentence_of(error), "incident": incident},
    }


def error_response(error: KnownError, incident: str | None = None) -> JSONResponse:
    """An error with its status."""
    return JSONResponse(error_body(error, incident), status_of(error))


def _answer(request: Request, error: KnownError, incident: str | None = None) -> Response:
    """An error as its reader needs it: a page for a person with a browser, JSON for the rest."""
    if request.url.path.startswith(PREFIX):
        return openai_response(error, incident)
    page = not request.url.path.startswith("/api/")
    if page and "text/html" in request.headers.get("accept", ""):
        if error.code == "unauthorized" and request.method == "GET":
            here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?to={quote(here, safe='')}", 303)
        return message_page(sentence_of(error), status_of(error))
    return error_response(error, incident)


def handle_errors(web: FastAPI) -> None:
    """Give every kind of failure its handler."""
    for kind in (BotError, IngestError, StoreError):
        web.add_exception_handler(kind, _known)
    web.add_exception_handler(RequestValidationError, _invalid)
    web.add_exception_handler(HTTPException, _http)
    web.add_exception_handler(Exception, _unforeseen)


async def _known(request: Request, error: Exception) -> Response:
    assert isinstance(error, BotError | IngestError | StoreError)
    response = _answer(request, error)
    if wait := error.fields.get("seconds"):
        response.headers["Retry-After"] = str(wait)
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    detail = invalid_values(_fault(fault) for fault in error.errors())
    return _answer(request, BotError("bad_request", detail=detail))


def _fault(fault: Mapping[str, object]) -> tuple[str, str]:
    """The kind of a fault and its field, without the part of the request that holds it."""
    place = fault.get("loc")
    parts = place if isinstance(place, tuple) else ()
    return str(fault["type"]), ".".join(str(part) for part in parts if part not in _PLACES)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _answer(request, _of_status(request, error))
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response


def _of_status(request: Request, error: HTTPException) -> BotError:
    if error.status_code == 404:
        return BotError("not_found", path=request.url.path)
    if error.status_code == 405:
        return BotError("method_not_allowed", method=request.method)
    if error.status_code == 413:
        return BotError("payload_too_large", limit=error.detail)
    return BotError("bad_request", detail=reply("invalid.body"))


async def _unforeseen(request: Request, error: Exception) -> Response:
    """A fault of ours: the reader gets a number, the log what happened under that number."""
    incident = uuid.uuid4().hex[:12]
    log.error("incident %s: %s %s", incident, request.method, request.url.path, exc_info=error)
    response = _answer(request, BotError("internal", incident=incident), incident)
    response.headers.update(HEADERS)  # nothing of ours stands between this and the server
    response.headers["Connection"] = "close"  # as the server does once a route has failed
    return response
