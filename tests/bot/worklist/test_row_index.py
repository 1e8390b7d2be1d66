"""Which row a name, half a name or a paraphrase means."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.worklist.row_index import RowIndex
from ingest.model import Indicator
from tests.bot.task_table import INDICATORS

ROWS = RowIndex(INDICATORS)


def numbers(*texts: str, index: RowIndex = ROWS, **weights: float) -> list[str | None]:
    """The numbers of the rows that these texts may mean, best first."""
    found = index.match({**dict.fromkeys(texts, 1.0), **weights})
    return [match.indicator.number for match in found]


def test_a_whole_name_stands_in_a_text() -> None:
    found = ROWS.contained("请问：规范性文件，定期清理谁牵头？重大决策后评估呢")
    assert [i.number for i in found] == ["3", "5"]
    assert ROWS.contained("规范性文件清理") == []


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: str(row.number))
def test_every_row_is_found_by_its_name(row: Indicator) -> None:
    """Also 证明事项告知承诺清单管理, whose name holds a word that a question may leave out."""
    best = ROWS.match({row.name: 1.0})[0]
    assert best.indicator is row
    assert best.contained
    assert best.told == pytest.approx(1)
    assert best.named == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("规范性文件清理", "3"),
        ("首违不罚", "7"),
        ("培训", "6"),
        ("败诉", "9"),
        ("决策评估", "5"),
        ("告知承诺", "2"),
        ("调解员", "10"),
    ],
)
def test_half_a_name(text: str, number: str) -> None:
    assert numbers(text)[0] == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("新进人员上岗不少于六十学时", "6"),
        ("六十日内答复来信人", "11"),
        ("影响经营主体的政策出台前", "4"),
        ("执法车辆喷涂", "8"),
        ("在政府网站公开", "12"),
    ],
)
def test_the_requirement_in_other_words(text: str, number: str) -> None:
    assert numbers(text)[0] == number


def test_a_name_tells_more_than_a_requirement_and_that_more_than_evidence() -> None:
    name, requirement, evidence = (ROWS.match({w: 1.0})[0] for w in ("败诉", "喷涂", "聘用合同"))
    assert name.told > requirement.told > evidence.told
    assert evidence.indicator.number == "10"


def test_a_part_of_a_name_is_contained_only_when_it_is_long_enough() -> None:
    assert ROWS.match({"首违不罚": 1.0})[0].contained
    assert not ROWS.match({"首违": 1.0})[0].contained


def test_other_wordings_are_tried() -> None:
    def staff(text: str) -> Iterator[str]:
        yield text
        yield text.replace("打输的官司", "败诉案件")

    assert numbers("打输的官司") == []
    assert numbers("打输的官司", index=RowIndex(INDICATORS, staff))[0] == "9"


def test_a_clause_of_less_weight_yields() -> None:
    first = numbers(败诉案件剖析=1.0, 专职调解员配备=0.5)
    second = numbers(败诉案件剖析=0.5, 专职调解员配备=1.0)
    assert first[:2] == ["9", "10"]
    assert second[:2] == ["10", "9"]


@given(st.text(st.sampled_from("鲲鹏鹦鹉玫瑰琵琶葡萄蜻蜓"), max_size=8))
def test_words_that_no_row_holds_do_not_change_the_order(unknown: str) -> None:
    known = [m.indicator.number for m in ROWS.match({"执法人员的公开评估": 1.0}, 20)]
    found = ROWS.match({f"执法人员的公开评估{unknown}": 1.0}, 20)
    assert [match.indicator.number for match in found] == known


def test_words_that_no_row_holds_make_a_match_less_sure() -> None:
    sure, less = (ROWS.match({w: 1.0})[0].told for w in ("败诉案件剖析", "败诉案件剖析鹦鹉琵琶"))
    assert 0 < less < sure


@given(st.text(st.sampled_from("执法人员培训公开评估清单报告鹦鹉的 ，"), max_size=16))
def test_shares_are_parts_of_one_and_rows_come_once_best_first(text: str) -> None:
    found = ROWS.match({text: 1.0}, 20)
    assert all(0 < match.told <= 1.000001 and 0 <= match.named <= 1.000001 for match in found)
    assert len({match.indicator.id for match in found}) == len(found)
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["", "的", "，", "鹦鹉", "什么"])
def test_nothing_known_means_no_row(text: str) -> None:
    assert numbers(text) == []


def test_only_as_many_as_asked_for() -> None:
    assert len(ROWS.match({"执法人员公开评估清单": 1.0}, 2)) == 2
    assert RowIndex([]).match({"培训": 1.0}) == []
