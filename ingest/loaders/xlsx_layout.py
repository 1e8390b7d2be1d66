"""What stands on a sheet: titles and notes as paragraphs, tables with their captions.

A sheet is cut at wholly blank rows. What follows a blank row is a table of its own if it begins
like one, otherwise the table before it goes on. Lines above a table (title, unit, date) and notes
under it are paragraphs, not rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import get_column_letter

from ingest.loaders.numbering import UNNUMBERED
from ingest.loaders.xlsx_sheet import Sheet, Shown
from ingest.loaders.xlsx_table import build_table
from ingest.model import Block, Locator, Paragraph

_ATTACHMENT = re.compile(r"附\s*[件表录]\s*[0-9一二三四五六七八九十]*\s*[：:]?")
_FORM_ENTRY = re.compile(r"[^：:\n]{2,12}[：:].{0,40}|.{0,12}[：:]?\s*(?:\d{4}|[_X×]+)年.*", re.S)
_NOTE = re.compile(r"[（(【]?(?:注|备注|说明|附注|填表|填报|填写|编制|制表)[^\n]{0,8}?[：:]|[*※]")
_ORDINAL = re.compile(r"[（(]?(?:\d+|[一二三四五六七八九十]+)[）)]?[.、．]?")


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a sheet without a wholly blank one between them, inclusive."""

    first: int
    last: int
    rows: dict[int, list[Shown]]

    def row(self, number: int) -> list[Shown]:
        """The cells that show a text in that row; none where a merged range covers it."""
        return self.rows.get(number, [])


def lay_out(sheet: Sheet) -> list[Block]:
    """The blocks of ``sheet`` from top to bottom, not numbered yet."""
    blocks: list[Block] = []
    titles: list[Shown] = []
    bands = _joined(list(_bands(sheet)))
    for band in bands:
        first, last = _table_rows(band)
        above = [cell for row in range(band.first, first) for cell in band.row(row)]
        title = _title(above, _width(band))
        titles = titles + above if title is None else [title]
        blocks += [_paragraph(sheet, cell, is_title=cell is title) for cell in above]
        if first <= last:
            caption = _caption(title or _title(titles, _width(band), plain=True))
            blocks.append(build_table(sheet, first, last, caption))
            titles = []
        below = [
            cell for row in range(max(last + 1, first), band.last + 1) for cell in band.row(row)
        ]
        blocks += [_paragraph(sheet, cell, is_title=False) for cell in below]
    return blocks


def _bands(sheet: Sheet) -> Iterator[Band]:
    """The runs of rows that show a text or are covered by a merged range that does."""
    first = last = 0
    for row in sorted(sheet.rows):
        if first and row > last + 1:
            yield Band(first, last, sheet.rows)
            first = 0
        first = first or row
        last = max(last, row, *(cell.span.last_row for cell in sheet.rows[row]))
    if first:
        yield Band(first, last, sheet.rows)


def _joined(bands: Sequence[Band]) -> list[Band]:
    """The bands, those joined that are one table with blank rows in it."""
    joined: list[Band] = []
    for band in bands:
        if joined and not _begins_anew(joined[-1], band):
            joined[-1] = Band(joined[-1].first, band.last, band.rows)
        else:
            joined.append(band)
    return joined


def _begins_anew(before: Band, band: Band) -> bool:
    """Whether ``band`` is something of its own rather than more rows of ``before``."""
    earlier, later = _table_rows(before), _table_rows(band)
    if earlier[0] > earlier[1]:
        return True
    if later[0] > later[1]:
        return not _could_be_rows(band, before)
    head, rows = band.row(later[0]), later[1] - later[0] + 1
    first_head = before.row(earlier[0])
    if [cell.text for cell in head] == [cell.text for cell in first_head]:
        return True
    if rows < 2 or not _like_header(head):
        return False
    lines_above = any(
        _ORDINAL.match(cell.text) is None or not cell.style.bordered
        for row in range(band.first, later[0])
        for cell in band.row(row)
    )
    body = [cell for cell in before.row(earlier[1]) if cell.span.row > earlier[0]]
    styles = {cell.style.emphasis for cell in head}
    return (
        lines_above
        or _extent(band) != _extent(before)
        or bool(body and styles.isdisjoint(cell.style.emphasis for cell in body))
    )


