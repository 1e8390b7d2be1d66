"""The formats a unit's worklist can be had in, each with its media type and its writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.worklist.unit_sheet import UnitSheet
from prompts import reply

# The writers load the office libraries when they are used: a command that lists documents and a
# question need none of them.


def _text(sheet: UnitSheet) -> bytes:
    from bot.worklist.exports.text import text_of

    return text_of(sheet).encode()


def _xlsx(sheet: UnitSheet) -> bytes:
    from bot.worklist.exports.xlsx import workbook_of

    return workbook_of(sheet)


def _docx(sheet: UnitSheet) -> bytes:
    from bot.worklist.exports.docx import printed_of

    return printed_of(sheet)


def _ics(sheet: UnitSheet) -> bytes:
    from bot.worklist.exports.ics import calendar_of

    return calendar_of(sheet)


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ending of its files."""

    ending: str
    media_type: str
    write: Callable[[UnitSheet], bytes]

    def file_name(self, sheet: UnitSheet) -> str:
        """What a file of this format is called."""
        return f"{reply('worklist.title', unit=sheet.unit)}.{self.ending}"


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {
    one.ending: one
    for one in (
        Format("txt", "text/plain; charset=utf-8", _text),
        Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", _xlsx),
        Format("docx", f"{_OFFICE}.wordprocessingml.document", _docx),
        Format("ics", "text/calendar; charset=utf-8", _ics),
    )
}
"""By ending, the plainest first."""
