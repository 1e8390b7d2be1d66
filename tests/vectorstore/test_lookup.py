"""Indicators by number, name, unit, deadline and evidence."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from ingest.model import Indicator
from tests.vectorstore.readings import ROOT, Store, on, reading, row
from vectorstore.lookup import IndicatorTables, Lookup
from vectorstore.lookup.wording import unit_key, units_named
from vectorstore.model import EVERYTHING_OPEN, OPEN

ROWS = [
    row("36", "权责清单动态调整", 2, lead="县委编办", joint="各执法单位", evidence="清单；公告"),
    row(
        "37",
        "重大行政决策合法性审查",
        3,
        lead="县司法局",
        joint="县政府办、县市场监管局",
        evidence="年度重大行政决策事项目录；合法性审查意见书；专家论证意见",
        deadline="8月15日",
    ),
    row("38", "重大行政决策公众参与", 4, lead="县政府办", evidence="公告；公众参与记录"),
    row("39", "行政规范性文件合法性审核", 5, lead="示例县司法局（牵头）", deadline="6月30日"),
]
NEW = {"title": "任务分解表", "authority": "任务分解表", "level": "县"}


def table(source: str, rows: list[Indicator] = ROWS, **attributes: Any) -> Any:
    return reading(source, (source,), rows=rows, **NEW | attributes)


@pytest.fixture
def tables(store: Store) -> IndicatorTables:
    store.put(table("2025.xlsx", edition="2025年"))
    return Lookup(store.catalog).within(OPEN)


def numbers(found: tuple[Indicator, ...]) -> list[str | None]:
    return [indicator.number for indicator in found]


def test_a_bare_number_means_the_current_table_of_the_own_level(store: Store) -> None:
    store.put(table("city.xlsx", level="市", title="市任务分解表", edition="2026年"))
    store.put(table("2024.xlsx", rows=[row("37", "旧")], edition="2024年"))
    mine = store.put(table("2025.xlsx", edition="2025年"))
    store.put(table("guide.docx", authority="标准指引", title="指引", edition="2026年"))
    found = Lookup(store.catalog).within(EVERYTHING_OPEN)
    assert found.default is not None
    assert found.default.document.id == mine
    assert [i.document for i in found.by_number("37")] == [mine]
    assert len(found.tables) == 4
    assert (found.default.title, found.default.edition, found.default.level) == (
        "任务分解表",
        "2025年",
        "县",
    )
    assert found.default.indicators == 4
    city = Lookup(store.catalog, own_level="市").within(OPEN)
    assert city.default is not None
    assert city.default.document.source == "city.xlsx"
    assert len(city.by_number("37", table=mine)) == 1


def test_without_a_task_table_every_table_is_searched(store: Store) -> None:
    store.put(table("a.docx", authority="标准指引", title="甲"))
    store.put(table("b.docx", authority="指标体系", title="乙"))
    found = Lookup(store.catalog).within(OPEN)
    assert found.default is None
    assert len(found.by_number("37")) == 2
    assert Lookup(store.catalog).within(OPEN).by_number("999") == ()


def test_names_in_full_in_part_and_nearly(tables: IndicatorTables) -> None:
    assert tables.by_name("重大行政决策 合法性审查")[0].how == "exact"
    assert tables.by_name("重大行政决策合法性审查")[0].score == 1.0
    asked = tables.by_name("请问重大行政决策合法性审查要哪些材料")
    assert (asked[0].indicator.number, asked[0].how) == ("37", "contained")
    half = tables.by_name("合法性审查")
    assert (half[0].indicator.number, half[0].how) == ("37", "contained")
    assert tables.by_name("重大决策合法审查")[0].indicator.number == "37"
    assert {c.indicator.number for c in tables.by_name("重大行政决策")} == {"37", "38"}
    assert tables.by_name("食堂几点开饭") == ()
    assert tables.by_name("？！") == ()


def test_units_by_role(tables: IndicatorTables) -> None:
    assert numbers(tables.by_unit(["示例县司法局"])) == ["37", "39"]
    assert numbers(tables.by_unit(["司法局"], "lead")) == ["37", "39"]
    assert numbers(tables.by_unit(["县市场监管局"], "joint")) == ["37"]
    assert numbers(tables.by_unit(["县市场监管局"], "lead")) == []
    assert numbers(tables.by_unit(["县政府办", "县委编办"])) == ["36", "37", "38"]
    assert numbers(tables.by_unit(["市司法局"])) == []


def test_deadlines_are_read_by_the_caller(tables: IndicatorTables) -> None:
    days = {"37": on("2025-08-15"), "39": on("2025-06-30")}

    def due(indicator: Indicator) -> date | None:
        return days.get(indicator.number or "")

    assert numbers(tables.due_before(on("2025-08-15"), due)) == ["39", "37"]
    assert numbers(tables.due_before(on("2025-08-14"), due)) == ["39"]


def test_evidence_words_stand_in_one_entry(tables: IndicatorTables) -> None:
    assert numbers(tables.needing(["审查", "意见书"])) == ["37"]
    assert numbers(tables.needing(["公告"])) == ["36", "38"]
    assert numbers(tables.needing(["目录", "意见书"])) == []
    assert numbers(tables.needing([])) == []


def test_the_tables_follow_the_catalog(store: Store) -> None:
    lookup = Lookup(store.catalog)
    assert lookup.within(OPEN).everywhere() == []
    store.put(table("2025.xlsx", edition="2025年"))
    first = lookup.within(OPEN)
    assert len(first.everywhere()) == 4
    assert lookup.within(OPEN) is first
    store.library.withdraw(ROOT, "2025.xlsx")
    assert lookup.within(OPEN).everywhere() == []


def test_a_hundred_rows_take_well_under_a_millisecond(store: Store) -> None:
    rows = [row(str(n), f"第{n}类事项合法性审查", n, lead="县司法局") for n in range(1, 105)]
    store.put(table("2025.xlsx", rows))
    tables = Lookup(store.catalog).within(OPEN)
    started = time.perf_counter()
    for n in range(1, 101):
        assert tables.by_number(str(n))
    assert (time.perf_counter() - started) / 100 < 0.001


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("示例县市场监督管理局", "市场监督管理局", True),
        ("示例县司法局", "县司法局", True),
        ("示例县司法局", "示例市司法局", False),
        ("示例县委宣传部", "县委宣传部", True),
        ("示例县委宣传部", "宣传部", True),
        ("城关镇人民政府", "城关镇", True),
        ("新街街道办事处", "新街街道", True),
        ("示例市示例区司法局", "区司法局", True),
        ("县委办公室", "县政府办公室", False),
    ],
)
def test_when_two_names_are_one_unit(one: str, other: str, same: bool) -> None:
    assert unit_key(one).matches(unit_key(other)) is same


def test_the_units_of_a_cell() -> None:
    assert units_named(["牵头单位：县司法局、县财政局\n县政府办（配合）；各乡镇（街道）"]) == (
        "县司法局",
        "县财政局",
        "县政府办",
        "各乡镇(街道)",
    )
