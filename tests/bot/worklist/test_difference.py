"""What changed between two editions: complete, mirrored, every row accounted for exactly once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.worklist.board import Board, plain
from bot.worklist.difference import Difference, RowChange, difference
from bot.worklist.difference_table import change_lines, rows_of
from bot.worklist.register import TaskTable
from bot.worklist.unit_difference import called_in, unit_difference
from ingest.model import Document, Indicator, Item, Locator, Slot
from samples.content import indicators_2025, table_2024
from samples.content.model import Added, Dropped
from tests.bot.demo_tables import county, demo_register

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "difference_demo.txt"
NAMES = ("权责清单公布", "权责清单动态调整", "执法公示", "执法案卷评查", "行政调解", "年度报告公开")
TEXTS = ("每年公布一次", "不少于两次", "结果向社会公布", "")
UNITS = ("示例县司法局", "示例县财政局", "示例县数据局")
ITEMS = ("会议纪要", "公示截图", "工作总结")


def table(name: str, rows: list[tuple[str, str, str, tuple[str, ...]]]) -> TaskTable:
    """A table of rows (name, requirement, lead, evidence items), numbered from 1."""
    document = Document(name, "表", f"{name}.xlsx", name, edition=name, authority="任务分解表")
    board = Board({document.id: document}, (), lambda: 2025)

    def slot(row: int, column: str, *parts: str) -> Slot:
        where = Locator(1, row=row, cell=f"{column}{row}")
        return Slot("；".join(parts), tuple(Item(p, where) for p in parts if p), where)

    indicators = tuple(
        Indicator(
            f"{name}-{n}", name, 1, n, str(n), (), title, Locator(1, row=n),
            requirement=slot(n, "C", text), lead=slot(n, "D", lead), evidence=slot(n, "E", *items),
        )
        for n, (title, text, lead, items) in enumerate(rows, 1)
    )  # fmt: skip
    return TaskTable(document, indicators, lambda text: (text,), board)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(TEXTS),
        st.sampled_from(UNITS),
        st.lists(st.sampled_from(ITEMS), unique=True, max_size=3).map(tuple),
    ),
    max_size=7,
)


def sides(found: Difference) -> set[tuple[str | None, str | None]]:
    """The ids of both sides of every row."""
    return {
        (r.before.id if r.before else None, r.after.id if r.after else None) for r in found.rows
    }


def told(row: RowChange) -> object:
    """What a row says, so that two comparisons can be held against each other."""
    changes = {
        (f.name, f.before.value, f.after.value, f.only_names,
         tuple(e.item.text for e in f.removed), tuple(e.item.text for e in f.added))
        for f in row.fields
    }  # fmt: skip
    return row.before and row.before.id, row.after and row.after.id, row.renamed, frozenset(changes)


@given(ROWS)
def test_a_table_does_not_differ_from_itself(
    rows: list[tuple[str, str, str, tuple[str, ...]]],
) -> None:
    one = table("2025", rows)
    found = difference(one, one)
    assert all(row.kind == "same" and row.before is row.after for row in found.rows)
    assert len(found.rows) == len(rows)


@given(ROWS, ROWS)
def test_every_row_of_both_tables_stands_in_exactly_one_change(
    old: list[tuple[str, str, str, tuple[str, ...]]],
    new: list[tuple[str, str, str, tuple[str, ...]]],
) -> None:
    before, after = table("2024", old), table("2025", new)
    found = difference(before, after)
    olds = Counter(row.before.id for row in found.rows if row.before)
    news = Counter(row.after.id for row in found.rows if row.after)
    assert olds == Counter(row.id for row in before.indicators)
    assert news == Counter(row.id for row in after.indicators)
    assert [row.after for row in found.rows if row.after] == list(after.indicators)


@given(ROWS, ROWS)
def test_the_other_way_round_is_the_mirror_image(
    old: list[tuple[str, str, str, tuple[str, ...]]],
    new: list[tuple[str, str, str, tuple[str, ...]]],
) -> None:
    before, after = table("2024", old), table("2025", new)
    found, mirrored = difference(before, after), difference(after, before)
    assert {(b, a) for a, b in sides(mirrored)} == sides(found)
    assert mirrored.unit_names == {new: old for old, new in found.unit_names.items()}
    turned = [
        RowChange(
            row.after, row.before,
            tuple(replace(f, before=f.after, after=f.before, added=f.removed, removed=f.added)
                  for f in row.fields),
        )
        for row in mirrored.rows
    ]  # fmt: skip
    assert {told(row) for row in turned} == {told(row) for row in found.rows}


@given(ROWS)
def test_rows_of_equal_names_stand_for_each_other_wherever_they_moved(
    rows: list[tuple[str, str, str, tuple[str, ...]]],
) -> None:
    one, other = table("2024", rows), table("2025", list(reversed(rows)))
    assert not difference(one, other).of("added", "dropped")


def test_the_demo_tables_differ_as_they_were_written() -> None:
    found = difference(county(2024), county(2025))
    written = table_2024.DIFFERENCES
    assert {r.indicator.name for r in found.of("added")} == {
        change.name for change in written if isinstance(change, Dropped)
    }
    assert {r.indicator.name for r in found.of("dropped")} == {
        change.row.name for change in written if isinstance(change, Added)
    }
    assert found.unit_names == {old: new for new, old in table_2024.RENAMED.items()}
    assert len(found.rows) == len(indicators_2025.INDICATORS) + len(found.of("dropped"))


def test_the_changes_of_the_demo_tables_line_by_line() -> None:
    found = difference(county(2024), county(2025))
    lines = [
        "　|　".join((line.indicator, line.change, line.before, line.after)).replace("\n", "⏎")
        for line in change_lines(demo_register(), rows_of(found))
    ]
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_a_value_that_a_notice_changed_is_compared_as_it_stands_in_force() -> None:
    found = difference(county(2024), county(2025))
    [row] = [r for r in found.rows if plain(r.indicator.name) == "重大行政决策合法性审查"]
    change = row.field("deadline")
    assert change is not None
    assert (change.before.value, change.after.value) == ("9月10日", "8月31日")
    assert change.after.replacement is not None
    assert "补充通知" in change.after.replacement.source.title


def test_what_a_unit_gained_and_lost_follows_its_new_name() -> None:
    found = difference(county(2024), county(2025))
    apart = unit_difference(found, "示例县行政审批服务局", "lead")
    assert [moved.row.indicator.name for moved in apart.gained] == ["一件事一次办集成服务"]
    assert apart.lost == ()
    assert apart.called == "示例县政务服务管理办公室"
    register = demo_register()
    assert called_in(register, county(2024), "示例县数据局") == "示例县大数据发展中心"
    assert called_in(register, county(2025), "示例县数据局") == "示例县数据局"


def test_a_column_that_one_table_lacks_is_named_and_not_compared() -> None:
    old = table("2024", [("执法公示", "每年公布一次", "示例县司法局", ("公示截图",))])
    new = table("2025", [("执法公示", "", "示例县司法局", ("公示截图",))])
    bare = replace(new, indicators=tuple(replace(i, lead=None) for i in new.indicators))
    found = difference(old, bare)
    assert found.absent == ("lead",)
    [row] = found.rows
    assert [change.name for change in row.fields] == ["requirement"]
