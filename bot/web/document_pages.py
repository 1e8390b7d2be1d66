"""The pages of documents: which there are, and each as it was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bot.web.access import Caller, Calling
from bot.web.document_lists import groups_of
from bot.web.markup import mark_of, outline_of, parts_of, shown
from bot.web.remakes import remakes_of
from bot.web.scans import pages_shown
from bot.web.views import day_said, view
from bot.worklist.editions import editions_of
from ingest.model import Document, ReadPage
from prompts import reply

router = APIRouter(include_in_schema=False)

View = Literal["text", "pages"]
DRAWN = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
"""The endings of files whose pages can be drawn."""

FACTS = ("number", "issuer", "issued", "edition", "level", "authority", "standing", "secrecy")


@router.get("/documents")
def documents(caller: Calling) -> HTMLResponse:
    """Every document that the caller may see, what counts today first."""
    catalog = caller.service.app.catalog
    groups = groups_of(caller.view, catalog.documents(caller.everything))
    return view("documents", section="/documents", groups=groups)


@router.get("/documents/{identity}")
def document(
    identity: str, caller: Calling, at: str | None = None, seen: View | None = None
) -> HTMLResponse:
    """A document as it was understood; ``at`` marks the words that were cited. ``seen`` chooses
    between its text and the pictures of its pages, which scans show first."""
    catalog, register = caller.service.app.catalog, caller.view.register
    found = catalog.document(identity, caller.everything)
    blocks = catalog.blocks(identity, caller.everything)
    pages = _pages(caller, found)
    remakes = remakes_of(register, found, blocks)
    lines = shown(blocks, mark_of(at), remakes)
    return view(
        "document",
        section="/documents",
        document=found,
        file=PurePosixPath(found.source).name,
        facts=facts_of(found),
        banners=banners_of(found, _current(found, caller.view.documents)),
        older=_older(caller, found),
        remade=sum(map(len, remakes.values())),
        struck=remakes.get("", ()),
        outline=outline_of(lines),
        parts=parts_of(lines),
        untitled=not any(line.kind == "text" and line.tag == "h1" for line in lines),
        at=at or "",
        seen=_seen(pages, seen),
        pages=pages_shown(pages, blocks, mark_of(at)),
        marked=mark_of(at) is not None,
    )


def _pages(caller: Caller, document: Document) -> tuple[ReadPage, ...]:
    """The pages of a document that there are pictures of."""
    drawn = PurePosixPath(document.source).suffix.lower() in DRAWN
    return caller.service.app.noticed(document.id)[0] if drawn else ()


def _seen(pages: Sequence[ReadPage], wanted: View | None) -> View | None:
    """What is shown; ``None`` where there is nothing to choose from."""
    if not pages:
        return None
    return wanted or ("pages" if any(page.lines for page in pages) else "text")


def facts_of(document: Document) -> list[tuple[str, str]]:
    """What was read about a document: pairs of a name and a value."""
    known = [(name, getattr(document, name)) for name in FACTS]
    facts = [
        (reply(f"facts.{name}"), day_said(value) if name == "issued" else str(value))
        for name, value in known
        if value
    ]
    return [*facts, (reply("facts.status"), reply(f"status.{document.status}"))]


def banners_of(document: Document, current: Document | None) -> list[tuple[str, Document | None]]:
    """What a reader must know of a document's standing, each with the document to read instead."""
    found: list[tuple[str, Document | None]] = []
    if document.status != "current":
        found.append((reply(f"banners.{document.status}"), current))
    if document.standing == "外地参考":
        found.append((reply("banners.foreign"), None))
    elif document.standing == "历史" and document.status == "current":
        found.append((reply("banners.past"), None))
    elif document.authority == "讲话报告":
        found.append((reply("banners.speech"), None))
    return found


def _current(document: Document, among: Mapping[str, Document]) -> Document | None:
    """The edition in force of the same work."""
    same = (d for d in among.values() if d.work == document.work and d.status == "current")
    return next((d for d in same if d.id != document.id), None)


def _older(caller: Caller, document: Document) -> Document | None:
    """The edition before this one, where a table can be compared with it."""
    register = caller.view.register
    table = register.table(document.id)
    if table is None or document.status != "current":
        return None
    before = (t for t in editions_of(register, table) if (t.year or 0) < (table.year or 0))
    return next((t.document for t in before), None)
