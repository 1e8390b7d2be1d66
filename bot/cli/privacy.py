"""``fawen privacy``: all that is held about one person, to hand over or to delete for good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import out, write_file, write_json
from bot.compose import compose
from bot.records.privacy import Person
from bot.settings import read_settings
from prompts import reply
from vectorstore.audit import COMMAND

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Whose = Annotated[
    str,
    typer.Argument(
        help="account:账号、key:密钥编号，或对话的 owner（见 fawen conversations list --json）"
    ),
]


@app.command("export", help="导出一个人的全部记录（JSON）。")
def export(
    person: Whose,
    file: Annotated[Path | None, typer.Option("--output", "-o", help="写到这个文件")] = None,
) -> None:
    """Write everything to standard output or a file."""
    with compose(read_settings()) as library:
        wanted = Person.named(person)
        held = library.privacy.export(wanted)
        library.audit.note(COMMAND, "person_exported", wanted.owner)
    if file is None:
        write_json(held)
        return
    write_file(file, json.dumps(held, ensure_ascii=False, indent=2).encode())
    out.print(reply("privacy.exported", path=file, count=len(held["conversations"])))


@app.command("delete", help="删除一个人的全部记录；删除后不能恢复。")
def delete(
    person: Whose, yes: Annotated[bool, typer.Option("--yes", help="不再确认")] = False
) -> None:
    """Delete everything after asking once."""
    wanted = Person.named(person)
    if not yes:
        typer.confirm(reply("privacy.sure", person=person), abort=True)
    with compose(read_settings()) as library:
        deleted = library.privacy.delete(wanted)
        library.audit.note(COMMAND, "person_erased", wanted.owner, **deleted)
    out.print(reply("privacy.deleted", count=sum(deleted.values())))
