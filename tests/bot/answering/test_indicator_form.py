"""What is said of one indicator: all its fields or those asked for, each from its own cell."""

from __future__ import annotations

import pytest

from bot.answering.draft import Draft
from bot.answering.indicator_form import IndicatorForm, fields_at
from bot.evaluation.quotation import stands
from bot.model import ListItem
from bot.worklist.register import Register
from ingest.model import FieldName, Parsed
from tests.bot.answering.tables import HEADER, Written, notice, sheet, written

RECORD = (1, "依法行政", "规范性文件备案", "示例县司法局", "各乡镇（街道）",
          "1.备案报告；2.文件目录；3.审查意见", "8月15日")  # fmt: skip
REVIEW = (2, "依法行政", "合法性审查", "示例县政府办", "", "会议记录", "6月30日")
SAME = (3, "依法行政", "案卷评查", "同上", "示例县财政局", "同上", "每季度末")
BLANK = (4, "依法行政", "执法公示", "示例县司法局", "示例县财政局", "", "9月30日")
TABLE = sheet(RECORD, REVIEW, SAME, BLANK)


def said(number: str, *fields: FieldName, files: tuple[Parsed, ...] = (TABLE,)) -> Written:
    """What is said of a row when these fields are asked for; none asks for all."""

    def write(register: Register, draft: Draft) -> None:
        assert register.default is not None
        (row,) = register.default.by_number[number]
        IndicatorForm(register, draft).write(row, fields)

    return written(write, *files)


def test_a_bare_number_gets_the_whole_card_in_the_order_of_its_use() -> None:
    card = said("1")
    assert card.sentences == [
        "指标1　规范性文件备案（县2025年任务分解表）",
        "佐证材料共3项：",
        "牵头：示例县司法局",
        "责任（配合）单位：各乡镇（街道）",
        "完成时限：8月15日",
    ]
    assert card.items == ["备案报告", "文件目录", "审查意见"]
    assert [line.text for line in card.draft.lines].index("备案报告") == 2


def test_only_the_fields_asked_for_are_said_in_their_order() -> None:
    assert said("1", "deadline", "lead").sentences[1:] == [
        "完成时限：8月15日",
        "牵头：示例县司法局",
    ]


def test_evidence_comes_with_who_leads_and_by_when() -> None:
    asked = said("1", "evidence")
    assert asked.sentences[1:] == ["佐证材料共3项：", "牵头：示例县司法局", "完成时限：8月15日"]


def test_one_item_is_not_counted() -> None:
    assert said("2", "evidence").sentences[1] == "佐证材料1项："


def test_every_line_is_cited_to_its_own_cell() -> None:
    card = said("1")
    cells = {line.text: card.cited(line.text)[0].locator.cell for line in card.draft.lines}
    assert list(cells.values()) == ["C3", "F3", "F3", "F3", "F3", "D3", "E3", "G3"]
    assert card.quotes("文件目录") == ["文件目录"]
    assert all(stands(citation, TABLE.blocks) for citation in card.draft.citations)


def test_a_blank_cell_is_an_answer_and_cited() -> None:
    blank = said("4", "evidence")
    assert blank.sentences[1] == "佐证材料：表中未列。"
    assert [c.locator.cell for c in blank.cited("表中未列")] == ["F6"]
    assert said("2", "joint").sentences[1] == "责任（配合）单位：表中未列"


def test_same_as_above_says_so_and_quotes_where_the_words_stand() -> None:
    card = said("3", "lead", "evidence")
    assert card.sentences[1:] == [
        "牵头：示例县政府办（表中写“同上”）",
        "佐证材料1项（表中写“同上”）：",
    ]
    assert [c.locator.cell for c in card.cited("牵头")] == ["D4"]
    assert [c.locator.cell for c in card.cited("佐证材料")] == ["F4"]
    assert all(stands(citation, TABLE.blocks) for citation in card.draft.citations)


def test_a_column_that_the_table_lacks_is_named_and_nothing_invented() -> None:
    asked = said("1", "score")
    assert asked.sentences[1] == "县2025年任务分解表没有“评分标准”这一栏。"
    assert asked.quotes("评分标准") == []
    assert not any("评分" in line for line in said("1").sentences), "not asked, not mentioned"


