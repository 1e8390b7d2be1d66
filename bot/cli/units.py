"""``fawen units``: what units are called, and who stands behind 各执法单位."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import out, read_file, write_file, write_json
from bot.compose import App, compose
from bot.errors import BotError
from bot.settings import read_settings
from bot.wordbook.unit_sheet import KINDS, kind_named, read_units, write_units
from prompts import reply
from vectorstore.units import Kind, Unit

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

KIND_HELP = "种类：" + "、".join(KINDS.values())


@app.command("list", help="列出单位、别名和集合。")
def list_units(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """List the units with their other names, then the collectives with their members."""
    with compose(read_settings()) as library:
        units, collectives = library.units.listed(), library.units.collectives()
    if as_json:
        write_json({"units": [asdict(unit) for unit in units], "collectives": collectives})
        return
    if not units and not collectives:
        out.print(reply("units.none"))
    for unit in units:
        names = "　".join(f"{alias}（{KINDS[kind]}）" for alias, kind in unit.aliases.items())
        out.print(f"{unit.name}　{names}".strip())
    for name, members in collectives.items():
        out.print(
            reply("units.gathered", name=name, members="、".join(members), count=len(members))
        )


@app.command("add", help="登记单位（全称），可以一次几个。")
def add(names: Annotated[list[str], typer.Argument(help="单位全称")]) -> None:
    """Enter units by their full names."""
    with compose(read_settings()) as library:
        library.units.take([Unit(name) for name in names])
    out.print(reply("units.saved", units=len(names), aliases=0, collectives=0))


@app.command("alias", help="给一个单位加别名。")
def alias(
    unit: Annotated[str, typer.Argument(help="单位全称")],
    aliases: Annotated[list[str], typer.Argument(help="别名")],
    kind: Annotated[str, typer.Option(help=KIND_HELP)] = KINDS["nickname"],
) -> None:
    """Enter other names of a unit; a name that another unit has too is asked back about."""
    meant = _kind(kind)
    with compose(read_settings()) as library:
        library.units.take([Unit(unit, dict.fromkeys(aliases, meant))])
        shared = {name: full for name, full in library.units.aliases().items() if len(full) > 1}
    out.print(reply("units.saved", units=1, aliases=len(aliases), collectives=0))
    for name, full in shared.items():
        out.print(reply("units.shared", name=name, candidates="、".join(full)))


@app.command("remove", help="删除一个单位（全称）或一个别名。")
def remove(name: Annotated[str, typer.Argument(help="单位全称或别名")]) -> None:
    """Forget a unit with its other names, or one other name."""
    with compose(read_settings()) as library:
        if not (library.units.remove(name) or library.units.remove_alias(name)):
            raise BotError("unknown_name", name=name)
    out.print(reply("units.removed", name=name))


@app.command("gather", help="登记一个集合（如各执法单位）有哪些成员；不写成员就是取消登记。")
def gather(
    collective: Annotated[str, typer.Argument(help="集合名称")],
    members: Annotated[list[str] | None, typer.Argument(help="成员单位全称")] = None,
) -> None:
    """Say who stands behind a collective, in place of what was said."""
    with compose(read_settings()) as library:
        library.units.gather(collective, members or [])
        now = library.units.members(collective)
    said = {"name": collective, "members": "、".join(now), "count": len(now)}
    out.print(reply("units.gathered", **said) if now else reply("units.removed", name=collective))


@app.command("import", help="从 xlsx 或 csv 文件导入。")
def import_units(
    path: Annotated[Path, typer.Argument(help="文件", readable=False)],
    replace: Annotated[bool, typer.Option("--replace", help="先清空原有的")] = False,
) -> None:
    """Take over what a file says, all of it or, where a row is wrong, nothing."""
    told = read_units(read_file(path), path.name)
    with compose(read_settings()) as library:
        library.units.take(told.units, told.collectives, replace=replace)
    counts = {"aliases": told.aliases, "collectives": len(told.collectives)}
    out.print(reply("units.saved", units=len(told.units), **counts))


@app.command("export", help="导出到 xlsx 或 csv 文件，表里出现而没有登记的单位也列出，供填写。")
def export_units(path: Annotated[Path, typer.Argument(help="文件", writable=False)]) -> None:
    """Write the units, and those that the tables name though nobody entered them."""
    with compose(read_settings()) as library:
        units, collectives = library.units.listed(), dict(library.units.collectives())
        units += tuple(_named_in_tables(library, collectives))
    write_file(path, write_units(units, collectives, path.name))
    out.print(reply("units.exported", path=path))


def _named_in_tables(library: App, collectives: dict[str, tuple[str, ...]]) -> list[Unit]:
    """The units of the library's own tables that are not entered; their collectives are added."""
    register = library.registers.of(frozenset()).register
    known = register.vocabulary.directory
    for table in register.tables:
        for name in table.general_units:
            if not known.members(name):
                collectives.setdefault(name, ())
    return [Unit(name) for name in register.units.names if name not in known.aliases]


def _kind(word: str) -> Kind:
    kind = kind_named(word)
    if kind is None:
        raise BotError("unknown_kind", kind=word, known="、".join(KINDS.values()))
    return kind
