"""Indicator tables in the shapes that counties give them."""

from __future__ import annotations

from ingest.indicators import indicators
from ingest.model import Block, Document, Heading, Indicator, Locator, Slot
from tests.ingest.tables import drawn

DOCUMENT = Document("d", "w", "a.xlsx", "任务分解表")


def read(*blocks: Block) -> list[Indicator]:
    return list(indicators(DOCUMENT, blocks))


def text(slot: Slot | None) -> str | None:
    return None if slot is None else slot.text


def listed(slot: Slot | None) -> list[str]:
    assert slot is not None
    return [item.text for item in slot.items]


def test_the_full_table_with_merged_cells() -> None:
    table = drawn(
        "示例县任务分解表|<|<|<|<|<|<|<|<|<",
        "序号|一级指标|二级指标|三级指标（要求）|牵头单位|责任单位|佐证材料|完成时限|评分标准|备注",
        "1|职能|服务|一网通办。网上可办率不低于90%。|县审批局|各部门|①清单②截图|8月底前|缺1项扣1分|",
        "2|^|^|好差评：评价全覆盖|^|县数据局|同上|每季度末|/|重点",
        "3|^|执法|行刑衔接|县司法局|各执法单位||长期|按件扣分|",
        sheet="分解表", first_row=3,
    )  # fmt: skip
    one, two, three = read(table)
    assert [r.number for r in (one, two, three)] == ["1", "2", "3"]
    assert [r.groups for r in (one, two, three)] == [("职能", "服务")] * 2 + [("职能", "执法")]
    assert [r.name for r in (one, two, three)] == ["一网通办", "好差评", "行刑衔接"]
    assert text(one.requirement) == "一网通办。网上可办率不低于90%。"
    assert (one.id, one.table, one.row) == ("d-1-5", 1, 5)
    assert listed(one.evidence) == ["清单", "截图"]
    assert one.evidence is not None
    assert one.evidence.items[1].locator == Locator(
        1, start=5, end=6, table=1, sheet="分解表", row=5, cell="G5"
    )
    assert two.evidence is not None
    assert two.evidence.inherited
    assert listed(two.evidence) == ["清单", "截图"]
    assert two.evidence.locator.cell == "G6"
    assert two.lead is not None
    assert (two.lead.text, two.lead.locator.cell, two.lead.header) == ("县审批局", "E5", "牵头单位")
    assert text(two.score) == ""
    assert three.evidence is not None
    assert (three.evidence.text, three.evidence.items) == ("", ())
    assert (two.locator.cell, two.locator.start, two.locator.end) == ("D6", 1, 3)


def test_hidden_sheets_are_left_out() -> None:
    rows = ("序号|指标|佐证材料", "1|甲|A")
    assert read(drawn(*rows, hidden=True)) == []
    assert len(read(drawn(*rows))) == 1


def test_group_rows_sums_notes_and_repeated_headers() -> None:
    found = read(
        drawn(
            "序号|指标|佐证材料|分值",
            "一、政府职能（2项）|<|<|<",
            "（一）服务|||",
            "1|甲|A|2",
            "序号|指标|佐证材料|分值",
            "2|乙|B|3",
            "（二）执法|||",
            "3|丙|C|1",
            "小计|||6",
            "二|制度建设||10",
            "4|丁|D|1",
            "合计|||7",
            "注：每项至少一份材料。|<|<|<",
        )
    )
    assert [(r.number, r.groups) for r in found] == [
        ("1", ("一、政府职能（2项）", "（一）服务")),
        ("2", ("一、政府职能（2项）", "（一）服务")),
        ("3", ("一、政府职能（2项）", "（二）执法")),
        ("4", ("二、制度建设",)),
    ]


def test_blanks_below_a_group_stand_for_it_until_an_outer_group_changes() -> None:
    found = read(
        drawn("一级指标|二级指标|三级指标|佐证材料", "职能|服务|甲|A", "||乙|B", "|执法|丙|C",
              "制度||丁|D")
    )  # fmt: skip
    assert [r.groups for r in found] == [
        ("职能", "服务"), ("职能", "服务"), ("职能", "执法"), ("制度",),
    ]  # fmt: skip


