"""``fawen documents correct``: putting right what was misread."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from bot.cli.documents import Name, show_sheet
from bot.cli.terminal import out
from bot.compose import compose
from bot.errors import KNOWN, BotError, sentence_of
from bot.intake.correcting import Held
from bot.settings import read_settings
from ingest.checking import check
from ingest.correcting import ATTRIBUTES
from ingest.model import Correction, CorrectionKind
from prompts import reply, texts
from vectorstore.audit import COMMAND

Pairs = list[str] | None

ATTRIBUTES_HELP = "改文件属性，如 issued=2025-03-01。属性：" + "、".join(ATTRIBUTES)


def correct(
    name: Name,
    attribute: Annotated[Pairs, typer.Option(help=ATTRIBUTES_HELP)] = None,
    column: Annotated[Pairs, typer.Option(help="改列的含义，如 印证资料=佐证材料")] = None,
    number: Annotated[Pairs, typer.Option(help="改编号，如 合法性审查=37")] = None,
    split: Annotated[Pairs, typer.Option(help="拆开佐证材料，如 37=目录；意见书")] = None,
    part: Annotated[int, typer.Option(help="一个文件里有几份时是第几份")] = 0,
    undo: Annotated[bool, typer.Option("--undo", help="先取消以前的更正")] = False,
) -> None:
    """Keep corrections of a file and show its check sheets as it is read now."""
    made = [
        *(_correction("attribute", pair, part) for pair in attribute or ()),
        *(_correction("column", pair, part) for pair in column or ()),
        *(_correction("number", pair, part) for pair in number or ()),
        *(_correction("split", pair, part) for pair in split or ()),
    ]
    with compose(read_settings()) as library:
        desk = library.desk_of_corrections
        found = desk.undo(name, COMMAND) if undo else ()
        if made or not undo:
            found = desk.correct(name, made, COMMAND)
    for parsed in found:
        show_sheet(check(parsed))


def _correction(kind: CorrectionKind, pair: str, part: int) -> Correction:
    target, apart, value = pair.partition("=")
    if not apart:
        raise BotError("bad_correction", target=pair, value="")
    if kind == "column":
        called = {word: meaning for meaning, word in texts("meanings").items()}
        value = called.get(value.strip(), value.strip())
        value = "group" if value == "groups" else value
    if kind == "split":
        value = value.replace("；", "\n").replace(";", "\n")
    return Correction(kind, target.strip(), value, part)


def reread() -> None:
    """Read every published file anew from its original, as after an update; one that fails is
    named and goes on answering as it was read before."""
    failed = 0
    with compose(read_settings()) as library:
        files = library.library.files()
        for at, (root, source, sha256) in enumerate(files, start=1):
            held = Held(root, source, sha256, published=True)
            try:
                library.desk_of_corrections.again(held, COMMAND)
                out.print(reply("cli.reread", at=at, total=len(files), source=source))
            except KNOWN as error:
                failed += 1
                said = reply("cli.failed_file", source=source, sentence=sentence_of(error))
                out.print(Text(said, style="red"))
    if failed:
        raise typer.Exit(1)
