"""The demo library's content: what every table must hold before files are built from it."""

import re
from collections import Counter

from samples.content import city_table, indicators_2025, table_2024
from samples.content.model import SAME_AS_ABOVE, Added, Altered, Dropped, Indicator
from samples.content.units import COLLECTIVE, DEPARTMENTS, TOWNS

NOW = indicators_2025.INDICATORS
BEFORE = table_2024.INDICATORS
MARKS = re.compile(r"[①-⑨]|(?m:^|(?<=[；。 ]))(?:\d[.、]|（\d）|[一二三四]是)")


def named(name: str, table: tuple[Indicator, ...] = NOW) -> Indicator:
    return next(indicator for indicator in table if indicator.name == name)


def known_leads() -> set[str]:
    return {unit.name for unit in (*DEPARTMENTS, *TOWNS)}


def test_the_table_is_as_large_as_a_real_one() -> None:
    assert len(NOW) >= 104
    assert [indicator.number for indicator in NOW] == list(range(1, len(NOW) + 1))
    assert len(indicators_2025.GROUPS) == 9
    for group in indicators_2025.GROUPS:
        assert 3 <= len(group.sections) <= 5


def test_names_are_distinct_and_of_a_natural_length() -> None:
    assert [name for name, n in Counter(i.name for i in NOW).items() if n > 1] == []
    assert [i.name for i in NOW if not 6 <= len(i.name) <= 20] == []
    assert len({i.row.requirement for i in NOW}) == len(NOW)


def test_evidence_has_three_to_nine_items_but_for_the_blank_and_the_single() -> None:
    sizes = Counter(len(indicator.items) for indicator in NOW)
    assert sizes[0] == 1
    assert sizes[1] == 1
    assert set(sizes) == {0, 1, *range(3, 10)}
    cells = Counter(indicator.row.evidence.cell for indicator in NOW)
    assert cells[""] == 1
    assert cells[SAME_AS_ABOVE] == 2
    assert sum("不涉及的单位出具说明" in indicator.items for indicator in NOW) == 1


def test_a_cell_holds_its_items_in_order_and_nothing_else_but_marks() -> None:
    for evidence in (
        *(i.row.evidence for i in (*NOW, *BEFORE)),
        *(r.proof for r in city_table.ROWS),
    ):
        rest, at = [], 0
        for item in evidence.items:
            found = evidence.cell.index(item, at)
            rest.append(evidence.cell[at:found])
            at = found + len(item)
        rest.append(evidence.cell[at:])
        if evidence.cell != SAME_AS_ABOVE:
            assert re.fullmatch(r"[①-⑨\d.、（）；。\s一二三四五六七八九是]*", "".join(rest)), (
                evidence.cell
            )


def test_every_notation_occurs() -> None:
    cells = [indicator.row.evidence.cell for indicator in NOW]
    for start in ("①", "1. ", "1.", "1、", "（1）", "一是"):
        assert any(cell.startswith(start) for cell in cells), start
    unmarked = [cell for cell in cells if not MARKS.search(cell)]
    assert any("；" in cell for cell in unmarked)
    assert any("\n" in cell and "；" not in cell for cell in unmarked)
    items = [item for indicator in NOW for item in indicator.items]
    for inner in ("、", "，", "（", "《"):
        assert any(inner in item for item in items), inner


def test_leads_are_units_of_the_county_and_merges_are_filled() -> None:
    assert sum(indicator.row.lead_continues for indicator in NOW) >= 5
    for indicator in NOW:
        assert set(indicator.lead.split("、")) <= known_leads(), indicator
        assert bool(indicator.row.lead) != indicator.row.lead_continues
    assert any("、" in indicator.lead for indicator in NOW)


def test_joined_units_are_units_or_words_for_many() -> None:
    words = known_leads() | set(COLLECTIVE)
    drafters = {"决策承办单位", "决策执行单位", "文件起草部门"}
    for indicator in NOW:
        assert set(indicator.row.joined.split("、")) <= words | drafters, indicator


def test_units_belong_to_the_example_county() -> None:
    assert len(DEPARTMENTS) >= 25
    assert sum("街道" in unit.name for unit in TOWNS) == 1
    for unit in (*DEPARTMENTS, *TOWNS):
        assert all(name.startswith("示例县") for name in (unit.name, *unit.short, *unit.former))


def test_deadlines_are_written_in_every_way() -> None:
    deadlines = {indicator.row.deadline for indicator in NOW}
    forms = {"8月底前", "2025年8月31日", "每季度末", "长期坚持", "6月30日", "全年", "11月底前"}
    assert forms <= deadlines


def test_indicator_37_is_the_one_of_the_worked_example() -> None:
    indicator = NOW[36]
    assert indicator.number == 37
    assert indicator.name == "重大行政决策合法性审查"
    assert indicator.lead == "示例县司法局"
    assert indicator.row.deadline == "8月15日"
    assert indicator.items == (
        "年度重大行政决策事项目录",
        "合法性审查意见书",
        "公众参与记录",
        "专家论证意见",
        "风险评估报告",
        "集体讨论会议纪要",
    )


def test_last_year_differs_as_written() -> None:
    names_now, names_before = {i.name for i in NOW}, {i.name for i in BEFORE}
    assert len(table_2024.DIFFERENCES) >= 12
    for change in table_2024.DIFFERENCES:
        match change:
            case Dropped(name):
                assert name in names_now - names_before
            case Added(after, row):
                assert after in names_now
                assert row.name in names_before - names_now
            case Altered(name, earlier_name):
                before = named(earlier_name or name, BEFORE)
                assert before.row != named(name).row
    assert named("重大行政决策合法性审查", BEFORE).number == 36
    assert not any("2025" in f"{i.row}" for i in BEFORE)
    cells = "".join(i.lead + i.row.joined for i in BEFORE)
    for name, former in table_2024.RENAMED.items():
        assert name not in cells
        assert former in cells


def test_the_city_numbers_its_own_forty() -> None:
    assert [row.number for row in city_table.ROWS] == list(range(1, 41))
    assert len({row.content for row in city_table.ROWS}) == 40
    assert not {row.content for row in city_table.ROWS} & {i.name for i in NOW}
    assert city_table.ROWS[36].content != NOW[36].name
