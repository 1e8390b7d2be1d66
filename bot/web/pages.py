"""The pages and their files. Nothing comes from elsewhere, so a machine without internet shows all."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from bot.errors import BotError
from bot.web.templates import FRESH, HERE, page

router = APIRouter(include_in_schema=False)

TYPES = {".css": "text/css", ".js": "text/javascript"}
ASSETS = {path.name: path for path in sorted(HERE.glob("*/*.*")) if path.suffix in TYPES}
"""Every style sheet and script of the folders beside this file; no two have the same name."""


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
