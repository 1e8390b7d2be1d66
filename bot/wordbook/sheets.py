"""Sheets of text: rows under named columns, read from xlsx or csv and written to them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from bot.errors import BotError

if TYPE_CHECKING:
    from openpyxl.workbook.child import _WorkbookChild


_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What spreadsheets take for the beginning of a formula, guarded already or not."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write: its name, its columns, and rows of as many cells."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: its number in the file, from 1, and its cells by column; blank ones are ""."""

    number: int
    cells: Mapping[str, str]


def read_rows(data: bytes, name: str, columns: Collection[str]) -> list[Row]:
    """The rows below the headers of a file, of all its sheets; ``columns`` are those looked for.

    Raises BotError ``sheet_format`` for another kind of file than ``name`` says, ``sheet_columns``
    where no row names a column.
    """
    kind = PurePath(name).suffix.lower()
    if kind == ".csv":
        tables = [_csv(data, name)]
    elif kind == ".xlsx":
        tables = _xlsx(data, name)
    else:
        raise BotError("sheet_format", name=name)
    found = [rows for table in tables if (rows := _below_header(table, columns)) is not None]
    if not found:
        raise BotError("sheet_columns", name=name, columns="、".join(columns))
    return [row for rows in found for row in rows]


def write_sheets(sheets: Sequence[Sheet], name: str) -> bytes:
    """The sheets as a file of the kind that ``name`` ends with; csv takes one sheet.

    Raises BotError ``sheet_format``.
    """
    kind = PurePath(name).suffix.lower()
    if kind == ".csv" and len(sheets) == 1:
        text = io.StringIO(newline="")
        rows = ([_guarded(cell) for cell in row] for row in sheets[0].rows)
        csv.writer(text).writerows([sheets[0].columns, *rows])
        return text.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is no GBK
    if kind != ".xlsx":
        raise BotError("sheet_format", name=name)
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in (sheet.columns, *sheet.rows):
            page.append([_text_cell(page, text) for text in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _guarded(text: str) -> str:
    """The text of a csv cell so that no program takes it for a formula; ``_unguarded`` undoes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _text_cell(page: _WorkbookChild, text: str) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"  # a name that begins with = is no formula
    if _FORMULA.match(text):
        cell.quotePrefix = True  # it stays a text when somebody edits the cell
    return cell


def _csv(data: bytes, name: str) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            read = csv.reader(io.StringIO(data.decode(encoding), newline=""))
            return [[_unguarded(cell) for cell in row] for row in read]
        except UnicodeDecodeError:
            continue
        except csv.Error:
            break
    raise BotError("sheet_format", name=name)


def _xlsx(data: bytes, name: str) -> list[list[list[str]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [
            [["" if v is None else str(v) for v in row] for row in page.iter_rows(values_only=True)]
            for page in book.worksheets
        ]
    except (
        InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, OSError,
    ) as error:  # fmt: skip
        raise BotError("sheet_format", name=name) from error


def _below_header(table: Iterable[Sequence[str]], columns: Collection[str]) -> list[Row] | None:
    """The rows that say anything below the first one that names a column; None without one."""
    header: list[str] | None = None
    found = []
    for number, cells in enumerate(table, 1):
        plain = [cell.strip() for cell in cells]
        if header is None:
            header = plain if set(columns) & set(plain) else None
        elif any(plain):
            known = {n: cell for n, cell in zip(header, plain, strict=False) if n in columns}
            found.append(Row(number, dict.fromkeys(columns, "") | known))
    return None if header is None else found
