"""HTML: the content of a page as it shows."""

from __future__ import annotations

import pytest

from ingest.errors import NothingToRead
from ingest.loaders.html import HtmlLoader
from ingest.model import Table
from tests.ingest.loaders.reading import cells_of, outline_of, texts_of


def load(markup: str) -> list[tuple[str, str]]:
    return outline_of(HtmlLoader().load(markup.encode()))


def test_content_without_scripts_and_navigation() -> None:
    page = """<!DOCTYPE html><html><head><title>通知 - 示例县</title><style>p{}</style></head><body>
    <nav><a href=/>首页</a></nav><script>var a="甲";</script>
    <ul><li><a>首页</a><li><a>政务公开</a><li><a>办事</a><li><a>互动</a></ul>
    <h1>关于<b>申报</b>的通知</h1><div>各单位：<p>请于<span>8月31日</span>前
    报送。<p style="display:none">看不见<p>第二段<!-- 注 -->完。</div>
    <footer>版权所有</footer></body></html>"""
    loaded = HtmlLoader().load(page.encode())
    assert outline_of(loaded) == [
        ("h1", "关于申报的通知"),
        ("body", "各单位："),
        ("body", "请于8月31日前报送。"),
        ("body", "第二段完。"),
    ]
    assert loaded.title == "通知 - 示例县"


def test_title_field_of_government_sites() -> None:
    page = (
        '<html><head><meta name="ArticleTitle" content="实施方案"><title>示例县</title></head><p>文'
    )
    assert HtmlLoader().load(page.encode()).title == "实施方案"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("big5", "big5"),
        ("x", "gbk"),
    ],
)
def test_charset_is_declared_or_found(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>依法行政工作</p></body></html>'
    assert texts_of(HtmlLoader().load(page.encode(encoding))) == ["依法行政工作"]


@pytest.mark.parametrize(
    "declared", ["zlib", "hex", "rot13", "idna", "undefined", "utf-7", "utf-16"]
)
def test_a_charset_that_is_none(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>依法行政工作</p></body></html>'
    assert texts_of(HtmlLoader().load(page.encode("gb18030"))) == ["依法行政工作"]


def test_one_element_with_breaks_is_several_paragraphs() -> None:
    markup = "<div>　　第一条　目的。<br>　　第二条　范围：<br>（一）甲；<br><br>落款<br>日期</div>"
    assert [text for _, text in load(markup)] == [
        "第一条　目的。",
        "第二条　范围：\n（一）甲；",
        "落款\n日期",
    ]


def test_lists_with_their_numbers() -> None:
    assert load(
        "<ol start=3><li>甲<li value=7>乙<ul><li>丙</ul><li><p>丁</p><p>续</p></ol>"
        "<ol type=a><li>戊</ol><ol reversed><li>己<li>庚</ol>"
        '<ul style="list-style:none"><li>（一）辛</ul>'
    ) == [
        ("list", "3. 甲"),
        ("list", "7. 乙"),
        ("list", "• 丙"),
        ("list", "8. 丁"),
        ("body", "续"),
        ("list", "a. 戊"),
        ("list", "2. 己"),
        ("list", "1. 庚"),
        ("body", "（一）辛"),
    ]


def test_tables_with_spans() -> None:
    markup = """<table border=1><caption>任务分解表</caption>
    <thead><tr><th rowspan=2>序号<th colspan=2>单位</tr><tr><th>牵头<th>责任</thead>
    <tr><td>1<td rowspan=0>司法局<td><ol><li>甲</li><li>乙</li></ol></tr>
    <tr><td>2<td>丙<br>丁</tr></table>"""
    loaded = HtmlLoader().load(markup.encode())
    assert cells_of(loaded) == [
        (1, 1, 2, 1, "序号"),
        (1, 2, 1, 2, "单位"),
        (2, 2, 1, 1, "牵头"),
        (2, 3, 1, 1, "责任"),
        (3, 1, 1, 1, "1"),
        (3, 2, 2, 1, "司法局"),
        (3, 3, 1, 1, "1. 甲\n2. 乙"),
        (4, 1, 1, 1, "2"),
        (4, 3, 1, 1, "丙\n丁"),
    ]
    assert isinstance(loaded.blocks[0], Table)
    assert loaded.blocks[0].caption == "任务分解表"


def test_tables_that_arrange_the_page_are_not_tables() -> None:
    markup = """<table><tr><td>左栏<td><p>正文</p>
    <table><tr><td>甲<td>乙</table></table><table><tr><td><p>框</p></table>"""
    assert load(markup) == [
        ("body", "左栏"),
        ("body", "正文"),
        ("table", "甲; 乙"),
        ("body", "框"),
    ]


def test_a_table_within_a_cell_is_lines() -> None:
    markup = (
        "<table border=1><tr><th>项<th>值<tr><td>1<td>前<table><tr><td>a<td>b<tr><td>c<td>d"
        "</table></table>"
    )
    assert cells_of(HtmlLoader().load(markup.encode()))[-1] == (2, 2, 1, 1, "前\na\tb\nc\td")


def test_thousands_of_unclosed_tags_lose_nothing() -> None:
    page = "<html><body>" + "".join(f"<font size=3>第{n}段<br><br>" for n in range(3000))
    assert len(load(page)) == 3000


def test_nothing_that_shows() -> None:
    with pytest.raises(NothingToRead):
        HtmlLoader().load(b"<html><head><title>x</title></head><body><img src=a></body></html>")
