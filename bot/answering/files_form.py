"""Answers that hand over a document: its name and the address of the file it came from."""

from __future__ import annotations

from functools import partial

from bot.answering.draft import Draft, Source
from bot.answering.fidelity.wording import Rendered
from bot.answering.files_asked import FilesAsked
from bot.answering.finding import Passages
from ingest.model import Document
from prompts import reply
from vectorstore.model import Scope


def write_files(
    draft: Draft, asked: FilesAsked, passages: Passages, scope: Scope, site: str = ""
) -> None:
    """The one document that is meant, or all that may be; addresses begin with ``site``."""
    found = asked.documents or asked.others
    if not asked.documents:
        draft.say(reply("answer.no_file", year=asked.year, words=asked.words))
    elif len(found) > 1:
        draft.say(reply("answer.files", count=len(found)))
    for document in found:
        url = Rendered(partial(original_url, site), document)
        said = reply("answer.file", title=document.title, url=url)
        sources = _beginning(document, passages, scope)
        if len(found) > 1 or not asked.documents:
            draft.item(said, *sources)
        else:
            draft.say(said, *sources)


def original_url(site: str, document: Document) -> str:
    """The address of the file that a document was read from."""
    return f"{site}/api/documents/{document.id}/original"


def _beginning(document: Document, passages: Passages, scope: Scope) -> list[Source]:
    """The first words of a document, which show that it is the one; none where nothing was read."""
    first = next(iter(passages.document_passages(document.id, scope)), None)
    piece = first.pieces[0] if first and first.pieces else None
    return [Source(document, piece.locator, piece.text, first.path)] if first and piece else []
