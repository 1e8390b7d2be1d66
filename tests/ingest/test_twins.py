"""A task table under every format: the first rows of those that ``make bars NAME=twins`` compares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.errors import MissingDependency
from ingest.model import Block, Table
from samples.building.scan import NoChineseFont
from samples.content import city_table
from tests.benchmarks.bar_twins import DIGITAL, SCANNED, Original, compared, made, original_of, read
from tests.benchmarks.form_writers import word_file
from tests.samples.library import document

ROWS = 3
SAME_BYTES = ("doc", "xls")
"""Forms that are another one under their own name: .wps and .et are tried."""


@pytest.fixture(scope="module")
def original() -> Original:
    title = city_table.TITLE
    blocks: list[Block] = []
    for block in document(f"{title}.docx").blocks:
        if isinstance(block, Table):
            cells = [cell for cell in block.cells if cell.row + cell.rows - 1 <= ROWS + 1]
            block = replace(block, cells=tuple(cells))
        blocks.append(block)
    return original_of(title, "docx", word_file(blocks, title))


@pytest.mark.parametrize("form", [*(form for form in DIGITAL if form not in SAME_BYTES), "scan"])
def test_every_form_gives_the_same_indicators(original: Original, form: str) -> None:
    assert len(original.indicators) == ROWS
    try:
        data = made(original, form)
    except MissingDependency as error:
        pytest.skip(f"not installed: {error.fields['name']}")
    except NoChineseFont:
        pytest.skip("no Chinese font to print with: install fonts-noto-cjk")
    wrong, total = compared(original, read(data, form))
    assert len(wrong) <= (total * (1 - SCANNED) if form == "scan" else 0), wrong
