"""Headers, footers and page numbers: what stands in the margins and repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.loaders.page.lines import Line

_MARGIN = 0.13  # of the height of the page, above and below
_EDGE_LINES = 3
_NUMBER = r"(?:\d{1,4}|[ivxlcⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,6}|[一二三四五六七八九十百〇]{1,5})"
_PAGE_NUMBER = re.compile(
    rf"[-—–－_·•.~〔\[(（| ]*(?:"
    rf"第?\s*\d{{1,4}}\s*页?\s*[/／,，、共of ]+\s*\d{{1,4}}\s*页?|第\s*{_NUMBER}\s*页|"
    rf"Page\s*\d{{1,4}}(?:\s*of\s*\d{{1,4}})?|{_NUMBER}"
    rf")[-—–－_·•.~〕\])）| ]*",
    re.IGNORECASE,
)


def without_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without its page number and what repeats from page to page.

    ``pages`` holds the lines of each page from top to bottom, ``heights`` the pages' heights.
    """
    repeated = _repeated(pages, heights)
    kept: list[list[Line]] = []
    for lines, height in zip(pages, heights, strict=True):
        dropped = {
            id(line)
            for line in _edges(lines, height)
            if _key(line, height) in repeated or _is_page_number(line, lines)
        }
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _edges(lines: Sequence[Line], height: float) -> list[Line]:
    """The first and last lines, as far as they stand in the margins."""
    low, high = height * _MARGIN, height * (1 - _MARGIN)
    head = [line for line in lines[:_EDGE_LINES] if line.bottom <= low]
    foot = [line for line in lines[-_EDGE_LINES:] if line.top >= high]
    return [*head, *(line for line in foot if line not in head)]


def _repeated(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[tuple[str, int]]:
    """What stands at the same height of at least two pages and of a third of all."""
    counts = Counter(
        key
        for lines, height in zip(pages, heights, strict=True)
        for key in {_key(line, height) for line in _edges(lines, height)}
    )
    least = max(2, len(pages) / 3)
    return {key for key, count in counts.items() if count >= least}


def _key(line: Line, height: float) -> tuple[str, int]:
    """The text with its digits equalled, and the height it stands at in steps of 1 %."""
    return re.sub(r"\d+", "0", re.sub(r"\s", "", line.text)), round(100 * line.top / height)


def _is_page_number(line: Line, lines: Sequence[Line]) -> bool:
    return (line is lines[0] or line is lines[-1]) and bool(_PAGE_NUMBER.fullmatch(line.text))
