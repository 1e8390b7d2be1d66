"""``fawen keys``: keys for programs and widgets."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.records.access.keys import ApiKey
from bot.records.access.principal import Role
from bot.settings import read_settings
from prompts import reply
from vectorstore.audit import COMMAND

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("make", help="新建一把密钥；只显示这一次。")
def make(
    name: Annotated[str, typer.Argument(help="给谁用的，例如“县政府门户网站”")],
    role: Annotated[Role, typer.Option(help="角色：asker 提问，agent 答疑，admin 管理")] = "asker",
    unit: Annotated[str | None, typer.Option(help="只替这个单位提问（全称）")] = None,
    group: Annotated[list[str] | None, typer.Option(help="还能看哪个单位的文件，可多写")] = None,
    origin: Annotated[list[str] | None, typer.Option(help="只在这个网站上用，可多写")] = None,
    days: Annotated[int | None, typer.Option(min=1, help="几天后失效")] = None,
) -> None:
    """Make a key and show its text once."""
    with compose(read_settings()) as library:
        key, text = library.keys.make(
            name,
            role,
            by=COMMAND.name,
            unit=unit,
            groups=group or (),
            origins=origin or (),
            lives=timedelta(days=days) if days else None,
        )
        library.audit.note(COMMAND, "key_made", key.id, name=key.name, role=key.role)
    out.print(reply("access.key_made", id=key.id, name=key.name))
    print(text)


@app.command("list", help="列出密钥（不含密钥本身）。")
def list_keys(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """List the keys, the newest first."""
    with compose(read_settings()) as library:
        found, now = library.keys.listed(), library.clock()
    if as_json:
        write_json([{k: str(v) if v else v for k, v in asdict(key).items()} for key in found])
        return
    if not found:
        out.print(reply("access.no_keys"))
        return
    table = Table(
        *(reply(f"access.{column}") for column in ("id", "name", "role", "unit", "state"))
    )
    for key in found:
        table.add_row(
            key.id, key.name, reply(f"access.{key.role}"), key.unit or "", _state(key, now)
        )
    out.print(table)


def _state(key: ApiKey, now: datetime) -> str:
    if key.revoked_at:
        return reply("access.revoked")
    return reply("access.good" if key.good(now) else "access.expired")


@app.command("revoke", help="停用一把密钥，立即生效。")
def revoke(identity: Annotated[str, typer.Argument(help="密钥编号，见 fawen keys list")]) -> None:
    """End a key for good."""
    with compose(read_settings()) as library:
        key = library.keys.revoke(identity)
        library.audit.note(COMMAND, "key_revoked", key.id, name=key.name)
    out.print(reply("access.key_revoked", id=key.id, name=key.name))
