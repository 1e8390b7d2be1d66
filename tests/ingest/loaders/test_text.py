"""Plain text: encodings, and lines that are paragraphs or were broken by their width."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableFile
from ingest.loaders.encoding import decode
from ingest.loaders.text import TextLoader
from ingest.loaders.wrapping import unwrap, wrap_width
from tests.ingest.loaders.reading import outline_of, texts_of

_SENTENCE = (
    "各有关部门（单位）要对照实施意见全面梳理排查，逐项对标找差，制定整改责任清单，严格责任落实。"
)
_TEXT = f"第一篇：讲话\n{_SENTENCE}\n\n　　二、要求\n"


@pytest.mark.parametrize(
    "data",
    [
        _TEXT.encode(),
        codecs.BOM_UTF8 + _TEXT.encode(),
        codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"),
        _TEXT.encode("gb18030"),
        _TEXT.replace("\n", "\r\n").encode("gb18030"),
        _TEXT.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(data: bytes) -> None:
    assert outline_of(TextLoader().load(data)) == [
        ("body", "第一篇：讲话"),
        ("body", _SENTENCE),
        ("body", "二、要求"),
    ]


def test_traditional_text_in_big5() -> None:
    text = "各機關應依法行政，落實責任，並於期限內提出佐證資料。"
    assert decode(text.encode("big5")) == text


def test_rare_names_stay_gb18030() -> None:
    text = "示例县镕基路、䶮山街道：联络员王喆、赵堃。" + _SENTENCE
    assert decode(text.encode("gb18030")) == text


def test_single_damaged_characters_are_tolerated_and_shown() -> None:
    data = bytearray((_SENTENCE * 20).encode())
    data[31] = 0xFF
    text = decode(bytes(data))
    assert "\ufffd" in text
    assert _SENTENCE in text


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x01\x02\x03\x04" * 99, b"\xff\x80\xfe\x81" * 400]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        TextLoader().load(data)


@given(st.text(st.characters(codec="gb18030", exclude_categories=("Cc", "Cs", "Co", "Cn"))))
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


def _wrapped(text: str, characters: int) -> list[str]:
    return [text[at : at + characters] for at in range(0, len(text), characters)]


def test_lines_broken_at_a_width_are_joined() -> None:
    paragraphs = [f"{name}、{_SENTENCE * 4}" for name in "一二三"]
    lines = [line for text in paragraphs for line in _wrapped(text, 33)]
    assert wrap_width(lines) == 66
    assert texts_of(TextLoader().load("\n".join(lines).encode())) == paragraphs


def test_indented_paragraphs_are_told_by_their_indent() -> None:
    paragraphs = ["　　" + _SENTENCE * 3, "　　" + _SENTENCE * 5]
    lines = [line for text in paragraphs for line in _wrapped(text, 30)]
    assert unwrap(lines, 60) == paragraphs


def test_lines_of_a_list_are_not_joined() -> None:
    lines = [
        f"示例县{name}局、示例县{name}办公室、示例县{name}事务服务中心" for name in "甲乙丙丁" * 5
    ]
    assert wrap_width(lines) is None


def test_paragraphs_of_equal_length_stay_apart() -> None:
    assert wrap_width([_SENTENCE] * 30) is None


@given(st.lists(st.text(st.sampled_from("法治政府。，；a1 　"), max_size=90), max_size=40))
def test_joining_loses_no_character(lines: list[str]) -> None:
    joined = "".join("".join(unwrap(lines, 80)).split())
    assert joined == "".join("".join(lines).split())
