"""Lines over pictures: every line once, under the block that it is of, the cited ones marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.web.markup import mark_of
from bot.web.scans import ShownPage, pages_shown
from ingest.model import Block, Cell, Heading, Locator, Paragraph, ReadLine, ReadPage, Table


def page(number: int, *texts: str) -> ReadPage:
    lines = (ReadLine(text, 0.1, 0.1 * n, 0.5, 0.04) for n, text in enumerate(texts, 1))
    return ReadPage(number, 0.95, tuple(lines), 1.4143)


PAGES = (
    page(1, "关于报送材料的通知", "一、各单位应当在8月", "31日前报送。", "—1—"),
    page(2, "二、逾期不再受理。", "序号 单位", "1 示例县司法局"),
)
TABLE = Table(
    (Cell("序号", 1, 1), Cell("单位", 1, 2), Cell("1", 2, 1), Cell("示例县司法局", 2, 2)),
    Locator(4, page=2, table=1, row=1),
)
BLOCKS: tuple[Block, ...] = (
    Heading("关于报送材料的通知", 0, Locator(1, page=1)),
    Paragraph("一、各单位应当在8月31日前报送。", Locator(2, page=1)),
    Paragraph("二、逾期不再受理。", Locator(3, page=2)),
    TABLE,
    Paragraph("页上没有的话", Locator(5, page=2)),
)


def cited(pages: tuple[ShownPage, ...]) -> list[str]:
    return [line.text for p in pages for g in p.groups for line in g.lines if line.cited]


def test_lines_stand_under_their_blocks() -> None:
    shown = pages_shown(PAGES, BLOCKS, None)
    found = [[(g.block, len(g.lines)) for g in p.groups] for p in shown]
    assert found == [[(1, 1), (2, 2), (0, 1)], [(3, 1), (4, 2)]]
    assert [p.height for p in shown] == [1414, 1414]
    assert shown[1].places == (5,)


def test_words_over_two_lines_mark_both() -> None:
    assert cited(pages_shown(PAGES, BLOCKS, mark_of("2:7-13"))) == [
        "一、各单位应当在8月",
        "31日前报送。",
    ]
    assert cited(pages_shown(PAGES, BLOCKS, mark_of("2:13-16"))) == ["31日前报送。"]


def test_a_cell_marks_its_line() -> None:
    assert cited(pages_shown(PAGES, BLOCKS, mark_of("4-B2:1-6"))) == ["1 示例县司法局"]
    assert cited(pages_shown(PAGES, BLOCKS, mark_of("9:1-6"))) == []


@given(
    st.lists(st.lists(st.text("一二三四 ", max_size=6), max_size=5), max_size=4),
    st.lists(st.text("一二三四 \n", max_size=12), max_size=6),
    st.integers(0, 6),
    st.integers(1, 12),
    st.integers(1, 12),
)
def test_every_line_is_shown_once(
    lines: list[list[str]], texts: list[str], block: int, start: int, end: int
) -> None:
    pages = tuple(page(n, *own) for n, own in enumerate(lines, 1))
    blocks = tuple(Paragraph(text, Locator(n, page=1)) for n, text in enumerate(texts, 1))
    shown = pages_shown(pages, blocks, mark_of(f"{block}:{start}-{end}"))
    assert [[line.text for g in p.groups for line in g.lines] for p in shown] == lines
    firsts = [g.block for p in shown for g in p.groups if g.first]
    assert len(firsts) == len(set(firsts)), "an id stands once"
