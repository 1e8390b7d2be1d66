"""Task tables of shapes that the program has not seen, with what a unit's clerk asks of them.

``first`` holds the five that understanding was mended with, ``second`` five that were written
afterwards and asked before anything was changed for them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from bot.model import Answer

_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; ``items`` is the whole list wanted, word for word, ``rows`` the indicators of a
    list, ``says`` words that the answer must hold, ``never`` some that it may not."""

    question: str
    items: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    def is_met(self, answer: Answer) -> bool:
        """Whether the answer gives all of it and no other list entry."""
        listed = tuple(item.text for item in answer.items)
        if self.items and sorted(listed) != sorted(self.items):
            return False
        if self.rows and len(listed) != len(self.rows):
            return False
        told = "\n".join([answer.text, *listed])
        if any(word in told for word in self.never):
            return False
        return answer.status in ("answered", "partial") and all(
            word in told for word in (*self.says, *self.rows)
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A workbook, called ``name``, and what is asked of it."""

    name: str
    data: bytes
    asks: tuple[Ask, ...]


def workbook(sheets: Mapping[str, Sequence[str]], *, titles: int = 1) -> bytes:
    """A workbook of sheets drawn by rows whose cells are parted by ``|``.

    ``<`` continues the cell to the left, ``^`` the one above; ``titles`` rows on top are merged
    across and have no borders.
    """
    book = Workbook()
    for index, (name, lines) in enumerate(sheets.items()):
        sheet = book.worksheets[0] if not index else book.create_sheet()
        sheet.title = name
        rows = [[cell.strip(" ") for cell in line.split("|")] for line in lines]
        width = max(len(row) for row in rows)
        for r, row in enumerate(rows):
            if r < titles:
                row = [row[0], *["<"] * (width - 1)]
            for c, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                cell = sheet.cell(r + 1, c + 1, _value(text))
                if r < titles:
                    cell.font = Font(size=16 if not r else 11, bold=not r)
                    cell.alignment = Alignment(horizontal="center" if not r else "left")
                right = c
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                down = r
                while down + 1 < len(rows) and rows[down + 1][c : c + 1] == ["^"]:
                    down += 1
                if r >= titles:
                    for rr in range(r, down + 1):
                        for cc in range(c, right + 1):
                            sheet.cell(rr + 1, cc + 1).border = _GRID
                if (right, down) != (c, r):
                    sheet.merge_cells(
                        start_row=r + 1, start_column=c + 1, end_row=down + 1, end_column=right + 1
                    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(text: str) -> str | int:
    return int(text) if text.isascii() and text.isdigit() else text.replace("\\n", "\n")
