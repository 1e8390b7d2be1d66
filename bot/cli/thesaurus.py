"""``fawen thesaurus``: words that staff use for words that the documents use."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import out, read_file, write_file, write_json
from bot.compose import compose
from bot.errors import BotError
from bot.settings import read_settings
from bot.wordbook.thesaurus_sheet import RELATIONS, read_thesaurus, write_thesaurus
from prompts import reply
from vectorstore.thesaurus import Relation, Synonym

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list", help="列出登记的同义词。")
def list_synonyms(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """List what was entered, a set a line; what is shipped is not listed."""
    with compose(read_settings()) as library:
        synonyms = library.thesaurus.listed()
    if as_json:
        write_json([asdict(each) for each in synonyms])
        return
    if not synonyms:
        out.print(reply("thesaurus.none"))
    for preferred in dict.fromkeys(each.preferred for each in synonyms):
        words = (
            f"{s.word}（{RELATIONS[s.relation]}）" for s in synonyms if s.preferred == preferred
        )
        out.print(f"{preferred}　{'　'.join(words)}")


@app.command("add", help="登记同义词：前一个是文件里的写法，后面是大家的说法。")
def add(
    preferred: Annotated[str, typer.Argument(help="标准词（文件里的写法）")],
    words: Annotated[list[str], typer.Argument(help="同义词（大家的说法）")],
    mutual: Annotated[bool, typer.Option("--mutual", help="互换：几种写法文件里都有")] = False,
    apart: Annotated[bool, typer.Option("--not", help="不同：不要当作同义词")] = False,
) -> None:
    """Enter words for a word of the documents."""
    relation: Relation = "not" if apart else "mutual" if mutual else "same"
    with compose(read_settings()) as library:
        library.thesaurus.take([Synonym(preferred, word, relation) for word in words])
    out.print(reply("thesaurus.saved", count=len(words)))


@app.command("remove", help="删除一个标准词的全部同义词，或其中一个。")
def remove(
    preferred: Annotated[str, typer.Argument(help="标准词")],
    word: Annotated[str | None, typer.Argument(help="同义词")] = None,
) -> None:
    """Forget a set of words, or one of them."""
    with compose(read_settings()) as library:
        if not library.thesaurus.remove(preferred, word):
            raise BotError("unknown_synonym", word=word or preferred)
    out.print(reply("thesaurus.removed", word=word or preferred))


@app.command("import", help="从 xlsx 或 csv 文件导入。")
def import_synonyms(
    path: Annotated[Path, typer.Argument(help="文件", readable=False)],
    replace: Annotated[bool, typer.Option("--replace", help="先清空原有的")] = False,
) -> None:
    """Take over what a file says, all of it or, where a row is wrong, nothing."""
    told = read_thesaurus(read_file(path), path.name)
    with compose(read_settings()) as library:
        library.thesaurus.take(told, replace=replace)
    out.print(reply("thesaurus.saved", count=len(told)))


@app.command("export", help="导出到 xlsx 或 csv 文件。")
def export_synonyms(path: Annotated[Path, typer.Argument(help="文件", writable=False)]) -> None:
    """Write what was entered."""
    with compose(read_settings()) as library:
        synonyms = library.thesaurus.listed()
    write_file(path, write_thesaurus(synonyms, path.name))
    out.print(reply("thesaurus.exported", path=path))
