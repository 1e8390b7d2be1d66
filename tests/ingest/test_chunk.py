"""Passages: nothing lost, nothing torn that need not be, every locator exact."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunk import passages
from ingest.chunk.cuts import spans
from ingest.model import Block, Cell, Heading, Locator, Paragraph, Passage, Table
from ingest.outline import outline
from tests.ingest.documents import PLAN, document, paragraphs, table
from tests.ingest.tables import drawn


def read(text: str, limit: int = 300) -> tuple[Passage, ...]:
    return passages(document(), outline(paragraphs(text)), limit=limit)


def assert_exact(blocks: tuple[Block, ...], found: tuple[Passage, ...], limit: int) -> None:
    """Pieces are what their locators point at, and cover every block not in a path."""
    by_number = {block.locator.block: block for block in blocks}
    reached = dict.fromkeys(by_number, 0)
    for passage in found:
        assert passage.kind == "row" or len(passage.text) <= limit
        for piece in passage.pieces:
            block = by_number[piece.locator.block]
            if isinstance(block, Table):
                continue
            start, end = piece.locator.start, piece.locator.end
            assert start is not None
            assert end is not None
            assert start == reached[piece.locator.block] + 1
            assert block.text[start - 1 : end] == piece.text
            reached[piece.locator.block] = end
    in_paths = {name for passage in found for name in passage.path}
    for block in blocks:
        if isinstance(block, Heading) and (block.level == 0 or block.text in in_paths):
            continue
        if not isinstance(block, Table):
            assert reached[block.locator.block] == len(block.text), block
    assert [passage.ordinal for passage in found] == list(range(1, len(found) + 1))
    assert len({passage.id for passage in found}) == len(found)


LINES = st.lists(
    st.one_of(
        st.text("甲乙，。；、：“”《》（）12年月 \n一二、Ａa", min_size=1, max_size=400),
        st.sampled_from(
            [
                "一、总体要求",
                "二、任务",
                "（一）甲事。要做好。",
                "（二）乙事",
                "1.丙",
                "2.丁。",
                "第一条 总则。",
                "第二条 要求：",
                "（一）甲；",
                "（二）乙。",
                "附件1",
                "同志们：",
                "2025年3月1日",
                "第一章 总则",
            ]
        ),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.integers(20, 320))
def test_everything_is_in_exactly_one_place(lines: list[str], limit: int) -> None:
    stripped = [line.strip() for line in lines]
    blocks: tuple[Block, ...] = tuple(
        Paragraph(line, Locator(at, paragraph=at))
        for at, line in enumerate((line for line in stripped if line), start=1)
    )
    outlined = outline(blocks)
    assert_exact(outlined, passages(document(), outlined, limit=limit), limit)


@settings(deadline=None)
@given(st.text("甲乙丙，。；、：“”《》（）1239.%年月日 aB\n", max_size=900), st.integers(5, 300))
def test_spans_partition_a_text(text: str, limit: int) -> None:
    found = spans(text, limit)
    assert "".join(text[a:b] for a, b in found) == text
    assert all(b - a <= limit for a, b in found)


def test_cuts_spare_numbers_titles_and_brackets() -> None:
    sentence = "按照《关于加强，规范性文件。管理的通知》（示政发〔2025〕12号。试行）于2025年8月31日前完成1,200件，"
    text = sentence * 6
    for start, end in spans(text, 120):
        piece = text[start:end]
        assert piece.count("《") == piece.count("》")
        assert piece.count("（") == piece.count("）")
        assert not re.search(r"\d$", piece)


def test_passages_carry_their_path_and_never_cross_a_heading() -> None:
    found = read(PLAN)
    paths = {passage.path[-1]: passage.text for passage in found if passage.path}
    assert paths["三、保障措施"] == "各单位要加强领导，明确专人负责，确保工作落到实处。"
    steps = [p for p in found if p.path[:1] == ("二、工作步骤",)]
    assert [p.path[1][:3] for p in steps] == ["（一）", "（二）", "（三）"]


def test_an_enumeration_stays_with_its_lead_in() -> None:
    (passage,) = [p for p in read(PLAN) if "上传的材料包括" in p.text]
    assert passage.text.endswith("1.自评报告；\n2.佐证材料目录；\n3.各项佐证材料。")
    long = (
        "会议通知\n"
        + "前面的内容。" * 30
        + "\n需要准备：\n（1）"
        + "甲" * 60
        + "；\n（2）"
        + "乙" * 60
        + "。"
    )
    assert [p.text[:4] for p in read(long, 200)] == ["前面的内", "需要准备"]


def test_a_long_enumeration_is_shared_out_evenly() -> None:
    items = [f"（{n}）" + "甲" * 37 + "；" for n in range(1, 10)]
    found = read("会议通知\n需要准备：\n" + "\n".join(items), 200)
    assert sum(len(p.pieces) for p in found) == 10
    assert min(len(p.text) for p in found) > 60


def test_a_heading_with_nothing_below_it_and_closing_words_are_kept() -> None:
    text = (
        "会议讲话\n同志们：\n一、提高站位\n二、狠抓落实\n各单位要压实责任，按时完成。\n三、强化保障\n"
        "要加强领导。\n同志们，让我们共同努力！"
    )
    found = {passage.text: passage.path for passage in read(text)}
    assert found["一、提高站位"] == ()
    assert found["同志们，让我们共同努力！"] == ()
    assert found["要加强领导。"] == ("三、强化保障",)


def test_an_article_is_one_passage_and_named_in_its_path() -> None:
    text = (
        "示例条例\n第一章 总则\n第一条 为了规范行为，制定本条例。\n第二条 有下列情形之一的：\n（一）甲；\n"
        "（二）乙。\n第三条 " + "各单位应当依法履行职责。" * 40
    )
    found = read(text)
    assert [p.path[-1] for p in found[:2]] == ["第一条", "第二条"]
    assert found[1].text == "第二条 有下列情形之一的：\n（一）甲；\n（二）乙。"
    assert all(p.path == ("第一章 总则", "第三条") for p in found[2:])
    assert len(found) > 3


def test_a_row_is_one_passage_filled_down_only_for_the_index() -> None:
    cells = (
        Cell("一级指标", 1, 1), Cell("三级指标", 1, 2), Cell("佐证材料", 1, 3),
        Cell("政府职能", 2, 1, rows=2), Cell("权责清单", 2, 2), Cell("清单" * 300, 2, 3),
        Cell("负面清单", 3, 2), Cell("", 3, 3),
    )  # fmt: skip
    block = Table(cells, Locator(1, table=1, sheet="县直", row=5), caption="任务分解表")
    first, second = passages(document(), (block,), limit=100)
    assert first.kind == "row"
    assert [(p.label, p.locator.cell, p.locator.row) for p in second.pieces] == [
        ("三级指标", "B7", 7)
    ]
    assert second.text == "三级指标：负面清单"
    assert "政府职能" in second.index_text
    assert all(word in first.index_text for word in ("任务分解表", "县直", "佐证材料：清单"))
    assert first.pieces[2].text == "清单" * 300


def test_a_table_without_headers_and_a_hidden_one() -> None:
    plain = table([["1", "按季度报送数据。"], ["2", "按年度报送总结。"]])
    rows = passages(document(), (plain,))
    assert [p.text for p in rows] == ["1\n按季度报送数据。", "2\n按年度报送总结。"]
    blank = table([["序号", "指标", "佐证材料"], ["", "", ""]])
    assert [p.text for p in passages(document(), (blank,))] == ["序号\n指标\n佐证材料"]
    hidden = Table(plain.cells, plain.locator, hidden=True)
    assert passages(document(), (hidden,)) == ()


def test_ids_depend_on_document_path_and_text() -> None:
    assert [p.id for p in read(PLAN)] == [p.id for p in read(PLAN)]
    other = passages(document("other"), outline(paragraphs(PLAN)))
    assert not {p.id for p in read(PLAN)} & {p.id for p in other}


def test_rows_that_share_most_of_their_cells_are_one_passage() -> None:
    clerk = drawn(
        "部门|编码|事项|材料|来源",
        "县公安局|01|居住证签发|身份证|本人",
        "^|^|^|居住证明|社区",
        "^|02|临时身份证|户口簿|本人",
    )
    found = [passage.text for passage in passages(document(), (clerk,))]
    assert len(found) == 2
    assert found[0].splitlines()[-4:] == [
        "材料：身份证",
        "来源：本人",
        "材料：居住证明",
        "来源：社区",
    ]
    grouped = drawn("类别|序号|指标|材料", "职能|1|甲指标|目录", "^|2|乙指标|纪要")
    assert len(passages(document(), (grouped,))) == 2
