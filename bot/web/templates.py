"""Pages filled in from their files; every value is escaped by whoever gives it.

A page's file names what it shares with the others: ``$head`` in its head, ``$header`` first in its
body. Its content stands in an element with the id ``main``.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from fastapi.responses import HTMLResponse

from bot.web.roles import RULES

HERE = Path(__file__).parent
FRESH = {"Cache-Control": "no-cache"}
"""Ask each time whether the file has changed: a new version must not meet an old script."""

SECTIONS = (("/", "提问"), ("/indicators", "指标"), ("/documents", "文件"))
"""The navigation: those of these pages that there are."""


def message_page(message: str, status: int) -> HTMLResponse:
    """A page that says one sentence."""
    response = page("message", message=escape(message))
    response.status_code = status
    return response


def page(name: str, *, section: str = "", tools: str = "", **values: str) -> HTMLResponse:
    """The page of a name with its values put in; ``section`` is the part of the site it belongs to.

    ``tools`` names the file of what the header offers on this page alone.
    """
    return HTMLResponse(_file(name).substitute(shared(section, tools), **values), headers=FRESH)


def shared(section: str, tools: str = "") -> dict[str, str]:
    """What all pages have in common, as HTML: the ``head``, and the ``header`` of a section."""
    return {"head": _file("head").template, "header": _header(section, tools)}


@cache
def _header(section: str, tools: str) -> str:
    links = (
        f'<a href="{path}"{" aria-current=page" if path == section else ""}>{name}</a>'
        for path, name in SECTIONS
        if f"GET {path}" in RULES
    )
    own = _file(tools).template if tools else ""
    return _file("header").substitute(links="".join(links), tools=own)


@cache
def _file(name: str) -> Template:
    [path] = HERE.glob(f"*/{name}.html")
    return Template(path.read_text(encoding="utf-8"))
