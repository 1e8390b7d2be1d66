"""Tables of PDF files that a page break cuts: in a row, in a merged cell, in a line of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from ingest.model import Cell, Paragraph
from tests.ingest.loaders.printing import FONT, drawn, load, only_table

LONG = "没有写完，因为页面已经到底了，所以要接到下一页上才能写完的"


def test_a_row_cut_by_the_page_is_mended() -> None:
    def grid(canvas: Canvas, heights: list[int], rows: list[list[str]]) -> None:
        canvas.setFont(FONT, 10)
        xs = [80, 120, 220, 520]
        for y in heights:
            canvas.line(80, y, 520, y)
        for x in xs:
            canvas.line(x, heights[0], x, heights[-1])
        for y, row in zip(heights, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                canvas.drawString(x + 4, y - 20, words)

    def first(canvas: Canvas) -> None:
        canvas.drawString(80, 780, "表前的正文。")
        grid(
            canvas,
            [300, 250, 200, 110],
            [
                ["序号", "一级指标", "要求"],
                ["1", "决策", "第一项"],
                ["2", "执法", "没有写完，因为页面已经到底了，所以要接到下一页上才能写完的"],
            ],
        )

    def second(canvas: Canvas) -> None:
        grid(
            canvas,
            [780, 730, 700, 650],
            [["序号", "一级指标", "要求"], ["", "", "要求。"], ["3", "复议", "第三项"]],
        )
        canvas.drawString(80, 600, "表后的正文。")

    found = load(drawn(first, second)).blocks
    cells = only_table(found).cells
    assert [cell.text for cell in cells if cell.column == 1] == ["序号", "1", "2", "3"]
    assert Cell(f"{LONG}要求。", 3, 3) in cells
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["表前的正文。", "表后的正文。"]


def ruled(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], skip: set[int]) -> None:
    """A grid of lines but for those below the columns ``skip`` (from 0) at its end."""
    for y in ys:
        for at, (x0, x1) in enumerate(pairwise(xs)):
            if not (y == ys[-1] and at in skip):
                canvas.line(x0, y, x1, y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def cut_to(canvas: Canvas, box: tuple[float, float, float, float], words: str, y: float) -> None:
    """Text at the height ``y`` of which only what lies in a box (left, bottom, right, top) is seen."""
    canvas.saveState()
    x0, y0, x1, y1 = box
    path = canvas.beginPath()
    path.rect(x0, y0, x1 - x0, y1 - y0)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont(FONT, 10)
    canvas.drawString(x0 + 4, y, words)
    canvas.restoreState()


def test_a_merged_cell_over_the_page_is_one_though_its_text_is_cut() -> None:
    """As spreadsheets print: no line below the merged cell, its text in the middle of both parts,
    whole on both pages and cut by each of them."""
    xs = [80, 180, 400]

    def rows(canvas: Canvas, ys: Sequence[float], words: Sequence[str]) -> None:
        canvas.setFont(FONT, 10)
        for y, said in zip(ys, words, strict=True):
            canvas.drawString(184, y - 14, said)

    def first(canvas: Canvas) -> None:
        ruled(canvas, xs, [160, 140, 120, 100], {0})
        rows(canvas, [160, 140, 120], ["要求", "公布权责清单", "公开征求意见"])
        canvas.drawString(84, 146, "一级指标")
        canvas.drawString(84, 126, "履行职能")
        cut_to(canvas, (80, 100, 180, 120), "科学民主决策", 96)

    def second(canvas: Canvas) -> None:
        ruled(canvas, xs, [780, 760, 740, 720], set())
        rows(canvas, [780, 760, 740], ["要求", "专家论证", "风险评估"])
        canvas.drawString(84, 766, "一级指标")
        cut_to(canvas, (80, 740, 180, 760), "科学民主决策", 764)
        canvas.drawString(84, 726, "规范执法")

    cells = only_table(load(drawn(first, second)).blocks).cells
    assert [(cell.text, cell.row, cell.rows) for cell in cells if cell.column == 1] == [
        ("一级指标", 1, 1),
        ("履行职能", 2, 1),
        ("科学民主决策", 3, 2),
        ("规范执法", 5, 1),
    ]


def test_a_cut_row_is_mended_without_a_number() -> None:
    """What it says does not end where the page does; entries on lines of their own stay so."""
    full = "应诉案件由负责人出庭并且发表意见，出庭以前熟悉案"
    rows = [["要点", "材料"], ["公开目录按期更新。", "目录"], [full, "案件清单"]]
    rest = [["要点", "材料"], ["情。", "出庭函"], ["判决按期履行。", "履行凭证"]]
    xs = [80, 330, 500]

    def page(top: float, words: list[list[str]]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(FONT, 10)
            ys = [top - 20 * at for at in range(len(words) + 1)]
            ruled(canvas, xs, ys, set())
            for y, row in zip(ys, words, strict=False):
                for x, said in zip(xs, row, strict=False):
                    canvas.drawString(x + 4, y - 14, said)

        return draw

    cells = only_table(load(drawn(page(160, rows), page(780, rest))).blocks).cells
    assert [[cell.text for cell in cells if cell.row == row] for row in (2, 3, 4)] == [
        ["公开目录按期更新。", "目录"],
        [f"{full}情。", "案件清单\n出庭函"],
        ["判决按期履行。", "履行凭证"],
    ]
