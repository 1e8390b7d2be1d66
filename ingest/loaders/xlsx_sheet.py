"""One sheet as openpyxl gives it, reduced to what can be read: texts, spans and a little style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from ingest.loaders.blocks import trim
from ingest.loaders.xlsx_formats import show

_ESCAPED = "_x000D_"  # a carriage return as some writers leave it in texts (ECMA-376, ST_Xstring)


_VALUES = (str, bool, int, float, datetime, date, time, timedelta)


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style says; ``size`` in points."""

    number_format: str = "General"
    size: float = 11.0
    centred: bool = False
    bold: bool = False
    shaded: bool = False
    bordered: bool = False

    @property
    def emphasis(self) -> tuple[float, bool, bool, bool]:
        """What tells a header from the rows under it."""
        return (self.size, self.centred, self.bold, self.shaded)


@dataclass(frozen=True, slots=True)
class Span:
    """A cell or merged range, in rows and columns of the sheet, inclusive."""

    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def width(self) -> int:
        """How many columns it covers."""
        return self.last_column - self.column + 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell or merged range that shows a text; ``numeric`` where its value is no text."""

    text: str
    span: Span
    style: Style
    numeric: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet that show a text, by row, and its merged ranges."""

    name: str
    hidden: bool
    rows: dict[int, list[Shown]]
    spans: dict[tuple[int, int], Span]


def read_sheet(worksheet: Worksheet) -> Sheet:
    """What ``worksheet`` shows. Hidden rows and columns are read too: filters hide rows, and what
    a table says does not change with the filter last used."""
    spans = dict(_spans(worksheet))
    covered = {
        (row, column)
        for span in spans.values()
        for row in range(span.row, span.last_row + 1)
        for column in range(span.column, span.last_column + 1)
    } - set(spans)
    styles: dict[int, Style] = {}
    rows: dict[int, list[Shown]] = {}
    # iter_rows would visit every place up to the last cell, which may be XFD1048576.
    for (row, column), cell in sorted(worksheet._cells.items()):
        value = cell.value
        if (row, column) in covered or not isinstance(value, _VALUES):
            continue
        style = styles.get(cell.style_id)
        if style is None:
            style = styles[cell.style_id] = _style(cell)
        text = trim(show(value, style.number_format).replace(_ESCAPED, ""))
        if text:
            span = spans.get((row, column)) or Span(row, column, row, column)
            numeric = not isinstance(value, str | bool)
            rows.setdefault(row, []).append(Shown(text, span, style, numeric))
    return Sheet(worksheet.title, worksheet.sheet_state != "visible", rows, spans)


def _spans(worksheet: Worksheet) -> Iterable[tuple[tuple[int, int], Span]]:
    for merged in worksheet.merged_cells.ranges:
        span = Span(merged.min_row, merged.min_col, merged.max_row, merged.max_col)
        yield (span.row, span.column), span


def _style(cell: SheetCell | MergedCell) -> Style:
    if not isinstance(cell, SheetCell) or not cell.has_style:
        return Style()
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return Style(
        number_format=cell.number_format,
        size=float(cell.font.sz or 11),
        centred=cell.alignment.horizontal in ("center", "centerContinuous", "distributed"),
        bold=bool(cell.font.b),
        shaded=cell.fill.fill_type is not None,
        bordered=any(side is not None and side.style is not None for side in sides),
    )
