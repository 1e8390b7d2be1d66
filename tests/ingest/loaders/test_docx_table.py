"""Word tables: cells with their real extent."""

from __future__ import annotations

from ingest.loaders.docx import DocxLoader
from ingest.model import Table
from tests.ingest.loaders.reading import cells_of, outline_of
from tests.ingest.loaders.word_files import cell, paragraph, row, table, word_file

_DOWN = '<w:vMerge w:val="restart"/>'
_ON = "<w:vMerge/>"


def load(body: str) -> list[tuple[int, int, int, int, str]]:
    return cells_of(DocxLoader().load(word_file(body)))


def test_cells_merged_down_and_across() -> None:
    body = table(
        row(cell("一级", _DOWN), cell("表头", '<w:gridSpan w:val="2"/>')),
        row(cell("", _ON), cell("二级"), cell("三级")),
        row(cell("甲", _DOWN), cell("乙", _DOWN), cell("1")),
        row(cell("", _ON), cell("", _ON), cell("2")),
        row(cell("丙", _DOWN), cell("", _ON), cell("3")),
    )
    assert load(body) == [
        (1, 1, 2, 1, "一级"),
        (1, 2, 1, 2, "表头"),
        (2, 2, 1, 1, "二级"),
        (2, 3, 1, 1, "三级"),
        (3, 1, 2, 1, "甲"),
        (3, 2, 3, 1, "乙"),
        (3, 3, 1, 1, "1"),
        (4, 3, 1, 1, "2"),
        (5, 1, 1, 1, "丙"),
        (5, 3, 1, 1, "3"),
    ]


def test_a_block_merged_both_ways() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        row(cell("大", wide + _DOWN), cell("右")),
        row(cell("", wide + _ON), cell("右下")),
        row(cell("左"), cell("中"), cell("末")),
    )
    assert load(body)[0] == (1, 1, 2, 2, "大")
    assert len(load(body)) == 6


def test_a_row_that_starts_late_is_filled_and_old_merging_is_known() -> None:
    body = table(
        row(cell("甲"), cell("乙"), cell("丙")),
        row(cell("晚", ""), cell("末"), properties='<w:gridBefore w:val="1"/>'),
        row(
            cell("跨", '<w:hMerge w:val="restart"/>'),
            cell("", '<w:hMerge w:val="continue"/>'),
            cell("尾"),
        ),
    )
    assert load(body)[3:] == [
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, "晚"),
        (2, 3, 1, 1, "末"),
        (3, 1, 1, 2, "跨"),
        (3, 3, 1, 1, "尾"),
    ]


def test_columns_are_those_a_reader_counts() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    body = table(row(cell("甲", wide), cell("乙")), row(cell("丙", wide), cell("丁")))
    assert load(body) == [
        (1, 1, 1, 1, "甲"),
        (1, 2, 1, 1, "乙"),
        (2, 1, 1, 1, "丙"),
        (2, 2, 1, 1, "丁"),
    ]


def test_lines_of_a_cell_and_a_table_within_it() -> None:
    inner = table(row(cell("内甲"), cell("内乙")), row(cell("内丙"), cell("内丁")))
    body = table(
        row(
            f"<w:tc>{paragraph('①目录')}{paragraph('②意见书')}</w:tc>",
            f"<w:tc>{paragraph('前')}{inner}{paragraph('后')}</w:tc>",
        )
    )
    assert [text for *_, text in load(body)] == ["①目录\n②意见书", "前\n内甲\t内乙\n内丙\t内丁\n后"]


def test_deleted_rows_are_gone_and_rows_in_controls_are_there() -> None:
    kept = row(cell("留"), cell("1"))
    body = table(
        row(cell("删"), cell("0"), properties="<w:del/>"),
        f"<w:sdt><w:sdtContent>{kept}</w:sdtContent></w:sdt>",
    )
    assert [text for *_, text in load(body)] == ["留", "1"]


def test_a_frame_of_one_cell_is_read_as_blocks() -> None:
    frame = table(row(f"<w:tc>{paragraph('提示')}{table(row(cell('甲'), cell('乙')))}</w:tc>"))
    assert outline_of(DocxLoader().load(word_file(frame))) == [
        ("body", "提示"),
        ("table", "甲; 乙"),
    ]


def test_the_line_above_names_the_table() -> None:
    loaded = DocxLoader().load(
        word_file(
            paragraph("指标任务分解表", '<w:jc w:val="center"/>')
            + paragraph("")
            + table(row(cell("甲"), cell("乙")))
            + paragraph("正文。")
            + table(row(cell("丙"), cell("丁")))
        )
    )
    captions = [block.caption for block in loaded.blocks if isinstance(block, Table)]
    assert captions == ["指标任务分解表", ""]


def test_a_title_does_not_name_a_table_in_a_part_of_its_own() -> None:
    loaded = DocxLoader().load(
        word_file(
            paragraph("示例县标准指引", '<w:jc w:val="center"/>')
            + paragraph("一、依法决策")
            + table(row(cell("甲"), cell("乙")))
        )
    )
    assert [block.caption for block in loaded.blocks if isinstance(block, Table)] == [""]
