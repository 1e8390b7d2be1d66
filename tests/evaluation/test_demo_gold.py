"""The expected answers of the demo questions follow from the content alone."""

import hashlib
from collections.abc import Iterable
from datetime import date

import pytest

from samples.content.indicators_2025 import INDICATORS
from tests.evaluation.demo_gold import (
    BLANK,
    FROZEN,
    MISSING,
    OPEN,
    Amendments,
    Intent,
    due_date,
    gold,
    lines,
    normalised,
    noticed,
    read_intents,
)

NOTICE = Amendments(("8月15日", "8月31日"), "12", "联合抽查通报")
CASES = (*read_intents(OPEN), *read_intents(FROZEN))


def _asked(kind: str, **intent: object) -> Intent:
    return Intent(id="t", question="", kind=kind, **intent)  # type: ignore[arg-type]


def _by_hash(cases: Iterable[Intent]) -> list[str]:
    return sorted((case.id for case in cases), key=lambda i: hashlib.sha256(i.encode()).hexdigest())


def test_evidence_and_the_moved_deadline_of_an_indicator() -> None:
    answer = gold(_asked("indicator", number="37", fields=("evidence", "deadline")), NOTICE)
    assert answer.name == "重大行政决策合法性审查"
    assert answer.items is not None
    assert len(answer.items) == 6
    assert answer.items[-1] == "集体讨论会议纪要"
    assert answer.fields == {"deadline": "8月31日"}


def test_the_notice_adds_an_item_in_the_current_edition_alone() -> None:
    now = gold(_asked("indicator", number="12", fields=("evidence",)), NOTICE)
    before = gold(_asked("edition", number="12", fields=("evidence",), table="2024"), NOTICE)
    assert now.items == (*(before.items or ()), "联合抽查通报")


def test_last_years_deadline_is_not_moved() -> None:
    answer = gold(_asked("edition", number="36", fields=("deadline",), table="2024"), NOTICE)
    assert answer.fields == {"deadline": "9月10日"}


def test_an_empty_cell_is_blank_with_its_remark() -> None:
    answer = gold(_asked("indicator", number="40", fields=("evidence",)), NOTICE)
    assert (answer.status, answer.items, answer.reason) == (BLANK, (), "材料另行通知")


def test_the_row_above_stands_in_for_same_as_above() -> None:
    above = gold(_asked("indicator", number="31", fields=("evidence",)), NOTICE)
    below = gold(_asked("indicator", number="32", fields=("evidence",)), NOTICE)
    assert below.items == above.items
    assert below.items


def test_a_number_beyond_the_table_is_missing() -> None:
    assert gold(_asked("missing", number="208"), NOTICE).status == MISSING


def test_a_merged_lead_counts_and_general_names_stand_apart() -> None:
    lead = gold(_asked("unit", unit="示例县委机构编制委员会办公室", role="lead"), NOTICE)
    assert lead.numbers == ("1", "2", "4", "41")
    town = gold(_asked("unit", unit="示例县城关镇", role="any"), NOTICE)
    assert town.numbers == ("24",)
    assert "1" in town.general_numbers
    assert "24" not in town.general_numbers


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(KeyError):
        gold(_asked("unit", unit="城关镇"), NOTICE)


def test_due_takes_dates_only() -> None:
    assert gold(_asked("due", until="2025-03-31"), NOTICE).numbers == ("15",)
    assert "37" not in gold(_asked("due", until="2025-08-30"), NOTICE).numbers
    august = gold(_asked("due", until="2025-08-31"), NOTICE).numbers
    assert {"37", "9", "20"} <= set(august)
    assert not {"5", "14", "55"} & set(august)
    mine = gold(_asked("due", until="2025-08-31", asker="示例县应急管理局"), NOTICE)
    assert mine.numbers == ("34", "80", "82")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8月底前", date(2025, 8, 31)),
        ("12月底", date(2025, 12, 31)),
        ("全年", date(2025, 12, 31)),
        ("2024年8月31日", date(2024, 8, 31)),
        ("每月25日", None),
        ("长期坚持", None),
    ],
)
def test_deadlines_as_days(text: str, day: date | None) -> None:
    assert due_date(text, 2025) == day


def test_every_deadline_of_the_tables_is_understood() -> None:
    for table in ("2025", "2024", "city"):
        for line in lines(table, NOTICE):
            due_date(line.values["deadline"], 2025)


def test_needing_looks_into_the_items() -> None:
    assert normalised("“不涉及”的 说明。") == "不涉及的说明"
    answer = gold(_asked("needing", words="签到表"), NOTICE)
    assert answer.numbers == ("4", "53", "88")


def test_every_case_has_an_answer() -> None:
    for case in CASES:
        answer = gold(case, NOTICE)
        assert (answer.status == MISSING) == (case.kind == "missing"), case.id
        if case.kind in ("unit", "due", "needing"):
            assert answer.numbers or answer.general_numbers, case.id
        elif case.kind != "missing":
            assert case.fields, case.id
            assert all(answer.fields.values()), case.id


def test_the_halves_are_the_ones_that_the_hash_gives() -> None:
    opened, frozen = read_intents(OPEN), read_intents(FROZEN)
    assert (len(opened), len(frozen)) == (75, 75)
    for letter, half in (("f", 25), ("s", 50)):
        order = _by_hash(case for case in CASES if case.id.startswith(letter))
        assert {case.id for case in opened if case.id.startswith(letter)} == set(order[:half])
        assert {case.id for case in frozen if case.id.startswith(letter)} == set(order[half:])
    assert len({case.question for case in CASES}) == 150


def test_the_notice_of_the_demo_library_moves_and_adds() -> None:
    notice = noticed()
    assert notice.moved == ("8月15日", "8月31日")
    assert notice.number in {str(indicator.number) for indicator in INDICATORS}
    answer = gold(_asked("indicator", number=notice.number, fields=("evidence",)))
    assert answer.items is not None
    assert answer.items[-1] == notice.item
