"""Numbers and dates as documents write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import chinese_to_int, dates_in, normal_number, number_head


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十七", 37),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零四", 104),
        ("一百一十", 110),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("廿三", 23),
        ("两百", 200),
        ("三千零五", 3005),
        ("一万两千", 12000),
        ("３７", 37),
        ("037", 37),
        ("壹佰", 100),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert chinese_to_int(text) == value


@pytest.mark.parametrize("text", ["", "三七分成", "第三", "3.5", "一二十", "十百"])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese_to_int(text) is None


def written(value: int) -> str:
    """A number below 1000 in Chinese, as people write it."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


@given(st.integers(1, 999))
def test_every_number_below_a_thousand_is_read_back(value: int) -> None:
    assert chinese_to_int(written(value)) == value
    assert normal_number(f"第{written(value)}项") == str(value)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第三十七项", "37"),
        ("指标37", "37"),
        ("第３７项", "37"),
        ("三级指标 4.2.1", "4.2.1"),
        ("37.", "37"),
        ("（37）", "37"),
        ("序号：07", "7"),
        ("4-2-1", "4.2.1"),
        ("37.0", "37"),
        (" 12 ", "12"),
        ("一百零四", "104"),
        ("No.5", "5"),
    ],
)
def test_indicator_numbers(text: str, number: str) -> None:
    assert normal_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "合计", "37重大", "8月31日", "3.5%", "1次/季度", "百分之九十"]
)
def test_texts_that_are_more_than_a_number(text: str) -> None:
    assert normal_number(text) is None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("37.重大行政决策合法性审查", "37", "重大行政决策合法性审查"),
        ("37、重大", "37", "重大"),
        ("４.２.１ 重大", "4.2.1", "重大"),
        ("4.2.1重大", "4.2.1", "重大"),
        ("第三十七项 重大", "37", "重大"),
        ("（37）重大", "37", "重大"),
        ("37 重大行政决策", "37", "重大行政决策"),
        ("指标37：重大", "37", "重大"),
    ],
)
def test_numbers_at_the_head_of_a_name(text: str, number: str, rest: str) -> None:
    head = number_head(text)
    assert head is not None
    assert (head.number, text[head.end :]) == (number, rest)


@pytest.mark.parametrize(
    "text",
    ["2025年目标", "3.5%的增长", "1次/季度", "90 %以上", "3 年内办结", "重大37", "37", "1.5万元"],
)
def test_counts_are_no_numbers_of_indicators(text: str) -> None:
    assert number_head(text) is None


def test_chinese_heads_only_where_asked_for() -> None:
    assert number_head("一、政府职能") is None
    head = number_head("（二）政府职能", chinese=True)
    assert head is not None
    assert head.number == "2"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("二〇二五年八月三十一日印发", [date(2025, 8, 31)]),
        ("2024年 3月 5日", [date(2024, 3, 5)]),
        ("２０２４年３月５日", [date(2024, 3, 5)]),
        ("2024-03-05至2024/4/1", [date(2024, 3, 5), date(2024, 4, 1)]),
        ("8月31日前", [date(2025, 8, 31)]),
        ("2月30日", []),
        ("8月底前", []),
    ],
)
def test_dates(text: str, days: list[date]) -> None:
    assert [found.day for found in dates_in(text, 2025)] == days


def test_dates_say_where_they_stand() -> None:
    found = dates_in("于2025年8月31日前")[0]
    assert (found.start, found.end) == (2, 11)
    assert not dates_in("8月31日")
