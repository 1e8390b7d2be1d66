"""A model's stream as sentences with their marks, however it arrives."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.writing.sentences import sentences_in


@pytest.mark.parametrize(
    ("stream", "wanted"),
    [
        ("甲应当报告[1]。乙应当审查[2]。", [("甲应当报告。", (1,)), ("乙应当审查。", (2,))]),
        ("甲应当报告。[1]乙应当审查。［2］", [("甲应当报告。", (1,)), ("乙应当审查。", (2,))]),
        ("1. 甲报告[1,2]\n- 乙审查【2】", [("甲报告", (1, 2)), ("乙审查", (2,))]),
        ("<think>甲[9]。</think>乙审查[1]。", [("乙审查。", (1,))]),
        ("他说“甲。乙”[1]。", [("他说“甲。乙”。", (1,))]),
        ("占3.5%以上[1]。", [("占3.5%以上。", (1,))]),
        ("甲报告。乙审查。", [("甲报告。", ()), ("乙审查。", ())]),
        ("甲报告（1）。乙审查【材料2】。", [("甲报告。", (1,)), ("乙审查。", (2,))]),
        ("甲审查第(1)类，报告（来源：2）。", [("甲审查第(1)类，报告。", (2,))]),
        ("", []),
        ("。[1]\n\n", []),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_stream_is_parted_alike_however_it_arrives(
    stream: str, wanted: list[tuple[str, tuple[int, ...]]], size: int
) -> None:
    pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert [(one.text, one.marks) for one in sentences_in(pieces)] == wanted


@given(st.lists(st.text(alphabet="甲乙。[1]“”\n<think/>3.5", max_size=4), max_size=12))
def test_any_stream_can_be_read(pieces: list[str]) -> None:
    for one in sentences_in(pieces):
        assert one.text
        assert "[" not in one.marked.replace("[1]", "") or one.text


def test_a_sentence_is_given_as_soon_as_its_end_is_certain() -> None:
    seen = []

    def pieces() -> Iterable[str]:
        yield "甲应当报告[1]。"
        seen.append("more")
        yield "乙"

    first = next(iter(sentences_in(pieces())))
    assert first.text == "甲应当报告。"
    assert seen == []
