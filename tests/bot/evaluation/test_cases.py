"""The case file: what is accepted, and a sentence with the line for what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.errors import BotError, sentence_of
from bot.evaluation.cases import parse_cases, read_cases


def line(**record: object) -> str:
    return json.dumps({"id": "a", "question": "谁牵头？", **record}, ensure_ascii=False)


def test_every_key_of_the_format_is_read() -> None:
    (first, second) = parse_cases(
        [
            line(
                relevant=["通知"],
                answer="司法局",
                gold=["司法局"],
                items=["甲", "乙"],
                unit="示例县",
            ),
            "",
            line(
                id=2,
                status="refused",
                reason="no_evidence",
                listed=["指标1"],
                fields={"lead": "示例县司法局"},
                follow_up_of="a",
            ),
        ]
    )
    assert first.relevant == ("通知",)
    assert first.items == ("甲", "乙")
    assert first.wants_answer
    assert not first.wants_refusal
    assert second.id == "2"
    assert second.follow_up_of == "a"
    assert second.fields == {"lead": "示例县司法局"}
    assert second.wants_refusal


def test_keys_of_others_are_kept_by_name_only() -> None:
    (case,) = parse_cases([line(kind="时限", iitems=["甲"])])
    assert case.ignored == {"kind", "iitems"}
    assert case.items is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{", "JSON"),
        ("[1]", "对象"),
        ('{"id": "b"}', "question"),
        ('{"question": "谁？"}', "id"),
        (line(id="b", items="甲；乙"), "items"),
        (line(id="b", answer=5), "answer"),
        (line(id="b", fields=["lead"]), "fields"),
        (line(id="b", status="fine"), "answered"),
        (line(id="b", reason="why"), "no_such_indicator"),
        (line(), "重复"),
        (line(id="b", follow_up_of="c"), "follow_up_of"),
    ],
)
def test_a_bad_line_is_named_with_its_number(text: str, part: str) -> None:
    with pytest.raises(BotError) as raised:
        parse_cases([line(), "", text])
    sentence = sentence_of(raised.value)
    assert "3" in sentence
    assert part in sentence


def test_a_missing_file_and_an_empty_one_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BotError, match="no_such_path"):
        read_cases(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n\n")
    with pytest.raises(BotError, match="no_cases"):
        read_cases(tmp_path / "empty.jsonl")
    (tmp_path / "gbk.jsonl").write_bytes(line().encode("gb18030"))
    with pytest.raises(BotError, match="bad_cases"):
        read_cases(tmp_path / "gbk.jsonl")


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "bom.jsonl").write_text("\ufeff" + line(), encoding="utf-8")
    assert read_cases(tmp_path / "bom.jsonl")[0].id == "a"
