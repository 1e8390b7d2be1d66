"""The pages of a document's file as pictures, drawn when somebody looks at them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from bot.errors import BotError
from bot.web.access import Calling

router = APIRouter()

KEPT = {"Cache-Control": "private, max-age=86400"}
"""A document's file never changes; who may see it is asked again after a day."""


@router.get(
    "/api/documents/{identity}/pages/{number}",
    summary="一页的图像",
    response_class=Response,
)
def page_picture(
    identity: str, number: Annotated[int, Path(ge=1, le=3_000)], caller: Calling
) -> Response:
    """A page as a JPEG; 404 where the document has no such page."""
    app = caller.service.app
    found = app.catalog.document(identity, caller.everything)
    pages, _ = app.noticed(identity)
    if number not in {page.number for page in pages}:
        raise BotError("unknown_page", title=found.title, number=number)
    data = app.originals.read(app.catalog.original(identity, caller.everything))
    picture = app.draw(data, found.source, number)
    return Response(picture, media_type="image/jpeg", headers=KEPT)
