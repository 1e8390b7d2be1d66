"""Texts cut into messages: within the limit, at pauses, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.render import body_of, split, utf16_units
from bot.model import Answer, Reply


def utf8_bytes(text: str) -> int:
    return len(text.encode())


@given(st.text(alphabet="法治政府，。；\n1a😀", max_size=400), st.integers(8, 60))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, limit: int) -> None:
    for size in (utf16_units, utf8_bytes):
        parts = list(split(text, limit, size))
        assert all(0 < size(part) <= limit for part in parts if part)
        assert "".join(parts).replace("\n", "") == text.replace("\n", "")


def test_cuts_prefer_lines_then_sentences() -> None:
    assert list(split("第一行很长很长\n第二行", 10, len)) == ["第一行很长很长", "第二行"]
    assert list(split("一句话说完了。第二句话也说完了。", 10, len)) == [
        "一句话说完了。",
        "第二句话也说完了。",
    ]


def test_choices_are_numbered_and_chips_stand_in_one_line() -> None:
    answer = Answer("1", None, "clarify", "您问的是哪一个？", suggestions=("甲局的", "乙局的"))
    assert body_of(Reply(answer=answer)) == "您问的是哪一个？\n1. 甲局的\n2. 乙局的"
    chips = Answer("1", None, "answered", "答", suggestions=("甲", "乙"))
    assert body_of(Reply(answer=chips)) == "答\n您问的也可能是：甲、乙"
