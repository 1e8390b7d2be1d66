"""An answer as a file: text to paste, a Word document to print, a workbook to tick."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from bot.rendering.written import Written, text_of

# The writers load the office libraries when they are used: an answer in a chat needs none of them.

Ending = Literal["txt", "docx", "xlsx"]


def _docx(page: Written) -> bytes:
    from bot.rendering.word import printed_of

    return printed_of(page)


def _xlsx(page: Written) -> bytes:
    from bot.rendering.workbook import workbook_of

    return workbook_of(page)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[Ending, tuple[str, Callable[[Written], bytes]]] = {
    "txt": ("text/plain; charset=utf-8", text_of),
    "docx": (f"{_OFFICE}.wordprocessingml.document", _docx),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _xlsx),
}
"""Media type and writer of each format."""
