"""The pages and their files. Nothing comes from elsewhere, so a machine without internet shows all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from bot.errors import BotError
from bot.web.markup import banner_html, blocks_html, facts_html
from bot.web.service import Serving
from ingest.model import Document
from vectorstore.model import EVERYTHING_OPEN

router = APIRouter(include_in_schema=False)

HERE = Path(__file__).parent
ASSETS = {
    path.name: path
    for folder in ("chat", "reader", "widget")
    for path in sorted((HERE / folder).glob("*.*"))
    if path.suffix in (".css", ".js")
}
TYPES = {".css": "text/css", ".js": "text/javascript"}
FRESH = {"Cache-Control": "no-cache"}
"""Ask each time whether the file has changed: a new version must not meet an old script."""


@router.get("/")
def chat() -> FileResponse:
    """The page that asks."""
    return FileResponse(HERE / "chat" / "index.html", media_type="text/html", headers=FRESH)


@router.get("/assets/{name}")
def asset(name: str, request: Request) -> FileResponse:
    """A style sheet or script of ours, by its name."""
    path = ASSETS.get(name)
    if path is None:
        raise BotError("not_found", path=request.url.path)
    return FileResponse(path, media_type=TYPES[path.suffix], headers=FRESH)


@router.get("/widget.js")
def widget() -> FileResponse:
    """The script that other sites embed."""
    headers = {**FRESH, "Cross-Origin-Resource-Policy": "cross-origin"}
    return FileResponse(ASSETS["widget.js"], media_type="text/javascript", headers=headers)


@router.get("/documents/{identity}")
def document(identity: str, service: Serving) -> HTMLResponse:
    """A document as it was understood."""
    catalog = service.app.catalog
    found = catalog.document(identity, EVERYTHING_OPEN)
    blocks = catalog.blocks(identity, EVERYTHING_OPEN)
    current = _current(found, service.view().documents)
    return _page(
        "document",
        id=escape(found.id),
        title=escape(found.title),
        banner=banner_html(found, current),
        facts=facts_html(found),
        blocks=blocks_html(blocks),
    )


def _current(document: Document, among: Mapping[str, Document]) -> Document | None:
    """The edition in force of the same work."""
    same = (d for d in among.values() if d.work == document.work and d.status == "current")
    return next((d for d in same if d.id != document.id), None)


@router.get("/docs")
def routes(request: Request) -> HTMLResponse:
    """The routes of the API, from the description that the application gives of itself."""
    rows = [
        f"<tr><td><code>{method.upper()} {escape(path)}</code></td>"
        f"<td>{escape(route.get('summary', ''))}</td><td>{escape(_parameters(route))}</td></tr>"
        for path, methods in request.app.openapi()["paths"].items()
        for method, route in methods.items()
    ]
    return _page("routes", rows="\n".join(rows))


def _parameters(route: Mapping[str, Any]) -> str:
    given = route.get("parameters", ())
    return "、".join(p["name"] for p in given if p["in"] == "query")


def message_page(message: str, status: int) -> HTMLResponse:
    """A page that says one sentence."""
    response = _page("message", message=escape(message))
    response.status_code = status
    return response


def _page(name: str, **values: str) -> HTMLResponse:
    return HTMLResponse(_template(name).substitute(values), headers=FRESH)


@cache
def _template(name: str) -> Template:
    return Template((HERE / "reader" / f"{name}.html").read_text(encoding="utf-8"))
