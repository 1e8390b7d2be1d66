"""``fawen evaluate``: questions with known answers, judged."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from bot.cli.terminal import err, out
from bot.compose import compose
from bot.errors import BotError
from bot.evaluation.cases import read_cases
from bot.evaluation.evaluate import evaluate as judge
from bot.evaluation.report import failure_lines, table
from bot.settings import read_settings
from prompts import reply


def evaluate(
    cases: Annotated[Path, typer.Argument(help="题目文件（JSONL）", readable=False)],
    report: Annotated[Path | None, typer.Option("--json", help="把结果写到这个文件")] = None,
) -> None:
    """Ask every case of a file and print how the answers did, the failures by name."""
    known = read_cases(cases)
    with compose(read_settings()) as app, Progress(console=err, transient=True) as progress:
        task = progress.add_task(cases.name, total=len(known))
        result = judge(app.assistant, known, app.catalog, on_case=lambda _: progress.advance(task))
    out.print(table({cases.name: result}))
    for line in failure_lines(result):
        out.print(line)
    if report:
        try:
            result.write(report)
        except OSError as error:
            reason = error.strerror or str(error)
            raise BotError("cannot_write", path=str(report), reason=reason) from error
        out.print(reply("evaluation.written", path=report))
