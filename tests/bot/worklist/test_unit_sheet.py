"""A unit's worklist by section and deadline: everything is in it once, changes applied and named."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import BotError, sentence_of
from bot.worklist.lookup import owed_by, table_asked, units_of
from bot.worklist.unit_sheet import SECTIONS, Changed
from tests.bot.answering.tables import register
from tests.bot.worklist.exports.sheets import JUSTICE, MARKET, MOVED, TABLE, TODAY, TOWN, made


def test_sections_come_by_deadline_and_what_has_no_date_stands_apart() -> None:
    found = {section: [d.number for d in made().of(section)] for section in SECTIONS}
    assert found == {
        "upcoming": ["1", "8", "4"],
        "past": ["2"],
        "recurring": ["3", "6"],
        "standing": ["5"],
        "unstated": ["7"],
    }
    assert len(made().duties) == sum(map(len, found.values()))


def test_a_moved_deadline_is_in_force_and_names_the_notice_and_the_old_day() -> None:
    duty = made().of("upcoming")[0]
    assert (duty.day, duty.deadline) == (date(2025, 8, 31), "8月31日")
    assert duty.changed == Changed(MOVED.document.title, "8月15日")
    assert made(moved=False).of("upcoming")[0].changed is None


def test_evidence_that_a_notice_adds_is_placed_in_the_notice() -> None:
    [duty] = made().of("past")
    assert [e.text for e in duty.evidence] == ["审查意见书", "集体讨论会议纪要"]
    assert duty.evidence[0].place == "Sheet F4"
    assert duty.evidence[1].source == MOVED.document.title
    assert duty.evidence[1].place.startswith("第")


def test_the_day_itself_is_still_to_come() -> None:
    nearest = made(today=date(2025, 8, 31)).nearest
    assert nearest is not None
    assert nearest.number == "1"
    assert made(today=date(2026, 1, 1)).nearest is None


def test_the_key_of_a_task_does_not_change_with_its_deadline() -> None:
    keys = [{d.number: d.key for d in made(moved=moved).duties} for moved in (True, False)]
    assert keys[0] == keys[1]
    assert len(set(keys[0].values())) == len(keys[0])


def test_what_only_a_general_name_gives() -> None:
    sheet = made(TOWN)
    assert [(d.number, d.part) for d in sheet.duties] == [("1", "general"), ("3", "joint")]
    assert sheet.count("general") == 1
    unnamed = made("示例县青山镇")
    assert [(d.number, d.part) for d in unnamed.duties] == [("1", "general")]


def test_of_one_deadline_what_the_unit_leads_comes_first() -> None:
    same = [(d.number, d.part) for d in made().of("upcoming") if d.deadline == "9月30日"]
    assert same == [("8", "lead"), ("4", "joint")]


@pytest.mark.parametrize("name", ["司法局", "县司法局", JUSTICE])
def test_units_are_found_by_what_people_call_them(name: str) -> None:
    assert made(name).unit == JUSTICE


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("市场", f"您要找的可能是：{MARKET}"),
        ("外星局", "没有找到单位“外星局”。请写全称"),
        ("各乡镇", "没有找到单位"),
    ],
)
def test_an_unknown_unit_is_told_with_the_likest(name: str, said: str) -> None:
    with pytest.raises(BotError) as caught:
        made(name)
    assert caught.value.code == "unknown_unit"
    assert said in sentence_of(caught.value)


def test_no_table_at_all_and_a_table_that_is_not_there() -> None:
    empty = register(())
    assert table_asked(empty, None, None) is None
    with pytest.raises(BotError, match="unknown_unit"):
        owed_by(empty, None, JUSTICE)
    with pytest.raises(BotError, match="unknown_table"):
        table_asked(register((TABLE,)), "省表", None)


def test_the_units_of_a_table_come_once_in_its_order() -> None:
    tables = register((TABLE,))
    assert tables.default is not None
    assert units_of(tables.default)[:3] == (JUSTICE, "示例县政府办", MARKET)
    assert made(today=TODAY).made_on == TODAY
