"""Printed pages scanned for tests, well and badly, and how much of them was read."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from ingest.loaders.ocr.reading import recognise
from ingest.loaders.ocr.recognised import Recognised
from ingest.loaders.page import blocks_of
from ingest.loaders.page.marks import PrintedPage
from ingest.loaders.pdf import printed_pages
from ingest.model import Block, Table
from samples.building.scan import NoChineseFont, Pixels, pictures, stamped, worn

SLOPE, GRAIN, COVERED = 2.0, 15.0, 0.1
OWNER = "示例县司法局"
_SEAL = 59.5  # points


def scan(printed: bytes, dpi: float, numbers: Sequence[int]) -> list[Pixels]:
    """The pages (from 1) of a PDF as clean pictures; skips where Chinese cannot be printed."""
    try:
        return [page for at, page in enumerate(pictures(printed, dpi), 1) if at in numbers]
    except NoChineseFont:
        pytest.skip("no Chinese font to print with: install fonts-noto-cjk")


def cropped(picture: Pixels, margin: int = 40) -> Pixels:
    """What is printed on a page, with a narrow margin: quicker to read than all of it."""
    rows, columns = np.nonzero(picture.min(axis=2) < 200)
    top, left = max(0, rows.min() - margin), max(0, columns.min() - margin)
    return picture[top : rows.max() + margin, left : columns.max() + margin]


def as_png(picture: Pixels, dpi: float = 200) -> bytes:
    """A picture file."""
    return saved([picture], "PNG", dpi)


def saved(pages: Sequence[Pixels], kind: str, dpi: float = 200, **options: object) -> bytes:
    """A picture file of one page, or of several where its kind has pages."""
    written = io.BytesIO()
    first, *rest = (Image.fromarray(page) for page in pages)
    more: dict[str, object] = {"save_all": True, "append_images": rest} if rest else {}
    first.save(written, kind, dpi=(dpi, dpi), **more, **options)
    return written.getvalue()


def spoilt(picture: Pixels, page: PrintedPage, rng: np.random.Generator) -> Pixels:
    """The picture stamped over a tenth of the characters of ``page``, skewed, with noise."""
    under: set[int] = set()
    seals: list[tuple[float, float]] = []
    glyphs = [glyph for glyph in page.glyphs if glyph.text.strip()]
    while len(under) < COVERED * len(glyphs):
        chosen = glyphs[int(rng.integers(len(glyphs)))]
        x, y = (chosen.x0 + chosen.x1) / 2, chosen.middle
        seals.append((x, y))
        under |= {
            at
            for at, glyph in enumerate(glyphs)
            if np.hypot((glyph.x0 + glyph.x1) / 2 - x, glyph.middle - y) < _SEAL
        }
    dpi = 72 * picture.shape[1] / page.width
    return worn(stamped(picture, seals, dpi, OWNER), SLOPE, GRAIN, rng)


def truth(printed: bytes) -> list[PrintedPage]:
    """The pages by their text layer."""
    return printed_pages(printed)


def text_of(blocks: Sequence[Block]) -> str:
    """Everything that stands in the blocks, without blanks."""
    parts = (
        "".join(cell.text for cell in block.cells) if isinstance(block, Table) else block.text
        for block in blocks
    )
    return "".join("".join(parts).split())


def read(picture: Pixels, dpi: float) -> Recognised:
    """What is recognised."""
    return recognise(picture, dpi)


def accuracy(wanted: PrintedPage, found: PrintedPage) -> tuple[int, int]:
    """How many characters of ``wanted`` are right (its length less all edits), and of how many."""
    one, other = text_of(blocks_of([wanted])), text_of(blocks_of([found]))
    return max(0, len(one) - distance(one, other)), len(one)


def distance(one: str, other: str) -> int:
    """The least number of characters to insert, remove or replace (Levenshtein)."""
    second = np.array([ord(c) for c in other], np.int64)
    row = np.arange(len(second) + 1)
    steps = np.arange(len(second) + 1)
    for at, character in enumerate(one, 1):
        changed = np.minimum(row[1:] + 1, row[:-1] + (second != ord(character)))
        following = np.concatenate([[at], changed])
        # An insertion carries over from the left: the running minimum of value less position.
        row = np.minimum.accumulate(following - steps) + steps
    return int(row[-1])
