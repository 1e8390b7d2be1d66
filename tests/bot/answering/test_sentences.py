"""Sentences of passages, and that each stands where its locator says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.sentences import sentences_of, within
from ingest.errors import IngestError
from ingest.model import Locator
from tests.bot.answering.passages import parsed, passage, row, text_at


def cut(text: str) -> list[str]:
    return [span.text for span in sentences_of(passage(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]),
        ("没有句号", ["没有句号"]),
        ("牵头单位收集材料；责任单位配合", ["牵头单位收集材料", "责任单位配合"]),
        ("应当公示；但涉密的除外。", ["应当公示；但涉密的除外。"]),
        (
            "三方面：一是抓学习，二是抓落实，三是抓督查。",
            ["三方面：一是抓学习", "二是抓落实", "三是抓督查。"],
        ),
        ("（见附件。另行通知。）后面还有。", ["（见附件。另行通知。）", "后面还有。"]),
        ("他说：“先审查。再上会。”大家同意。", ["他说：“先审查。再上会。”", "大家同意。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("得2.5分，达到90.5%。", ["得2.5分，达到90.5%。"]),
        ("　 空格　。  ", ["空格　。"]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_cell_is_one_sentence() -> None:
    spans = sentences_of(
        row(佐证材料="1.目录。\n2.意见书；3.纪要。", 牵头单位="示例县司法局", 备注="")
    )
    assert [span.text for span in spans] == ["1.目录。\n2.意见书；3.纪要。", "示例县司法局"]
    assert [span.locator.cell for span in spans] == ["A2", "B2"]


def test_pieces_keep_their_own_places() -> None:
    spans = sentences_of(passage("甲。乙。", "丙。", start=11))
    assert [(s.piece, s.locator.block, s.locator.start, s.locator.end) for s in spans] == [
        (0, 1, 11, 12),
        (0, 1, 13, 14),
        (1, 2, 11, 12),
    ]


def test_within_counts_from_where_the_text_begins() -> None:
    assert within(Locator(3, 5, 14), 2, 4) == Locator(3, 7, 8)
    assert within(Locator(3), 0, 4) == Locator(3, 1, 4)


PROSE = st.text(
    st.sampled_from("一二三是要甲乙丙0159%.、，,。；;！？?（）()《》“”：: \n\u3000但即abc𠮷"),
    max_size=80,
)


@given(PROSE, st.integers(1, 50))
def test_every_sentence_stands_at_its_locator(text: str, start: int) -> None:
    spans = sentences_of(passage(text, start=start))
    last = start - 1
    for span in spans:
        assert span.locator.start is not None
        assert span.locator.end is not None
        assert text[span.locator.start - start : span.locator.end - start + 1] == span.text
        assert span.text == span.text.strip() != ""
        assert span.locator.start > last
        last = span.locator.end


@given(PROSE)
def test_nothing_but_separators_is_left_out(text: str) -> None:
    kept = "".join(span.text for span in sentences_of(passage(text)))
    dropped = "；;，, \n\u3000"
    assert [c for c in kept if c not in dropped] == [c for c in text if c not in dropped]


@given(st.lists(PROSE, min_size=1, max_size=5))
def test_sentences_of_parsed_files_stand_in_their_blocks(lines: list[str]) -> None:
    try:
        blocks, passages = parsed("\n\n".join(lines))
    except IngestError:
        return  # nothing in it
    for one in passages:
        for span in sentences_of(one):
            assert text_at(blocks, span.locator) == span.text
