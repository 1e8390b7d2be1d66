"""Pages filled in from their files; every value is escaped by whoever gives it."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from fastapi.responses import HTMLResponse

HERE = Path(__file__).parent
FRESH = {"Cache-Control": "no-cache"}
"""Ask each time whether the file has changed: a new version must not meet an old script."""


def message_page(message: str, status: int) -> HTMLResponse:
    """A page that says one sentence."""
    response = page("message", message=escape(message))
    response.status_code = status
    return response


def page(name: str, **values: str) -> HTMLResponse:
    """The page of a name with its values put in."""
    return HTMLResponse(_template(name).substitute(values), headers=FRESH)


@cache
def _template(name: str) -> Template:
    return Template((HERE / "reader" / f"{name}.html").read_text(encoding="utf-8"))
