"""Which sentences follow each other: the runs that an answer may be cut from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.candidate import Candidate
from bot.answering.lines import is_fragment, is_run_in, runs_of
from ingest.model import Document, Passage
from tests.bot.answering.passages import around, passage, row

PLAN = Document("d", "d", "方案.docx", "实施方案", authority="方案")


def texts(*found: Passage, beside: tuple[Passage, ...] = ()) -> list[list[str]]:
    """The runs of passages found in this order in a document that also holds those beside."""
    candidates = [Candidate(p, PLAN, 1 - n / 10) for n, p in enumerate(found)]
    runs = runs_of(candidates, around([*found, *beside]))
    return [[line.span.text for line in run] for run in runs]


def test_sentences_run_on_across_the_end_of_a_passage() -> None:
    one, two = passage("甲方申报。", ordinal=1), passage("乙方初审。", ordinal=2)
    assert texts(two, one) == [["甲方申报。", "乙方初审。"]]


def test_what_stands_beside_the_first_passages_counts_too() -> None:
    before = passage("第一句。第二句。第三句。", ordinal=1)
    behind = passage("第四句。第五句。第六句。", ordinal=3)
    found = texts(passage("正文在此。", ordinal=2), beside=(before, behind))
    assert found == [["第二句。", "第三句。", "正文在此。", "第四句。", "第五句。"]]


def test_a_gap_a_heading_a_new_point_and_a_signature_end_a_run() -> None:
    assert len(texts(passage("甲。", ordinal=1), passage("乙。", ordinal=5))) == 2
    below = replace(passage("乙方初审。", ordinal=2), path=("二、初审",))
    assert len(texts(passage("甲方申报。", ordinal=1), below)) == 2
    assert texts(passage("甲方申报。", "（二）牵头初核。", "乙方核对。")) == [
        ["甲方申报。"], ["（二）牵头初核。", "乙方核对。"],
    ]  # fmt: skip
    assert texts(passage("逾期不再受理。", "示例县司法局", "2025年7月18日"))[0] == [
        "逾期不再受理。"
    ]


def test_a_row_is_a_run_of_its_own() -> None:
    cells = replace(row(指标="备案", 牵头单位="示例县司法局"), ordinal=2)
    assert texts(passage("甲方申报。", ordinal=1), cells) == [
        ["甲方申报。"], ["备案", "示例县司法局"],
    ]  # fmt: skip


def test_no_line_stands_twice() -> None:
    one, two = passage("甲。乙。", ordinal=1), passage("丙。丁。", ordinal=2)
    three = passage("戊。己。", ordinal=3)
    shown = [text for run in texts(one, three, beside=(two,)) for text in run]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（二）牵头初核。", True),
        ("（三）材料上传阶段（7月1日至8月15日）。", True),
        ("（二）牵头单位核对材料，提出意见。", False),
        ("牵头初核。", False),
    ],
)
def test_a_run_in_heading_names_what_follows(text: str, names: bool) -> None:
    assert is_run_in(text) is names


@pytest.mark.parametrize(
    ("text", "fragment"), [("示例县司法局", True), ("期限5日。", False), ("账号：123", False)]
)
def test_a_fragment_is_no_sentence(text: str, fragment: bool) -> None:
    assert is_fragment(text) is fragment
