"""The calendar, read back: stable identities, all-day events, recurring days, what is left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar, Event, vRecur

from bot.worklist.exports.ics import _recurrence, calendar_of
from bot.worklist.unit_sheet import UnitSheet
from tests.bot.worklist.exports.sheets import MOVED, TOWN, made


def read(sheet: UnitSheet) -> tuple[Calendar, dict[str, Event]]:
    calendar = Calendar.from_ical(calendar_of(sheet))
    assert isinstance(calendar, Calendar)
    events = [e for e in calendar.walk("VEVENT") if isinstance(e, Event)]
    return calendar, {str(e["summary"]).split("截止")[0]: e for e in events}


def rule_of(event: Event) -> dict[str, object]:
    rule = event["rrule"]
    assert isinstance(rule, vRecur)
    return dict(rule)


def test_deadlines_are_all_day_events_with_the_evidence_to_hand_in() -> None:
    _, events = read(made())
    event = events["指标1"]
    assert event.decoded("dtstart") == date(2025, 8, 31)
    assert event.decoded("dtend") == date(2025, 9, 1)
    assert str(event["summary"]) == "指标1截止　规范性文件备案"
    told = str(event["description"])
    assert f"《{MOVED.document.title}》由8月15日改" in told
    assert "□ 备案报告\n□ 文件目录" in told
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-3, hours=9)


def test_recurring_days_repeat_to_the_end_of_the_year() -> None:
    _, events = read(made())
    quarter, month = events["指标3"], events["指标6"]
    assert quarter.decoded("dtstart") == date(2025, 3, 31)
    assert rule_of(quarter) == {
        "FREQ": ["YEARLY"], "BYMONTH": [3, 6, 9, 12], "BYMONTHDAY": [-1], "UNTIL": [date(2025, 12, 31)],
    }  # fmt: skip
    assert month.decoded("dtstart") == date(2025, 1, 25)
    assert rule_of(month)["BYMONTHDAY"] == [25]


def test_what_names_no_day_is_left_out_and_said() -> None:
    calendar, events = read(made())
    assert set(events) == {"指标1", "指标2", "指标3", "指标4", "指标6", "指标8"}
    said = str(calendar["x-wr-caldesc"])
    assert said.endswith("没有列入日历的：指标5（长期坚持）、指标7（表中未列时限）。")
    assert "系统不掌握报送情况" in said
    assert str(calendar["x-wr-timezone"]) == "Asia/Shanghai"


def test_an_event_keeps_its_identity_when_its_day_moves_and_shares_it_with_no_other() -> None:
    before, after = read(made(moved=False))[1], read(made())[1]
    assert {n: str(e["uid"]) for n, e in before.items()} == {n: str(e["uid"]) for n, e in after.items()}  # fmt: skip
    assert before["指标1"].decoded("dtstart") != after["指标1"].decoded("dtstart")
    town = read(made(TOWN))[1]
    every = [str(e["uid"]) for e in (*after.values(), *town.values())]
    assert len(set(every)) == len(every)


def test_the_same_value_gives_the_same_bytes() -> None:
    assert calendar_of(made()) == calendar_of(made())


@pytest.mark.parametrize(
    ("deadline", "first", "months"),
    [
        ("每季度末", date(2025, 3, 31), [3, 6, 9, 12]),
        ("每季末", date(2025, 3, 31), [3, 6, 9, 12]),
        ("每半年底", date(2025, 6, 30), [6, 12]),
        ("每月底", date(2025, 1, 31), None),
        ("每年4月1日前", date(2025, 4, 1), [4]),
        ("每年2月底", date(2025, 2, 28), [2]),
        ("每年年底", date(2025, 12, 31), [12]),
        ("每月31日", None, None),
        ("每季度", None, None),
        ("定期", None, None),
    ],
)
def test_recurring_deadlines_as_days(
    deadline: str, first: date | None, months: list[int] | None
) -> None:
    day, rule = _recurrence(deadline, 2025)
    assert day == first
    assert (rule or {}).get("bymonth") == months
