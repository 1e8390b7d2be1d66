"""How the command line writes: answers readable in a terminal, errors as their sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.cli.explained import explained
from bot.errors import BotError, KnownError, sentence_of
from bot.rendering.chat import suggestion_lines
from bot.web.schemas import AnswerOut, CitationOut
from prompts import reply

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(error: KnownError) -> None:
    """Write an error's sentence to standard error."""
    err.print(Text(sentence_of(error), style="red"))


def write_json(value: object) -> None:
    """Write JSON to standard output, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def read_file(path: Path) -> bytes:
    """What a file holds; raises BotError ``cannot_read``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BotError(
            "cannot_read", path=str(path), reason=error.strerror or str(error)
        ) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file; raises BotError ``cannot_write``."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BotError(
            "cannot_write", path=str(path), reason=error.strerror or str(error)
        ) from error


def show_answer(answer: AnswerOut) -> None:
    """Write an answer with its marks, notices, sources and suggestions."""
    for number, part in enumerate(answer.parts, start=1):
        out.print(Text(f"{number}. {part.understood_as}", style="bold"))
        _show_lines(part)
    if not answer.parts:
        if answer.understood_as:
            understood = reply("surface.understood_as", question=answer.understood_as)
            out.print(Text(understood, style="dim"))
        _show_lines(answer)
    for notice in answer.notices:
        out.print(Text(f"！{notice.text}", style="yellow"))
    for source, marks in _sources(answer.citations).items():
        out.print(Text(f"{marks} {source}", style="dim"))
    if answer.suggestions:
        out.print(Text(suggestion_lines(answer.suggestions, choose=answer.status == "clarify")))
    for part in (answer, *answer.parts):
        if part.explanation is not None:
            out.print()
            for said in explained(part.explanation):
                out.print(Text(said, style="dim"))


def _show_lines(answer: AnswerOut) -> None:
    sentences, items = iter(answer.sentences), iter(answer.items)
    for kind in answer.order:
        line = next(items) if kind == "i" else next(sentences)
        marks = "".join(f"[{mark}]" for mark in line.citations)
        bullet = "  □ " if kind == "i" else ""
        out.print(Text.assemble(bullet, line.text, (f" {marks}" if marks else "", "dim")))


def _sources(citations: Iterable[CitationOut]) -> dict[str, str]:
    """Each place that is cited with the marks that point at it: the items of a cell share it."""
    found: dict[str, str] = {}
    for citation in citations:
        place = _source(citation)
        found[place] = found.get(place, "") + f"[{citation.mark}]"
    return found


def _source(citation: CitationOut) -> str:
    place = citation.locator
    cell = f"{place.sheet or ''} {place.cell or ''}".strip()
    page = f"第{place.page}页" if place.page else ""
    parts = [f"《{citation.document.title}》", *citation.path[-1:], page, cell]
    where = "　".join(part for part in parts if part)
    return f"{where}　（{citation.document.source}）"
