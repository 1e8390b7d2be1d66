"""``fawen documents``: what the library holds."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.settings import read_settings
from bot.web.schemas import DocumentOut
from prompts import reply
from vectorstore.model import EVERYTHING_OPEN


def documents(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """List the documents with what was read about them."""
    with compose(read_settings()) as app:
        found = app.catalog.documents(EVERYTHING_OPEN)
    if as_json:
        write_json([DocumentOut.of(d).model_dump(mode="json") for d in found])
        return
    if not found:
        out.print(reply("surface.no_documents"))
    for document in found:
        facts = [
            document.authority,
            document.level,
            document.number,
            document.issuer,
            document.issued.isoformat() if document.issued else None,
            document.edition,
            reply(f"status.{document.status}"),
            document.standing,
        ]
        out.print(f"《{document.title}》")
        out.print(f"    {'　'.join(f for f in facts if f)}　{document.source}　{document.id}")
