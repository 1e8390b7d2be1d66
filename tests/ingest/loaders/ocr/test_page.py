"""Pages recognised: how well, whichever way they lie, stamped and ruled."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from ingest.loaders.ocr.reading import recognise
from ingest.loaders.page import blocks_of
from ingest.model import Block, Paragraph, Table
from samples.building.red_head import letter_pdf
from samples.building.scan import Pixels, stamped
from samples.content import notices
from tests.ingest.loaders.printing import printed, table, text
from tests.ingest.loaders.scanning import (
    OWNER,
    accuracy,
    cropped,
    read,
    scan,
    spoilt,
    text_of,
    truth,
)

LINES = ("示例县司法局负责合法性审查，", "材料于8月31日前上传。")
MERGED = [
    ["序号", "一级指标", "三级指标", "佐证材料"],
    ["36", "科学决策", "决策公示", "公示截图"],
    ["37", "", "合法性审查", "审查意见书\n会议纪要"],
    ["38", "社会矛盾化解", "行政调解", ""],
]
SPANS = [((1, 1), (1, 2)), ((2, 3), (3, 3))]


def blocks(picture: Pixels, dpi: float = 200) -> tuple[Block, ...]:
    return blocks_of([recognise(picture, dpi).page])


@cache
def few_lines() -> Pixels:
    (page,) = scan(printed([text(line, "flush") for line in LINES], footer=""), 200, [1])
    return cropped(page)


@pytest.mark.parametrize(("dpi", "least", "bad"), [(200, 0.97, False), (150, 0.93, True)])
def test_a_page_of_the_library_is_read(dpi: float, least: float, bad: bool) -> None:
    letter = letter_pdf(notices.SUPPLEMENT)
    (picture,) = scan(letter, dpi, [1])
    page = truth(letter)[0]
    if bad:
        picture = spoilt(picture, page, np.random.default_rng(2025))
    found = read(picture, dpi)
    right, length = accuracy(page, found.page)
    assert right >= least * length
    assert found.confidence is not None
    assert 0.9 < found.confidence <= 1.0
    # What the seals say is no part of the letter.
    assert text_of(blocks_of([found.page])).count(OWNER) == text_of(blocks_of([page])).count(OWNER)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_turned(quarters: int) -> None:
    picture = np.ascontiguousarray(np.rot90(few_lines(), quarters))
    found = recognise(picture, 200)
    assert text_of(blocks_of([found.page])) == "".join(LINES)
    # Each line is told where it stands on the picture as it came: all ink, and little else.
    assert tuple(line.text for line in found.lines) == LINES
    inked, high = picture.min(axis=2) < 128, picture.shape[0]
    covered = np.zeros_like(inked)
    for line in found.lines:
        box = np.asarray([line.left, line.top, line.left + line.width, line.top + line.height])
        left, top, right, bottom = np.rint(box * picture.shape[1]).astype(int)
        covered[max(top, 0) : bottom, max(left, 0) : right] = True
    assert inked[covered].sum() > 0.98 * inked.sum()
    assert covered.mean() < 0.6
    assert found.ratio == pytest.approx(high / picture.shape[1], abs=1e-3)


def test_columns_rows_and_merged_cells_are_those_that_the_lines_draw() -> None:
    story = [table(MERGED, [50, 110, 110, 140], spans=SPANS, height=44)]
    (picture,) = scan(printed(story, footer=""), 200, [1])
    (found,) = blocks(cropped(picture))
    assert isinstance(found, Table)
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in found.cells] == [
        (1, 1, 1, 1, "序号"),
        (1, 2, 1, 1, "一级指标"),
        (1, 3, 1, 1, "三级指标"),
        (1, 4, 1, 1, "佐证材料"),
        (2, 1, 1, 1, "36"),
        (2, 2, 2, 1, "科学决策"),
        (2, 3, 1, 1, "决策公示"),
        (2, 4, 1, 1, "公示截图"),
        (3, 1, 1, 1, "37"),
        (3, 3, 1, 1, "合法性审查"),
        (3, 4, 1, 1, "审查意见书\n会议纪要"),
        (4, 1, 1, 1, "38"),
        (4, 2, 1, 1, "社会矛盾化解"),
        (4, 3, 1, 2, "行政调解"),
    ]


def test_seals_are_left_out_and_what_is_under_them_stays() -> None:
    picture = few_lines()
    # Two that cross each other and the upper and lower edge.
    over = stamped(picture, [(120.0, 40.0), (190.0, 20.0)], 200, OWNER)
    assert (over != picture).any()
    assert text_of(blocks(over)) == "".join(LINES)


def test_a_letterhead_and_stressed_words_in_red_are_read() -> None:
    story = [
        text("示例县司法局文件", "letterhead"),
        text("关于报送材料的通知", "title"),
        text('材料于<font color="red">8月31日</font>前上传，逾期不再受理。'),
    ]
    (picture,) = scan(printed(story, footer=""), 200, [1])
    found = [block for block in blocks(picture) if isinstance(block, Paragraph)]
    assert [(block.role, block.text) for block in found] == [
        ("body", "示例县司法局文件"),
        ("title", "关于报送材料的通知"),
        ("body", "材料于8月31日前上传，逾期不再受理。"),
    ]


def test_writing_down_the_page_is_one_text() -> None:
    (picture,) = scan(printed([text("行<br/>政<br/>执<br/>法", "flush")], footer=""), 200, [1])
    assert text_of(blocks(cropped(picture))) == "行政执法"


def test_a_blank_page_has_nothing_on_it() -> None:
    found = recognise(np.full((900, 600, 3), 255, np.uint8), 100)
    assert (found.page.glyphs, found.page.rulings, found.confidence) == ((), (), None)
