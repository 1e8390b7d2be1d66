"""What whoever checks a recognised file should look at: pages and lines that were read unsurely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.loaders.ocr.recognised import Recognised
from ingest.model import Block, Locator, ReadPage, Remark, Table

_UNSURE_PAGE = 0.9
_MOST_LINES = 50


def pages_read(pages: int, recognised: Sequence[Recognised]) -> tuple[ReadPage, ...]:
    """One entry for each of so many pages."""
    known = {found.page.number: found for found in recognised}
    return tuple(_page_read(number, known.get(number)) for number in range(1, pages + 1))


def _page_read(number: int, found: Recognised | None) -> ReadPage:
    if found is None:
        return ReadPage(number)
    ratio = found.ratio if found.lines else None
    return ReadPage(number, _rounded(found.confidence), found.lines, ratio)


def doubts(blocks: Sequence[Block], recognised: Sequence[Recognised]) -> tuple[Remark, ...]:
    """``low_confidence`` (page, percent, text) for unsure lines, ``low_confidence_page`` for pages."""
    remarks: list[Remark] = []
    for found in recognised:
        number = found.page.number
        if found.confidence is not None and found.confidence < _UNSURE_PAGE:
            first = next((b.locator for b in blocks if b.locator.page == number), None)
            percent = round(100 * found.confidence)
            remarks.append(
                Remark("low_confidence_page", first, (("page", number), ("percent", percent)))
            )
        for text, confidence in found.unsure:
            where = next(_places(blocks, number, text), None)
            if where is not None and len(remarks) < _MOST_LINES:
                percent = round(100 * confidence)
                remarks.append(
                    Remark(
                        "low_confidence",
                        where,
                        (("page", number), ("percent", percent), ("text", text)),
                    )
                )
    return tuple(remarks)


def _places(blocks: Sequence[Block], page: int, line: str) -> Iterator[Locator]:
    """The blocks that hold a line of a page; blocks tell the page that they begin on."""
    wanted = _bare(line)
    for block in blocks:
        if (block.locator.page or page) > page:
            return
        texts = [c.text for c in block.cells] if isinstance(block, Table) else [block.text]
        if wanted and any(wanted in _bare(text) for text in texts):
            yield block.locator


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 4)
