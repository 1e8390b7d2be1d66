"""Task tables as clerks really leave them: unheard-of headers, 无, sums and headers in between."""

from __future__ import annotations

import pytest

from ingest.indicators import indicators
from ingest.model import Block, Document, Indicator, Slot
from tests.ingest.tables import drawn

DOCUMENT = Document("d", "w", "a.xlsx", "任务分解表")


def read(*blocks: Block) -> list[Indicator]:
    return list(indicators(DOCUMENT, blocks))


def listed(slot: Slot | None) -> list[str]:
    assert slot is not None
    return [item.text for item in slot.items]


def test_headers_never_seen_before_a_sum_and_the_header_said_again() -> None:
    rows = read(
        drawn(
            "填表单位：示例县委法治办|<|<|<|<|<|2025年3月",
            "项号|一级|考核要点|主责部门|协同部门|佐证清单|完成节点",
            "1|一、职能|权责清单。动态调整权责清单|县委编办|各乡镇、县直各部门|①权责清单；②调整公告|6月底前",
            "2|^|政务公开|县政府办|同上|公开目录；年报；等|8月底前",
            "3|^|放管服|县审批局|——|同第1项|长期坚持",
            "小计|<|3项||||",
            "项号|一级|考核要点|主责部门|协同部门|佐证清单|完成节点",
            "4|二、决策|决策程序|县司法局|县财政局|无| / ",
            "5|^|合法性审查|同上|县财政局|《意见书》、《会议纪要》|每季度末",
            "备注：本表由县委法治办负责解释。|<|<|<|<|<|<",
        )
    )
    assert [row.number for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row.groups for row in rows] == [("一、职能",)] * 3 + [("二、决策",)] * 2
    assert [listed(row.evidence) for row in rows] == [
        ["权责清单", "调整公告"],
        ["公开目录", "年报；等"],
        ["权责清单", "调整公告"],
        [],
        ["《意见书》", "《会议纪要》"],
    ]
    assert [listed(row.lead) for row in rows][3:] == [["县司法局"], ["县司法局"]]
    assert listed(rows[1].joint) == ["各乡镇", "县直各部门"]
    assert rows[3].evidence is not None
    assert (rows[3].evidence.text, rows[3].deadline and rows[3].deadline.text) == ("无", "")


def test_none_beside_papers_is_no_paper() -> None:
    (row,) = read(
        drawn("序号|指标|佐证材料|<|牵头", "^|^|必备|可选|^", "1|甲|①目录②公告|无|县司法局")
    )
    assert listed(row.evidence) == ["目录", "公告"]


def test_results_and_their_progress() -> None:
    header = "任务编号|重点任务|具体举措|责任单位及分工|进度安排|成果形式"
    body = "1-1|完善机制|建立台账|县司法局、县财政局按职责分工负责|9月30日前|规则文本、印发通知"
    (row,) = read(drawn(header, body))
    assert row.number == "1.1"
    assert listed(row.lead) == ["县司法局", "县财政局"]
    assert listed(row.deadline) == ["9月30日前"]
    assert listed(row.evidence) == ["规则文本、印发通知"]
    (row,) = read(drawn(f"{header}|佐证材料", f"{body}|签到表"))
    assert listed(row.evidence) == ["签到表"]


@pytest.mark.parametrize(
    "cell", ["县司法局、县财政局分别负责", "由县司法局、县财政局等部门按照各自职责分工负责。"]
)
def test_shared_responsibility(cell: str) -> None:
    (row,) = read(drawn("序号|指标|责任单位|佐证材料", f"1|甲|{cell}|目录"))
    assert listed(row.lead) == ["县司法局", "县财政局"]


def test_a_number_without_a_name_is_called_by_its_requirement() -> None:
    rows = read(
        drawn(
            "一级指标|三级指标|序号|评价内容|评分标准|证明材料",
            "职能|权责清单|1|（1）公布清单|1分|清单",
            "||2|（2）动态调整|1分|调整文件",
            "|一窗受理|3|设立窗口|1分|照片",
            "|好差评|4|评价|1分|截图",
        )
    )
    assert [row.name for row in rows] == ["权责清单", "动态调整", "一窗受理", "好差评"]
    assert [row.number for row in rows] == ["1", "2", "3", "4"]
    assert rows[1].requirement is not None
    assert rows[1].requirement.text == "（2）动态调整"


def test_sheets_that_number_anew_are_groups() -> None:
    head = "序号|指标|牵头单位|佐证材料"
    one = drawn(head, "1|清单公开|县委编办|清单", sheet="职能", block=1, table=1)
    two = drawn(head, "1|公众参与|县司法局|公告", sheet="决策", block=2, table=2)
    plain = drawn(head, "1|专家论证|县司法局|意见", sheet="Sheet3", block=3, table=3)
    assert [row.groups for row in read(one, two, plain)] == [("职能",), ("决策",), ()]
    assert read(one)[0].groups == ()
