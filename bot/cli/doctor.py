"""``fawen doctor``: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.compose.examining import checks_of
from bot.doctor import Finding, examine
from bot.settings import read_settings
from prompts import reply

MARKS = {"good": ("✓", "green"), "note": ("！", "yellow"), "wrong": ("✗", "red")}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """Look at everything; exit code 1 when something has to be put right."""
    found: list[Finding] = []
    with compose(read_settings()) as app:
        for finding in examine(list(checks_of(app))):
            found.append(finding)
            if not as_json:
                mark, colour = MARKS[finding.state]
                out.print(Text(f"{mark} {finding.text}", style=colour))
    wrongs = sum(finding.state == "wrong" for finding in found)
    if as_json:
        write_json({"ok": not wrongs, "findings": [asdict(finding) for finding in found]})
    else:
        notes = sum(finding.state == "note" for finding in found)
        out.print(reply("doctor.sum", wrongs=wrongs, notes=notes))
    raise typer.Exit(1 if wrongs else 0)
