"""``fawen approved``: approved answers, from and to files, and what answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.remote import service_of
from bot.cli.terminal import out, read_file, write_file
from bot.compose import App, compose
from bot.helpdesk.publishing import as_written
from bot.records.approved.model import ApprovedAnswer
from bot.settings import read_settings
from bot.wordbook.approved_file import read_approved, write_approved
from prompts import reply, texts
from vectorstore.audit import COMMAND

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Identity = Annotated[str, typer.Argument(help="口径编号，见 fawen approved list")]
As = Annotated[str, typer.Option("--as", help="批准人")]


@app.command("list", help="列出口径。")
def list_approved() -> None:
    """List approved answers, drafts and those under review."""
    with compose(read_settings()) as library:
        found = library.approved_answers.listed()
    if not found:
        out.print(reply("approved.none"))
    for one in found:
        _show(one)


@app.command("import", help="从 xlsx、csv 或 md 文件导入；先是草稿，加 --approve 就直接批准。")
def import_approved(
    path: Annotated[Path, typer.Argument(help="文件", readable=False)],
    approve: Annotated[bool, typer.Option("--approve", help="导入后直接批准")] = False,
    by: As = COMMAND.name,
) -> None:
    """Take over what a file says."""
    written = read_approved(read_file(path), path.name)
    with compose(read_settings()) as library:
        taken = library.publishing.take(written, by if approve else None)
        if approve:
            _publish(library)
    out.print(reply("approved.taken", count=len(taken)))


@app.command("export", help="导出到 xlsx、csv 或 md 文件。")
def export_approved(path: Annotated[Path, typer.Argument(help="文件", writable=False)]) -> None:
    """Write all that is not retired."""
    with compose(read_settings()) as library:
        found = library.approved_answers.listed(["draft", "approved", "review"])
    data = write_approved(map(as_written, found), path.name, reply("approved.title"))
    write_file(path, data)
    out.print(reply("approved.exported", path=path))


@app.command("approve", help="批准一条口径，马上可以用来回答。")
def approve(identity: Identity, by: As = COMMAND.name) -> None:
    """Approve an answer and publish it."""
    with compose(read_settings()) as library:
        _show(library.publishing.approve(identity, by))
        _publish(library)


@app.command("retire", help="停用一条口径。")
def retire(identity: Identity) -> None:
    """Let an answer answer no more."""
    with compose(read_settings()) as library:
        _show(library.approved_answers.retire(identity))
        _publish(library)


@app.command("check", help="检查口径依据的文件；有变化的转为复核，并更新库里的口径。")
def check() -> None:
    """Put under review what rests on documents that changed."""
    with compose(read_settings()) as library:
        _publish(library)


def _publish(library: App) -> None:
    """Publish; beside a running service its worker makes the vectors."""
    for one in library.publishing.publish():
        _show(one)
    if service_of(library.settings.home) is None:
        library.embed_pending()


def _show(one: ApprovedAnswer) -> None:
    state = texts("approved_states")[one.state]
    parts = (one.id, state, one.question, one.review)
    out.print("　".join(part for part in parts if part))
