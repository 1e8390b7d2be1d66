"""``fawen worklist``: what a unit owes, as text or as a file to print, tick or subscribe to."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.terminal import out
from bot.compose import App, compose
from bot.errors import BotError
from bot.settings import read_settings
from bot.worklist.exports.formats import FORMATS
from bot.worklist.exports.text import short_text_of, short_texts_of
from bot.worklist.lookup import owed_by, table_asked, units_of
from bot.worklist.unit_sheet import UnitSheet, unit_sheet
from prompts import reply


class Ending(StrEnum):
    """The formats by the name that a person types."""

    text = "text"
    xlsx = "xlsx"
    docx = "docx"
    ics = "ics"


def worklist(
    unit: Annotated[str | None, typer.Argument(help="单位；不写则列出各单位的提要")] = None,
    form: Annotated[Ending, typer.Option("--format", help="格式")] = Ending.text,
    output: Annotated[Path | None, typer.Option(help="写入的文件，- 为标准输出")] = None,
    table: Annotated[str | None, typer.Option(help="指标表，例如 市表")] = None,
    short: Annotated[bool, typer.Option("--short", help="只要几行提要")] = False,
) -> None:
    """Write what a unit leads and joins; without a unit, the short version of every unit."""
    with compose(read_settings()) as app:
        if unit is None:
            text = short_texts_of(_sheets(app, table))
            name, data = "", text.encode()
        else:
            sheet = _sheet(app, unit, table)
            chosen = FORMATS["txt" if form is Ending.text else form.value]
            name = "" if form is Ending.text else chosen.file_name(sheet)
            plain = short and form is Ending.text
            data = short_text_of(sheet).encode() if plain else chosen.write(sheet)
    _put(data, output or (Path(name) if name else Path("-")))


def _sheet(app: App, unit: str, table: str | None) -> UnitSheet:
    register = app.registers.of(frozenset()).register
    today = app.clock().astimezone(ZoneInfo(app.settings.timezone)).date()
    return unit_sheet(register, owed_by(register, table_asked(register, table, None), unit), today)


def _sheets(app: App, table: str | None) -> list[UnitSheet]:
    chosen = table_asked(app.registers.of(frozenset()).register, table, None)
    return [_sheet(app, name, table) for name in units_of(chosen)] if chosen else []


def _put(data: bytes, path: Path) -> None:
    """Write to a file, or to standard output for -; raises BotError ``cannot_write``."""
    if str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BotError("cannot_write", path=str(path), reason=reason) from error
    out.print(reply("cli.exported", path=path))
