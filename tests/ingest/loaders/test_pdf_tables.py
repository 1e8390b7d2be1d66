"""Ruled tables of PDF files keep their cells."""

from __future__ import annotations

from ingest.loaders.page.marks import Ruling
from ingest.loaders.page.rulings import Region, ruled_tables
from ingest.model import Cell, Paragraph
from tests.ingest.loaders.printing import blocks, only_table, table, text

HEADER = ["序号", "一级指标", "三级指标", "牵头单位", "佐证材料", "完成时限"]
WIDTHS = [34, 70, 110, 85, 100, 40]


def task_rows(count: int, group: int) -> list[list[str]]:
    return [HEADER] + [
        [
            str(i),
            f"第{(i - 1) // group + 1}组指标" if i % group == 1 else "",
            f"重大行政决策事项合法性审查第{i}项落实到位情况",
            "示例县司法局\n示例县财政局" if i % 3 else "示例县市场监督管理局、示例县司法局",
            "①年度目录；\n②合法性审查意见书；\n③集体讨论会议纪要" if i % 2 else "",
            "8月31日",
        ]
        for i in range(1, count + 1)
    ]


def test_a_table_over_pages_is_one() -> None:
    spans = [((1, i), (1, i + 4)) for i in range(1, 31, 5)]
    found = blocks(
        [
            text("任务分解表", "title"),
            table(task_rows(30, 5), WIDTHS, spans=spans, height=66),
            text("注：材料须加盖公章。", "flush"),
        ],
        header="示例县法治政府建设资料汇编",
    )
    assert [b.text for b in found if isinstance(b, Paragraph)] == [
        "任务分解表",
        "注：材料须加盖公章。",
    ]
    joined = only_table(found)
    assert joined.caption == "任务分解表"
    assert [c.text for c in joined.cells if c.column == 1] == ["序号", *map(str, range(1, 31))]
    assert [c for c in joined.cells if c.column == 2][1:] == [
        Cell(f"第{i}组指标", 5 * i - 3, 2, rows=5) for i in range(1, 7)
    ]
    assert Cell("①年度目录；\n②合法性审查意见书；\n③集体讨论会议纪要", 2, 5) in joined.cells
    assert Cell("示例县司法局\n示例县财政局", 2, 4) in joined.cells
    assert Cell("示例县市场监督管理局、示例县司法局", 4, 4) in joined.cells
    assert Cell("", 3, 5) in joined.cells


def test_stacked_headers_keep_their_spans() -> None:
    rows = [
        ["序号", "指标", "", "责任", ""],
        ["", "二级", "三级", "牵头", "配合"],
        ["1", "决策", "审查", "司法局", "财政局"],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (2, 0)), ((3, 0), (4, 0))]
    cells = only_table(blocks([table(rows, [60] * 5, spans=spans)])).cells
    assert cells[:3] == (
        Cell("序号", 1, 1, rows=2),
        Cell("指标", 1, 2, columns=2),
        Cell("责任", 1, 4, columns=2),
    )
    assert cells[3:7] == (
        Cell("二级", 2, 2),
        Cell("三级", 2, 3),
        Cell("牵头", 2, 4),
        Cell("配合", 2, 5),
    )


def test_different_tables_stay_apart() -> None:
    found = blocks(
        [
            table([["甲", "乙"], ["1", "2"]], [100, 100]),
            text("另一张表：", "flush"),
            table([["丙", "丁"], ["3", "4"]], [100, 100]),
        ]
    )
    assert [type(block).__name__ for block in found] == ["Table", "Paragraph", "Table"]


def across(y: float, x0: float = 0, x1: float = 300) -> Ruling:
    return Ruling(x0, x1, y, y)


def down(x: float, top: float = 0, bottom: float = 60) -> Ruling:
    return Ruling(x, x, top, bottom)


def test_missing_rulings_merge_cells() -> None:
    (ruled,) = ruled_tables(
        [
            across(0),
            across(20, 100),
            across(40),
            across(60),
            *map(down, (0, 100, 300)),
            down(200, 20, 60),
        ]
    )
    assert ruled.regions == (
        Region(1, 1, 2, 1),
        Region(1, 2, 1, 2),
        Region(2, 2, 1, 1),
        Region(2, 3, 1, 1),
        Region(3, 1, 1, 1),
        Region(3, 2, 1, 1),
        Region(3, 3, 1, 1),
    )


def test_tables_without_side_borders_have_all_columns() -> None:
    (ruled,) = ruled_tables([across(0), across(20), across(40), down(100, 0, 40), down(200, 0, 40)])
    assert len(ruled.regions) == 6


def test_underlines_and_frames_are_no_tables() -> None:
    assert not ruled_tables([across(10), across(30)])
    assert not ruled_tables([across(0), across(60), down(0), down(300)])
