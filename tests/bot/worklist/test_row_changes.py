"""Rows that notices add or strike out, and days that they move by a stretch of time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.worklist.changes import moved
from bot.worklist.difference import difference
from bot.worklist.register import Register
from ingest.parse import parse
from tests.bot.answering.tables import TITLE, register, sheet

ROWS = (
    (1, "依法行政", "规范性文件备案", "示例县司法局", "", "备案报告", "8月15日"),
    (2, "依法行政", "合法性审查", "示例县司法局", "示例县财政局", "审查意见", "6月底前"),
    (3, "行政执法", "执法公示", "示例县司法局", "", "公示目录", "每季度末"),
)


def told(*sentences: str) -> Register:
    """The register of the table with one notice of July 2025 that says these sentences."""
    body = "\n".join(f"{n}、《{TITLE}》{s}" for n, s in zip("一二三四五", sentences, strict=False))
    text = (
        f"关于调整任务分解表有关事项的通知\n各单位：\n{body}\n示例县委依法治县办\n2025年7月20日\n"
    )
    [notice] = parse(text.encode(), "通知.txt")
    return register((sheet(*ROWS), notice))


@pytest.mark.parametrize(
    ("old", "words", "new"),
    [
        ("8月15日", "推迟半个月", "8月30日"),
        ("8月15日", "延长10天", "8月25日"),
        ("8月15日", "提前一周", "8月8日"),
        ("8月15日", "顺延2个月", "10月15日"),
        ("8月31日", "延后一个月", "9月30日"),
        ("6月底前", "推迟一个月", "7月31日"),
        ("12月20日", "推迟半个月", "2026年1月4日"),
        ("2025年8月15日", "推迟3日", "8月18日"),
        ("每季度末", "推迟10天", "每季度末（推迟10天）"),
        ("长期坚持", "延长一个月", "长期坚持（延长一个月）"),
        ("8月15日", "顺延10个工作日", "8月15日（顺延10个工作日）"),
        ("8月15日", "9月30日", "9月30日"),
        ("", "推迟半个月", "推迟半个月"),
    ],
)
def test_a_day_that_is_moved_is_counted_only_where_it_can_be(
    old: str, words: str, new: str
) -> None:
    assert moved(old, words, 2025) == new


def test_a_moved_day_counts_in_force() -> None:
    found = told("指标1的完成时限推迟半个月。")
    table = found.default
    assert table is not None
    assert found.board.field(table.by_number["1"][0], "deadline").value == "8月30日"
    assert found.board.field(table.by_number["2"][0], "deadline").value == "6月底前"


def test_a_row_struck_out_leaves_the_table_and_says_why() -> None:
    table = told("删去第2项指标。").default
    assert table is not None
    assert [row.number for row in table.indicators] == ["1", "3"]
    assert "删去第2项指标" in table.struck["2"].amendment.quote


def test_a_row_added_stands_in_the_notice() -> None:
    found = told(
        "新增指标4“执法监督员制度”，由示例县司法局牵头，佐证材料为聘书、工作记录，9月30日前完成。"
    )
    table = found.default
    assert table is not None
    [row] = table.by_number["4"]
    assert row.name == "执法监督员制度"
    board = found.board
    assert board.field(row, "lead").value == "示例县司法局"
    assert board.field(row, "deadline").value == "9月30日前"
    entries = board.field(row, "evidence").entries(row.document)
    assert [entry.item.text for entry in entries] == ["聘书", "工作记录"]
    assert found.documents[row.document].authority == "通知"


@pytest.mark.parametrize(
    "sentence",
    [
        "指标2的佐证材料删去“审查意见”。",
        "指标2的佐证材料新增“专家论证意见”。",
        "第2项指标的责任单位取消示例县财政局。",
    ],
)
def test_what_changes_within_a_row_changes_no_row(sentence: str) -> None:
    table = told(sentence).default
    assert table is not None
    assert [row.number for row in table.indicators] == ["1", "2", "3"]


def test_a_comparison_counts_what_notices_added_and_struck_out() -> None:
    found = told("删去第2项指标。", "新增指标4“执法监督员制度”。")
    table = found.default
    assert table is not None
    older = sheet(*ROWS, title=TITLE.replace("2025", "2024"))
    [before] = register((older,)).tables
    apart = difference(before, table)
    assert [row.indicator.name for row in apart.of("added")] == ["执法监督员制度"]
    assert [row.indicator.name for row in apart.of("dropped")] == ["合法性审查"]


def test_a_countys_notice_changes_no_row_of_the_citys_table() -> None:
    city = sheet(*ROWS, title="示例市2025年法治政府建设示范创建任务分解表")
    change = "指标1的完成时限由8月15日延至8月31日。"
    text = f"关于推迟报送时间的补充通知\n各单位：\n{change}\n示例县委依法治县办\n2025年7月20日\n"
    [notice] = parse(text.encode(), "通知.txt")
    found = register((sheet(*ROWS), city, notice))
    values = {
        table.document.level: found.board.field(table.by_number["1"][0], "deadline").value
        for table in found.tables
    }
    assert values == {"县": "8月31日", "市": "8月15日"}
    assert notice.document.issued == date(2025, 7, 20)
