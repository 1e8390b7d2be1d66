"""Taking documents out of use and bringing them back, in the same steps for every surface."""

from __future__ import annotations

from typing import Protocol

from bot.errors import BotError
from bot.intake.submission import Submission, Submissions
from vectorstore.audit import Actor
from vectorstore.catalog import Catalog
from vectorstore.jobs import Job
from vectorstore.library import Library
from vectorstore.model import Scope
from vectorstore.originals import Originals


class Parts(Protocol):
    """What restoring needs of an application."""

    @property
    def catalog(self) -> Catalog: ...
    @property
    def library(self) -> Library: ...
    @property
    def originals(self) -> Originals: ...
    @property
    def submissions(self) -> Submissions: ...


def withdraw_document(
    catalog: Catalog, library: Library, identity: str, scope: Scope, actor: Actor
) -> list[tuple[str, str]]:
    """Take out every file that holds a document; returns them (root, source).

    Raises ``UnknownDocument`` as far as the scope sees, BotError ``already_withdrawn``.
    """
    document = catalog.document(identity, scope)
    gone = library.acting(actor).take_out(document.id)
    if not gone:
        raise BotError("already_withdrawn", title=document.title)
    return gone


def restore_document(parts: Parts, identity: str, scope: Scope, actor: Actor) -> Job:
    """Queue the reading of the file that a withdrawn document was read from.

    Raises ``UnknownDocument``, BotError ``not_withdrawn``.
    """
    document = parts.catalog.document(identity, scope)
    files = parts.library.taken_out(identity)
    if not files:
        raise BotError("not_withdrawn", title=document.title)
    root, source, sha256 = files[0]
    size = len(parts.originals.read(sha256))
    given = Submission(source, sha256, size, root=root, publish=True, action="restored")
    return parts.submissions.submit(given, actor).job
