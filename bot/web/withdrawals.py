"""Taking a document out of use, and bringing it back from the file as it was given."""

from __future__ import annotations

from fastapi import APIRouter

from bot.intake.withdrawal import restore_document, withdraw_document
from bot.web.access import Calling
from bot.web.job_schemas import FileOut, JobOut, WithdrawnOut
from bot.web.uploads import actor_of

router = APIRouter()


@router.delete("/api/documents/{identity}", summary="撤下文件")
def withdraw(identity: str, caller: Calling) -> WithdrawnOut:
    """Takes the files that hold a document out of search, at once.

    Answers that cite it can still be opened. The same content does not come back from a folder by
    itself.
    """
    app = caller.service.app
    gone = withdraw_document(
        app.catalog, app.library, identity, caller.everything, actor_of(caller)
    )
    caller.service.changed()
    return WithdrawnOut(files=tuple(FileOut(root=root, source=source) for root, source in gone))


@router.post("/api/documents/{identity}/restore", summary="恢复撤下的文件", status_code=202)
def restore(identity: str, caller: Calling) -> JobOut:
    """Queues the reading of the file that a withdrawn document came from; it is published then."""
    app = caller.service.app
    job = restore_document(app, identity, caller.everything, actor_of(caller))
    caller.service.changed()
    return JobOut.of(job)
