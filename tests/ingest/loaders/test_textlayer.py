"""Nonsense is told from text."""

from __future__ import annotations

import json

import pytest

from ingest.loaders.page.textlayer import makes_sense
from tests.conftest import SHARED_DATA

PROSE = (
    "县级以上地方各级人民政府应当加强对法治政府建设工作的组织领导，将法治政府建设纳入本地区经济社会发展"
    "总体规划和年度工作计划，与经济社会发展同部署、同推进、同督促、同考核、同奖惩，每年至少听取两次汇报。"
) * 8


def test_prose_makes_sense() -> None:
    assert makes_sense(PROSE)
    assert makes_sense("The county office collects evidence for every indicator. " * 5)
    assert makes_sense("地方各級人民政府應當加強對法治政府建設工作的組織領導。" * 20)


def test_rare_characters_in_place_of_letters_do_not() -> None:
    assert not makes_sense(
        "犐犆犛３５．０４０犔８０犌犕／犜００３１—２０１４犛犲犮狌狉犲犲犾犲犮狋狉狅狀犻犮狊犲犪犾"
        * 2
    )


def test_unmapped_and_private_characters_do_not() -> None:
    assert not makes_sense("\ufffd" * 30 + PROSE[:100])
    assert not makes_sense("".join(chr(0xE000 + i) for i in range(60)))


def test_signs_in_place_of_characters_do_not() -> None:
    assert not makes_sense("!\"#$%&'()*+,-./0123456789:;<=>?@ABC" * 3)


def test_characters_shifted_by_one_do_not() -> None:
    """A subset font whose codes are each the next one's: common characters no longer occur."""
    shifted = "".join(
        chr(ord(character) + 1) if "\u4e00" <= character < "\u9fff" else character
        for character in PROSE
    )
    assert not makes_sense(shifted)


def test_short_texts_are_given_the_benefit_of_the_doubt() -> None:
    assert makes_sense("䶮")


def test_real_notices_all_make_sense() -> None:
    path = SHARED_DATA / "policies" / "corpus.jsonl"
    if not path.is_file():
        pytest.skip("../shared/data is not here")
    with path.open(encoding="utf-8") as lines:
        texts = [" ".join(map(str, json.loads(line).values())) for line in lines]
    assert not [text[:60] for text in texts if not makes_sense(text)]
