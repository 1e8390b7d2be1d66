"""Signs that look alike, decided by what stands beside them, and never otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loaders.ocr.engine import Reading
from ingest.loaders.ocr.mending import mended


def mend(text: str) -> str:
    return mended(Reading(text, (0.5,) * len(text), 1.0)).text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("各乡镇(街道),县政府", "各乡镇（街道），县政府"),
        ("年度抽查计划(1)名录库", "年度抽查计划（1）名录库"),
        ("（样式)", "（样式）"),
        ("二〇二O年", "二〇二〇年"),
        ("二0二五年", "二〇二五年"),
        ("2O25年8月3l日", "2025年8月31日"),
        ("示例县法治办〔2025]14号", "示例县法治办〔2025〕14号"),
        ("-1-", "—1—"),
        ("一3一", "—3—"),
    ],
)
def test_what_cannot_be_otherwise_is_mended(read: str, meant: str) -> None:
    assert mend(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "GM/T 0031-2014 (Secure seal), 3:1",
        "法释[2025]3号",
        "x(1)",
        "OID 对象标识符",
        "1,000份",
        "一月一日",
        "10:30",
        "一是，二是",
        "IO月报",
    ],
)
def test_what_may_be_meant_is_left(text: str) -> None:
    assert mend(text) == text


@given(st.text(alphabet="一二三〇年月日号0O1lI2〔〕[]()（）,，:-—县A ", max_size=30))
def test_no_sign_is_lost_or_added_and_mending_is_done_once(text: str) -> None:
    once = mend(text)
    assert len(once) == len(text)
    assert mend(once) == once
