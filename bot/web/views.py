"""Pages that show what is kept: templates that escape every value by themselves."""

from __future__ import annotations

from datetime import date

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.web.templates import FRESH, HERE, shared
from prompts import reply


def view(name: str, *, section: str, **values: object) -> HTMLResponse:
    """The page of a template in ``reader`` or ``tasks``; ``section`` is the part of the site it is of."""
    template = _ENVIRONMENT.get_template(f"{name}.html")
    frame = {part: Markup(html) for part, html in shared(section).items()}  # noqa: S704 our own files
    return HTMLResponse(template.render(values, shared=frame), headers=FRESH)


def day_said(day: date | None) -> str:
    """2025年8月31日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


_ENVIRONMENT = Environment(
    loader=FileSystemLoader([HERE / "reader", HERE / "tasks"]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["day"] = day_said
_ENVIRONMENT.globals["reply"] = reply
