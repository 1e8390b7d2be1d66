"""Whatever counties call and stack their columns, the fields come out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.grid import cell_name
from ingest.indicators import indicators
from ingest.model import Block, Document, Indicator, Slot, Table
from tests.ingest.tables import drawn

DOCUMENT = Document("d", "w", "a.xlsx", "任务分解表")


def read(*blocks: Block) -> list[Indicator]:
    return list(indicators(DOCUMENT, blocks))


def text(slot: Slot | None) -> str | None:
    return None if slot is None else slot.text


SHAPES: list[tuple[Table, dict[str, object]]] = [
    (
        drawn("编号|指标内容|主责单位|配合单位|证明材料|时间节点|分值", "1|领导出庭|司法局|各部门|台账|11月|4",
              "2|履行裁判|司法局|各部门|清单|全年|3"),
        {"number": "1", "name": "领导出庭", "lead": "司法局", "joint": "各部门", "deadline": "11月", "score": "4"},
    ),
    (
        drawn("一级指标|二级指标|三级指标", "职能|服务|1.一网通办", "^|^|2.好差评"),
        {"number": "1", "name": "一网通办", "groups": ("职能", "服务"), "evidence": None},
    ),
    (
        drawn("项目|要点内容|评价标准|佐证材料", "依法决策|程序健全|有制度|制度文件", "^|审查到位|全审查|意见书"),
        {"number": None, "name": "程序健全", "groups": ("依法决策",), "score": "有制度", "evidence": "制度文件"},
    ),
    (
        drawn("项目|要点内容|评价标准|佐证材料", "程序健全|有程序规定|有制度|制度文件",
              "审查到位|逐件审查|全审查|意见书"),
        {"name": "程序健全", "requirement": "有程序规定", "groups": ()},
    ),
    (
        drawn("序号|指标|责任单位|材料清单", "1|甲指标|县司法局|A", "2|乙指标|县财政局|B"),
        {"lead": "县司法局", "joint": None},
    ),
    (
        drawn("序号|指标|责任单位|责任单位|材料清单", "1|甲指标|县司法局|县财政局|A"),
        {"lead": "县司法局", "joint": "县财政局"},
    ),
    (
        drawn("序号|指标|责任单位|<|材料清单", "^|^|牵头|配合|^", "1|甲指标|县司法局|县财政局|A"),
        {"lead": "县司法局", "joint": "县财政局"},
    ),
    (
        drawn("序号|指标|责任单位|配合单位", "1|甲指标|县司法局|县财政局"),
        {"lead": "县司法局", "joint": "县财政局"},
    ),
    (
        drawn("序号|指标|责任单位|台账", "1|甲指标|牵头：县司法局；配合：县财政局、县教育局|A"),
        {"lead": "县司法局", "joint": "县财政局、县教育局"},
    ),
    (
        drawn("序号|指标|责任分工|台账", "1|甲指标|县司法局牵头，县财政局、县教育局按职责分工负责|A"),
        {"lead": "县司法局", "joint": "县财政局、县教育局"},
    ),
    (
        drawn("序号|指标|责任单位|台账", "1|甲指标|县司法局（牵头）、县财政局|A"),
        {"lead": "县司法局", "joint": "县财政局"},
    ),
    (
        drawn("序号|指标|佐证材料|<|联系人", "^|^|必备|可选|^", "1|甲指标|A|B|张三"),
        {"evidence": "A\nB"},
    ),
    (
        drawn("三级指标|需提供的资料|谁来干", "4.2.1 甲指标|A|县司法局", "4.2.2 乙指标|B|县财政局"),
        {"number": "4.2.1", "name": "甲指标", "evidence": "A", "lead": "县司法局"},
    ),
    (
        drawn("序号|工作任务|印证资料目录|上报时间|牵头部门及责任人", "1|甲任务|A|2025-08-31|县司法局"),
        {"name": "甲任务", "evidence": "A", "deadline": "2025-08-31", "lead": "县司法局"},
    ),
    (
        drawn("1|甲指标|县司法局|8月底前", "2|乙指标|县财政局|9月15日"),
        {"number": "1", "name": "甲指标", "lead": "县司法局", "deadline": "8月底前"},
    ),
    (
        drawn("序号|考核指标|达标条件", "1|应诉率|不低于90%", "2|复议|依法办结"),
        {"name": "应诉率", "score": "不低于90%"},
    ),
    (
        drawn("指标\\n编号|三 级 指 标|牵  头\\n单  位|完 成\\n时 限", "01|甲指标|县司法局|8月"),
        {"number": "1", "name": "甲指标", "lead": "县司法局", "deadline": "8月"},
    ),
    (
        drawn("序号|测评内容及标准|材料报送要求|自评得分|佐证材料页码", "1|取消下放到位|①清单②方案|2|12"),
        {"name": "取消下放到位", "evidence": "①清单②方案"},
    ),
    (
        drawn("类别|工作任务|具体举措|牵头单位|完成时间", "职能|1.改革|推进网办|县政务局|6月",
              "^|^|推进好差评|县数据局|9月"),
        {"name": "推进网办", "groups": ("职能", "1.改革"), "lead": "县政务局", "deadline": "6月"},
    ),
    (
        drawn("序号|创建标准|需准备的档案资料|责任股室", "1|每年听取汇报不少于2次|会议通知、照片|办公室"),
        {"name": "每年听取汇报不少于2次", "evidence": "会议通知、照片", "lead": "办公室"},
    ),
    (
        drawn("编号|指标|县直部门|<|乡镇|时限", "^|^|牵头|配合|^|^", "1|甲|县司法局|县财政局|各乡镇|8月"),
        {"lead": "县司法局", "joint": "县财政局\n各乡镇", "deadline": "8月"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), SHAPES)
def test_shapes(table: Table, expected: dict[str, object]) -> None:
    first = read(table)[0]
    found = {name: getattr(first, name) for name in expected}
    assert {n: v.text if isinstance(v, Slot) else v for n, v in found.items()} == expected


@pytest.mark.parametrize(
    "table",
    [
        drawn("姓名|单位|电话", "张三|县司法局|123", "李四|县财政局|456"),
        drawn("时间|地点|内容", "8:00|礼堂|开幕", "9:00|会议室|讨论"),
        drawn("土地利用0.5|开发0.2|开发率1", "^|结构0.3|工业用地率1"),
        drawn("甲|乙", "1|2", "3|4"),
        drawn("年份|数量|比例", "2024|10|5%", "2025|12|6%"),
    ],
)
def test_other_tables_are_no_indicators(table: Table) -> None:
    assert read(table) == []


LONG = "提请集体讨论前应当进行合法性审查，未经审查或者审查不合法的不得提交讨论"


@pytest.mark.parametrize(
    ("cell", "name", "has_requirement"),
    [
        (f"37.重大行政决策合法性审查。{LONG}。", "重大行政决策合法性审查", True),
        (f"重大行政决策合法性审查：{LONG}。", "重大行政决策合法性审查", True),
        (f"重大行政决策合法性审查\\n{LONG}。", "重大行政决策合法性审查", True),
        (f"【重大行政决策合法性审查】{LONG}", "重大行政决策合法性审查", True),
        (f"{LONG}。", "提请集体讨论前应当进行合法性审查", True),
        ("重大行政决策\\n合法性审查", "重大行政决策合法性审查", False),
        ("37.重大行政决策合法性审查", "重大行政决策合法性审查", False),
    ],
)
def test_name_and_requirement_in_one_cell(cell: str, name: str, has_requirement: bool) -> None:
    row = read(drawn("三级指标|佐证材料", [cell, "A"]))[0]
    assert row.name == name
    assert text(row.requirement) == (cell.replace("\\n", "\n") if has_requirement else None)


def test_an_indicator_system_without_headers_is_read_by_its_merged_levels() -> None:
    table = drawn(
        "土地利用0.5|开发0.2|开发率1",
        "^|结构0.3|工业用地率1",
        "^|^|住宅用地率",
        "效益|产出|地均税收",
    )
    system = Document("s", "w", "s.docx", "指标体系", authority="指标体系")
    found = indicators(system, [table])
    assert [(r.groups, r.name) for r in found] == [
        (("土地利用0.5", "开发0.2"), "开发率1"),
        (("土地利用0.5", "结构0.3"), "工业用地率1"),
        (("土地利用0.5", "结构0.3"), "住宅用地率"),
        (("效益", "产出"), "地均税收"),
    ]
    assert read(table) == []


_CELLS = st.sampled_from(
    ["", "<", "^", "1", "2", "37", "序号", "指标", "三级指标（要求）", "佐证材料", "牵头单位", "责任单位", "县司法局",
     "①目录②纪要", "1.甲；2.乙", "同上", "同第1项", "8月底前", "一、职能", "合计", "/",
     "牵头：甲局；配合：乙局", "3.丙。"]
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.integers(2, 6).flatmap(
    lambda n: st.lists(st.lists(_CELLS, min_size=n, max_size=n), min_size=1, max_size=8)
))  # fmt: skip
def test_every_item_stands_where_its_locator_says(rows: list[list[str]]) -> None:
    rows = [
        [c if not (c == "<" and k == 0) and not (c == "^" and r == 0) else "" for k, c in enumerate(row)]
        for r, row in enumerate(rows)
    ]  # fmt: skip
    table = drawn(
        ["序号", "三级指标（要求）", "佐证材料", "责任单位", "完成时限", "备注"][: len(rows[0])],
        *rows,
    )
    found = read(table)
    assert len({row.id for row in found}) == len(found)
    texts = {cell_name(table, cell): cell.text for cell in table.cells}
    for row in found:
        for slot in (row.requirement, row.evidence, row.lead, row.joint, row.deadline, row.remark):
            for item in slot.items if slot else ():
                assert item.locator.start
                assert item.locator.cell
                place = texts[item.locator.cell][item.locator.start - 1 : item.locator.end]
                assert item.text.startswith(place)
                assert place
