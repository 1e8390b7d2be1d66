"""A sheet of questions, answered in place: the same workbook with columns for answers and sources.

Rows that have an answer are passed over, so that a run that was broken off is gone on with.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from bot.errors import BotError
from prompts import texts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LOOKED_AT = 20
"""Rows at the head of a sheet in which its headers are looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a sheet: which sheet and row it stands in, and whose it is."""

    sheet: str
    row: int
    question: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Places:
    """The columns of a sheet, from 1."""

    header: int
    question: int
    unit: int | None
    answer: int
    sources: int
    state: int


class QuestionSheet:
    """A workbook of questions. Raises BotError ``sheet_format`` where it is none, ``sheet_columns``
    where no sheet of it has a column of questions."""

    def __init__(self, data: bytes, name: str) -> None:
        self._book = _opened(data, name)
        found = {page.title: _places(page) for page in self._book.worksheets}
        self._places = {title: places for title, places in found.items() if places}
        if not self._places:
            raise BotError(
                "sheet_columns", name=name, columns=texts("question_columns")["question"]
            )

    def waiting(self) -> Iterator[Asked]:
        """The questions without an answer, in order."""
        for title, places in self._places.items():
            page = self._book[title]
            for row in range(places.header + 1, page.max_row + 1):
                question = _text(page, row, places.question)
                if question and not _text(page, row, places.state):
                    unit = _text(page, row, places.unit) if places.unit else ""
                    yield Asked(title, row, question, unit or None)

    def write(self, asked: Asked, answer: str, sources: str, state: str) -> None:
        """Put an answer beside its question."""
        places = self._places[asked.sheet]
        page = self._book[asked.sheet]
        for column, text in (
            (places.answer, answer),
            (places.sources, sources),
            (places.state, state),
        ):
            cell = page.cell(asked.row, column, text)
            cell.data_type = "s"  # an answer that begins with = is no formula

    def data(self) -> bytes:
        """The workbook as it stands."""
        out = io.BytesIO()
        self._book.save(out)
        return out.getvalue()


def _opened(data: bytes, name: str) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(io.BytesIO(data))
    except (
        InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, OSError,
    ) as error:  # fmt: skip
        raise BotError("sheet_format", name=name) from error


def _places(page: Worksheet) -> _Places | None:
    """Where a sheet has what; its columns for answers are added behind the last where it has none."""
    named = texts("question_columns")
    for row in range(1, min(page.max_row, LOOKED_AT) + 1):
        header = {_text(page, row, n): n for n in range(1, page.max_column + 1)}
        if named["question"] not in header:
            continue
        places = {}
        for key in ("answer", "sources", "state"):
            column = header.get(named[key])
            if column is None:
                column = page.max_column + 1
                page.cell(row, column, named[key])
            places[key] = column
        return _Places(row, header[named["question"]], header.get(named["unit"]), **places)
    return None


def _text(page: Worksheet, row: int, column: int) -> str:
    value = page.cell(row, column).value
    return "" if value is None else str(value).strip()
