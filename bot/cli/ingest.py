"""``fawen ingest``: files and folders into the library, with progress."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from bot.cli.remote import service_of
from bot.cli.terminal import err, out
from bot.compose import compose
from bot.ingestion import COUNTED, Manner, Step
from bot.settings import Settings, read_settings
from prompts import reply


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹", readable=False)],
    no_wait: Annotated[
        bool, typer.Option("--no-wait", help="不等向量索引建完，先按字词检索")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review/--publish", help="读完先核对再发布；默认马上发布")
    ] = False,
    internal: Annotated[
        bool, typer.Option("--allow-internal", help="标有“内部”的文件也导入")
    ] = False,
) -> None:
    """Read what is new or changed; exit code 1 when some files failed, each named with its reason."""
    settings = read_settings()
    how = Manner(review, internal)
    last = _show(_steps(settings, paths, not no_wait, how))
    out.print(reply("cli.ingest_done", **{kind: last.counts.get(kind, 0) for kind in COUNTED}))
    if last.total:
        out.print(reply("cli.words_ready", pending=last.total))
    if review:
        out.print(reply("cli.review_next"))
    if last.counts.get("failed"):
        raise typer.Exit(1)


def _steps(settings: Settings, paths: list[Path], wait: bool, how: Manner) -> Iterator[Step]:
    """The steps of this ingest, done by the running service if there is one."""
    service = service_of(settings.home)
    if service:
        yield from (Step(**step) for step in service.sync(paths, wait, how))
        return
    with compose(settings) as app:
        yield from app.bring_in(paths, wait=wait, how=how)


def _show(steps: Iterator[Step]) -> Step:
    """Show progress as it comes; failures stay on the screen. Returns the last step."""
    last = Step("done")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[source]}"),
    )
    with Progress(*columns, console=err, transient=True) as progress:
        reading = progress.add_task(reply("cli.reading"), total=None, source="")
        embedding = progress.add_task(reply("cli.embedding"), total=None, source="", visible=False)
        for last in steps:
            if last.kind == "embedded":
                progress.update(embedding, total=last.total, completed=last.at, visible=True)
            elif last.kind == "failed":
                line = reply("cli.failed_file", source=last.source, sentence=last.sentence)
                progress.console.print(Text(line, style="red"))
            if last.total and last.kind not in ("embedded", "done"):
                progress.update(reading, total=last.total, completed=last.at, source=last.source)
    return last
