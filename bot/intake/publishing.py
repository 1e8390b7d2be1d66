"""Publishing what was checked, in the same steps for every surface."""

from __future__ import annotations

from bot.errors import BotError
from ingest.checking import check
from vectorstore.audit import Actor
from vectorstore.drafts import Draft, Drafts
from vectorstore.library import Library


def publish_checked(
    library: Library, drafts: Drafts, name: str, actor: Actor, *, anyway: bool
) -> Draft:
    """Let a draft (by its id or that of a document in it) answer.

    Raises ``UnknownDraft``, and BotError ``draft_stopped`` where its check sheet says that it
    should not be published, unless ``anyway``.
    """
    draft = drafts.get(name)
    sheets = [check(parsed) for parsed in drafts.reading(draft.id)]
    stops = sum(finding.weight == "stop" for sheet in sheets for finding in sheet.findings)
    if stops and not anyway:
        raise BotError("draft_stopped", count=stops, source=draft.source)
    return library.acting(actor).publish(draft.id)
