"""``fawen diff``: what changed between two editions of an indicator table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.errors import BotError
from bot.settings import read_settings
from bot.worklist.comparing import compared, counts_said, sheet_of, unit_in
from bot.worklist.difference_table import change_lines, rows_of
from prompts import reply


def diff(
    table: Annotated[str | None, typer.Argument(help="哪张表：名称或编号，默认本级现行表")] = None,
    older: Annotated[str | None, typer.Option("--from", help="旧版的年份，例如 2024")] = None,
    newer: Annotated[str | None, typer.Option("--to", help="新版的年份，默认现行版")] = None,
    unit: Annotated[str | None, typer.Option(help="只看一个单位的任务")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="写成可打印的表格文件")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """Compare two editions; print the changes, or write them as a workbook."""
    with compose(read_settings()) as app:
        register = app.registers.of(frozenset()).register
    if register.default is None:
        raise BotError("unknown_table", table=table or "")
    found = compared(register, table or register.default.document.id, older, newer)
    whose = unit_in(register, found, unit) if unit else None
    if xlsx:
        _write(xlsx, sheet_of(register, found, whose)[1])
        return
    rows = rows_of(found, whose)
    if as_json:
        from bot.web.edition_schemas import DifferenceOut

        told = DifferenceOut.from_difference(register, found, rows, whose)
        write_json(told.model_dump(mode="json"))
        return
    out.print(counts_said(register, found))
    for line in change_lines(register, rows):
        out.print(reply("diff.line", indicator=line.indicator, change=line.change))
        for key, text in (("before", line.before), ("after", line.after)):
            if text:
                said = text.replace("\n", "\n        ")
                out.print(f"    {reply(f'diff.{key}')}：{said}")


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BotError("cannot_write", path=str(path), reason=error.strerror or "") from error
