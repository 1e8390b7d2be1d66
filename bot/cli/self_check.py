"""``fawen self-check``: a list of materials against the evidence that is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.errors import BotError
from bot.settings import read_settings
from bot.web.self_check_schemas import CheckOut, FindingOut
from bot.worklist.self_check.asking import check_asked
from prompts import reply


def self_check(
    subject: Annotated[str, typer.Argument(help="指标或单位，例如 指标37、示例县司法局")],
    path: Annotated[Path, typer.Argument(help="材料清单文件，- 为标准输入")],
    table: Annotated[str | None, typer.Option(help="指标表，例如 市表")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """Tell what a list holds, misses and leaves in doubt; nothing is kept."""
    pasted = _read(path)
    with compose(read_settings()) as app:
        register = app.registers.of(frozenset()).register
        unit = subject if register.units.resolve(subject) else None
        indicator = None if unit else subject
        made = check_asked(register, materials=pasted, indicator=indicator, unit=unit, table=table)
        shown = CheckOut.of(register, made)
        name = made.unit or "、".join(row.name for row in made.rows)
    if as_json:
        write_json(shown.model_dump(mode="json"))
    else:
        _show(name, shown)


def _show(name: str, shown: CheckOut) -> None:
    total = sum(shown.counts.values())
    out.print(Text(reply("self_check.title", name=name, count=total, **dict(shown.counts))))
    groups = {"missing": shown.missing, "doubtful": shown.doubtful, "matched": shown.matched}
    for status, findings in groups.items():
        if findings:
            out.print(Text(reply(f"self_check.head.{status}", count=len(findings))))
        for finding in findings:
            out.print(Text(_line(finding, numbered=shown.unit is not None)))
    if shown.others:
        out.print(Text(reply("self_check.others", list="、".join(shown.others))))
    out.print(Text(shown.notice))


def _line(finding: FindingOut, *, numbered: bool) -> str:
    told = numbered and finding.number
    number = f"{reply('worklist.number', number=finding.number)}　" if told else ""
    given = f" ← {'、'.join(finding.materials)}" if finding.materials else ""
    reasons = f"（{'；'.join(finding.reasons)}）" if finding.reasons else ""
    return f"  {number}{finding.item.text}{given}{reasons}"


def _read(path: Path) -> str:
    """The text of a file or of standard input; raises BotError for what cannot be read."""
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError as error:
        raise BotError("no_such_path", path=str(path)) from error
    except OSError as error:
        raise BotError("no_permission", path=str(path)) from error
