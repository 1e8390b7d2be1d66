"""Workbooks are read as a person sees them."""

from __future__ import annotations

import re

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from ingest.model import Cell, Table
from tests.conftest import SHARED_DATA
from tests.ingest.loaders.workbooks import (
    HEADER,
    fill,
    load,
    paragraphs,
    saved,
    tables,
    task_table,
    texts,
    title,
    with_part,
)


def test_a_task_table_with_its_title_and_notes() -> None:
    blocks = load(task_table())
    assert [(p.text, p.role, p.locator.cell) for p in paragraphs(blocks)] == [
        ("附件1", "body", "B1"),
        ("示例县法治政府建设\n任务分解表（2025年）", "title", "B2"),
        ("填报单位：示例县司法局", "body", "B3"),
        ("2025年3月5日", "body", "F3"),
        ("注：佐证材料须加盖公章。", "body", "B9"),
    ]
    (table,) = tables(blocks)
    assert table.caption == "示例县法治政府建设任务分解表（2025年）"
    assert (table.locator.sheet, table.locator.row, table.locator.table) == ("任务分解表", 4, 1)
    assert table.cells[0] == Cell("一级指标", 1, 2)
    assert Cell("依法行政", 2, 2, rows=2) in table.cells
    assert Cell("①清单\n②目录", 2, 6) in table.cells
    assert Cell("2025年8月31日", 2, 7) in table.cells
    assert Cell("", 3, 6) in table.cells
    assert max(cell.row for cell in table.cells) == 4
    assert [block.locator.block for block in blocks] == [1, 2, 3, 4, 5, 6]


def test_every_place_of_a_table_is_covered_once() -> None:
    (table,) = tables(load(task_table()))
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    assert sorted(places) == [(row, column) for row in range(1, 5) for column in range(2, 8)]


def test_all_sheets_in_order_and_hidden_ones_marked() -> None:
    book = Workbook()
    fill(book.worksheets[0], 1, [HEADER, [1, "甲", "乙", "丙", "丁"]])
    for name, state in (("去年", "hidden"), ("底稿", "veryHidden"), ("说明", "visible")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        fill(sheet, 1, [HEADER, [1, name, "乙", "丙", "丁"]])
    chart = book.create_chartsheet("图")
    chart.add_chart(BarChart())
    found = tables(load(book))
    assert [(t.locator.sheet, t.hidden) for t in found] == [
        ("Sheet", False),
        ("去年", True),
        ("底稿", True),
        ("说明", False),
    ]


def test_tables_under_one_another_are_told_apart() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    title(sheet, "A1:E1", "表一　牵头任务")
    fill(
        sheet,
        2,
        [HEADER, [1, "甲", "县司法局", "台账", "8月底前"], [2, "乙", "县财政局", "台账", ""]],
    )
    title(sheet, "A7:C7", "表二　联系人")
    fill(
        sheet,
        8,
        [["单位", "联络员", "职务"], ["县司法局", "张某", "股长"], ["县财政局", "李某", "科员"]],
    )
    first, second = tables(load(book))
    assert (first.caption, first.locator.row) == ("表一　牵头任务", 2)
    assert (second.caption, second.locator.row) == ("表二　联系人", 8)
    assert texts(second)[0] == ["单位", "联络员", "职务"]


def test_a_table_with_blank_rows_in_it_stays_one() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, 1, [HEADER, [1, "甲", "县司法局", "台账", "8月底前"]])
    sheet["A4"] = "二、行政执法"
    fill(sheet, 5, [[2, "乙", "县财政局", "台账", "长期"], [3, "丙", "县民政局", "台账", "长期"]])
    (table,) = tables(load(book))
    assert max(cell.row for cell in table.cells) == 6
    assert Cell("乙", 5, 2) in table.cells


