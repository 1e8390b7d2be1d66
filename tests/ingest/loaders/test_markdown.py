"""Markdown: what a reader of the rendered page sees."""

from __future__ import annotations

from ingest.loaders.markdown import MarkdownLoader
from tests.ingest.loaders.reading import cells_of, outline_of, texts_of


def load(text: str) -> list[tuple[str, str]]:
    return outline_of(MarkdownLoader().load(text.encode()))


def test_headings_paragraphs_lists_quotes_and_code() -> None:
    assert load(
        "# 口径\n\n**问**：指标37要什么？\n\n## 答\n\n1. 目录\n2. 意见书\n   - 原件\n\n   另附说明\n\n"
        "> 以补充通知为准。\n\n```\n编号\n示例\n```\n\n    缩进的一段\n"
    ) == [
        ("h1", "口径"),
        ("body", "问：指标37要什么？"),
        ("h2", "答"),
        ("list", "1. 目录"),
        ("list", "2. 意见书"),
        ("list", "• 原件"),
        ("body", "另附说明"),
        ("body", "以补充通知为准。"),
        ("body", "编号\n示例"),
        ("body", "缩进的一段"),
    ]


def test_list_numbers_are_those_written_unless_all_are_the_same() -> None:
    assert [text for _, text in load("3) 甲\n5) 乙\n\n第二张\n\n1. 丙\n1. 丁\n")] == [
        "3) 甲",
        "5) 乙",
        "第二张",
        "1. 丙",
        "2. 丁",
    ]


def test_tables_keep_empty_cells_and_breaks() -> None:
    loaded = MarkdownLoader().load(
        "| 序号 | 材料 |\n|---|---|\n| 1 | 目录<br>意见书 |\n| 2 | |\n".encode()
    )
    assert cells_of(loaded) == [
        (1, 1, 1, 1, "序号"),
        (1, 2, 1, 1, "材料"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "目录\n意见书"),
        (3, 1, 1, 1, "2"),
        (3, 2, 1, 1, ""),
    ]


def test_comments_and_front_matter_are_dropped_and_the_title_kept() -> None:
    loaded = MarkdownLoader().load(
        '---\ntitle: "常见问题"\ntags:\n  - a\n---\n<!-- 2025 -->\n正文<!-- 内部 -->。\n'.encode()
    )
    assert texts_of(loaded) == ["正文。"]
    assert loaded.title == "常见问题"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert load("---\n正文一。\n\n---\n正文二。\n") == [("body", "正文一。"), ("body", "正文二。")]


def test_html_within_is_read_as_html() -> None:
    markup = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>\n"
    assert cells_of(MarkdownLoader().load(markup.encode())) == [
        (1, 1, 2, 1, "甲"),
        (1, 2, 1, 1, "1"),
        (2, 2, 1, 1, "2"),
    ]


def test_lines_stay_lines_unless_broken_by_their_width() -> None:
    assert load("牵头单位：示例县司法局\n责任单位：各乡镇\n") == [
        ("body", "牵头单位：示例县司法局\n责任单位：各乡镇")
    ]
    whole = "推进依法行政，落实责任分工，做好工作。" * 20
    lines = "\n".join(whole[at : at + 36] for at in range(0, len(whole), 36))
    assert load(lines) == [("body", whole)]


def test_names_in_angle_brackets_are_text() -> None:
    assert load("请<XX单位>填写《<某办法>》。\n") == [("body", "请<XX单位>填写《<某办法>》。")]