def test_a_moved_deadline_counts_and_the_old_one_is_mentioned_both_cited() -> None:
    moved = notice("第1项的完成时限由8月15日调整为8月31日。")
    card = said("1", "deadline", files=(TABLE, moved))
    assert card.sentences[1] == "完成时限：8月31日（《关于补充报送佐证材料的通知》由8月15日改）"
    new, old = card.cited("完成时限")
    assert (new.document, old.document) == (moved.document, TABLE.document)
    assert "调整为8月31日" in new.quote
    assert (old.quote, old.locator.cell) == ("8月15日", "G3")
    (told,) = card.draft.notices
    assert told.kind == "amended"
    assert new.quote in told.text
    assert said("2", "deadline", files=(TABLE, moved)).draft.notices == []


def test_an_added_item_comes_last_counted_and_cited_to_the_notice() -> None:
    added = notice("第1项的佐证材料增加“公示截图”一项。")
    card = said("1", "evidence", files=(TABLE, added))
    assert card.sentences[1] == "佐证材料共4项："
    assert card.items[-1] == "公示截图"
    (source,) = card.cited("公示截图")
    assert source.document == added.document
    assert "增加“公示截图”一项" in source.quote
    assert [n.text for n in card.draft.notices] == ["第4项由《关于补充报送佐证材料的通知》增加。"]


def test_an_item_worded_anew_stands_in_its_place_and_the_notice_is_told() -> None:
    anew = notice("第1项的佐证材料“文件目录”应为“文件目录及备案号”。")
    card = said("1", "evidence", files=(TABLE, anew))
    assert card.items == ["备案报告", "文件目录及备案号", "审查意见"]
    assert [c.document for c in card.cited("文件目录及备案号")] == [anew.document]
    assert "应为" in card.draft.notices[0].text


def test_a_removed_item_is_not_asked_for_and_the_notice_is_told() -> None:
    removed = notice("第1项的佐证材料删去“文件目录”。")
    card = said("1", "evidence", files=(TABLE, removed))
    assert card.items == ["备案报告", "审查意见"]
    assert card.sentences[1] == "佐证材料共2项："
    assert "删去“文件目录”" in card.draft.notices[0].text


SCORED = sheet(
    (1, "依法行政", "规范性文件备案", "", "备案率100%", "少一件扣1分\n满分5分"),
    (2, "依法行政", "合法性审查", "合法性审查", "意见书", "缺一份扣2分"),
    header=("序号", "一级指标", "三级指标", "指标要求", "佐证材料", "评分标准"),
)


@pytest.mark.parametrize(
    ("number", "fields", "lines"),
    [
        ("1", ("score",), ["评分标准：少一件扣1分；满分5分"]),
        ("1", ("lead",), ["县2025年任务分解表没有“牵头”这一栏。"]),
        ("1", ("requirement",), ["要求：表中未列"]),
        # A requirement that only repeats the name tells nothing; the standard does.
        ("2", ("requirement",), ["要求：合法性审查", "评分标准：缺一份扣2分"]),
    ],
)
def test_fields_of_another_table(
    number: str, fields: tuple[FieldName, ...], lines: list[str]
) -> None:
    assert said(number, *fields, files=(SCORED,)).sentences[1:] == lines


def test_a_table_without_numbers_names_the_row_alone() -> None:
    table = sheet(RECORD[2:], header=HEADER[2:])

    def write(register: Register, draft: Draft) -> None:
        IndicatorForm(register, draft).write(register.tables[0].indicators[0], ("lead",))

    card = written(write, table)
    assert card.sentences[0] == "规范性文件备案（县2025年任务分解表）"


def test_items_are_lines_of_a_list_and_fields_are_sentences() -> None:
    lines = said("1", "evidence").draft.lines
    assert [isinstance(line, ListItem) for line in lines] == [False, False, True, True, True, False, False]  # fmt: skip


def test_cells_tell_which_fields_they_are() -> None:
    row = TABLE.indicators[0]
    assert row.deadline is not None
    assert row.lead is not None
    places = [row.deadline.locator, row.lead.locator, row.locator]
    assert set(fields_at(row, places)) == {"deadline", "lead"}
    assert fields_at(TABLE.indicators[1], places) == ()
