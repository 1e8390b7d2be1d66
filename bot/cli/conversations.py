"""``fawen conversations``: what was asked and answered, to look at and to delete."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

import typer

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.settings import read_settings
from prompts import reply

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list", help="列出对话，最近的在前。")
def list_conversations(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """List the latest conversations."""
    with compose(read_settings()) as library:
        found = library.history.listed()
    if as_json:
        write_json(
            [
                {k: str(v) if k.endswith("_at") else v for k, v in asdict(one).items()}
                for one in found
            ]
        )
        return
    if not found:
        out.print(reply("conversations.none"))
    for one in found:
        out.print(
            reply(
                "conversations.line",
                id=one.id,
                at=f"{one.last_at:%Y-%m-%d %H:%M}",
                questions=one.questions,
                first=one.first_question,
            )
        )


@app.command("show", help="看一段对话。")
def show(identity: Annotated[str, typer.Argument(help="对话编号")]) -> None:
    """Show the questions and answers of a conversation."""
    with compose(read_settings()) as library:
        turns = library.history.turns(identity)
    for turn in turns:
        out.print(reply("conversations.asked", question=turn.question))
        out.print(turn.answer.text)


@app.command("delete", help="删除一段对话，或很久没有下文的全部对话；删除后不能恢复。")
def delete(
    identity: Annotated[str | None, typer.Argument(help="对话编号")] = None,
    days: Annotated[int | None, typer.Option(min=1, help="删除多少天前结束的全部对话")] = None,
) -> None:
    """Delete one conversation, or all that ended some days ago."""
    if (identity is None) == (days is None):
        raise typer.BadParameter(reply("conversations.one_of_two"))
    with compose(read_settings()) as library:
        if identity is not None:
            library.history.delete(identity)
            gone = 1
        else:
            gone = library.history.forget(library.clock() - timedelta(days=days or 0))
    out.print(reply("conversations.deleted", count=gone))
