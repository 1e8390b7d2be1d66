"""What a chat shows of an answer, and texts cut into messages: within the limit, nothing lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Answer, ListItem, Notice, Reply, Sentence
from bot.rendering.chat import FOLDED, MOST, body_of, split, utf16_units


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


def answer_of(order: str, *texts: str, notices: tuple[Notice, ...] = ()) -> Answer:
    """An answer of sentences (s) and entries (i) in this order."""
    lines = list(zip(order, texts, strict=True))
    return Answer(
        "a", None, "answered", "\n".join(texts), order=order, notices=notices,
        sentences=tuple(Sentence(text) for kind, text in lines if kind == "s"),
        items=tuple(ListItem(text) for kind, text in lines if kind == "i"),
    )  # fmt: skip


def shown(answer: Answer) -> list[str]:
    return body_of(Reply(answer.text, answer)).split("\n")


def test_a_long_list_is_folded_and_its_head_and_tail_stay() -> None:
    entries = [f"指标{n}" for n in range(1, 41)]
    lines = shown(answer_of("s" + "i" * 40 + "s", "牵头40项：", *entries, "另有2项。"))
    assert lines == [
        "牵头40项：", *(f"□ {entry}" for entry in entries[:FOLDED]),
        "……共40项，还有30项，回“全部”看完整清单", "另有2项。",
    ]  # fmt: skip


@given(st.integers(0, MOST))
def test_a_list_of_evidence_is_shown_whole(count: int) -> None:
    lines = shown(answer_of("s" + "i" * count, "佐证材料：", *(f"材料{n}" for n in range(count))))
    assert len(lines) == count + 1


def test_fields_of_an_indicator_stand_side_by_side() -> None:
    lines = shown(answer_of("ssss", "指标1　备案", "牵头：司法局", "完成时限：8月", "指标2"))
    assert lines == ["指标1　备案", "牵头：司法局　完成时限：8月", "指标2"]


def test_a_notice_whose_change_the_answer_tells_is_left_out() -> None:
    told = Notice("amended", "《补充通知》：8月15日调整为8月31日。")
    other = Notice("superseded", "这是旧版。")
    assert shown(answer_of("s", "8月31日（《补充通知》改）", notices=(told, other))) == [
        "8月31日（《补充通知》改）", "（这是旧版。）",
    ]  # fmt: skip
    assert shown(answer_of("s", "8月31日", notices=(told,)))[-1] == f"（{told.text}）"


def test_an_answer_with_six_items_fits_twelve_lines() -> None:
    sentences = [
        "指标37　合法性审查",
        "佐证材料共6项：",
        "牵头：县司法局",
        "完成时限：8月31日（改）",
    ]
    answer = answer_of("ss" + "i" * 6 + "ss", *sentences[:2], *"目书录见告要", *sentences[2:])
    noted = replace(answer, notices=(Notice("superseded", "这是旧版。"),), suggestions=("指标3",))
    assert len(shown(noted)) <= 12


def test_choices_are_numbered_and_chips_stand_in_one_line() -> None:
    answer = Answer("1", None, "clarify", "您问的是哪一个？", suggestions=("甲局的", "乙局的"))
    assert body_of(Reply(answer=answer)) == "您问的是哪一个？\n1. 甲局的\n2. 乙局的"
    chips = Answer("1", None, "answered", "答", suggestions=("甲", "乙"))
    assert body_of(Reply(answer=chips)) == "答\n您问的也可能是：甲、乙"
