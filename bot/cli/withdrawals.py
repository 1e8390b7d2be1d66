"""``fawen documents withdraw`` and ``restore``: out of use, and back from the file as it was given."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.remote import service_of
from bot.cli.terminal import out
from bot.compose import compose
from bot.intake.withdrawal import restore_document, withdraw_document
from bot.settings import read_settings
from prompts import reply
from vectorstore.audit import COMMAND
from vectorstore.model import Scope

Name = Annotated[str, typer.Argument(help="编号，见 fawen documents")]


def withdraw(name: Name) -> None:
    """Take the files that hold a document out of search."""
    with compose(read_settings()) as app:
        scope = Scope(groups=app.catalog.groups(), superseded=True)
        gone = withdraw_document(app.catalog, app.library, name, scope, COMMAND)
    for _, source in gone:
        out.print(reply("cli.withdrawn", source=source))


def restore(name: Name) -> None:
    """Read the file of a withdrawn document again and publish it; by the service if one runs."""
    settings = read_settings()
    with compose(settings) as app:
        scope = Scope(groups=app.catalog.groups(), superseded=True)
        job = restore_document(app, name, scope, COMMAND)
        if service_of(settings.home) is None:
            while app.runner.work(lambda: False):
                continue
        told = app.jobs.get(job.id)
    out.print(
        reply("cli.restored", source=job.body["source"], state=reply(f"job_states.{told.state}"))
    )
