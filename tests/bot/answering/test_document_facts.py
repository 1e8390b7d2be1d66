"""What a document says of itself, cited to where it says so."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.document_facts import facts_asked, tell
from bot.answering.draft import Draft
from ingest.model import Document, Passage
from tests.bot.answering.passages import passage

NOTICE = Document(
    "d", "w", "通知.pdf", "补充通知", number="县法治办〔2025〕14号", issued=date(2025, 7, 18)
)


def told(question: str, *texts: str) -> list[str]:
    draft = Draft()
    passages: list[Passage] = [passage(text) for text in texts]
    tell(draft, facts_asked(question), [NOTICE], lambda _: passages)
    for line in draft.lines:
        assert all(draft.citations[mark - 1].quote in line.text for mark in line.citations)
    return [line.text for line in draft.lines]


def test_number_and_date_are_told_with_the_words_of_the_document() -> None:
    found = told(
        "补充通知哪天发的、文号是多少", "县法治办〔2025〕14号\n各单位：", "县法治办\n2025年7月18日"
    )
    assert found == ["《补充通知》文号：县法治办〔2025〕14号", "《补充通知》日期：2025年7月18日"]


def test_a_date_written_in_characters_is_the_same_day() -> None:
    assert told("补充通知几号发的", "二〇二五年七月十八日") == [
        "《补充通知》日期：二〇二五年七月十八日"
    ]


def test_a_fact_that_the_text_does_not_state_is_not_told() -> None:
    assert told("补充通知的文号", "各乡镇：现通知如下。") == []


@pytest.mark.parametrize("text", ["佐证材料什么时候上传", "谁牵头", "规范性文件几天内备案"])
def test_other_questions_ask_for_no_fact_of_a_document(text: str) -> None:
    assert facts_asked(text) == ()
