"""Units as columns, marked for each row."""

from __future__ import annotations

import pytest

from ingest.indicators import indicators
from ingest.model import Block, Document, Indicator, Locator, Paragraph, Slot
from tests.ingest.tables import drawn

DOCUMENT = Document("d", "w", "a.xlsx", "任务分解表")
HEAD = ("序号|工作任务|佐证材料|责任单位|<|<", "^|^|^|县司法局|县财政局|各乡镇（街道）")


def read(*blocks: Block) -> list[Indicator]:
    return list(indicators(DOCUMENT, blocks))


def listed(slot: Slot | None) -> list[tuple[str, str | None]]:
    return [(item.text, item.locator.cell) for item in slot.items] if slot else []


def note(text: str) -> Paragraph:
    return Paragraph(text, Locator(1, paragraph=1))


@pytest.mark.parametrize(
    "legend",
    ["注：★为牵头单位，√为配合单位", "“★”表示牵头，“√”表示参与", "★：主责；√：协办", ""],
)
def test_marks_say_who_leads(legend: str) -> None:
    table = drawn(*HEAD, "1|甲任务|目录|★|√|", "2|乙任务|纪要|√|★|√", block=2)
    one, two = read(note(legend), table) if legend else read(table)
    assert (listed(one.lead), listed(one.joint)) == ([("县司法局", "D2")], [("县财政局", "E2")])
    assert listed(two.lead) == [("县财政局", "E2")]
    assert listed(two.joint) == [("县司法局", "D2"), ("各乡镇（街道）", "F2")]
    assert one.lead is not None
    assert one.lead.header == "责任单位"


def test_a_legend_is_believed_against_the_use() -> None:
    table = drawn(*HEAD, "1|甲任务|目录|●|○|○", "2|乙任务|纪要|○|●|○", block=2)
    one, _ = read(note("○为牵头单位，●为配合单位"), table)
    assert [text for text, _ in listed(one.lead)] == ["县财政局", "各乡镇（街道）"]


def test_words_are_marks_too_and_one_mark_makes_all_responsible() -> None:
    (one,) = read(drawn(*HEAD, "1|甲任务|目录|牵头|配合|"))
    assert (listed(one.lead), listed(one.joint)) == ([("县司法局", "D2")], [("县财政局", "E2")])
    (one,) = read(drawn(*HEAD, "1|甲任务|目录|√||√"))
    assert [text for text, _ in listed(one.lead)] == ["县司法局", "各乡镇（街道）"]


def test_beside_a_lead_column_marks_join() -> None:
    (one,) = read(
        drawn("序号|任务|牵头单位|县司法局|县财政局|材料清单", "1|甲任务|县政府办|√|√|目录")
    )
    assert [text for text, _ in listed(one.lead)] == ["县政府办"]
    assert [text for text, _ in listed(one.joint)] == ["县司法局", "县财政局"]


def test_ticks_below_what_is_no_unit_say_nothing() -> None:
    (one,) = read(drawn("序号|任务|必备|可选|材料清单", "1|甲任务|√||目录"))
    assert one.lead is one.joint is None
