"""``fawen accounts``: who may log in to the console; the first administrator is made here."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.records.access.principal import Role
from bot.settings import read_settings
from prompts import reply
from vectorstore.audit import COMMAND

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="账号")]


def _password() -> str:
    """Typed twice at a terminal, one line of standard input otherwise; never an argument, which
    other users of the machine could read."""
    if sys.stdin.isatty():
        typed: str = typer.prompt(
            reply("access.password"), hide_input=True, confirmation_prompt=reply("access.again")
        )
        return typed
    return sys.stdin.readline().rstrip("\r\n")


@app.command("make", help="新建账号；密码在提示后输入，或从标准输入读一行。")
def make(
    name: Name,
    role: Annotated[Role, typer.Option(help="角色：asker 提问，agent 答疑，admin 管理")] = "admin",
    unit: Annotated[str | None, typer.Option(help="单位（全称）")] = None,
    group: Annotated[list[str] | None, typer.Option(help="还能看哪个单位的文件，可多写")] = None,
) -> None:
    """Make an account."""
    with compose(read_settings()) as library:
        library.accounts.make(name, role, _password(), unit=unit, groups=group or ())
        library.audit.note(COMMAND, "account_made", name, role=role)
    out.print(reply("access.account_made", name=name, role=reply(f"access.{role}")))


@app.command("list", help="列出账号。")
def list_accounts(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """List the accounts by name."""
    with compose(read_settings()) as library:
        found = library.accounts.listed()
    if as_json:
        write_json(
            [
                {"name": a.name, "role": a.role, "unit": a.unit, "disabled": bool(a.disabled_at)}
                for a in found
            ]
        )
        return
    if not found:
        out.print(reply("access.no_accounts"))
        return
    table = Table(*(reply(f"access.{column}") for column in ("account", "role", "unit", "state")))
    for account in found:
        state = reply("access.disabled" if account.disabled_at else "access.good")
        table.add_row(account.name, reply(f"access.{account.role}"), account.unit or "", state)
    out.print(table)


@app.command("password", help="改密码，并解除锁定。")
def password(name: Name) -> None:
    """Set a new password."""
    with compose(read_settings()) as library:
        library.accounts.get(name)
        library.accounts.set_password(name, _password())
        library.audit.note(COMMAND, "account_changed", name, password=True)
    out.print(reply("access.password_set", name=name))


@app.command("disable", help="停用账号；--undo 恢复。")
def disable(name: Name, undo: Annotated[bool, typer.Option("--undo", help="恢复")] = False) -> None:
    """Close an account, or open it again."""
    with compose(read_settings()) as library:
        library.accounts.change(name, disabled=not undo)
        library.audit.note(COMMAND, "account_changed", name, disabled=not undo)
    out.print(reply("access.account_opened" if undo else "access.account_closed", name=name))
