"""Text for clients that draw Markdown: nothing that documents say becomes a link, picture or tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.model import Answer, ListItem, Notice, Sentence, StreamEvent
from bot.rendering.markdown import inert, pieces

DRAWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
LOADING = {"image", "link_open", "html_inline", "html_block", "code_inline", "code_block", "fence"}


def drawn(text: str) -> set[str]:
    """The kinds of things that a client would draw."""
    found = set()
    for token in DRAWN.parse(text):
        found.add(token.type)
        found.update(child.type for child in token.children or ())
    return found


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.example/a.png)",
        "[点这里](javascript:alert(1))",
        "[点这里] (http://evil.example)",
        "![x][1]\n\n[1]: http://evil.example/a.png",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<http://evil.example>",
        "[点这里\\](http://evil.example)",
        "!\\[x](http://evil.example/a.png)",
        "\\<img src=x onerror=alert(1)>",
        "\\`code`",
        "`rm -rf /`",
        "```\ncode\n```",
        "~~~\ncode\n~~~",
        "# 标题",
        "> 引",
    ],
)
def test_what_would_load_or_run_is_escaped(text: str) -> None:
    assert not drawn(inert(text)) & (LOADING | {"heading_open", "blockquote_open"})


@given(st.text(alphabet="[]()!<>`~#*_-+=|:/\\a图 \n", max_size=60))
def test_no_text_becomes_a_link_picture_or_tag(text: str) -> None:
    assert not drawn(inert(text)) & (LOADING - {"code_block"})


def test_ordinary_text_is_left_alone() -> None:
    text = "完成时限：8月31日（补充通知由8月15日改）；《实施方案》第3条，比例>=90%、[2024]5号、a_b"
    assert inert(text) == text


def test_the_pieces_are_the_whole_answer() -> None:
    answer = Answer("a", "c", "answered", "佐证材料共1项：\n□ 目录", suggestions=("指标2",))
    events: list[StreamEvent] = [
        Sentence("佐证材料共1项：", (1,)),
        ListItem("目录", (1,)),
        Notice("deadline", "还有12天"),
        answer,
    ]
    told = list(pieces(iter(events)))
    assert [piece for piece, _ in told] == [
        "佐证材料共1项：",
        "\n- 目录",
        "\n\n（还有12天）",
        "\n\n您问的也可能是：指标2",
    ]
    assert told[-1][1] is answer


def test_a_courtesy_is_told_by_its_text() -> None:
    answer = Answer("a", "c", "chat", "您好！")
    assert list(pieces(iter([answer]))) == [("您好！", answer)]
