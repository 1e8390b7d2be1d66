"""``fawen jobs`` and ``fawen audit``: what is being read, and who did what."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.settings import read_settings
from bot.web.job_schemas import JobOut
from prompts import reply, texts

app = typer.Typer(rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Many = Annotated[int, typer.Option("--limit", min=1, max=1000, help="最多几条")]
Identity = Annotated[str, typer.Argument(help="任务编号，见 fawen jobs")]


@app.callback(invoke_without_command=True)
def jobs(context: typer.Context, limit: Many = 20, as_json: AsJson = False) -> None:
    """List the newest jobs with how far they have come."""
    if context.invoked_subcommand:
        return
    with compose(read_settings()) as library:
        found = [JobOut.of(job) for job in library.jobs.listed((), limit)]
    if as_json:
        write_json([job.model_dump(mode="json") for job in found])
        return
    if not found:
        out.print(reply("cli.no_jobs"))
    for job in found:
        _show(job)


@app.command("retry", help="重试一个失败或取消的任务。")
def retry(identity: Identity) -> None:
    """Queue a job once more; the service takes it up."""
    with compose(read_settings()) as library:
        _show(JobOut.of(library.jobs.retry(identity)))


@app.command("cancel", help="取消一个还没有完成的任务。")
def cancel(identity: Identity) -> None:
    """Cancel a job that has changed nothing yet."""
    with compose(read_settings()) as library:
        _show(JobOut.of(library.jobs.cancel(identity)))


def audit(limit: Many = 20, as_json: AsJson = False) -> None:
    """List who did what, the latest first."""
    with compose(read_settings()) as library:
        found = library.audit.listed(limit=limit)
    if as_json:
        write_json([{**asdict(entry), "at": entry.at.isoformat()} for entry in found])
        return
    actions = texts("audit_actions")
    for entry in found:
        at = entry.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        said = actions.get(entry.action, entry.action)
        out.print(f"{at}　{entry.by}　{said}　{entry.object}")


def _show(job: JobOut) -> None:
    state = texts("job_states")[job.state]
    far = f"{job.done}/{job.total}" if job.total else ""
    out.print("　".join(part for part in (job.id, state, far, job.source) if part))
    for fault in (job.error, *job.failed):
        if fault:
            out.print(Text(f"    {fault.source or ''}{fault.message}", style="red"))
