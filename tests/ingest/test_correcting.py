"""Corrections: applied whatever the reading made of it, and told when they fit nothing."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.correcting import sensible
from ingest.model import Correction, Parsed
from ingest.parse import parse

TABLE = """# 示例县2025年任务分解表

| 序号 | 三级指标 | 谁来抓 | 印证 | 完成时限 |
|---|---|---|---|---|
| 1 | 合法性审查 | 示例县司法局 | 意见书 会议纪要 | 8月31日 |
| 2 | 政务公开 | 示例县数据局 | 公开目录 | 8月31日 |
"""


def read(*made: Correction, text: str = TABLE) -> Parsed:
    [parsed] = parse(text.encode(), "表.md", corrections=made)
    return parsed


def remarks(parsed: Parsed) -> list[str]:
    return [
        str(dict(r.fields)["target"]) for r in parsed.remarks if r.code == "correction_unapplied"
    ]


def test_attributes() -> None:
    made = [
        Correction("attribute", "title", "示例县2025年任务表"),
        Correction("attribute", "issued", "2025-03-01"),
        Correction("attribute", "standing", "历史"),
        Correction("attribute", "number", ""),
    ]
    plain, found = read().document, read(*made).document
    assert (found.title, found.issued, found.standing) == (
        "示例县2025年任务表",
        date(2025, 3, 1),
        "历史",
    )
    assert found.number is None
    assert found.id == plain.id


def test_columns_hold_what_a_person_says() -> None:
    found = read(Correction("column", "谁来抓", "joint"), Correction("column", "印证", "evidence"))
    [first, _] = found.indicators
    assert first.joint is not None
    assert first.joint.text == "示例县司法局"
    assert first.evidence is not None
    assert first.evidence.text == "意见书 会议纪要"


def test_numbers_and_entries() -> None:
    made = [
        Correction("column", "印证", "evidence"),
        Correction("number", "合法性审查", "37"),
        Correction("split", "37", "意见书\n会议纪要"),
    ]
    [first, _] = read(*made).indicators
    assert first.number == "37"
    assert first.evidence is not None
    assert [item.text for item in first.evidence.items] == ["意见书", "会议纪要"]
    for item in first.evidence.items:
        where = item.locator
        assert where.start is not None
        assert first.evidence.text[where.start - 1 : where.end] == item.text
    assert remarks(read(*made)) == []


def test_entries_that_do_not_stand_in_the_cell_are_not_taken() -> None:
    made = [Correction("column", "印证", "evidence"), Correction("split", "1", "意见书\n照片")]
    [first, _] = read(*made).indicators
    assert first.evidence is not None
    assert "照片" not in [item.text for item in first.evidence.items]
    assert remarks(read(*made)) == ["1"]


def test_what_fits_nothing_any_more_is_told() -> None:
    made = [
        Correction("column", "印证", "evidence"),
        Correction("number", "合法性审查", "37"),
        Correction("attribute", "title", "题"),
    ]
    changed = TABLE.replace("印证", "佐证材料").replace("合法性审查", "合法性审核")
    assert remarks(read(*made, text=changed)) == ["印证", "合法性审查"]


@pytest.mark.parametrize(
    "made",
    [
        Correction("attribute", "id", "x"),
        Correction("attribute", "issued", "三月一日"),
        Correction("attribute", "standing", "本县"),
        Correction("attribute", "title", " "),
        Correction("column", "印证", "材料"),
        Correction("number", "合法性审查", "甲"),
        Correction("split", "1", " \n "),
    ],
)
def test_what_cannot_be_meant(made: Correction) -> None:
    assert not sensible(made)
