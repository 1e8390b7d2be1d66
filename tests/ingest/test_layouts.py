"""Cards and tables on their side: records all the same, quoted from where they stand."""

from __future__ import annotations

from ingest.chunk.rows import rows
from ingest.grid import Grid, cell_name
from ingest.indicators import indicators
from ingest.layouts import usual
from ingest.model import Document, Indicator, Slot, Table
from tests.ingest.tables import drawn

DOCUMENT = Document("d", "w", "a.xlsx", "任务分解表")

CARDS = drawn(
    "一、职能|<|<|<",
    "指标编号|1|指标名称|清单公开",
    "工作要求|公开并动态调整|<|<",
    "牵头单位|县委编办|配合单位|各部门",
    "佐证材料|公开截图|<|<",
    "^|调整通知|<|<",
    "二、决策|<|<|<",
    "指标编号|2|指标名称|公众参与",
    "工作要求|征求意见|<|<",
    "牵头单位|县司法局|配合单位|",
    "佐证材料|①公告②笔录|<|<",
    first_row=3,
)


def read(table: Table) -> list[Indicator]:
    return list(indicators(DOCUMENT, [table]))


def told(slot: Slot | None) -> tuple[str, str | None]:
    assert slot is not None
    return slot.text, slot.locator.cell


def test_each_card_is_an_indicator() -> None:
    one, two = read(CARDS)
    assert [(i.number, i.name, i.groups, i.row) for i in (one, two)] == [
        ("1", "清单公开", ("一、职能",), 4),
        ("2", "公众参与", ("二、决策",), 10),
    ]
    assert told(one.requirement) == ("公开并动态调整", "B5")
    assert told(one.lead) == ("县委编办", "B6")
    assert told(one.evidence) == ("公开截图\n调整通知", "B7")
    assert two.evidence is not None
    assert [item.text for item in two.evidence.items] == ["公告", "笔录"]
    assert told(two.joint) == ("", "D12")


def test_a_card_is_one_passage_and_nothing_is_lost() -> None:
    found = list(rows(CARDS))
    assert [[p.label for p in row.pieces] for row in found][1] == [
        "指标编号", "指标名称", "工作要求", "牵头单位", "配合单位", "佐证材料", "佐证材料",
    ]  # fmt: skip
    texts = {cell_name(CARDS, cell): cell.text for cell in CARDS.cells}
    for row in found:
        for piece in row.pieces:
            assert piece.locator.cell
            assert texts[piece.locator.cell] == piece.text
    kept = {piece.text for row in found for piece in row.pieces} | {
        piece.label for row in found for piece in row.pieces
    }
    assert {text for text in texts.values() if text} <= kept


def test_one_card_alone_is_told_by_its_labels() -> None:
    one = drawn("指标名称|公众参与", "考核要求|征求意见", "责任单位|县司法局", "佐证材料|公告")
    (row,) = read(one)
    assert (row.name, told(row.lead)) == ("公众参与", ("县司法局", "B3"))


def test_a_table_on_its_side_is_turned() -> None:
    table = drawn(
        "指标编号|1|2|3",
        "指标名称|清单公开|公众参与|专家论证",
        "牵头单位|县委编办|县司法局|<",
        "佐证材料|截图|公告|论证意见",
        "完成时限|6月底前|8月底前|9月底前",
    )
    found = read(table)
    assert [(i.number, i.name, told(i.lead), told(i.evidence)) for i in found] == [
        ("1", "清单公开", ("县委编办", "B3"), ("截图", "B4")),
        ("2", "公众参与", ("县司法局", "C3"), ("公告", "C4")),
        ("3", "专家论证", ("县司法局", "C3"), ("论证意见", "D4")),
    ]
    assert len({i.id for i in found}) == 3
    first = next(row for row in rows(table) if row.pieces)
    assert [(p.label, p.text, p.locator.cell) for p in first.pieces][1] == (
        "指标名称", "清单公开", "B2",
    )  # fmt: skip


def test_other_tables_stay_as_they_are() -> None:
    for table in (
        drawn("序号|指标|佐证材料|牵头单位", "1|甲|目录|县司法局"),
        drawn("指标名称|佐证材料", "甲指标|目录"),
        drawn("项目|2024年|2025年", "佐证材料|3项|4项", "完成时限|8月|9月", "牵头单位|甲局|乙局"),
        drawn("姓名|张三|性别|男", "单位|县司法局|联系电话|12345", "备注||<|<"),
        drawn("指标名称|甲|备注", "佐证材料|目录|无", "牵头单位|县司法局|自拟"),
    ):
        assert not usual(table).is_laid_out_anew or len(read(table)) > 1
        assert usual(table).rows >= 1
        assert Grid(table).rows >= 1


def test_halves_beside_each_other_are_one_table() -> None:
    table = drawn(
        "任务清单|<|<|<|<|<|<",
        "序号|任务|佐证材料||序号|任务|佐证材料",
        "1|甲任务|目录||3|丙任务|公告",
        "2|乙任务|纪要||4|丁任务|",
    )
    found = read(table)
    assert [(i.number, i.name, told(i.evidence)) for i in found] == [
        ("1", "甲任务", ("目录", "C3")),
        ("2", "乙任务", ("纪要", "C4")),
        ("3", "丙任务", ("公告", "G3")),
        ("4", "丁任务", ("", "G4")),
    ]
    texts = [piece.text for row in rows(table) for piece in row.pieces]
    assert texts == [
        "任务清单", "1", "甲任务", "目录", "2", "乙任务", "纪要", "3", "丙任务", "公告", "4", "丁任务",
    ]  # fmt: skip
