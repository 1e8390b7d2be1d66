"""``fawen documents``: what the library holds, what waits to be checked, and letting it answer."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from bot.cli.terminal import out, write_json
from bot.compose import compose
from bot.settings import read_settings
from bot.web.check_schemas import DraftOut, SheetOut
from bot.web.drafts import require_publishable
from bot.web.schemas import DocumentOut
from ingest.checking import Sheet, check
from prompts import reply
from vectorstore.audit import COMMAND
from vectorstore.model import EVERYTHING_OPEN

app = typer.Typer(rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Name = Annotated[str, typer.Argument(help="编号，见 fawen documents drafts")]

STYLES = {"stop": "red", "look": "yellow", "note": "dim"}
MOST_HEADINGS = 30


@app.callback(invoke_without_command=True)
def documents(context: typer.Context, as_json: AsJson = False) -> None:
    """List the documents with what was read about them."""
    if context.invoked_subcommand:
        return
    with compose(read_settings()) as library:
        found = library.catalog.documents(EVERYTHING_OPEN)
    if as_json:
        write_json([DocumentOut.of(d).model_dump(mode="json") for d in found])
        return
    if not found:
        out.print(reply("surface.no_documents"))
    for document in found:
        facts = [
            document.authority,
            document.level,
            document.number,
            document.issuer,
            document.issued.isoformat() if document.issued else None,
            document.edition,
            reply(f"status.{document.status}"),
            document.standing,
        ]
        out.print(f"《{document.title}》")
        out.print(f"    {'　'.join(f for f in facts if f)}　{document.source}　{document.id}")


@app.command("drafts", help="列出读完等核对的文件。")
def drafts(as_json: AsJson = False) -> None:
    """List the readings that wait to be checked."""
    with compose(read_settings()) as library:
        found = library.drafts.listed()
    if as_json:
        write_json([DraftOut.of(draft).model_dump(mode="json") for draft in found])
        return
    if not found:
        out.print(reply("sheet.none_waiting"))
    for draft in found:
        titles = "".join(f"《{title}》" for _, title in draft.documents)
        made = draft.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        told = {"source": draft.source, "titles": titles, "made_at": made, "id": draft.id}
        out.print(reply("sheet.waiting", **told))


@app.command("check", help="看一份等核对的文件的核对表。")
def check_sheet(name: Name, as_json: AsJson = False) -> None:
    """Show the check sheets of a draft."""
    with compose(read_settings()) as library:
        draft = library.drafts.get(name)
        sheets = [check(parsed) for parsed in library.drafts.reading(draft.id)]
    if as_json:
        write_json([SheetOut.of_sheet(sheet).model_dump(mode="json") for sheet in sheets])
        return
    for sheet in sheets:
        show_sheet(sheet)


@app.command("publish", help="发布核对过的文件，让它参与回答。")
def publish(
    names: Annotated[list[str], typer.Argument(help="编号，可以一次几个")],
    anyway: Annotated[bool, typer.Option("--anyway", help="有必须处理的问题也发布")] = False,
) -> None:
    """Let drafts answer, each in place of what was published of its file."""
    with compose(read_settings()) as library:
        for name in names:
            draft = library.drafts.get(name)
            sheets = [check(parsed) for parsed in library.drafts.reading(draft.id)]
            require_publishable(sheets, draft, anyway=anyway)
            library.library.acting(COMMAND).publish(draft.id)
            out.print(reply("sheet.published", source=draft.source))


@app.command("discard", help="退回一份等核对的文件，不发布。")
def discard(name: Name) -> None:
    """Drop a draft; what is published stays."""
    with compose(read_settings()) as library:
        draft = library.library.acting(COMMAND).discard(name)
    out.print(reply("sheet.discarded", source=draft.source))


def show_sheet(sheet: Sheet) -> None:
    """Write a check sheet."""
    shown = SheetOut.of_sheet(sheet)
    source = sheet.document.source
    out.print(Text(reply("sheet.title", title=shown.document.title, source=source), style="bold"))
    out.print(shown.summary)
    amended = len(sheet.amendments)
    counts = {"passages": shown.passages, "indicators": shown.indicators, "amendments": amended}
    out.print(Text(reply("sheet.counts", **counts), style="dim"))
    for table in shown.tables:
        columns = [
            reply("sheet.column", letter=c.letter, header=c.header, meant=c.meant)
            for c in table.columns
        ]
        out.print(Text(reply("sheet.columns", columns="　".join(columns)), style="dim"))
    headings = shown.outline[:MOST_HEADINGS]
    if headings:
        out.print(Text(reply("sheet.outline", count=len(headings)), style="dim"))
    for line in headings:
        out.print(Text(f"{'  ' * line.level}{line.text}", style="dim"))
    for finding in shown.findings:
        said = f"{reply(f'sheet.{finding.weight}')}：{finding.text}"
        out.print(Text(said, style=STYLES[finding.weight]))
    out.print()
