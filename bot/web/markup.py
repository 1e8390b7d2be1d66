"""A document as it was understood, as HTML: headings, paragraphs, tables with their merged cells.

Every text goes through ``escape``. A block has the id ``block-N``, a table row ``block-N-row-R``
and a cell ``block-N-A1``, with the numbers of locators, so that a citation can point at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ingest.grid import Grid, cell_name
from ingest.model import Block, Cell, Document, Heading, Paragraph, Table
from prompts import reply

FACTS = ("number", "issuer", "issued", "edition", "level", "authority", "standing", "source")


def blocks_html(blocks: Sequence[Block]) -> str:
    """The blocks in reading order."""
    return "\n".join(_block(block) for block in blocks)


def facts_html(document: Document) -> str:
    """What was read about a document, as entries of a ``dl``."""
    known = [(name, getattr(document, name)) for name in FACTS]
    entries = [(reply(f"facts.{name}"), str(value)) for name, value in known if value]
    entries.append((reply("facts.status"), reply(f"status.{document.status}")))
    return "\n".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in entries
    )


def banner_html(document: Document, current: Document | None) -> str:
    """A warning above what is no longer in force, with the way to what is; else nothing."""
    if document.status in ("current", "upcoming"):
        return ""
    text = escape(reply(f"banners.{document.status}"))
    link = (
        f' <a href="/documents/{escape(current.id)}">{escape(current.title)}</a>' if current else ""
    )
    return f'<p class="banner" role="note">{text}{link}</p>'


def _block(block: Block) -> str:
    name = f"block-{block.locator.block}"
    if isinstance(block, Heading):
        tag = f"h{min(block.level + 1, 6)}"
        return f'<{tag} id="{name}">{escape(block.text)}</{tag}>'
    if isinstance(block, Paragraph):
        return f'<p id="{name}" class="{escape(block.role)}">{escape(block.text)}</p>'
    return _table(block, name)


def _table(table: Table, name: str) -> str:
    caption = table.caption + (reply("facts.hidden") if table.hidden else "")
    head = f"<caption>{escape(caption)}</caption>" if caption else ""
    rows = "\n".join(_rows(table, name))
    return f'<div class="scroll"><table id="{name}">{head}\n{rows}\n</table></div>'


def _rows(table: Table, name: str) -> Iterator[str]:
    grid = Grid(table)
    first = table.locator.row or 1
    for row in range(1, grid.rows + 1):
        own = [cell for cell in grid.row_cells(row) if cell.row == row]
        cells = "".join(_cell(table, cell, name, row in grid.header) for cell in own)
        yield f'<tr id="{name}-row-{row + first - 1}">{cells}</tr>'


def _cell(table: Table, cell: Cell, name: str, header: bool) -> str:
    tag = "th" if header else "td"
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f'<{tag} id="{name}-{cell_name(table, cell)}"{spans}>{escape(cell.text)}</{tag}>'
