"""Whether a citation is true: its quotation stands, character for character, where it points."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Citation
from ingest.grid import cell_name
from ingest.model import Block, Locator, Table


def stands(citation: Citation, blocks: Sequence[Block]) -> bool:
    """Whether the quotation is the text at the citation's locator in the document's blocks.

    A locator that names a row but no cell must quote cells of that row, one a line. Nothing is
    quoted only from a cell that is blank: that the table says nothing is an answer too.
    """
    locator, quote = citation.locator, citation.quote
    if not 1 <= locator.block <= len(blocks):
        return False
    block = blocks[locator.block - 1]
    if not quote.strip() and not (isinstance(block, Table) and locator.cell):
        return False
    if not isinstance(block, Table):
        return _at(block.text, locator) == quote
    if locator.cell is not None:
        texts = [cell.text for cell in block.cells if cell_name(block, cell) == locator.cell]
        return any(_at(text, locator) == quote for text in texts)
    if locator.row is None:
        return False
    texts = _row_texts(block, locator.row)
    return all(any(line in text for text in texts) for line in quote.splitlines())


def _at(text: str, locator: Locator) -> str:
    if locator.start is None or locator.end is None:
        return text
    return text[locator.start - 1 : locator.end]


def _row_texts(table: Table, row: int) -> list[str]:
    """The texts of the cells that reach into a row; ``row`` counts as the locators do."""
    inner = row - (table.locator.row or 1) + 1
    return [cell.text for cell in table.cells if cell.row <= inner < cell.row + cell.rows]
