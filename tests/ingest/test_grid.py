"""Grids: real spans, names of cells, and where the headers of real tables end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grid import Grid, cell_name, column_letters, header_path, header_rows
from ingest.model import Table
from tests.ingest.tables import drawn


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")]
)
def test_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@given(st.integers(1, 20_000))
def test_letters_count_in_order(column: int) -> None:
    value = 0
    for letter in column_letters(column):
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value == column


def test_a_merged_cell_covers_its_whole_range_and_nothing_else() -> None:
    table = drawn(
        "序号|内容|<|单位", "1|甲|乙|县司法局", "2|丙|丁|^", "3|戊|己|县司法局", first_row=5
    )
    grid = Grid(table)
    assert (grid.rows, grid.columns) == (4, 4)
    assert grid.cell(3, 4) is grid.cell(2, 4)
    assert grid.cell(4, 4) is not grid.cell(2, 4)  # equal text is not a merge
    assert cell_name(table, grid.cell(3, 4)) == "D6"
    assert grid.text(1, 3) == "内容"
    assert grid.text(9, 9) == ""


TABLES: list[tuple[Table, int, list[str]]] = [
    (drawn("序号|指标|佐证材料", "1|合法性审查|意见书"), 1, ["序号", "指标", "佐证材料"]),
    (
        drawn("示例县任务分解表|<|<", "序 号|三级指标\\n（要求）|牵头\\n单位", "1|甲|县司法局"),
        2,
        ["序号", "三级指标（要求）", "牵头单位"],
    ),
    (
        drawn("附件1||", "任务分解表||", "填报单位：||日期：", "序号|指标内容|时限", "1|甲|8月底前"),
        4,
        ["序号", "指标内容", "时限"],
    ),
    (
        drawn("序号|指标|佐证材料|<|牵头单位", "^|^|必备|可选|^", "1|甲|A|B|县司法局"),
        2,
        ["序号", "指标", "佐证材料 / 必备", "佐证材料 / 可选", "牵头单位"],
    ),
    (
        drawn("序号|指标|佐证材料||牵头单位", "||必备|可选|", "1|甲|A|B|县司法局"),
        2,
        ["序号", "指标", "佐证材料 / 必备", "佐证材料 / 可选", "牵头单位"],
    ),
    (
        drawn(
            "表|<|<|<|<", "序号|责任分工|<|<|备注", "^|牵头|<|配合|^", "^|单位|联系人|单位|^",
            "1|县司法局|张三|县财政局|",
        ),
        4,
        ["序号", "责任分工 / 牵头 / 单位", "责任分工 / 牵头 / 联系人", "责任分工 / 配合 / 单位", "备注"],
    ),
    (
        drawn("指标体系|<|<|要求", "一级指标|二级指标|三级指标|^", "职能|执法|公示|应公示"),
        2,
        ["指标体系 / 一级指标", "指标体系 / 二级指标", "指标体系 / 三级指标", "要求"],
    ),
    (drawn("1|合法性审查|县司法局", "2|公众参与|县司法局"), 0, ["", "", ""]),
    (drawn("县司法局|合法性审查|8月底前", "县财政局|预算|9月底前"), 0, ["", "", ""]),
    (drawn("甲方|乙方", "张三|李四", "王五|赵六"), 1, ["甲方", "乙方"]),
    (
        drawn("序号|指标|责任单位|责任单位", "1|甲|县司法局|县财政局"),
        1,
        ["序号", "指标", "责任单位", "责任单位"],
    ),
    (
        drawn("序号|指标|责任单位|<", "1|甲|县司法局|县财政局", "2|乙|县司法局|县教育局"),
        1,
        ["序号", "指标", "责任单位", "责任单位"],
    ),
    (
        drawn("序号|指标内容|材料", "1|2|3", "1|甲|A", "2|乙|B"),
        2,
        ["序号", "指标内容", "材料"],
    ),
    (drawn("土地利用0.5|开发0.2|开发率1", "^|结构0.3|工业用地率1"), 0, ["", "", ""]),
    (drawn("项目|要点内容|评价标准|佐证材料", "依法决策|审查|健全|A"), 1,
     ["项目", "要点内容", "评价标准", "佐证材料"]),
    (
        drawn("需求表|<|<|<|类别", "材料|来源|数据项|<|^", "^|^|包含|备注|^", "a|b|c|d|e"),
        3,
        ["需求表 / 材料", "需求表 / 来源", "需求表 / 数据项 / 包含", "需求表 / 数据项 / 备注", "类别"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "rows", "paths"), TABLES)
def test_headers_of_real_shapes(table: Table, rows: int, paths: list[str]) -> None:
    grid = Grid(table)
    assert header_rows(grid) == rows
    found = [" / ".join(header_path(grid, column)) for column in range(1, grid.columns + 1)]
    assert found == paths


@given(
    st.lists(
        st.lists(st.text("序号指标牵头单位1。甲 \n", max_size=6), min_size=3, max_size=3),
        max_size=6,
    )
)
def test_any_table_has_a_header_shorter_than_itself(rows: list[list[str]]) -> None:
    grid = Grid(drawn(*rows))
    assert 0 <= header_rows(grid) <= max(grid.rows - 1, 0)
    for column in range(1, grid.columns + 1):
        assert len(header_path(grid, column)) <= 4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("行政处罚案卷|永久保管，结案后30日内归档", "行政许可案卷|保管30年，办结后60日内归档"),
        ("公开目录|县政府办", "年报目录|县司法局"),
    ],
)
def test_a_first_row_of_the_kind_of_the_others_is_no_header(first: str, second: str) -> None:
    assert not Grid(drawn(first, second, second)).header


def test_the_header_of_rooms_is_no_unit() -> None:
    assert Grid(drawn("序号|单位|联络员|办公室", "1|县司法局|赵一|508室")).header == range(1, 2)
