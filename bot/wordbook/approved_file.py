"""Approved answers as a file to edit elsewhere: xlsx or csv with a row each, md with a heading each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from bot.errors import BotError
from bot.wordbook.sheets import Sheet, read_rows, write_sheets
from prompts import reply, texts

_SEVERAL = re.compile(r"[；;\n]+")
_NUMBER = re.compile(r"^\d{1,3}[.、．)]\s*")
_HEADING = re.compile(r"^#{2,6}\s+(.*\S)\s*$")
_TITLES = re.compile(r"《([^《》]+)》")


@dataclass(frozen=True, slots=True)
class Written:
    """An approved answer as a file has it; ``titles`` are those of the documents it rests on."""

    question: str
    answer: str
    similar: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


def read_approved(data: bytes, name: str) -> tuple[Written, ...]:
    """The answers of a file.

    Raises BotError ``bad_sheet`` naming the row that lacks a question or an answer, ``sheet_format``
    for another kind of file, ``sheet_columns`` where no row names a column.
    """
    if PurePath(name).suffix.lower() == ".md":
        return tuple(_sections(data.decode("utf-8-sig", "replace")))
    column = texts("approved_columns")
    found = []
    for row in read_rows(data, name, column.values()):
        cells = {key: row.cells[title] for key, title in column.items()}
        if not cells["question"] or not cells["answer"]:
            detail = reply("approved.nothing")
            raise BotError("bad_sheet", name=name, row=row.number, detail=detail)
        found.append(
            Written(
                cells["question"],
                cells["answer"],
                _parts(cells["similar"]),
                _parts(cells["negative"]),
                tuple(_TITLES.findall(cells["sources"])),
            )
        )
    return tuple(found)


def write_approved(answers: Iterable[Written], name: str, title: str) -> bytes:
    """The answers as a file of the kind that ``name`` ends with. Raises BotError ``sheet_format``."""
    if PurePath(name).suffix.lower() == ".md":
        return as_markdown(answers, title).encode()
    column = texts("approved_columns")
    rows = [
        [
            one.question,
            one.answer,
            "；".join(one.similar),
            "；".join(one.negative),
            "".join(f"《{title}》" for title in one.titles),
        ]
        for one in answers
    ]
    keys = ("question", "answer", "similar", "negative", "sources")
    return write_sheets([Sheet(title, [column[key] for key in keys], rows)], name)


def as_markdown(answers: Iterable[Written], title: str, *, beside: bool = True) -> str:
    """A document with a heading each; ``beside`` adds what only its authors need."""
    lines = [f"# {title}", ""]
    column = texts("approved_columns")
    for one in answers:
        lines += [f"## {one.question}", "", one.answer, ""]
        kept = (("similar", one.similar), ("negative", one.negative)) if beside else ()
        for key, questions in kept:
            if questions:
                lines += [f"- {column[key]}：{'；'.join(questions)}", ""]
        if beside and one.titles:
            lines += [f"- {column['sources']}：{''.join(f'《{t}》' for t in one.titles)}", ""]
    return "\n".join(lines)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SEVERAL.split(cell) if part.strip())


def _sections(text: str) -> Iterator[Written]:
    question, below = "", list[str]()
    for line in [*text.splitlines(), "## "]:
        heading = _HEADING.match(line) or re.match(r"^##\s*()$", line)
        if not heading:
            below.append(line)
            continue
        if question and (written := _section(question, below)):
            yield written
        question, below = _NUMBER.sub("", heading[1]).strip(), []


def _section(question: str, below: Sequence[str]) -> Written | None:
    column = texts("approved_columns")
    kept: dict[str, str] = {}
    answer = []
    for line in below:
        key = next((k for k in _BESIDE if line.startswith(f"- {column[k]}：")), None)
        if key:
            kept[key] = line.split("：", 1)[1]
        else:
            answer.append(line)
    told = re.sub(r"\n{3,}", "\n\n", "\n".join(answer)).strip()
    if not told:
        return None
    return Written(
        question,
        told,
        _parts(kept.get("similar", "")),
        _parts(kept.get("negative", "")),
        tuple(_TITLES.findall(kept.get("sources", ""))),
    )


_BESIDE = ("similar", "negative", "sources")