def _could_be_rows(band: Band, before: Band) -> bool:
    """Whether single cells after a blank row still belong to the table: inside its frame."""
    left, right = _extent(before)
    cells = [cell for row in range(band.first, band.last + 1) for cell in band.row(row)]
    return all(
        cell.style.bordered and left <= cell.span.column <= right and not _NOTE.match(cell.text)
        for cell in cells
    )


def _like_header(cells: Sequence[Shown]) -> bool:
    texts = [cell.text for cell in cells]
    return (
        len(set(texts)) == len(texts)
        and not any(cell.numeric or _ORDINAL.fullmatch(cell.text) for cell in cells)
        and all(len(text) <= 30 for text in texts)
    )


def _table_rows(band: Band) -> tuple[int, int]:
    """The first and last row of the band's table; an empty range where it holds none."""
    width = _width(band)
    rows = [
        row
        for row in range(band.first, band.last + 1)
        if len(band.row(row)) > 1 and not _is_form_line(band.row(row), width)
    ]
    if not rows:
        return (band.last + 1, band.last)
    first, last = rows[0], band.last
    while last > rows[-1] and _is_below(band, last, width):
        last -= 1
    # Rows that the last merged ranges of the table reach down to.
    reach = max(cell.span.last_row for row in range(first, last + 1) for cell in band.row(row))
    return first, max(last, min(reach, band.last))


def _is_below(band: Band, row: int, width: int) -> bool:
    """Whether a row at the end is a note rather than a row with one filled cell."""
    cells = band.row(row)
    if len(cells) != 1:
        return not cells or _is_form_line(cells, width)
    cell = cells[0]
    wide = width > 2 and cell.span.width * 2 > width
    return wide or not cell.style.bordered or _NOTE.match(cell.text) is not None


def _is_form_line(cells: Sequence[Shown], width: int) -> bool:
    """Whether the cells are entries beside a table (填报单位：… 日期：…) rather than its columns."""
    return (
        len(cells) * 2 <= max(width, 4)
        and all(_FORM_ENTRY.fullmatch(cell.text) for cell in cells)
        and not all(cell.style.bordered for cell in cells)
    )


def _extent(band: Band) -> tuple[int, int]:
    """The first and last column of the band's widest rows."""
    counts = [band.row(row) for row in range(band.first, band.last + 1)]
    rows = [cells for cells in counts if len(cells) > 1] or [cells for cells in counts if cells]
    cells = [cell for row in rows for cell in row]
    return min(c.span.column for c in cells), max(c.span.last_column for c in cells)


def _width(band: Band) -> int:
    left, right = _extent(band)
    return right - left + 1


def _title(cells: Sequence[Shown], width: int, *, plain: bool = False) -> Shown | None:
    """The cell that names the table: wide or large; with ``plain``, else the first line."""
    candidates = [
        cell
        for cell in cells
        if not _ATTACHMENT.fullmatch(cell.text) and not _FORM_ENTRY.fullmatch(cell.text)
    ]
    for cell in candidates:
        wide = width > 1 and cell.span.width * 2 > width
        if cell.style.size >= 14 or (wide and (cell.style.centred or cell.style.bold)):
            return cell
    if plain and candidates and len(candidates[0].text) <= 50:
        return candidates[0]
    return None


def _caption(title: Shown | None) -> str:
    return "" if title is None else title.text.replace("\n", "")


def _paragraph(sheet: Sheet, cell: Shown, *, is_title: bool) -> Paragraph:
    span = cell.span
    where = Locator(
        UNNUMBERED.block,
        sheet=sheet.name,
        row=span.row,
        cell=f"{get_column_letter(span.column)}{span.row}",
    )
    return Paragraph(cell.text, where, "title" if is_title else "body")
