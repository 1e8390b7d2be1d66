"""Automatic numbering as the reader of the Word file sees it."""

from __future__ import annotations

import pytest

from ingest.loaders.docx import DocxLoader
from ingest.loaders.number_formats import formatted
from tests.ingest.loaders.reading import cells_of, outline_of, texts_of
from tests.ingest.loaders.word_files import (
    cell,
    level,
    lists,
    numbered,
    paragraph,
    row,
    table,
    word_file,
)

_OFFICIAL = lists(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5", '<w:suff w:val="nothing"/>'),
)


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    return texts_of(DocxLoader().load(word_file(body, numbering=numbering, styles=styles)))


def test_the_levels_of_an_official_document() -> None:
    depths = (0, 1, 1, 2, 2, 3, 4, 4, 1, 2, 0, 1)
    body = "".join(numbered("文", depth) for depth in depths)
    assert texts(body, _OFFICIAL) == [
        "一、文",
        "（一）文",
        "（二）文",
        "1. 文",
        "2. 文",
        "（1）文",
        "①文",
        "②文",
        "（三）文",
        "1. 文",
        "二、文",
        "（一）文",
    ]


def test_numbers_of_levels_above_stand_in_the_label() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%1.%2.%3)"),
    )
    body = "".join(numbered("x", depth) for depth in (0, 1, 1, 2, 0, 1))
    assert texts(body, numbering) == ["I. x", "1.1 x", "1.2 x", "I.2.a) x", "II. x", "2.1 x"]


def test_lists_share_their_count_unless_one_restarts() -> None:
    also = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("文", 0, number) for number in (1, 1, 2, 3, 3, 1))
    numbering = lists(level(0, "decimal", "%1."), also=also)
    assert texts(body, numbering) == ["1. 文", "2. 文", "3. 文", "5. 文", "6. 文", "7. 文"]


def test_a_list_may_have_a_level_of_its_own_and_another_start() -> None:
    also = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        + level(0, "ideographTraditional", "%1、", start=3)
        + "</w:lvlOverride></w:num>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal", "%1.")
        + "</w:abstractNum>"
        + lists(level(0, "decimal", "第%1条"), also=also)
    )
    body = numbered("文") + numbered("文", 0, 2) + numbered("文", 0, 2)
    assert texts(body, numbering) == ["第1条 文", "丙、文", "丁、文"]


def test_restart_rules() -> None:
    never = lists(
        level(0, "decimal", "%1."), level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(numbered("文", depth) for depth in (0, 1, 1, 0, 1))
    assert texts(body, never)[-1] == "第3条 文"


def test_numbering_comes_from_styles_by_their_level() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{depth}"><w:name w:val="heading {depth}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{depth - 1}"/></w:pPr>'
        "</w:style>"
        for depth in (1, 2)
    )
    numbering = lists(
        level(0, "japaneseCounting", "第%1章", '<w:pStyle w:val="s1"/>'),
        level(1, "japaneseCounting", "第%2条", '<w:pStyle w:val="s2"/><w:suff w:val="space"/>'),
    )
    first, second = ('<w:pStyle w:val="s1"/>', '<w:pStyle w:val="s2"/>')
    plain = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("总则", first)
        + paragraph("目的", second)
        + paragraph("范围", second)
        + paragraph("附则", first + plain)
        + paragraph("职责", first)
    )
    loaded = DocxLoader().load(word_file(body, numbering=numbering, styles=styles))
    assert outline_of(loaded) == [
        ("h1", "第一章 总则"),
        ("h2", "第一条 目的"),
        ("h2", "第二条 范围"),
        ("h1", "附则"),
        ("h1", "第二章 职责"),
    ]


def test_a_list_defined_by_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="n"><w:name w:val="n"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    also = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="n"/></w:abstractNum>'
    numbering = link + lists(level(0, "decimal", "%1、"), also=also)
    assert texts(numbered("文", 0, 2) + numbered("文", 0, 1), numbering, styles) == [
        "1、文",
        "2、文",
    ]


def test_empty_numbered_paragraphs_count_and_number_a_column() -> None:
    body = (
        numbered("文")
        + numbered("")
        + numbered("文")
        + table(
            row(f"<w:tc>{numbered('', 0)}</w:tc>", cell("甲")),
            row(f"<w:tc>{numbered('', 0)}</w:tc>", cell("乙")),
        )
    )
    loaded = DocxLoader().load(word_file(body, numbering=lists(level(0, "decimal", "%1"))))
    assert texts_of(loaded) == ["1 文", "3 文"]
    assert [text for *_, text in cells_of(loaded)] == ["4", "甲", "5", "乙"]


def test_bullets_of_symbol_fonts_are_dots() -> None:
    numbering = lists(level(0, "bullet", "\uf0b7"), level(1, "bullet", "◆"), level(2, "none", ""))
    body = numbered("文", 0) + numbered("文", 1) + numbered("文", 2)
    assert texts(body, numbering) == ["• 文", "◆ 文", "文"]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 37: "三十七"}),
        ("chineseCountingThousand", {101: "一百零一", 110: "一百一十", 1001: "一千零一"}),
        ("japaneseCounting", {10: "十", 21: "二十一", 100: "百"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographDigital", {10: "一〇"}),
        ("chineseLegalSimplified", {1: "壹", 21: "贰拾壹"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX"}),
        ("lowerRoman", {9: "ix"}),
        ("ordinal", {1: "1st", 12: "12th", 22: "22nd"}),
        ("none", {1: ""}),
        ("of a later standard", {7: "7"}),
    ],
)
def test_number_formats(kind: str, numbers: dict[int, str]) -> None:
    assert {number: formatted(number, kind) for number in numbers} == numbers