def test_the_same_header_again_begins_another_table() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, 1, [HEADER, [1, "甲", "县司法局", "台账", "8月底前"]])
    fill(sheet, 4, [HEADER, [1, "乙", "县财政局", "台账", "长期"]])
    assert [table.locator.row for table in tables(load(book))] == [1, 4]


def test_a_group_row_inside_a_table_is_a_row() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, 1, [HEADER, ["一、依法行政"], [1, "甲", "县司法局", "台账", "8月底前"]])
    sheet.merge_cells("A2:E2")
    (table,) = tables(load(book))
    assert Cell("一、依法行政", 2, 1, columns=5) in table.cells


def test_lines_without_a_table_are_paragraphs() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A4"] = (
        "填表说明",
        "一、本表按年度填报。",
        "二、材料须加盖公章。",
    )
    blocks = load(book)
    assert [p.text for p in paragraphs(blocks)] == [
        "填表说明",
        "一、本表按年度填报。",
        "二、材料须加盖公章。",
    ]
    assert not tables(blocks)


def test_formulas_show_their_last_value_or_nothing() -> None:
    book = Workbook()
    fill(book.worksheets[0], 1, [HEADER, ["=1+1", "=A2&CHAR(10)", "县司法局", "台账", "长期"]])
    computed = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace("<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>").replace(
            "<f>1+1</f><v/>", "<f>1+1</f><v>2</v>"
        ),
    )
    (table,) = tables(load(computed))
    assert texts(table)[1] == ["2", "", "县司法局", "台账", "长期"]


def test_rich_text_is_joined_and_phonetics_are_not_read() -> None:
    book = Workbook()
    bold = InlineFont(b=True)
    fill(book.worksheets[0], 1, [HEADER, [1, "甲", "乙", "丙", "丁"]])
    book.worksheets[0]["B2"] = CellRichText("权责", TextBlock(bold, "清单"), "公开")
    spoken = with_part(
        saved(book),
        "xl/sharedStrings.xml",
        lambda part: part.replace(
            "<si><t>乙</t></si>",
            '<si><t>乙</t><rPh sb="0" eb="1"><t>おつ</t></rPh></si>',
        ),
    )
    (table,) = tables(load(spoken))
    assert texts(table)[1] == ["1", "权责清单公开", "乙", "丙", "丁"]


def test_chinese_built_in_formats_are_dates() -> None:
    book = Workbook()
    fill(book.worksheets[0], 1, [HEADER, [1, "甲", "乙", "丙", 45900]])
    book.worksheets[0]["E2"].number_format = "0.000"
    dated = with_part(
        saved(book),
        "xl/styles.xml",
        lambda part: re.sub(r"<numFmts.*?</numFmts>", "", part).replace('"164"', '"31"'),
    )
    (table,) = tables(load(dated))
    assert texts(table)[1][-1] == "2025年8月31日"


def test_hidden_rows_and_columns_are_read() -> None:
    book = task_table()
    book.worksheets[0].row_dimensions[6].hidden = True
    book.worksheets[0].column_dimensions["F"].hidden = True
    (table,) = tables(load(book))
    assert Cell("合法性审查", 3, 4) in table.cells
    assert Cell("①清单\n②目录", 2, 6) in table.cells


def test_a_large_title_alone_is_still_the_caption() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "示例县联络员名单"
    sheet["A1"].font = Font(size=16)
    fill(sheet, 3, [["单位", "姓名"], ["县司法局", "张某"]])
    (table,) = tables(load(book))
    assert table.caption == "示例县联络员名单"


def test_a_real_list_with_a_three_row_header() -> None:
    folder = SHARED_DATA / "files"
    if not folder.is_dir():
        pytest.skip("../shared/data is not here")
    blocks = load((folder / "xlsx_政务供需清单_合并.xlsx").read_bytes())
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert Cell("需求材料表", 1, 4, columns=5) in table.cells
    assert Cell("部门", 1, 1, rows=3) in table.cells
    assert (table.caption, table.locator.row) == ("模板多层循环demo", 2)
