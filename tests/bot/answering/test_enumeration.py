"""Whole enumerations: found from any of their entries, never a part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.enumeration import enumeration_at, joined, ordinal
from bot.answering.sentences import sentences_of
from ingest.model import Passage
from tests.bot.answering.passages import around, parsed, passage, row, text_at

NUMERALS = "一二三四五六七八九十"
NOTATIONS: dict[str, Callable[[int], str]] = {
    "一是": lambda n: f"{NUMERALS[n - 1]}是",
    "一要": lambda n: f"{NUMERALS[n - 1]}要",
    "第一，": lambda n: f"第{NUMERALS[n - 1]}，",
    "（一）": lambda n: f"（{NUMERALS[n - 1]}）",
    "(1)": lambda n: f"({n})",
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
}


def entries(*passages: Passage, at: str) -> list[str]:
    """The enumeration at the first sentence that holds ``at``."""
    spans = [span for one in passages for span in sentences_of(one)]
    span = next(span for span in spans if at in span.text)
    return [found.text for found in enumeration_at(span, around(passages))]


@pytest.mark.parametrize("notation", NOTATIONS)
@given(count=st.integers(2, 9), data=st.data())
def test_an_enumeration_is_whole_from_wherever_it_is_met(
    notation: str, count: int, data: st.DataObject
) -> None:
    mark = NOTATIONS[notation]
    lines = [
        "创建工作分为以下步骤：",
        *(f"{mark(n)}做好事项{'甲乙丙丁戊己庚辛壬'[n - 1]}。" for n in range(1, count + 1)),
    ]
    after = "以上请认真落实。"
    split = data.draw(st.integers(1, count))
    passages = (
        passage(*lines[:split], ordinal=1),
        passage(*lines[split:], after, ordinal=2),
    )
    met = data.draw(st.sampled_from(lines))
    found = entries(*passages, at=met)
    assert found[-count:] == lines[1:]
    assert found[:-count] in ([lines[0]], [] if met != lines[0] else [lines[0]])


def test_it_ends_where_the_count_breaks() -> None:
    text = ("步骤如下：", "1.申报。", "2.初审。", "4.公示。", "1.另一件。", "2.又一件。")
    assert entries(passage(*text), at="步骤") == ["步骤如下：", "1.申报。", "2.初审。"]


def test_text_between_entries_belongs_to_the_list() -> None:
    text = ("分两步：", "1.申报。", "材料报县司法局。", "2.初审。", "其他事项。")
    assert entries(passage(*text), at="分两步") == [
        "分两步：",
        "1.申报。",
        "材料报县司法局。",
        "2.初审。",
    ]


def test_an_entry_alone_is_no_enumeration() -> None:
    assert entries(passage("要求如下：", "1.申报。", "以上。"), at="申报") == []


def test_prose_is_no_enumeration() -> None:
    assert entries(passage("先申报。再初审。后公示。"), at="初审") == []


def test_rows_are_not_run_together() -> None:
    one = row(佐证材料="1.目录；2.纪要")
    assert enumeration_at(sentences_of(one)[0], around([one])) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一是抓学习", 1),
        ("三要抓督查", 3),
        ("十是收尾", 10),
        ("十二是收尾", 12),
        ("第二，抓落实", 2),
        ("（三）抓督查", 3),
        ("(4)抓总结", 4),
        ("12.公示", 12),
        ("3、初审", 3),
        ("分三个阶段：一是动员", 1),
        ("2.5分以上的", None),
        ("2025年8月", None),
        ("一般情况下", None),
        ("二者都要", None),
        ("工作要求", None),
        ("", None),
    ],
)
def test_ordinals(text: str, number: int | None) -> None:
    assert ordinal(text) == number


STEPS = (
    "分两步：",
    "1.申报。填写申报表。",
    "2.初审。牵头单位核对，提出意见。期限5日。",
    "另行通知的除外。",
)


@pytest.mark.parametrize("met", ["分两步", "1.申报", "2.初审"])
def test_the_last_entry_keeps_its_paragraph_and_nothing_behind_it(met: str) -> None:
    assert entries(passage(*STEPS), at=met)[-5:] == [
        "1.申报。", "填写申报表。", "2.初审。", "牵头单位核对，提出意见。", "期限5日。",
    ]  # fmt: skip


def test_an_entry_that_another_count_precedes_is_none_of_its_own() -> None:
    assert entries(passage("1.申报。", "3.公示。", "4.命名。"), at="4.命名") == []


def test_entries_that_run_on_for_paragraphs_are_told_by_their_first_sentences() -> None:
    long = "各单位要提高认识，加强组织领导，层层压实责任，确保任务落实到位。" * 5
    text = ("分三步：", f"1.申报。{long}", f"2.初审。{long}", f"3.公示。{long}")
    assert entries(passage(*text), at="分三步") == ["分三步：", "1.申报。", "2.初审。", "3.公示。"]


def test_the_sentences_of_an_entry_are_one_stretch_of_its_paragraph() -> None:
    one = passage(*STEPS)
    run = enumeration_at(sentences_of(one)[0], around([one]))
    assert [span.text for span in joined(run)] == list(STEPS[:3])


SENTENCE = st.text(st.sampled_from("创建材料申报审查5日，、"), min_size=1, max_size=12)


@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=2, max_size=5))
def test_joined_stretches_are_word_for_word_what_they_point_at(entries: list[list[str]]) -> None:
    lines = [f"{n}.{'。'.join(texts)}。" for n, texts in enumerate(entries, 1)]
    blocks, passages = parsed("\n\n".join(["步骤如下：", *lines, "以上请落实。"]))
    for span in (span for one in passages for span in sentences_of(one)):
        run = enumeration_at(span, around(passages))
        stretches = joined(run)
        for stretch in stretches:
            assert text_at(blocks, stretch.locator) == stretch.text
        assert {s.locator.block for s in stretches} == {s.locator.block for s in run}
