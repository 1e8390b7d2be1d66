"""Where blocks go when an outline is made of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.loaders.numbering import number
from ingest.model import Cell, Loaded, Locator, Paragraph, ReadPage, Remark, Table
from ingest.outline import followed, outline
from ingest.parse import _part_of

TORN = ("要坚持把合法性审查作为重大行政决策的必经程序，未经审查的不得提交市", "政府常务会议讨论。")
TABLE = Table((Cell("序号", 1, 1), Cell("指标", 1, 2)), Locator(0))
TEXTS = st.sampled_from(
    [
        *TORN,
        "一、要统一思想。各单位要按时报送材料。",
        "（一）总体要求",
        "关于报送材料的通知",
        "附件",
        "正文 。",
    ]
)


def blocks(*texts: str) -> tuple[Paragraph | Table, ...]:
    found = number([Paragraph(text, Locator(0)) if text else TABLE for text in texts])
    return tuple(block for block in found if isinstance(block, Paragraph | Table))


def test_joined_and_cut_blocks_are_found() -> None:
    before = blocks(
        "第一段。", *TORN, "", "一、要统一思想。各单位要按时报送材料，逾期不再受理。", "末段。"
    )
    after = outline(before)
    where = followed(before, after)
    assert where[1] == where[2]
    for block, place in zip(before, where, strict=True):
        found = after[place.block - 1]
        if isinstance(block, Table) or isinstance(found, Table):
            assert isinstance(block, Table) == isinstance(found, Table)
        elif block.text != TORN[1]:
            assert block.text.startswith(found.text[:4])
    last = after[where[-1].block - 1]
    assert not isinstance(last, Table)
    assert last.text == "末段。"


@settings(max_examples=60)
@given(st.lists(st.one_of(TEXTS, st.just("")), min_size=1, max_size=12))
def test_every_block_has_its_place_and_the_order_stays(texts: list[str]) -> None:
    before = blocks(*texts)
    where = [place.block for place in followed(before, outline(before))]
    assert len(where) == len(before)
    assert where == sorted(where)


def test_a_part_keeps_its_pages_and_what_was_remarked_on_it() -> None:
    own = number([Paragraph(f"第{n}段。", Locator(0, page=n)) for n in (1, 1, 2, 3)])
    loaded = Loaded(
        own,
        pages=3,
        read=tuple(ReadPage(n, 0.9) for n in (1, 2, 3)),
        remarks=(
            Remark("low_confidence", own[3].locator),
            Remark("not_recognised", None, (("page", 1),)),
            Remark("picture_unread"),
        ),
    )
    first, second = _part_of(loaded, 0, 2), _part_of(loaded, 2, 2)
    assert [page.number for page in second.read] == [2, 3]
    assert [remark.code for remark in first.remarks] == ["not_recognised", "picture_unread"]
    (kept,) = second.remarks
    assert kept.locator is not None
    assert kept.locator.block == 2
