"""Typed text in one form, whatever keyboard or dictation it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.wording import normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("指标３７", "指标37"),
        ("第 37 项　谁牵头", "第37项谁牵头"),
        ("規範性文件定期清理誰牽頭", "规范性文件定期清理谁牵头"),
        ("  你好 ", "你好"),
        ("No 37  ok", "No 37 ok"),
        ("司法局 \n\n 牵头哪些", "司法局\n牵头哪些"),
        ("二〇二五年", "2025年"),
        ("二零二四年", "2024年"),
        ("二○二五年度", "2025年度"),
        ("二十五年", "二十五年"),
        ("", ""),
    ],
)
def test_width_script_spaces_and_years(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize("typed", ["市 41 项", "市41项", "市③项", "省第3项"])
def test_a_level_alone_at_the_head_means_its_table(typed: str) -> None:
    assert normalise(typed)[1] == "里"


def test_a_unit_of_a_city_is_no_level_alone() -> None:
    assert normalise("市司法局牵头哪些") == "市司法局牵头哪些"


@pytest.mark.parametrize(
    ("dictated", "meant"),
    [
        ("第五项不对是第六项谁牵头", "第六项谁牵头"),
        ("第五项不对第六项谁牵头", "第六项谁牵头"),
        ("第五项，不对，第六项谁牵头", "第六项谁牵头"),
        ("第五项不对不对第六项谁牵头", "第六项谁牵头"),
        ("第五项说错了第六项谁牵头", "第六项谁牵头"),
        ("八月底不对六月底前要交哪些", "六月底前要交哪些"),
        ("财政局不对是信访局牵头哪些", "信访局牵头哪些"),
        ("财政局呃不对信访局牵头哪些", "信访局牵头哪些"),
        ("你好，第五项不对是第六项", "你好,第六项"),
    ],
)
def test_what_is_taken_back_is_left_out(dictated: str, meant: str) -> None:
    assert normalise(dictated) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "格式不对怎么办",
        "材料名称不对,要退回吗",
        "日期打错了怎么改",
        "数量不对是不是要退",
        "这样报不对吗",
        "哪些指标不对外公开",
        "是司法局牵头对不对啊",
        "这个不对",
    ],
)
def test_a_mistake_that_is_asked_about_stays(typed: str) -> None:
    assert normalise(typed) == typed


PIECES = (
    "指", "标", "３", "７", "第", "五", "项", "不对", "打错了", "是", "呃", "，", ",", "。", "局", "誰", "牽頭", "A",
    "市", "省", "里", "③", "二〇二五年", "二○二四年", "二", "零", "年", " ", "\n", "\u3000",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_text_in_its_one_form_stays_as_it_is(typed: str) -> None:
    plain = normalise(typed)
    assert normalise(plain) == plain


@given(st.text(max_size=30))
def test_no_text_is_refused(typed: str) -> None:
    plain = normalise(typed)
    assert plain == plain.strip()
    assert "  " not in plain