def test_one_indicator_over_several_rows() -> None:
    found = read(
        drawn("序号|三级指标|佐证材料|牵头单位", "1|甲|年度目录|县司法局", "^|^|会议纪要|^",
              "^|^|①照片②简报|^", "2|乙|清单|县财政局")
    )  # fmt: skip
    assert [r.number for r in found] == ["1", "2"]
    assert listed(found[0].evidence) == ["年度目录", "会议纪要", "照片", "简报"]
    evidence = found[0].evidence
    assert evidence is not None
    assert [i.locator.cell for i in evidence.items] == ["C2", "C3", "C4", "C4"]


def test_rows_cut_by_a_page_break_are_joined() -> None:
    header = "序号|三级指标|佐证材料|牵头单位"
    first = drawn(header, "1|甲|1.年度目录；2.意见书；|县司法局", block=3)
    second = drawn("||3.会议纪要；4.照片。|", "2|乙|清单|县财政局", block=4, table=2)
    one, two = read(first, second)
    assert listed(one.evidence) == ["年度目录", "意见书", "会议纪要", "照片"]
    assert one.evidence is not None
    assert [(i.locator.table, i.locator.cell) for i in one.evidence.items] == [
        (1, "C2"), (1, "C2"), (2, "C1"), (2, "C1"),
    ]  # fmt: skip
    assert (two.number, two.table, text(two.lead)) == ("2", 2, "县财政局")
    assert two.evidence is not None
    assert two.evidence.header == "佐证材料"


def test_references_to_other_rows() -> None:
    found = read(
        drawn("序号|指标|佐证材料|牵头单位|时限", "1|甲|①A②B|县司法局|8月", "2|乙|同上|同上|〃",
              "3|丙|C|县财政局|9月", "4|丁|同第1项|同指标3|同上。", "5|戊|同第9项|县教育局|9月")
    )  # fmt: skip
    assert [text(r.evidence) for r in found] == ["①A②B", "①A②B", "C", "①A②B", "同第9项"]
    assert [text(r.lead) for r in found][1:4] == ["县司法局", "县财政局", "县财政局"]
    assert [text(r.deadline) for r in found][1:4] == ["8月", "9月", "9月"]
    assert found[4].evidence is not None
    assert not found[4].evidence.inherited


def test_a_merged_cell_that_says_the_same_as_above_reaches_above_all_its_rows() -> None:
    found = read(drawn("序号|指标|佐证材料", "1|甲|①A②B", "2|乙|同上", "3|丙|^"))
    assert [listed(r.evidence) for r in found] == [["A", "B"]] * 3


def test_numbers_that_start_again_become_paths_or_stay() -> None:
    rows = (
        "一级指标|二级指标|三级指标|佐证材料",
        "一、职能|（一）服务|1.甲|A",
        "^|^|2.乙|B",
        "^|（二）执法|1.丙|C",
    )
    assert [r.number for r in read(drawn(*rows))] == ["1.1.1", "1.1.2", "1.2.1"]
    through = ("序号|三级指标|佐证材料", "1|36.甲|A", "2|37.乙|B", "1|38.丙|C")
    assert [(r.number, r.name) for r in read(drawn(*through))] == [
        ("36", "甲"), ("37", "乙"), ("38", "丙"),
    ]  # fmt: skip
    sheets = [
        drawn("序号|指标|材料", "1|甲|A", sheet=s, block=b, table=b)
        for b, s in ((1, "县"), (2, "乡"))
    ]
    assert [(r.id, r.number, r.locator.sheet) for r in read(*sheets)] == [
        ("d-1-2", "1", "县"), ("d-2-2", "1", "乡"),
    ]  # fmt: skip


def test_the_heading_above_a_guide_is_its_group() -> None:
    heading = Heading("一、依法履行职能", 1, Locator(1, paragraph=1))
    table = drawn("项目|评价标准|佐证材料", "权责清单|已公布|清单", "双随机|已开展|计划", block=2)
    assert [r.groups for r in read(heading, table)] == [("一、依法履行职能",)] * 2
