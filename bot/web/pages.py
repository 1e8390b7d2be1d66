"""The pages and their files. Nothing comes from elsewhere, so a machine without internet shows all."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from bot.errors import BotError
from bot.web.headers import framed_by
from bot.web.roles import RULES
from bot.web.service import Serving
from bot.web.templates import FRESH, HERE, page

router = APIRouter(include_in_schema=False)

SHARED = {
    **FRESH,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Other sites' pages load these files for the widget; they are the same for everybody."""

TYPES = {".css": "text/css", ".js": "text/javascript"}
ASSETS = {path.name: path for path in sorted(HERE.glob("*/*.*")) if path.suffix in TYPES}
"""Every style sheet and script of the folders beside this file; no two have the same name."""


@router.get("/")
def chat() -> HTMLResponse:
    """The page that asks. It offers 问人工 where there is somebody to ask."""
    tickets = "data-tickets" if "POST /api/tickets" in RULES else ""
    return page("chat", section="/", tools="chat_tools", tickets=tickets)


@router.get("/login")
def login() -> HTMLResponse:
    """The page that logs in, and then goes on to where one came from."""
    return page("login")


@router.get("/embed")
def embed(service: Serving) -> HTMLResponse:
    """The widget as a page of its own, for frames of the sites that may ask."""
    response = page("embed")
    response.headers["Content-Security-Policy"] = framed_by(service.widget_origins())
    return response


@router.get("/assets/{name}")
def asset(name: str, request: Request) -> FileResponse:
    """A style sheet or script of ours, by its name."""
    path = ASSETS.get(name)
    if path is None:
        raise BotError("not_found", path=request.url.path)
    return FileResponse(path, media_type=TYPES[path.suffix], headers=SHARED)


@router.get("/widget.js")
def widget() -> FileResponse:
    """The script that other sites embed."""
    return FileResponse(ASSETS["widget.js"], media_type="text/javascript", headers=SHARED)


@router.get("/docs")
def routes(request: Request) -> HTMLResponse:
    """The routes of the API, from the description that the application gives of itself."""
    rows = [
        f"<tr><td><code>{method.upper()} {escape(path)}</code></td>"
        f"<td>{escape(route.get('summary', ''))}</td><td>{escape(_parameters(route))}</td></tr>"
        for path, methods in request.app.openapi()["paths"].items()
        for method, route in methods.items()
    ]
    return page("routes", rows="\n".join(rows))


def _parameters(route: Mapping[str, Any]) -> str:
    given = route.get("parameters", ())
    return "、".join(p["name"] for p in given if p["in"] == "query")
